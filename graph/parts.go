package graph

import (
	"context"
	"fmt"
	"slices"
)

// PartsQuery asks for the tree of what belongs to an organisation or method.
type PartsQuery struct {
	Of     string
	Depth  int         // levels, 1 to MaxPartsDepth
	Filter ClaimFilter // without Predicates, Direction, OtherTypes and Others
	Limit  int         // parts at most, 1 to MaxNeighbourhood
}

// MaxPartsDepth bounds the levels of a tree of parts.
const MaxPartsDepth = 5

// Part is one node of the tree below the whole that was asked for.
type Part struct {
	ID     string
	Parent string // id: the whole itself or another part
	Depth  int    // 1: directly part of the whole
	Edge   Edge   // PART_OF from ID to Parent
}

// Validate checks the query. Errors: ErrInvalid.
func (q PartsQuery) Validate() error {
	switch {
	case q.Of == "":
		return Invalidf("parts: no whole")
	case q.Depth < 1 || q.Depth > MaxPartsDepth:
		return Invalidf("parts: depth %d is not in 1..%d", q.Depth, MaxPartsDepth)
	case q.Limit < 1 || q.Limit > MaxNeighbourhood:
		return Invalidf("parts: %d parts are not in 1..%d", q.Limit, MaxNeighbourhood)
	case q.Filter.needsNode() || len(q.Filter.Predicates) > 0:
		return Invalidf("parts: predicates, direction, other types and others don't apply")
	}
	return q.Filter.Validate()
}

// Parts returns what is PART_OF a whole, level by level, each part once, at the first whole that it is met at; in a level by the
// order of the wholes, then most claims first. It reads the store once a level. Errors: ErrInvalid.
func Parts(ctx context.Context, s Store, q PartsQuery) ([]Part, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	filter := q.Filter
	filter.Predicates, filter.Direction = []Predicate{PartOf}, Incoming
	seen := map[string]bool{q.Of: true}
	var out []Part
	for depth, level := 1, []string{q.Of}; depth <= q.Depth && len(level) > 0 && len(out) < q.Limit; depth++ {
		pages, err := s.Edges(ctx, EdgeQuery{OfNodes: level, Filter: filter, Window: Window{Limit: q.Limit}})
		if err != nil {
			return nil, fmt.Errorf("parts of %s: %w", q.Of, err)
		}
		var next []string
		for i, page := range pages {
			for _, e := range page.Items {
				if seen[e.Subject] {
					continue
				}
				seen[e.Subject] = true
				next = append(next, e.Subject)
				out = append(out, Part{ID: e.Subject, Parent: level[i], Depth: depth, Edge: e})
			}
		}
		level = next
	}
	return slices.Clip(out[:min(q.Limit, len(out))]), nil
}
