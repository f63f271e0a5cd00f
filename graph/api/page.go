package api

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// paging is what a query asks of a list.
type paging struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// pager cuts a page as asked and describes it.
type pager struct {
	list   string // names the list and its order, so that a cursor of another is refused
	window graph.Window
	empty  bool // first: 0
}

// pager checks what is asked of a list. Errors: ErrInvalid. That first and last stay below the limit is the guard's care.
func (p paging) pager(ctx context.Context, list string) (pager, error) {
	out := pager{list: list, window: graph.Window{Limit: defaultPage, Total: selects(ctx, "totalCount")}}
	switch {
	case p.first != nil && p.last != nil:
		return pager{}, graph.Invalidf("first and last exclude each other")
	case p.first != nil && *p.first < 0:
		return pager{}, graph.Invalidf("first is negative")
	case p.last != nil && *p.last < 1:
		return pager{}, graph.Invalidf("last is less than 1")
	case p.first != nil:
		out.window.Limit, out.empty = max(1, *p.first), *p.first == 0
	case p.last != nil:
		out.window.Limit, out.window.Backward = *p.last, true
	}
	var err error
	if p.after != nil {
		if out.window.After, err = decodeCursor(list, *p.after); err != nil {
			return pager{}, err
		}
	}
	if p.before != nil {
		if out.window.Before, err = decodeCursor(list, *p.before); err != nil {
			return pager{}, err
		}
	}
	return out, nil
}

// edgesOf turns the items of a page into edges, and says where the page lies.
func edgesOf[T, E any](p pager, page graph.Page[T], edge func(cursor string, item T) E) ([]E, view.Connection) {
	if p.empty {
		page.More = page.More || len(page.Items) > 0
		page.Items = nil
	}
	edges := make([]E, len(page.Items))
	info := view.PageInfo{HasNextPage: page.More, HasPreviousPage: p.window.After != nil}
	if p.window.Backward {
		info.HasNextPage, info.HasPreviousPage = p.window.Before != nil, page.More
	}
	for i, item := range page.Items {
		at := encodeCursor(p.list, page.Positions[i])
		edges[i] = edge(at, item)
		if i == 0 {
			info.StartCursor = at
		}
		info.EndCursor = at
	}
	c := view.Connection{PageInfo: info}
	if p.window.Total && page.Total >= 0 {
		c.TotalCount = &page.Total
	}
	return edges, c
}

// selects reports whether the field that is resolved has this field selected in it.
func selects(ctx context.Context, field string) bool {
	return slices.Contains(selected(ctx), field)
}

// selectsOnly reports whether the field that is resolved has no others than these selected in it.
func selectsOnly(ctx context.Context, fields ...string) bool {
	return only(selected(ctx), fields...)
}

func only(names []string, fields ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(fields, name) })
}

// selected returns the fields selected in the field that is resolved, or in one inside it.
func selected(ctx context.Context, inside ...string) []string {
	op := graphql.GetOperationContext(ctx)
	fields := graphql.CollectFields(op, graphql.GetFieldContext(ctx).Field.Selections, nil)
	for _, name := range inside {
		var next []graphql.CollectedField
		for _, f := range fields {
			if f.Name == name {
				next = append(next, graphql.CollectFields(op, f.Selections, nil)...)
			}
		}
		fields = next
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

// valueOr returns what a nullable argument holds, or a default.
func valueOr[T any](v *T, otherwise T) T {
	if v == nil {
		return otherwise
	}
	return *v
}

// listOf returns an empty list for none: null would say that the question failed.
func listOf[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
