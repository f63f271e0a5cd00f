package neo4j_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// schemaFile is what `make lint` checks statements against.
type schemaFile struct {
	Labels            []string `json:"labels"`
	RelationshipTypes []string `json:"relationshipTypes"`
}

func readSchema(t *testing.T) schemaFile {
	t.Helper()
	text, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var f schemaFile
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSchemaFileNamesTheClosedLists(t *testing.T) {
	f := readSchema(t)
	for _, e := range graph.EntityTypes() {
		if label := string(e[:1]) + strings.ToLower(string(e[1:])); !slices.Contains(f.Labels, label) {
			t.Errorf("no label %s", label)
		}
	}
	for _, p := range graph.Predicates() {
		if !slices.Contains(f.RelationshipTypes, string(p)) {
			t.Errorf("no relationship type %s", p)
		}
	}
}

// schemaFileNamesAll fills a database with all that the suite's builder can say and reads its labels and types.
func schemaFileNamesAll(t *testing.T, p *pool) {
	s := p.lend(t)
	store := s.open(t, neo4j.Options{})
	for i := range 12 {
		if err := store.Apply(t.Context(), pieceOf(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Apply(t.Context(), carrying(1, "tekst"), graphtest.Seeds("seed:t.tsv", "concept:a BROADER concept:b")); err != nil {
		t.Fatal(err)
	}
	f := readSchema(t)
	for _, of := range []struct {
		statement string
		known     []string
		atLeast   int
	}{
		{"CALL db.labels() YIELD label RETURN label", f.Labels, 10},
		{"CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType", f.RelationshipTypes, 10},
	} {
		records := neo4jtest.Run(t, s.driver, of.statement)
		if len(records) < of.atLeast {
			t.Errorf("%d answers to %s", len(records), of.statement)
		}
		for _, r := range records {
			name, _ := r.Values[0].(string)
			if !slices.Contains(of.known, name) {
				t.Errorf("schema.json does not name %s", name)
			}
		}
	}
}
