package graphtest_test

import (
	"context"
	"reflect"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// broken is a store that changes questions on their way in and answers on their way out. query and answer get pointers.
type broken struct {
	graph.Store
	query  func(q any)
	answer func(a any)
	fail   func(method string, err error) error // changes errors; nil keeps them
	apply  func(ctx context.Context, s graph.Store, changes []graph.Change) error
}

// through asks one question through the breakage.
func through[Q, A any](b *broken, method string, q Q, ask func(Q) (A, error)) (A, error) {
	if b.query != nil {
		b.query(&q)
	}
	a, err := ask(q)
	if err != nil && b.fail != nil {
		err = b.fail(method, err)
	}
	if err == nil && b.answer != nil {
		b.answer(&a)
	}
	return a, err
}

func (b *broken) Apply(ctx context.Context, changes ...graph.Change) error {
	if b.apply != nil {
		return b.apply(ctx, b.Store, changes)
	}
	_, err := through(b, "Apply", struct{}{}, func(struct{}) (struct{}, error) { return struct{}{}, b.Store.Apply(ctx, changes...) })
	return err
}

func (b *broken) Sources(ctx context.Context, q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	return through(b, "Sources", q, func(q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) { return b.Store.Sources(ctx, q) })
}

func (b *broken) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	return through(b, "Articles", q, func(q graph.ArticleQuery) ([]graph.Page[graph.Article], error) { return b.Store.Articles(ctx, q) })
}

func (b *broken) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	return through(b, "Entities", q, func(q graph.EntityQuery) ([]graph.Page[graph.Entity], error) { return b.Store.Entities(ctx, q) })
}

func (b *broken) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	return through(b, "Mentions", q, func(q graph.MentionQuery) ([]graph.Mention, error) { return b.Store.Mentions(ctx, q) })
}

func (b *broken) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	return through(b, "Edges", q, func(q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) { return b.Store.Edges(ctx, q) })
}

func (b *broken) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	return through(b, "Claims", q, func(q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) { return b.Store.Claims(ctx, q) })
}

func (b *broken) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	return through(b, "Candidates", l, func(l graph.Lookup) ([]graph.Candidate, error) { return b.Store.Candidates(ctx, l) })
}

func (b *broken) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	return through(b, "Count", q, func(q graph.CountQuery) ([]graph.Count, error) { return b.Store.Count(ctx, q) })
}

func (b *broken) Dump(ctx context.Context, yield func(graph.Change) error) error {
	_, err := through(b, "Dump", struct{}{}, func(struct{}) (struct{}, error) { return struct{}{}, b.Store.Dump(ctx, yield) })
	return err
}

func (b *broken) Version(ctx context.Context) (string, error) {
	return through(b, "Version", struct{}{}, func(struct{}) (string, error) { return b.Store.Version(ctx) })
}

// leaf is a field of a struct, or of a struct in it.
type leaf struct {
	name string
	path []int
}

// leaves returns the fields of a struct type that hold no further struct.
func leaves(t reflect.Type) []leaf {
	var out []leaf
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Kind() != reflect.Struct {
			out = append(out, leaf{f.Name, []int{i}})
			continue
		}
		for _, inner := range leaves(f.Type) {
			out = append(out, leaf{f.Name + "." + inner.name, append([]int{i}, inner.path...)})
		}
	}
	return out
}

// each calls f with every value of a type that v holds, itself included.
func each(v reflect.Value, t reflect.Type, f func(reflect.Value)) {
	switch {
	case v.Type() == t:
		f(v)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			each(v.Field(i), t, f)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), t, f)
		}
	}
}
