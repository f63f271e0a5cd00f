package api

import (
	"context"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// ReviewQueue resolves the claims that are least certain.
func (q queryFields) ReviewQueue(
	ctx context.Context, filter *view.ClaimFilter, first *int, after *string, last *int, before *string,
) (*view.ClaimConnection, error) {
	where, err := claimsWhere(filter)
	if err != nil {
		return nil, err
	}
	where.Filter.WithoutSeeds = true
	p, err := paging{first, after, last, before}.pager(ctx, "reviewQueue")
	if err != nil {
		return nil, err
	}
	pages, err := graph.ClaimsWhere(ctx, load(ctx).store, graph.ClaimQuery{Order: graph.LeastCertain, Window: p.window}, where)
	if err != nil {
		return nil, fmt.Errorf("list the least certain claims: %w", err)
	}
	c := claimConnection(p, pages[0])
	return &c, nil
}
