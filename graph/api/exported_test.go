package api_test

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// TestExport asks for a connection as CSV: every row to the end, whatever the size of a page.
func TestExport(t *testing.T) {
	h := api.New(world(t), options())
	ask := func(query, variables string) answer {
		return send(t, h, http.MethodGet, "/export?"+url.Values{"query": {query}, "variables": {variables}}.Encode(), "")
	}
	const query = `query ($after: String) { entities(first: 2, after: $after) { edges { node { id name aliases kind definition } } pageInfo { hasNextPage endCursor } } }`
	got := ask(query, "")
	rows, err := csv.NewReader(strings.NewReader(string(got.Body))).ReadAll()
	if err != nil || got.Status != 200 || !strings.HasPrefix(got.Header.Get("Content-Type"), "text/csv") {
		t.Fatalf("%d %v: %s", got.Status, err, got.Body)
	}
	if !slices.Equal(rows[0], []string{"aliases", "definition", "id", "kind", "name"}) {
		t.Errorf("columns %q", rows[0])
	}
	if len(rows) != 11 || !slices.ContainsFunc(rows, func(r []string) bool {
		return r[2] == "organisation:hogeschool-utrecht" && r[0] == "HU" && r[3] == "HOGESCHOOL"
	}) {
		t.Errorf("%d rows: %q", len(rows), rows)
	}
	nested := `query ($after: String) { entity(name: "JIM") { relations(first: 1, after: $after) { edges { direction other { label } node { predicate modalities } } pageInfo { hasNextPage endCursor } } } }`
	if got := string(ask(nested, "").Body); !strings.HasPrefix(got, "direction,modalities,other.label,predicate\n") || strings.Count(got, "\n") < 3 {
		t.Errorf("%s", got)
	}
	for query, code := range map[string]string{
		"{ version { program } }":                                                                                         "INVALID",
		"{ entities(first: 2) { edges { node { id } } } }":                                                                "INVALID",
		"{ entities(first: 2) { edges { node { id } } pageInfo { hasNextPage endCursor } } }":                             "INVALID",
		"query ($after: String) { entities(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage } } }": "INVALID",
		"{ none }": "GRAPHQL_VALIDATION_FAILED",
		"{ entities(first: 101) { edges { node { id } } pageInfo { hasNextPage endCursor } } }": "LIMIT",
	} {
		if got := ask(query, ""); got.Status != 400 || !slices.Equal(got.Codes(t), []string{code}) {
			t.Errorf("%s: %d %s", query, got.Status, got.Body)
		}
	}
}
