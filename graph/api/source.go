package api

import (
	"context"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Sources resolves the list of sources.
func (q queryFields) Sources(
	ctx context.Context, first *int, after *string, last *int, before *string,
) (*view.SourceConnection, error) {
	p, err := paging{first, after, last, before}.pager(ctx, "sources")
	if err != nil {
		return nil, err
	}
	page, err := load(ctx).store.Sources(ctx, graph.SourceQuery{Window: p.window})
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	var c view.SourceConnection
	c.Edges, c.Connection = edgesOf(p, page, func(at string, s graph.SourceRecord) view.SourceEdge {
		return view.SourceEdge{Cursor: at, Node: s}
	})
	return &c, nil
}

// ID resolves the global id of a source.
func (sourceFields) ID(_ context.Context, s *graph.SourceRecord) (string, error) {
	return sourcePrefix + s.ID, nil
}
