package api_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// own returns the types that the schema defines itself.
func own(s *ast.Schema) []*ast.Definition {
	var out []*ast.Definition
	for _, d := range s.Types {
		if !d.BuiltIn {
			out = append(out, d)
		}
	}
	return out
}

// TestEverythingIsDescribed holds every type, field, argument and enum value to a description with an example.
func TestEverythingIsDescribed(t *testing.T) {
	described := 0
	check := func(name, description string) {
		described++
		if before, after, ok := strings.Cut(strings.Join(strings.Fields(description), " "), "E.g. "); !ok || len(before) < 3 || after == "" {
			t.Errorf("%s lacks a description with an example: %q", name, description)
		}
	}
	for _, d := range own(schema(t)) {
		check(d.Name, d.Description)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				check(d.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range d.EnumValues {
			check(d.Name+"."+v.Name, v.Description)
		}
	}
	if described < 300 {
		t.Errorf("only %d things are in the schema", described)
	}
}

// TestEnumsAgree holds the enums of the schema to the vocabulary of graph.
func TestEnumsAgree(t *testing.T) {
	s := schema(t)
	kinds := []string{}
	for _, of := range graph.EntityTypes() {
		for _, k := range graph.Kinds(of) {
			kinds = append(kinds, view.KindName(k))
		}
	}
	types := texts(graph.EntityTypes())
	modalities := texts(graph.Modalities())
	for i := range modalities {
		modalities[i] = strings.ToUpper(modalities[i])
	}
	for name, want := range map[string][]string{
		"EntityType": types,
		"NodeType":   append(slices.Clone(types), string(graph.ArticleNode), string(graph.ReferenceNode)),
		"Predicate":  texts(graph.Predicates()),
		"Modality":   modalities,
		"Kind":       kinds,
	} {
		var got []string
		for _, v := range s.Types[name].EnumValues {
			got = append(got, v.Name)
		}
		if name == "Kind" { // whose order is that of its types
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// TestEveryEnumValueIsRead sends every value of every enum of an argument or filter, so that none is mapped to nothing.
func TestEveryEnumValueIsRead(t *testing.T) {
	o := options()
	o.BatchWait = 1
	h := api.New(world(t), o)
	queries := map[string]string{
		"EntityType":        "{ entities(filter: {types: [%s]}) { totalCount } }",
		"Kind":              "{ entities(filter: {kinds: [%s]}) { totalCount } }",
		"Predicate":         "{ relations(filter: {predicates: [%s]}) { totalCount } }",
		"Modality":          "{ relations(filter: {modalities: [%s]}) { totalCount } }",
		"NodeType":          "{ relations(filter: {subjectTypes: [%s]}) { totalCount } }",
		"Direction":         "{ entity(name: \"Saxion\") { relations(filter: {direction: %s}) { totalCount } } }",
		"ArticleOrder":      "{ articles(filter: {text: \"x\"}, orderBy: %s) { totalCount } }",
		"EntityOrder":       "{ article(id: \"article:bank\") { entities(orderBy: %s) { totalCount } } }",
		"RelationOrder":     "{ relations(orderBy: %s) { totalCount } }",
		"CoOccurrenceLevel": "{ coOccurrences(of: \"JIM\", level: %s) { together } }",
		"CountUnit":         "{ counts(of: %s) { count } }",
		"TimelineStep":      "{ timelines(of: [\"JIM\"], per: %s) { total } }",
		"TimelineUnit":      "{ timelines(of: [\"JIM\"], count: %s) { total } }",
		"Centrality":        "{ central(measure: %s) { score } }",
	}
	s := schema(t)
	for enum, query := range queries {
		for _, v := range s.Types[enum].EnumValues {
			if got := ask(t, h, fmt.Sprintf(query, v.Name), nil); got.Codes(t) != nil {
				t.Errorf("%s.%s: %s", enum, v.Name, got.Body)
			}
		}
	}
	units := []string{"ARTICLES", "SENTENCES", "MENTIONS", "ENTITIES", "CLAIMS"}
	for _, d := range s.Types["CountDimension"].EnumValues {
		counted := slices.ContainsFunc(units, func(unit string) bool {
			return ask(t, h, fmt.Sprintf("{ counts(of: %s, by: [%s]) { keys count } }", unit, d.Name), nil).Codes(t) == nil
		})
		if !counted {
			t.Errorf("nothing is counted by %s", d.Name)
		}
	}
}

// TestNodesAndConnections holds the schema to Relay: what has a global id is a Node, and a connection has edges with cursors.
func TestNodesAndConnections(t *testing.T) {
	s := schema(t)
	for _, d := range own(s) {
		connection, ok := strings.CutSuffix(d.Name, "Connection")
		if !ok {
			continue
		}
		edges := d.Fields.ForName("edges")
		if edges == nil || edges.Type.String() != "["+connection+"Edge!]!" || d.Fields.ForName("pageInfo").Type.String() != "PageInfo!" {
			t.Errorf("%s is no connection", d.Name)
			continue
		}
		edge := s.Types[connection+"Edge"]
		if edge.Fields.ForName("cursor").Type.String() != "String!" || edge.Fields.ForName("node") == nil {
			t.Errorf("%s is no edge", edge.Name)
		}
	}
	for _, name := range []string{"Entity", "Article", "Reference", "Source", "Relation"} {
		if !slices.Contains(s.Types[name].Interfaces, "Node") {
			t.Errorf("%s is no Node", name)
		}
	}
}
