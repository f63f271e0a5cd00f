package api_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// walker writes a valid query of the schema, choosing by bytes; without bytes left it chooses the first.
type walker struct {
	schema *ast.Schema
	dice   []byte
	left   int // fields that may still be written
}

func (w *walker) roll(n int) int {
	if len(w.dice) == 0 || n < 2 {
		return 0
	}
	d := int(w.dice[0])
	w.dice = w.dice[1:]
	return d % n
}

// selection writes some fields of a type.
func (w *walker) selection(t *ast.Definition, depth int) string {
	var b strings.Builder
	b.WriteString("{ __typename ")
	if t.Kind == ast.Union || t.Kind == ast.Interface {
		types := w.schema.GetPossibleTypes(t)
		one := types[w.roll(len(types))]
		fmt.Fprintf(&b, "... on %s %s ", one.Name, w.selection(one, depth))
	}
	if t.Kind != ast.Union {
		fields := slices.DeleteFunc(slices.Clone(t.Fields), func(f *ast.FieldDefinition) bool {
			deep := !w.schema.Types[f.Type.Name()].IsLeafType()
			return strings.HasPrefix(f.Name, "__") || f.Name == "status" || deep && depth >= 9
		})
		chosen := map[string]bool{}
		for range 1 + w.roll(3) {
			f := fields[w.roll(len(fields))]
			if chosen[f.Name] || w.left <= 0 {
				continue
			}
			chosen[f.Name] = true
			w.left--
			b.WriteString(f.Name + w.arguments(f))
			if inner := w.schema.Types[f.Type.Name()]; !inner.IsLeafType() {
				b.WriteString(" " + w.selection(inner, depth+1))
			}
			b.WriteByte(' ')
		}
	}
	return b.String() + "}"
}

// arguments writes those that must be, and some that may.
func (w *walker) arguments(f *ast.FieldDefinition) string {
	var out []string
	paged := ""
	for _, a := range f.Arguments {
		must := a.Type.NonNull && a.DefaultValue == nil
		if !must && w.roll(3) != 1 {
			continue
		}
		if slices.Contains([]string{"after", "before"}, a.Name) {
			continue // a cursor that is made up is refused, which is no valid question
		}
		if a.Name == "first" || a.Name == "last" {
			if paged != "" {
				continue
			}
			paged = a.Name
		}
		out = append(out, a.Name+": "+w.value(a.Type, a.Name, 0))
	}
	if len(out) == 0 {
		return ""
	}
	return "(" + strings.Join(out, ", ") + ")"
}

// value writes a value of a type.
func (w *walker) value(t *ast.Type, name string, depth int) string {
	if t.Elem != nil {
		return "[" + w.value(t.Elem, name, depth) + "]"
	}
	pick := func(values ...string) string { return values[w.roll(len(values))] }
	switch t.Name() {
	case "Int":
		return pick("1", "2", "3", "5")
	case "Boolean":
		return pick("true", "false")
	case "Date":
		return pick(`"2025"`, `"2026-03"`, `"2026-03-12"`)
	case "Float":
		return "0.5"
	case "String", "ID":
		return pick(`"JIM"`, `"Saxion"`, `"organisation:saxion"`, `"method:jim"`, `"lectoraat:nabije-hulp"`, `"Werkveld"`, `"eenzaamheid"`, `"article:bank"`)
	}
	d := w.schema.Types[t.Name()]
	if d.Kind == ast.Enum {
		return d.EnumValues[w.roll(len(d.EnumValues))].Name
	}
	var fields []string
	for _, f := range d.Fields {
		if f.Type.NonNull || depth < 3 && w.roll(5) == 1 {
			fields = append(fields, f.Name+": "+w.value(f.Type, f.Name, depth+1))
		}
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// FuzzValidQueries walks the schema by the dice and asks what comes of it of both stores, and of gqlgen's own executor: they answer
// alike, and never with a fault of the server.
func FuzzValidQueries(f *testing.F) {
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		f.Fatal(err)
	}
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: string(text)})
	handlers := map[string]http.Handler{}
	o := options()
	o.BatchWait = time.Microsecond
	model := world(f)
	handlers["model"] = api.New(model, o)
	fields := o
	fields.ByField = true
	handlers["field by field"] = api.New(model, fields)
	for i := range 60 { // seeds that reach all over the schema
		seed := make([]byte, 60)
		for j := range seed {
			seed[j] = byte((i*131 + j*j*17 + i*j*7) % 251)
		}
		f.Add(seed)
	}
	handlers["sqlite"] = api.New(openWorld(f), o)
	f.Fuzz(func(t *testing.T, dice []byte) {
		w := &walker{schema: schema, dice: dice, left: 40}
		query := w.selection(schema.Query, 1)
		answers := map[string]string{}
		for name, h := range handlers {
			got := ask(t, h, query, nil)
			for _, code := range got.Codes(t) {
				if got.Status >= 500 || !slices.Contains([]string{"INVALID", "NOT_FOUND", "LIMIT", "FULL", validation}, code) {
					t.Errorf("%s: %s: %s\n%s", name, code, got.Body, query)
				}
				if code == validation && !strings.Contains(string(got.Body), "conflict") {
					t.Errorf("the query is not valid: %s\n%s", got.Body, query)
				}
			}
			answers[name] = string(got.Body)
		}
		if plain(answers["model"]) != plain(answers["sqlite"]) {
			t.Errorf("%s\nmodel:  %s\nsqlite: %s", query, answers["model"], answers["sqlite"])
		}
		if answers["model"] != answers["field by field"] {
			t.Errorf("%s\nby level: %s\nby field: %s", query, answers["model"], answers["field by field"])
		}
	})
}

// openWorld returns the world in the default store.
func openWorld(f *testing.F) graph.Store {
	f.Helper()
	s, err := sqlite.Open(f.Context(), filepath.Join(f.TempDir(), "store.db"), sqlite.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	if err := s.Apply(f.Context(), changes()...); err != nil {
		f.Fatal(err)
	}
	return s
}

// plain drops the version of the graph, which is not comparable between stores.
func plain(body string) string {
	before, after, found := strings.Cut(body, `"graph":"`)
	if !found {
		return body
	}
	_, after, _ = strings.Cut(after, `"`)
	return before + plain(after)
}
