package api_test

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// TestHostileNames looks for names that some language would take as its own. They are text: nothing has them, nothing breaks.
func TestHostileNames(t *testing.T) {
	const query = `query ($n: String!, $f: [String!], $i: [ID!]!) {
		entity(name: $n) { id }
		search(text: $n, first: 5) { match }
		entities(filter: {sameAs: $n}) { totalCount }
		articles(filter: {publications: $f, sources: $f, issues: $f, languages: $f, ids: $i, mentioning: $i}) { totalCount }
		relations(filter: {rules: $f, sources: $f, publications: $f}) { totalCount }
		nodes(ids: $i) { id }
	}`
	names := []string{
		"'; DROP TABLE entity; --", `" OR 1=1`, "`x`", "x') RETURN n //", "MATCH (n) DETACH DELETE n", "*", "%", "_", "?", "[a-z]*",
		"NEAR(a b)", `"a" AND "b"`, "<script>alert(1)</script>", "${jndi:ldap://x}", "../../etc/passwd", "\x00", "a\x00b", "\u202e",
		"💥", "\ufffd", strings.Repeat("a", 10_000), strings.Repeat("ab ", 3_000), "method:' OR 1=1", "source:../x", "a b c",
		"organisation:x PART_OF organisation:y", "reference:x-1", "article:", ":", "",
	}
	for store, open := range stores() {
		s := open(t)
		if err := s.Apply(t.Context(), changes()...); err != nil {
			t.Fatal(err)
		}
		h := api.New(s, options())
		for _, name := range names {
			start := time.Now()
			got := ask(t, h, query, map[string]any{"n": name, "f": []string{name}, "i": []string{name}})
			if codes := got.Codes(t); codes != nil || time.Since(start) > time.Second {
				t.Errorf("%s: %.40q: %v, %q: %.300s", store, name, time.Since(start), codes, got.Body)
			}
		}
	}
}

// TestHostileRequests are refused with a code, soon, and without sending back what they hold.
func TestHostileRequests(t *testing.T) {
	h := api.New(world(t), options())
	long := strings.Repeat("x", 200_000)
	deep := strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000)
	cases := map[string]string{
		"a long string where a number belongs": `{"query": "{ articles(first: \"` + long + `\") { totalCount } }"}`,
		"a long name of a field":               `{"query": "{ ` + long + ` }"}`,
		"a long name of an operation":          `{"query": "query A { __typename } query B { __typename }", "operationName": "` + long + `"}`,
		"a long variable":                      `{"query": "query ($t: EntityType) { entity(name: \"x\", type: $t) { id } }", "variables": {"t": "` + long + `"}}`,
		"deep variables":                       `{"query": "query ($i: [ID!]!) { nodes(ids: $i) { id } }", "variables": {"i": ` + deep + `}}`,
		"deep literals":                        `{"query": "{ nodes(ids: ` + strings.Repeat("[", 400) + strings.Repeat("]", 400) + `) { id } }"}`,
		"deep braces":                          `{"query": "` + strings.Repeat("{a", 400) + strings.Repeat("}", 400) + `"}`,
		"directives":                           `{"query": "{ version ` + strings.Repeat("@skip(if: false) ", 150) + `{ program } }"}`,
		"an unknown directive":                 `{"query": "{ version @x { program } }"}`,
		"a mutation":                           `{"query": "mutation { none }"}`,
		"a subscription":                       `{"query": "subscription { none }"}`,
		"only fragments":                       `{"query": "fragment A on Query { __typename }"}`,
		"only a schema":                        `{"query": "type A { a: Int }"}`,
		"variables with a prototype":           `{"query": "query ($n: Int) { articles(first: $n) { totalCount } }", "variables": {"n": {"__proto__": 1}}}`,
		"a fraction":                           `{"query": "{ articles(first: 1.5) { totalCount } }"}`,
		"a great number":                       `{"query": "query ($n: Int) { articles(first: $n) { totalCount } }", "variables": {"n": 1e99}}`,
		"many ids":                             `{"query": "query ($i: [ID!]!) { nodes(ids: $i) { id } }", "variables": {"i": [` + strings.Repeat(`"a",`, 20_000) + `"a"]}}`,
	}
	for name, body := range cases {
		start := time.Now()
		got := send(t, h, http.MethodPost, "/graphql", body, "Content-Type", jsonType, "Accept", graphQLType)
		codes := got.Codes(t)
		if len(codes) == 0 || slices.Contains(codes, "INTERNAL") || got.Status >= 500 || len(got.Body) > 10_000 {
			t.Errorf("%s: status %d, %q, %d bytes: %.300s", name, got.Status, codes, len(got.Body), got.Body)
		}
		if time.Since(start) > time.Second {
			t.Errorf("%s: %v", name, time.Since(start))
		}
	}
}

// FuzzQuery sends any text as a query: the answer is JSON with codes of the closed list, and never a fault of the server.
func FuzzQuery(f *testing.F) {
	seeds := 0
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, section := range archive.Files {
			if strings.HasSuffix(section.Name, ".graphql") {
				f.Add(string(section.Data), `{"text": "s", "ids": ["method:jim"], "n": 1}`)
				seeds++
			}
		}
	}
	if seeds < 30 {
		f.Fatalf("only %d seeds", seeds)
	}
	o := options()
	o.BatchWait = time.Microsecond
	h := api.New(world(f), o)
	f.Fuzz(func(t *testing.T, query, variables string) {
		var values map[string]any
		if json.Unmarshal([]byte(variables), &values) != nil {
			values = nil
		}
		got := ask(t, h, query, values)
		for _, code := range got.Codes(t) {
			if !slices.Contains(api.Codes(), api.Code(code)) || code == string(api.CodeInternal) {
				t.Errorf("%s: %s", code, got.Body)
			}
		}
	})
}
