package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	// edgeTables is an edge with the nodes at its ends.
	edgeTables = `edge e CROSS JOIN node s ON s.id = e.subject CROSS JOIN node o ON o.id = e.object`
	// edgeColumns are what edgeOf reads, of edges as derived.
	edgeColumns = `s.name, e.predicate, o.name, -e.weight, e.confidence, e.modalities, e.first, e.last, e.roles, e.name`
	// edgeSums are the same, summed over the claims c that pass a filter.
	edgeSums = `s.name, e.predicate, o.name, count(*), max(c.confidence),
		max(c.modality = 0) + 2 * max(c.modality = 1) + 4 * max(c.modality = 2) + 8 * max(c.modality = 3) + 16 * max(c.modality = 4),
		coalesce(min(nullif(c.date, '')), ''), max(c.date), json_group_array(DISTINCT c.role) FILTER (WHERE c.role <> ''), e.name`
)

func edgeOf(r row) (graph.Edge, error) {
	e := graph.Edge{
		EdgeKey: graph.EdgeKey{Subject: r.text(0), Predicate: decode(predicates(), r.int(1)), Object: r.text(2)},
		Claims:  r.int(3), Confidence: r.int(4), First: graph.Date(r.text(6)), Last: graph.Date(r.text(7)),
	}
	for i, m := range modalities() {
		if r.int(5)>>i&1 == 1 {
			e.Modalities = append(e.Modalities, m)
		}
	}
	roles, ok := unpackList(r.blob(8))
	if summed, isText := r[8].(string); isText { // of a grouping
		ok = json.Unmarshal([]byte(summed), &roles) == nil
		slices.Sort(roles)
	}
	if !ok {
		return e, errDigest
	}
	if len(roles) > 0 {
		e.Roles = roles
	}
	return e, nil
}

// Edges implements [graph.Store].
func (s *Store) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Page[graph.Edge]
	err := s.read(ctx, func(ctx context.Context, c *conn) (err error) {
		out, err = perParent(ctx, c, q.OfNodes, func(node int64) (graph.Page[graph.Edge], error) {
			if node == 0 {
				return edgePage(ctx, c, edgeSelection(q.Filter, ""), q)
			}
			return edgesAt(ctx, c, q, node)
		})
		return err
	})
	return out, err
}

// edgesAt answers a page of the edges at a node. Those that leave it and those that come in are two lists, each in order by its
// index, which are merged here: no edge stands in both.
func edgesAt(ctx context.Context, c *conn, q graph.EdgeQuery, node int64) (graph.Page[graph.Edge], error) {
	var sides []graph.Page[graph.Edge]
	for _, side := range []struct {
		end, other string
		foreign    graph.Direction // the direction to which only symmetric edges of this side belong
	}{{"subject", "o", graph.Incoming}, {"object", "s", graph.Outgoing}} {
		sel := edgeSelection(q.Filter, side.other)
		sel.and("e."+side.end+" = ?", node)
		if q.Filter.Direction == side.foreign {
			sel.and("e.predicate IN " + symmetricPredicates)
		}
		p, err := edgePage(ctx, c, sel, q)
		if err != nil {
			return p, err
		}
		sides = append(sides, p)
	}
	return mergeEdges(sides[0], sides[1], q), nil
}

// edgeSelection selects edges. other is the end at which OtherTypes and Others are looked for: "s", "o" or "".
func edgeSelection(f graph.ClaimFilter, other string) *selection {
	q := &selection{columns: edgeColumns, from: edgeTables}
	if asDerived(f) {
		q.and("e.weight < 0")
	} else {
		q.columns = edgeSums
		q.from = edgeTables + " CROSS JOIN claim c ON c.edge = e.id"
		q.group = "e.id"
		narrowClaims(q, f)
	}
	narrowEdges(q, f)
	if other != "" && len(f.OtherTypes) > 0 {
		q.and(inList(other+".type"), list(codes(f.OtherTypes, codeOfType)))
	}
	if other != "" && len(f.Others) > 0 {
		end := map[string]string{"s": "e.subject", "o": "e.object"}[other]
		q.and(end+" IN (SELECT n.id FROM json_each(?) i CROSS JOIN node n ON n.name = i.value)", list(distinct(f.Others)))
	}
	return q
}

func edgePage(ctx context.Context, c *conn, sel *selection, q graph.EdgeQuery) (graph.Page[graph.Edge], error) {
	by := order{[]string{"e.weight", "e.name"}, byCount}
	if sel.group != "" {
		// Sums are known once the claims are grouped: the window is cut out of the grouped rows.
		sel = sel.nested()
		by.columns = []string{"-n", "name"}
	}
	if q.Order == graph.ByEdgeID {
		by = order{by.columns[1:], byID}
	}
	return page(ctx, c, sel, by, q.Window, func(r row) (graph.Edge, graph.Position, error) {
		e, err := edgeOf(r)
		return e, edgePosition(q.Order, &e), err
	})
}

// nested makes a grouped selection of edges the table from which another one selects.
func (q *selection) nested() *selection {
	text, args := q.statement(q.columns)
	return &selection{
		with:     "summed (subject, predicate, object, n, confidence, modalities, first, last, roles, name) AS (" + text + ")",
		withArgs: args, columns: "*", from: "summed",
	}
}

func edgePosition(o graph.EdgeOrder, e *graph.Edge) graph.Position {
	if o == graph.ByEdgeID {
		return graph.Position{ID: e.ID()}
	}
	return graph.Position{Key: strconv.Itoa(e.Claims), ID: e.ID()}
}

func mergeEdges(a, b graph.Page[graph.Edge], q graph.EdgeQuery) graph.Page[graph.Edge] {
	if len(a.Items) == 0 && !a.More {
		b.Total += a.Total
		return b
	}
	out := graph.Page[graph.Edge]{Items: append(a.Items, b.Items...), More: a.More || b.More, Total: a.Total + b.Total}
	slices.SortFunc(out.Items, func(x, y graph.Edge) int {
		byID := strings.Compare(x.ID(), y.ID())
		if q.Order == graph.ByEdgeID {
			return byID
		}
		return cmp.Or(cmp.Compare(y.Claims, x.Claims), byID)
	})
	if limit := q.Window.Limit; limit > 0 && len(out.Items) > limit {
		out.More = true
		if q.Window.Backward {
			out.Items = out.Items[len(out.Items)-limit:]
		} else {
			out.Items = out.Items[:limit]
		}
	}
	for i := range out.Items {
		out.Positions = append(out.Positions, edgePosition(q.Order, &out.Items[i]))
	}
	return out
}
