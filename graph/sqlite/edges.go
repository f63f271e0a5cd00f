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
	// edgeNodes joins the nodes at the ends of an edge, whose types a filter may ask.
	edgeNodes = ` CROSS JOIN node s ON s.id = e.subject CROSS JOIN node o ON o.id = e.object`
	// edgeColumns are what edgeOf reads, of edges as derived.
	edgeColumns = `e.name, -e.weight, e.confidence, e.modalities, e.first, e.last, e.roles`
	edgeWidth   = 7 // number of edgeColumns
	// edgeSums are the same, summed over the claims c that pass a filter.
	edgeSums = `e.name, count(*), max(c.confidence),
		max(c.modality = 0) + 2 * max(c.modality = 1) + 4 * max(c.modality = 2) + 8 * max(c.modality = 3) + 16 * max(c.modality = 4),
		coalesce(min(nullif(c.date, '')), ''), max(c.date), json_group_array(DISTINCT c.role) FILTER (WHERE c.role <> '')`
)

func edgeOf(r row) (graph.Edge, error) {
	key, ok := edgeKeyOf(r.text(0))
	if !ok {
		return graph.Edge{}, errDigest
	}
	e := graph.Edge{EdgeKey: key, Claims: r.int(1), Confidence: r.int(2), First: graph.Date(r.text(4)), Last: graph.Date(r.text(5))}
	for i, m := range modalities() {
		if r.int(3)>>i&1 == 1 {
			e.Modalities = append(e.Modalities, m)
		}
	}
	e.Modalities = slices.Clip(e.Modalities) // an answer may be shared: see moment
	roles, ok := unpackList(r.blob(6))
	if summed, isText := r[6].(string); isText { // of a grouping
		ok = json.Unmarshal([]byte(summed), &roles) == nil
		slices.Sort(roles)
	}
	if !ok {
		return e, errDigest
	}
	if len(roles) > 0 {
		e.Roles = slices.Clip(roles)
	}
	return e, nil
}

// edgeKeyOf takes the name of an edge apart; false when it is none. Ids hold no white space.
func edgeKeyOf(name string) (graph.EdgeKey, bool) {
	subject, rest, ok := strings.Cut(name, " ")
	predicate, object, fine := strings.Cut(rest, " ")
	return graph.EdgeKey{Subject: subject, Predicate: graph.Predicate(predicate), Object: object}, ok && fine
}

// Edges implements [graph.Store].
func (s *Store) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Page[graph.Edge]
	err := s.read(ctx, func(ctx context.Context, c *conn) (err error) {
		if among(q) {
			m, err := s.now(ctx, c)
			if err == nil {
				out, err = edgesAmong(ctx, c, m, q)
			}
			return err
		}
		others, err := numbersOf(ctx, c, q.Filter.Others)
		if err != nil {
			return err
		}
		out, err = perParent(ctx, c, q.OfNodes, func(node int64) (graph.Page[graph.Edge], error) {
			if node == 0 {
				return edgePage(ctx, c, edgeSelection("edge e", q.Filter), q)
			}
			return edgesAt(ctx, c, q, node, list(others))
		})
		return err
	})
	return out, err
}

// edgesAt answers a page of the edges at a node. Those that leave it and those that come in are two lists, each in order by its
// index, which are merged here: no edge stands in both. others is the list of the numbers of Others.
func edgesAt(ctx context.Context, c *conn, q graph.EdgeQuery, node int64, others string) (graph.Page[graph.Edge], error) {
	var sides []graph.Page[graph.Edge]
	for _, side := range []struct {
		end, other, otherNode string
		foreign               graph.Direction // the direction to which only symmetric edges of this side belong
	}{{"subject", "object", "o", graph.Incoming}, {"object", "subject", "s", graph.Outgoing}} {
		sel := edgeSelection("edge e", q.Filter)
		sel.and("e."+side.end+" = ?", node)
		if len(q.Filter.OtherTypes) > 0 {
			sel.and(inList(side.otherNode+".type"), list(codes(q.Filter.OtherTypes, codeOfType)))
		}
		if len(q.Filter.Others) > 0 {
			sel.and(inList("e."+side.other), others)
		}
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

// edgeSelection selects edges e of a table, by all of a filter that does not speak of the node asked for.
func edgeSelection(table string, f graph.ClaimFilter) *selection {
	q := &selection{columns: edgeColumns, from: table}
	if len(f.SubjectTypes)+len(f.ObjectTypes)+len(f.OtherTypes) > 0 {
		q.from += edgeNodes
	}
	if asDerived(f) {
		q.and("e.weight < 0")
	} else {
		q.columns = edgeSums
		q.from += " CROSS JOIN claim c ON c.edge = e.id"
		q.group = "e.id"
		narrowClaims(q, f)
	}
	narrowEdges(q, f)
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
		with:     "summed (name, n, confidence, modalities, first, last, roles) AS (" + text + ")",
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
	sortEdges(out.Items, q.Order)
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

// sortEdges puts edges in order. Their ids hold nothing that sorts before the spaces between them, so that edges are in the order
// of their ids when they are in that of their ends.
func sortEdges(list []graph.Edge, o graph.EdgeOrder) {
	slices.SortFunc(list, func(x, y graph.Edge) int {
		if o != graph.ByEdgeID && x.Claims != y.Claims {
			return cmp.Compare(y.Claims, x.Claims)
		}
		if x.Subject != y.Subject {
			return strings.Compare(x.Subject, y.Subject)
		}
		if x.Predicate != y.Predicate {
			return cmp.Compare(x.Predicate, y.Predicate)
		}
		return strings.Compare(x.Object, y.Object)
	})
}
