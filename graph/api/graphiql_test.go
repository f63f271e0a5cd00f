package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// TestGraphiQL serves the console with a policy that lets in nothing from elsewhere, and not at all without its script.
func TestGraphiQL(t *testing.T) {
	page := &fstest.MapFile{Data: []byte("<!doctype html>")}
	if api.GraphiQLIn(fstest.MapFS{"index.html": page}) != nil {
		t.Error("there is a console without script")
	}
	h := api.GraphiQLIn(fstest.MapFS{"index.html": page, "graphiql.js": {Data: []byte("1")}, "graphiql.css": {Data: []byte("a{}")}})
	for path, want := range map[string]string{
		"/graphiql/": "text/html", "/graphiql/graphiql.js": "text/javascript", "/graphiql/graphiql.css": "text/css",
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		policy := w.Header().Get("Content-Security-Policy")
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), want) {
			t.Errorf("%s: %d %s", path, w.Code, w.Header())
		}
		if !strings.Contains(policy, "default-src 'none'; script-src 'self';") || strings.Contains(policy, "http") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
}

// TestGraphiQLIsForThisMachine offers no console where tokens, a closed schema or trusted documents bound what may be asked.
func TestGraphiQLIsForThisMachine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens.json")
	secret, err := token.Create(path, "dashboard", token.Admin, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	keys, err := token.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*api.Options){
		"tokens":           func(o *api.Options) { o.Tokens = keys },
		"no introspection": func(o *api.Options) { o.NoIntrospection = true },
		"documents":        func(o *api.Options) { o.Documents = map[string]string{} },
	} {
		o := options()
		change(&o)
		if got := send(t, api.New(world(t), o), http.MethodGet, "/graphiql/", "", "Authorization", "Bearer "+secret); got.Status != http.StatusNotFound {
			t.Errorf("%s: %d", name, got.Status)
		}
	}
}

// TestStartPageShowsExamples follows every example of the start page to its answer, and finds those of the catalogue there.
func TestStartPageShowsExamples(t *testing.T) {
	h := api.New(world(t), options())
	got := send(t, h, http.MethodGet, "/?lang=en", "")
	doc, err := html.Parse(strings.NewReader(string(got.Body)))
	if err != nil {
		t.Fatal(err)
	}
	if policy := got.Header.Get("Content-Security-Policy"); strings.Contains(policy, "script-src") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy of the start page: %s", policy)
	}
	examples, form := 0, false
	for n := range doc.Descendants() {
		form = form || n.Data == "textarea" || n.Data == "a" && attribute(n, "href") == "/graphiql/"
		if n.Data != "a" || !strings.HasPrefix(attribute(n, "href"), "/graphql?") {
			continue
		}
		examples++
		var answer struct{ Errors []any }
		body := send(t, h, http.MethodGet, attribute(n, "href"), "").Body
		if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) > 0 {
			t.Errorf("%s: %s", attribute(n, "href"), body)
		}
	}
	if examples < 6 || !form {
		t.Errorf("%d examples; a place for queries of one's own: %t", examples, form)
	}
	for _, file := range []string{"03-relations", "09-collaborations"} {
		catalogue, err := os.ReadFile("testdata/catalogue/" + file + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		shown := 0
		for _, query := range exampleQueries(doc) {
			if strings.Contains(strings.Join(strings.Fields(string(catalogue)), " "), query) {
				shown++
			}
		}
		if shown == 0 {
			t.Errorf("no example is of the catalogue's %s", file)
		}
	}
}

// exampleQueries returns the queries that a page links to, white space aside, without their outer braces.
func exampleQueries(doc *html.Node) []string {
	var out []string
	for n := range doc.Descendants() {
		if query, ok := strings.CutPrefix(attribute(n, "href"), "/graphql?query="); ok {
			text, err := url.QueryUnescape(query)
			if err == nil {
				out = append(out, strings.Trim(strings.Join(strings.Fields(text), " "), "{} "))
			}
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
