package api

import (
	"context"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// sourcePrefix makes the id of a source, a path or address, a global one.
const sourcePrefix = "source:"

// Node resolves any object by its global id.
func (q queryFields) Node(ctx context.Context, id string) (view.Node, error) {
	return anyNode(ctx, id)()
}

// Nodes resolves objects by their global ids.
func (q queryFields) Nodes(ctx context.Context, ids []string) ([]view.Node, error) {
	asked := make([]thunk[any], len(ids))
	for i, id := range ids {
		asked[i] = anyNode(ctx, id)
	}
	return await[view.Node](asked)
}

// await calls thunks that were all asked for before.
func await[T, V any](asked []thunk[V]) ([]T, error) {
	out := make([]T, len(asked))
	for i, wait := range asked {
		v, err := wait()
		if err != nil {
			return nil, err
		}
		if t, ok := any(v).(T); ok {
			out[i] = t
		}
	}
	return out, nil
}

// anyNode asks for the object of a global id; nil when there is none.
func anyNode(ctx context.Context, id string) thunk[any] {
	l := load(ctx)
	if path, ok := strings.CutPrefix(id, sourcePrefix); ok {
		return untyped(l.source(ctx, path))
	}
	if parts := strings.Split(id, " "); len(parts) == 3 && graph.Predicate(parts[1]).Valid() {
		wait := l.edge(ctx, graph.EdgeKey{Subject: parts[0], Predicate: graph.Predicate(parts[1]), Object: parts[2]})
		return func() (any, error) {
			e, err := wait()
			if err != nil || e == nil {
				return nil, err
			}
			return view.Relation{Edge: *e}, nil
		}
	}
	if t, ok := graph.TypeOf(id); ok && t == graph.ReferenceNode {
		wait := l.reference(ctx, id)
		return func() (any, error) {
			c, err := wait()
			if err != nil || c == nil {
				return nil, err
			}
			return view.Reference{ID: id}, nil
		}
	}
	return graphNode(ctx, id)
}

// graphNode asks for what stands at an end of a relation; nil when it is not there any more. References are not checked: an end
// of a relation is cited.
func graphNode(ctx context.Context, id string) thunk[any] {
	switch t, ok := graph.TypeOf(id); {
	case !ok:
		return func() (any, error) { return nil, nil } // null is the answer
	case t == graph.ReferenceNode:
		return func() (any, error) { return view.Reference{ID: id}, nil }
	case t == graph.ArticleNode:
		return untyped(load(ctx).article(ctx, id))
	default:
		return untyped(load(ctx).entity(ctx, id))
	}
}

// untyped turns a nil pointer into null.
func untyped[T any](wait thunk[*T]) thunk[any] {
	return func() (any, error) {
		v, err := wait()
		if err != nil || v == nil {
			return nil, err
		}
		return v, nil
	}
}

// end resolves an end of a relation. One of which only id and type are selected needs no read.
func end(ctx context.Context, id string) (view.GraphNode, error) {
	if t, ok := graph.TypeOf(id); ok && saidByID(selected(ctx)) {
		switch t {
		case graph.ArticleNode:
			return graph.Article{ID: id}, nil
		case graph.ReferenceNode:
			return view.Reference{ID: id}, nil
		default:
			return graph.Entity{ID: id, Type: graph.EntityType(t)}, nil
		}
	}
	return graphNode(ctx, id)()
}

// saidByID reports whether the id of a node answers these fields of it.
func saidByID(fields []string) bool { return only(fields, "id", "nodeType", "__typename") }

// find returns the id of what a person names by id or name. Errors: ErrNotFound.
func (r *resolver) find(ctx context.Context, name string) (string, error) {
	if _, ok := graph.TypeOf(name); ok {
		n, err := anyNode(ctx, name)()
		if err != nil {
			return "", err
		}
		if a, ok := n.(*graph.Article); ok {
			return a.Group, nil
		}
		if n != nil {
			return name, nil
		}
	}
	e, err := r.named(ctx, name, nil)
	if err != nil {
		return "", err
	}
	if e == nil {
		return "", &graph.Error{
			Kind: graph.ErrNotFound, Detail: "nothing has the id or name " + quoted(name), Remedy: "find its name with search",
		}
	}
	return e.ID, nil
}

// named returns the entity that has a name, nil when none has.
func (r *resolver) named(ctx context.Context, name string, types []graph.EntityType) (*graph.Entity, error) {
	hits, err := graph.Search(ctx, load(ctx).store, graph.SearchQuery{Text: name, Types: types, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(hits) == 0 || hits[0].Match > graph.ExactAlias {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return &hits[0].Entity, nil
}

// quoted shows what a client wrote, shortened.
func quoted(s string) string {
	r := []rune(s)
	if len(r) > 80 {
		r = append(r[:79], '…')
	}
	return `"` + string(r) + `"`
}
