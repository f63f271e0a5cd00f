package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// MatrixQuery asks who works with whom.
type MatrixQuery struct {
	Types  []NodeType  // of both ends; empty: all
	Filter ClaimFilter // without Predicates, SubjectTypes, ObjectTypes, Direction, OtherTypes and Others
	Limit  int         // members at most, 1 to MaxHits
}

// Matrix is a symmetric matrix: the weight of two members is the claims of the edge that joins them.
type Matrix struct {
	Members   []MatrixMember // most claims first, then by id
	Cells     []MatrixCell   // by row, then column; each pair once, Row < Column
	Truncated bool           // collaborations of further members were left out
}

// MatrixMember is a row and column of a [Matrix]; its figures speak of all collaborations that pass the filter.
type MatrixMember struct {
	ID       string
	Partners int
	Claims   int
}

// MatrixCell is where a row and a column meet.
type MatrixCell struct {
	Row    int // place in Members
	Column int
	Edge   Edge
}

// Validate checks the query. Errors: ErrInvalid.
func (q MatrixQuery) Validate() error {
	switch {
	case q.Limit < 1 || q.Limit > MaxHits:
		return Invalidf("collaborations: %d members are not in 1..%d", q.Limit, MaxHits)
	case q.Filter.needsNode() || len(q.Filter.Predicates)+len(q.Filter.SubjectTypes)+len(q.Filter.ObjectTypes) > 0:
		return Invalidf("collaborations: predicates and types of the ends don't apply")
	}
	return q.Filter.Validate()
}

// Collaborations returns the matrix of COLLABORATES_WITH among the members that most claims speak of.
// Errors: ErrInvalid; ErrFull for more than 50,000 collaborations.
func Collaborations(ctx context.Context, s Store, q MatrixQuery) (Matrix, error) {
	if err := q.Validate(); err != nil {
		return Matrix{}, err
	}
	filter := q.Filter
	filter.Predicates, filter.SubjectTypes, filter.ObjectTypes = []Predicate{CollaboratesWith}, q.Types, q.Types
	edges, err := allEdges(ctx, s, filter)
	if err != nil {
		return Matrix{}, fmt.Errorf("collaborations: %w", err)
	}
	m := Matrix{Members: membersOf(edges)}
	m.Truncated = len(m.Members) > q.Limit
	m.Members = m.Members[:min(q.Limit, len(m.Members))]
	place := map[string]int{}
	for i, member := range m.Members {
		place[member.ID] = i
	}
	for _, e := range edges {
		a, known := place[e.Subject]
		b, other := place[e.Object]
		if known && other && a != b {
			m.Cells = append(m.Cells, MatrixCell{Row: min(a, b), Column: max(a, b), Edge: e})
		}
	}
	slices.SortFunc(m.Cells, func(a, b MatrixCell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return m, nil
}

// membersOf returns the ends of symmetric edges, most claims first.
func membersOf(edges []Edge) []MatrixMember {
	byID := map[string]*MatrixMember{}
	for _, e := range edges {
		for _, id := range []string{e.Subject, e.Object} {
			if byID[id] == nil {
				byID[id] = &MatrixMember{ID: id}
			}
			byID[id].Partners++
			byID[id].Claims += e.Claims
		}
	}
	out := make([]MatrixMember, 0, len(byID))
	for _, m := range byID {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b MatrixMember) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// maxAnalysed bounds the edges that one analysis reads.
const maxAnalysed = 50_000

// allEdges returns all edges that pass a filter, by id. Errors: ErrFull for more than maxAnalysed.
func allEdges(ctx context.Context, s Store, filter ClaimFilter) ([]Edge, error) {
	pages, err := s.Edges(ctx, EdgeQuery{Filter: filter, Order: ByEdgeID, Window: Window{Limit: maxAnalysed}})
	if err != nil {
		return nil, err
	}
	if pages[0].More {
		return nil, &Error{
			Kind: ErrFull, Detail: fmt.Sprintf("more than %d relations pass the filter", maxAnalysed),
			Remedy: "narrow predicates, types, period or confidence",
		}
	}
	return pages[0].Items, nil
}
