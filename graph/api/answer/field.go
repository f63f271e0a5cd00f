package answer

import (
	"context"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// Field is one field of a selection, with what all objects that have it share.
type Field struct {
	graphql.CollectedField

	w    *Writer
	root bool   // a field of the query itself
	key  string // its name in the answer, quoted, with a colon
	ctx  context.Context
	at   *graphql.FieldContext // nil: not prepared yet
	sets []set
}

// set is what is selected in a field for one concrete type.
type set struct {
	of     *string // the first of the names that the type satisfies, which are one slice for each type
	fields []*Field
}

// Of returns the fields selected in what f gives, where that is an object of the type that satisfies these names. Each type has
// one slice of names.
func (f *Field) Of(satisfies []string) []*Field {
	for i := range f.sets {
		if f.sets[i].of == &satisfies[0] {
			return f.sets[i].fields
		}
	}
	fields := f.w.collect(f.CollectedField, satisfies)
	for _, of := range fields {
		of.root = f.Field == nil
	}
	f.sets = append(f.sets, set{&satisfies[0], fields})
	return fields
}

func (w *Writer) collect(of graphql.CollectedField, satisfies []string) []*Field {
	collected := graphql.CollectFields(w.op, of.Selections, satisfies)
	fields := make([]*Field, 0, len(collected))
	seen := map[string]bool{}
	for _, c := range collected {
		if seen[c.Alias] { // of several selections under one name the first is written, as gqlgen does
			continue
		}
		seen[c.Alias] = true
		fields = append(fields, &Field{CollectedField: c, w: w, key: strconv.Quote(c.Alias) + ":"})
	}
	return fields
}

// Prepared reports whether the arguments of f are known.
func (f *Field) Prepared() bool { return f.at != nil }

// Prepare makes f ready for its resolver: of which object type it is, and its arguments or why they make no sense.
func (f *Field) Prepare(object string, args map[string]any, err error) {
	if err != nil {
		f.w.Fail()
	}
	f.at = &graphql.FieldContext{Object: object, Field: f.CollectedField, Args: args, IsMethod: true, IsResolver: true}
	f.ctx = graphql.WithFieldContext(f.w.ctx, f.at)
}

// Arguments returns the arguments as the query gives them.
func (f *Field) Arguments() map[string]any { return f.ArgumentMap(f.w.op.Variables) }
