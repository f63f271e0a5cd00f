package api

import (
	"context"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Search resolves the search box.
func (q queryFields) Search(ctx context.Context, text string, types []graph.EntityType, first int) ([]graph.Hit, error) {
	hits, err := graph.Search(ctx, load(ctx).store, graph.SearchQuery{Text: text, Types: types, Limit: first})
	return listOf(hits), err
}

// Version resolves what answers.
func (q queryFields) Version(ctx context.Context) (*view.Version, error) {
	v, err := load(ctx).store.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store's version: %w", err)
	}
	return &view.Version{Program: q.program, Graph: v}, nil
}
