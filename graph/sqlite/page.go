package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// order is a total order of a list: SQL columns, all ascending, the last one unique.
type order struct {
	columns []string
	at      func(p graph.Position) ([]any, error) // the values of the columns at a position
}

// selection is a question put together from constant parts; what a caller gives comes in as parameters only.
type selection struct {
	with     string // common table expressions
	withArgs []any
	columns  string
	from     string
	fromArgs []any
	where    []string
	args     []any
	group    string // GROUP BY
	having   string
	counted  string // enough of from to count by; empty: all of it
}

func (q *selection) and(condition string, args ...any) {
	q.where = append(q.where, condition)
	q.args = append(q.args, args...)
}

// statement joins the parts; extra conditions stand outside of the grouping.
func (q *selection) statement(columns string) (string, []any) {
	var b strings.Builder
	if q.with != "" {
		b.WriteString("WITH " + q.with + " ")
	}
	b.WriteString("SELECT " + columns + " FROM " + q.from)
	if len(q.where) > 0 {
		b.WriteString(" WHERE " + strings.Join(q.where, " AND "))
	}
	if q.group != "" {
		b.WriteString(" GROUP BY " + q.group)
	}
	if q.having != "" {
		b.WriteString(" HAVING " + q.having)
	}
	return b.String(), slices.Concat(q.withArgs, q.fromArgs, q.args)
}

// window cuts a page: the statement for it, its parameters, and whether rows come in reverse.
func (q *selection) window(o order, w graph.Window) (string, []any, error) {
	bounded := *q
	bounded.where, bounded.args = slices.Clone(q.where), slices.Clone(q.args)
	columns := "(" + strings.Join(o.columns, ", ") + ")"
	marks := "(" + strings.TrimSuffix(strings.Repeat("?, ", len(o.columns)), ", ") + ")"
	for _, bound := range []struct {
		p  *graph.Position
		op string
	}{{w.After, ">"}, {w.Before, "<"}} {
		if bound.p == nil {
			continue
		}
		values, err := o.at(*bound.p)
		if err != nil {
			return "", nil, err
		}
		bounded.and(columns+" "+bound.op+" "+marks, values...)
	}
	sql, args := bounded.statement(q.columns)
	sql += " ORDER BY " + strings.Join(o.columns, ", ")
	if w.Backward {
		sql = strings.TrimSuffix(sql, strings.Join(o.columns, ", ")) + strings.Join(o.columns, " DESC, ") + " DESC"
	}
	if w.Limit > 0 {
		sql += limit
		args = append(args, w.Limit+1)
	}
	return sql, args, nil
}

// limit bounds the rows of a statement. The planner looks into a parameter that stands alone there, and plans anew whenever it is
// bound.
const limit = " LIMIT 0 + ?"

// page answers a window of a selection; item makes an item and its position of a row.
func page[T any](
	ctx context.Context, c *conn, q *selection, o order, w graph.Window, item func(row) (T, graph.Position, error),
) (graph.Page[T], error) {
	var p graph.Page[T]
	sql, args, err := q.window(o, w)
	if err != nil {
		return p, err
	}
	err = c.query(ctx, sql, args, func(r row) error {
		if w.Limit > 0 && len(p.Items) == w.Limit {
			p.More = true
			return nil
		}
		it, at, err := item(r)
		p.Items, p.Positions = append(p.Items, it), append(p.Positions, at)
		return err
	})
	if err != nil {
		return p, err
	}
	if w.Backward {
		slices.Reverse(p.Items)
		slices.Reverse(p.Positions)
	}
	if w.Total {
		p.Total, err = q.total(ctx, c)
	}
	return p, err
}

func (q *selection) total(ctx context.Context, c *conn) (int, error) {
	all := *q
	if q.counted != "" {
		all.from = q.counted
	}
	sql, args := all.statement("count(*)")
	if q.group != "" {
		inner, innerArgs := q.statement("1")
		sql, args = "SELECT count(*) FROM ("+inner+")", innerArgs
	}
	n, _, err := c.number(ctx, sql, args...)
	return int(n), err
}

// byText is the position in an order by one text.
func byText(p graph.Position) ([]any, error) { return []any{p.Key, p.ID}, nil }

// byID is the position in an order by nothing but the id.
func byID(p graph.Position) ([]any, error) { return []any{p.ID}, nil }

// byCount is the position in an order by a count, most first.
func byCount(p graph.Position) ([]any, error) {
	n, err := strconv.Atoi(p.Key)
	if err != nil {
		return nil, badPosition(p)
	}
	return []any{-n, p.ID}, nil
}

func badPosition(p graph.Position) error {
	return graph.Invalidf("position %q of %q is none of this order", p.Key, p.ID)
}

// inList is a condition that an expression is one of the values of a parameter.
func inList(expression string) string { return expression + " IN (SELECT value FROM json_each(?))" }

// list is the parameter of inList.
func list[T any](values []T) string {
	b, err := json.Marshal(values)
	if err != nil {
		return "[]" // only floats and cycles fail, and no list has any
	}
	return string(b)
}

// distinct returns the values without repeats, in their order.
func distinct[T comparable](values []T) []T {
	seen := map[T]bool{}
	var out []T
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

const sqlNumbers = `SELECT i.value, n.id FROM json_each(?) i CROSS JOIN node n ON n.name = i.value`

// numbersOf returns the numbers of those ids that the store has, sorted.
func numbersOf(ctx context.Context, c *conn, ids []string) ([]int64, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	nodes, err := nodesOf(ctx, c, ids)
	return slices.Compact(slices.Sorted(maps.Values(nodes))), err
}

// nodesOf returns the number of each id that the store has.
func nodesOf(ctx context.Context, c *conn, ids []string) (map[string]int64, error) {
	out := make(map[string]int64, len(ids))
	err := c.query(ctx, sqlNumbers, []any{list(ids)}, func(r row) error {
		out[r.text(0)] = r.int64(1)
		return nil
	})
	return out, err
}

// perParent answers a page for each parent, or one page when there are none. Parents without a node have empty pages.
func perParent[T any](
	ctx context.Context, c *conn, parents []string, one func(parent int64) (graph.Page[T], error),
) ([]graph.Page[T], error) {
	if len(parents) == 0 {
		p, err := one(0)
		return []graph.Page[T]{p}, err
	}
	out := make([]graph.Page[T], len(parents))
	nodes, err := nodesOf(ctx, c, parents)
	if err != nil {
		return nil, err
	}
	for i, id := range parents {
		n, found := nodes[id]
		if !found {
			continue
		}
		if out[i], err = one(n); err != nil {
			return nil, fmt.Errorf("page of %q: %w", id, err)
		}
	}
	return out, nil
}
