package sqlite

import (
	"context"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// among reports whether a query asks for all edges between nodes of one set, whole lists without a window.
func among(q graph.EdgeQuery) bool {
	if len(q.OfNodes) < 2 || len(q.OfNodes) != len(q.Filter.Others) || q.Window != (graph.Window{}) {
		return false
	}
	if q.Filter.Direction != graph.Both || len(q.Filter.OtherTypes) > 0 {
		return false
	}
	of, others := slices.Sorted(slices.Values(q.OfNodes)), slices.Sorted(slices.Values(q.Filter.Others))
	return slices.Equal(of, others) && len(slices.Compact(of)) == len(others)
}

// amongTables finds edges by both ends, both among the numbers of one list.
const amongTables = `json_each(?) p CROSS JOIN edge e INDEXED BY edge_pair ON e.subject = p.value
	AND e.object IN (SELECT value FROM json_each(?))`

// edgesAmong answers such a query with one statement: an edge stands on the pages of both of its ends, and is found once.
func edgesAmong(ctx context.Context, c *conn, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	numbers, err := numbersOf(ctx, c, q.OfNodes)
	if err != nil {
		return nil, err
	}
	sel := edgeSelection(amongTables, q.Filter)
	sel.fromArgs = []any{list(numbers), list(numbers)}
	out := make([]graph.Page[graph.Edge], len(q.OfNodes))
	at := make(map[string]int, len(q.OfNodes))
	for i, id := range q.OfNodes {
		at[id] = i
	}
	sql, args := sel.statement(sel.columns)
	err = c.query(ctx, sql, args, func(r row) error {
		e, err := edgeOf(r)
		if err != nil {
			return err
		}
		for _, end := range []string{e.Subject, e.Object} {
			out[at[end]].Items = append(out[at[end]].Items, e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		sortEdges(out[i].Items, q.Order)
		for j := range out[i].Items {
			out[i].Positions = append(out[i].Positions, edgePosition(q.Order, &out[i].Items[j]))
		}
	}
	return out, nil
}
