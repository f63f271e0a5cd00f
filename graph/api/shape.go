package api

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// shape is what a selection amounts to with its fragments spread.
type shape struct {
	depth   int            // fields inside fields, without introspection
	schema  int            // the same below __schema and __type
	aliases int            // fields under another name
	same    int            // the most selections of one field in one place
	later   bool           // some of it may come later (@defer), which a single answer can't
	fields  map[string]int // selections of each field at the top
}

// many bounds counts that fragments multiply.
const many = 1 << 20

// checkShape holds every operation of a document to the limits on depth, aliases and repeated fields.
func (g guard) checkShape(doc *ast.QueryDocument) *fault {
	s := shaper{fragments: doc.Fragments, known: map[string]shape{}, open: map[string]bool{}}
	for _, op := range doc.Operations {
		got := s.selection(op.SelectionSet)
		switch {
		case got.later:
			return &fault{code: CodeInvalid, message: "the directive @defer needs several answers, and there is one", hint: "leave it out"}
		case got.depth > g.limits.Depth:
			return beyond("the query nests %d fields, more than %d", got.depth, g.limits.Depth)
		case got.schema > g.limits.Introspection:
			return beyond("the query nests %d fields of the schema, more than %d", got.schema, g.limits.Introspection)
		case got.schema > 0 && !g.introspection:
			return &fault{code: CodeInvalid, message: "this server does not show its schema", hint: "see schema.graphqls"}
		case got.aliases > g.limits.Aliases:
			return beyond("the query has %d aliases, more than %d", got.aliases, g.limits.Aliases)
		case got.same > g.limits.SameField:
			return beyond("the query selects one field %d times in one place, more than %d", got.same, g.limits.SameField)
		}
	}
	return nil
}

// shaper measures selections; each fragment once.
type shaper struct {
	fragments ast.FragmentDefinitionList
	known     map[string]shape
	open      map[string]bool
}

func (s *shaper) selection(set ast.SelectionSet) shape {
	out := shape{fields: map[string]int{}}
	for _, selection := range set {
		switch sel := selection.(type) {
		case *ast.Field:
			out.add(s.field(sel))
		case *ast.InlineFragment:
			out.add(s.selection(sel.SelectionSet))
			out.later = out.later || sel.Directives.ForName("defer") != nil
		case *ast.FragmentSpread:
			out.add(s.fragment(sel.Name))
			out.later = out.later || sel.Directives.ForName("defer") != nil
		}
	}
	for _, n := range out.fields {
		out.same = max(out.same, n)
	}
	return out
}

func (s *shaper) field(f *ast.Field) shape {
	out := s.selection(f.SelectionSet)
	switch {
	case f.Name == "__schema" || f.Name == "__type":
		out.schema, out.depth = max(out.schema, out.depth)+1, 0
	case strings.HasPrefix(f.Name, "__"):
	default:
		out.depth++
	}
	if f.Alias != f.Name {
		out.aliases++
	}
	out.fields = map[string]int{f.Name: 1}
	return out
}

// fragment measures a fragment. One that spreads itself, or that does not exist, counts nothing: validation refuses it.
func (s *shaper) fragment(name string) shape {
	if known, ok := s.known[name]; ok {
		return known
	}
	definition := s.fragments.ForName(name)
	if definition == nil || s.open[name] {
		return shape{}
	}
	s.open[name] = true
	out := s.selection(definition.SelectionSet)
	delete(s.open, name)
	s.known[name] = out
	return out
}

// add joins what stands beside each other.
func (s *shape) add(o shape) {
	s.depth, s.schema, s.same = max(s.depth, o.depth), max(s.schema, o.schema), max(s.same, o.same)
	s.later = s.later || o.later
	s.aliases = min(many, s.aliases+o.aliases)
	for name, n := range o.fields {
		s.fields[name] = min(many, s.fields[name]+n)
	}
}
