package sqlite

import (
	"context"
	"encoding/json"
	"reflect"
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

const (
	// amongTables finds edges by both ends, both among the numbers of one list.
	amongTables = `json_each(?) p CROSS JOIN edge e INDEXED BY edge_pair ON e.subject = p.value
		AND e.object IN (SELECT value FROM json_each(?))`
	// sqlAmong lists their numbers in one row; a node that is no subject of any edge is no reason to look for objects.
	sqlAmong = `SELECT json_group_array(e.id) FROM ` + amongTables + `
		WHERE EXISTS (SELECT 1 FROM edge x WHERE x.subject = p.value)`
	sqlTheseEdges = `SELECT ` + edgeColumns + `, e.id FROM json_each(?) i CROSS JOIN edge e ON e.id = i.value`
)

// edgesAmong answers such a query with one search: an edge stands on the pages of both of its ends, and is found once.
func edgesAmong(ctx context.Context, c *conn, m *moment, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	numbers, err := numbersOf(ctx, c, q.OfNodes)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(q.OfNodes))
	for i, id := range q.OfNodes {
		at[id] = i
	}
	out := make([]graph.Page[graph.Edge], len(q.OfNodes))
	each := func(e graph.Edge) {
		for _, end := range []string{e.Subject, e.Object} {
			out[at[end]].Items = append(out[at[end]].Items, e)
		}
	}
	if reflect.DeepEqual(q.Filter, graph.ClaimFilter{Others: q.Filter.Others}) {
		err = plainAmong(ctx, c, m, numbers, each)
	} else {
		err = filteredAmong(ctx, c, q.Filter, numbers, each)
	}
	if err != nil {
		return nil, err
	}
	for i := range out {
		sortEdges(out[i].Items, q.Order)
		out[i].Positions = make([]graph.Position, len(out[i].Items))
		for j := range out[i].Items {
			out[i].Positions[j] = edgePosition(q.Order, &out[i].Items[j])
		}
	}
	return out, nil
}

// plainAmong finds the edges that no filter narrows. Their numbers stand in an index; those read of late are in memory.
func plainAmong(ctx context.Context, c *conn, m *moment, nodes []int64, each func(graph.Edge)) error {
	var ids []int64
	err := c.query(ctx, sqlAmong, []any{list(nodes), list(nodes)}, func(r row) error {
		return json.Unmarshal([]byte(r.text(0)), &ids)
	})
	if err != nil {
		return err
	}
	counted := func(_ int64, e graph.Edge) {
		if e.Claims > 0 {
			each(e)
		}
	}
	missing := m.edges.get(ids, counted)
	if len(missing) == 0 {
		return nil
	}
	return c.query(ctx, sqlTheseEdges, []any{list(missing)}, func(r row) error {
		e, err := edgeOf(r)
		if err == nil {
			m.edges.put(r.int64(edgeWidth), e)
			counted(0, e)
		}
		return err
	})
}

func filteredAmong(ctx context.Context, c *conn, f graph.ClaimFilter, nodes []int64, each func(graph.Edge)) error {
	sel := edgeSelection(amongTables, f)
	sel.fromArgs = []any{list(nodes), list(nodes)}
	sql, args := sel.statement(sel.columns)
	return c.query(ctx, sql, args, func(r row) error {
		e, err := edgeOf(r)
		if err == nil {
			each(e)
		}
		return err
	})
}
