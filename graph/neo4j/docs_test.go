package neo4j_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// What users read: the page with five queries for Browser, and the one with everything on Neo4j.
const (
	readme   = "../../README.md"
	handbook = "../../docs/neo4j.md"
)

func queriesOfTheReadmeAnswer(t *testing.T, p *pool) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("(?s)```cypher\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(queries) != 5 {
		t.Fatalf("%d queries, want 5", len(queries))
	}
	s := p.lend(t)
	store := s.open(t, neo4j.Options{})
	a := graphtest.Article("a", "Samen", "Het [[lectoraat Jeugdzorg en Onderwijs|LECTORAAT Jeugdzorg en Onderwijs]] onderzoekt [[JIM|METHOD]] met [[Movisie|ORGANISATION]]. "+
		"Ook [[Vilans|ORGANISATION]] doet mee.").Claims(
		"lectoraat:jeugdzorg-en-onderwijs STUDIES method:jim", "organisation:movisie USES method:jim", "organisation:vilans USES method:jim",
		"organisation:movisie COLLABORATES_WITH organisation:vilans")
	if err := store.Apply(t.Context(), graphtest.Source("a.md", a)); err != nil {
		t.Fatal(err)
	}
	for _, q := range queries {
		if records := neo4jtest.Run(t, s.driver, q[1]); len(records) == 0 {
			t.Errorf("no answer to\n%s", q[1])
		}
	}
}

func TestRelationshipTypesAreThePredicates(t *testing.T) {
	var want []string
	for _, p := range graph.Predicates() {
		want = append(want, string(p))
	}
	slices.Sort(want)
	for _, file := range []string{"cypher/edges_plain.cypher", "cypher/edge_drop.cypher"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range regexp.MustCompile(`\[\w:([A-Z_|]{60,})\]`).FindAllStringSubmatch(string(text), -1) {
			got := strings.Split(list[1], "|")
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: types %q, want %q", file, got, want)
			}
		}
	}
	text, err := os.ReadFile(handbook)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range want {
		if !strings.Contains(string(text), p) {
			t.Errorf("%s does not name %s", handbook, p)
		}
	}
	for _, e := range graph.EntityTypes() {
		if label := string(e[:1]) + strings.ToLower(string(e[1:])); !strings.Contains(string(text), label) {
			t.Errorf("%s does not name %s", handbook, label)
		}
	}
}

// TestSharedPartsAgree checks that the parts which several statements have in common, between "// NAME:" and "// end of NAME",
// are the same in all.
func TestSharedPartsAgree(t *testing.T) {
	entries, err := os.ReadDir("cypher")
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]string{}
	uses := map[string]int{}
	for _, e := range entries {
		text, err := os.ReadFile("cypher/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"articles", "window", "entity", "claim"} {
			_, rest, found := strings.Cut(string(text), "// "+name+": ")
			part, _, closed := strings.Cut(rest, "// end of "+name)
			if !found || !closed {
				continue
			}
			uses[name]++
			if first[name] == "" {
				first[name] = part
			}
			if part != first[name] {
				t.Errorf("%s: its part %q differs from that of other statements", e.Name(), name)
			}
		}
	}
	for _, name := range []string{"articles", "window", "entity", "claim"} {
		if uses[name] < 2 {
			t.Errorf("%d statements have the part %q", uses[name], name)
		}
	}
}
