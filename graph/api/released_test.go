package api_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestNothingReleasedBreaks compares the schema with that of the last release, which a release copies to testdata/released.graphqls:
// a query that was valid then must be valid now, and mean the same. What is to go is deprecated first.
func TestNothingReleasedBreaks(t *testing.T) {
	text, err := os.ReadFile("testdata/released.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	released, err := gqlparser.LoadSchema(&ast.Source{Name: "released.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaks(released, schema(t)) {
		t.Error(b)
	}
}

// TestBreaks shows the comparison every sort of change.
func TestBreaks(t *testing.T) {
	const was = `
		type Query { a(x: Int = 1, y: Int!): T b: [T!] c: U }
		type T implements I { id: ID! n: Int m: Int! }
		type S { s: Int }
		interface I { id: ID! }
		union U = T | S
		enum E { ONE TWO }
		input F { e: E f: Int! }`
	const now = `
		type Query { a(x: Int = 2, y: Int, z: Int!): T b: [T] c: U d: Int }
		type T { id: ID! n: Int! m: Int }
		type S { s: String }
		interface I { id: ID! }
		union U = T
		enum E { ONE THREE }
		input F { e: Int f: Int! g: Int! h: Int }`
	want := []string{
		"E.TWO is gone", "F.e was E and is Int", "F.g is new and required", "Query.a(x) had the default 1 and has 2", "Query.a(z) is new and required",
		"Query.b was [T!] and is [T]", "S.s was Int and is String", "T is no I any more", "T.m was Int! and is Int", "U has no S any more",
	}
	load := func(text string) *ast.Schema { return gqlparser.MustLoadSchema(&ast.Source{Input: text}) }
	if diff := cmp.Diff(want, breaks(load(was), load(now))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got := breaks(load(was), load("type Query { a(x: Int = 1): T } type T { id: ID! n: Int m: Int! }"))
	for _, want := range []string{"Query.a(y) is gone", "Query.b is gone", "E is gone", "S is gone"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	if got := breaks(load(was), load(was)); got != nil {
		t.Errorf("the same breaks: %q", got)
	}
}

// breaks returns what of a schema a newer one breaks, sorted.
func breaks(was, now *ast.Schema) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for name, old := range was.Types {
		switch d := now.Types[name]; {
		case old.BuiltIn || strings.HasPrefix(name, "__"):
		case d == nil || d.Kind != old.Kind:
			say("%s is gone", name)
		default:
			for _, i := range old.Interfaces {
				if !slices.Contains(d.Interfaces, i) {
					say("%s is no %s any more", name, i)
				}
			}
			for _, member := range old.Types {
				if !slices.Contains(d.Types, member) {
					say("%s has no %s any more", name, member)
				}
			}
			for _, v := range old.EnumValues {
				if d.EnumValues.ForName(v.Name) == nil {
					say("%s.%s is gone", name, v.Name)
				}
			}
			breaksOfFields(old, d, say)
		}
	}
	slices.Sort(out)
	return out
}

func breaksOfFields(was, now *ast.Definition, say func(string, ...any)) {
	for _, old := range was.Fields {
		name := was.Name + "." + old.Name
		f := now.Fields.ForName(old.Name)
		switch {
		case strings.HasPrefix(old.Name, "__"):
			continue
		case f == nil:
			say("%s is gone", name)
			continue
		case was.Kind == ast.InputObject && !narrower(old.Type, f.Type), was.Kind != ast.InputObject && !narrower(f.Type, old.Type):
			say("%s was %s and is %s", name, old.Type, f.Type)
		case was.Kind == ast.InputObject && defaultOf(old.DefaultValue) != defaultOf(f.DefaultValue):
			say("%s had the default %s and has %s", name, defaultOf(old.DefaultValue), defaultOf(f.DefaultValue))
		}
		for _, oldArgument := range old.Arguments {
			a := f.Arguments.ForName(oldArgument.Name)
			switch in := name + "(" + oldArgument.Name + ")"; {
			case a == nil:
				say("%s is gone", in)
			case !narrower(oldArgument.Type, a.Type):
				say("%s was %s and is %s", in, oldArgument.Type, a.Type)
			case defaultOf(oldArgument.DefaultValue) != defaultOf(a.DefaultValue):
				say("%s had the default %s and has %s", in, defaultOf(oldArgument.DefaultValue), defaultOf(a.DefaultValue))
			}
		}
		for _, a := range f.Arguments {
			if old.Arguments.ForName(a.Name) == nil && a.Type.NonNull && a.DefaultValue == nil {
				say("%s(%s) is new and required", name, a.Name)
			}
		}
	}
	for _, f := range now.Fields {
		if now.Kind == ast.InputObject && was.Fields.ForName(f.Name) == nil && f.Type.NonNull && f.DefaultValue == nil {
			say("%s.%s is new and required", now.Name, f.Name)
		}
	}
}

// narrower reports whether all values of a type are values of another: those of Int! are values of Int.
func narrower(a, b *ast.Type) bool {
	if b.NonNull && !a.NonNull || (a.Elem == nil) != (b.Elem == nil) {
		return false
	}
	if a.Elem != nil {
		return narrower(a.Elem, b.Elem)
	}
	return a.NamedType == b.NamedType
}

func defaultOf(v *ast.Value) string {
	if v == nil {
		return "none"
	}
	return v.String()
}
