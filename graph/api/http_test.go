package api_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

const (
	jsonType    = "application/json"
	graphQLType = "application/graphql-response+json"
)

func TestPost(t *testing.T) {
	h := api.New(world(t), options())
	const query = `{"query": "{ version { program } }"}`
	cases := []struct {
		name, contentType, accept, body string
		status                          int
		media                           string
	}{
		{"plain", jsonType, "", query, 200, jsonType},
		{"any", jsonType, "*/*", query, 200, jsonType},
		{"any application", jsonType, "application/*", query, 200, jsonType},
		{"newer", jsonType, graphQLType, query, 200, graphQLType},
		{"first of two", jsonType, graphQLType + ", " + jsonType, query, 200, graphQLType},
		{"better of two", jsonType, graphQLType + ";q=0.5, " + jsonType, query, 200, jsonType},
		{"a charset", jsonType, graphQLType + "; charset=utf-8", query, 200, graphQLType},
		{"none that we speak", jsonType, "text/html", query, 406, graphQLType},
		{"refused by quality", jsonType, jsonType + ";q=0", query, 406, graphQLType},
		{"UTF-8", jsonType + "; charset=UTF-8", "", query, 200, jsonType},
		{"no type", "", "", query, 415, jsonType},
		{"form", "application/x-www-form-urlencoded", "", "query={version{program}}", 415, jsonType},
		{"text", "text/plain", "", query, 415, jsonType},
		{"UTF-16", jsonType + "; charset=utf-16", "", query, 415, jsonType},
		{"no JSON", jsonType, "", "{", 400, jsonType},
		{"no JSON, newer", jsonType, graphQLType, "{", 400, graphQLType},
		{"empty", jsonType, "", "", 400, jsonType},
		{"a batch", jsonType, "", "[" + query + "]", 400, jsonType},
		{"two values", jsonType, "", query + query, 400, jsonType},
		{"no query", jsonType, "", `{"operationName": "A"}`, 400, jsonType},
		{"a number", jsonType, "", `{"query": 1}`, 400, jsonType},
		{"an operation name that is none", jsonType, "", `{"query": "{ __typename }", "operationName": 1}`, 400, jsonType},
		{"variables that are none", jsonType, "", `{"query": "{ __typename }", "variables": "x"}`, 400, jsonType},
		{"extensions that are none", jsonType, "", `{"query": "{ __typename }", "extensions": []}`, 400, jsonType},
		{"nulls", jsonType, "", `{"query": "{ __typename }", "operationName": null, "variables": null, "extensions": null}`, 200, jsonType},
		{"syntax", jsonType, "", `{"query": "{"}`, 200, jsonType},
		{"syntax, newer", jsonType, graphQLType, `{"query": "{"}`, 400, graphQLType},
		{"validation", jsonType, "", `{"query": "{ none }"}`, 200, jsonType},
		{"validation, newer", jsonType, graphQLType, `{"query": "{ none }"}`, 400, graphQLType},
		{"a limit, newer", jsonType, graphQLType, `{"query": "{ articles(first: 101) { totalCount } }"}`, 400, graphQLType},
		{"a field that fails, newer", jsonType, graphQLType, `{"query": "{ entity { id } }"}`, 200, graphQLType},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			headers := []string{"Content-Type", c.contentType, "Accept", c.accept}
			got := send(t, h, http.MethodPost, "/graphql", c.body, headers...)
			if got.Status != c.status || got.Header.Get("Content-Type") != c.media+"; charset=utf-8" {
				t.Errorf("status %d, %s, want %d, %s: %s", got.Status, got.Header.Get("Content-Type"), c.status, c.media, got.Body)
			}
			var body map[string]json.RawMessage
			if err := json.Unmarshal(got.Body, &body); err != nil {
				t.Fatalf("%v: %s", err, got.Body)
			}
			if _, data := body["data"]; data && c.status != 200 {
				t.Errorf("a request that never ran has data: %s", got.Body)
			}
		})
	}
}

func TestGet(t *testing.T) {
	h := api.New(world(t), options())
	cases := []struct {
		name   string
		values url.Values
		status int
	}{
		{"a query", url.Values{"query": {"{ version { program } }"}}, 200},
		{"variables", url.Values{"query": {"query ($n: Int) { articles(first: $n) { totalCount } }"}, "variables": {`{"n": 1}`}}, 200},
		{"an operation", url.Values{"query": {"query A { __typename } query B { __typename }"}, "operationName": {"B"}}, 200},
		{"nothing", url.Values{}, 400},
		{"variables that are none", url.Values{"query": {"{ __typename }"}, "variables": {"["}}, 400},
		{"extensions that are none", url.Values{"query": {"{ __typename }"}, "extensions": {"1"}}, 400},
		{"a mutation", url.Values{"query": {"mutation { none }"}}, 400},
		{"too long", url.Values{"query": {"{ __typename }" + strings.Repeat(" ", api.DefaultLimits().Body)}}, 413},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := send(t, h, http.MethodGet, "/graphql?"+c.values.Encode(), "", "Accept", graphQLType)
			if got.Status != c.status || (c.status == 200) != (got.Codes(t) == nil) {
				t.Errorf("status %d, want %d: %s", got.Status, c.status, got.Body)
			}
		})
	}
}

func TestOtherMethodsAndPaths(t *testing.T) {
	h := api.New(world(t), options())
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodHead, http.MethodOptions} {
		got := send(t, h, method, "/graphql", `{"query": "{ __typename }"}`, "Content-Type", jsonType)
		if got.Status != http.StatusMethodNotAllowed || got.Header.Get("Allow") != "GET, POST" {
			t.Errorf("%s: status %d, Allow %q", method, got.Status, got.Header.Get("Allow"))
		}
	}
	if got := send(t, h, http.MethodGet, "/healthz", ""); got.Status != 200 || string(got.Body) != "{\"status\":\"ok\"}\n" {
		t.Errorf("healthz: %d %s", got.Status, got.Body)
	}
	if got := send(t, h, http.MethodGet, "/none", ""); got.Status != http.StatusNotFound {
		t.Errorf("another path: %d", got.Status)
	}
}

// TestRepeatedQuery asks one query again, which comes from the cache of parsed ones, with other variables.
func TestRepeatedQuery(t *testing.T) {
	h := api.New(world(t), options())
	const query = "query ($n: Int) { articles(first: $n) { edges { cursor } } }"
	for _, n := range []int{1, 2, 3, 101, 2} {
		got := ask(t, h, query, map[string]any{"n": n})
		if n > 100 {
			if len(got.Codes(t)) != 1 {
				t.Errorf("%d of a page pass: %s", n, got.Body)
			}
			continue
		}
		var data struct{ Articles struct{ Edges []any } }
		if got.Decode(t, &data); len(data.Articles.Edges) != n {
			t.Errorf("%d of %d", len(data.Articles.Edges), n)
		}
	}
}
