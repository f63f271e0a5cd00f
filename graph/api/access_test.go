package api_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// keyring makes a token for each role.
func keyring(t *testing.T) (*token.Keyring, map[token.Role]string, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tokens")
	secrets := map[token.Role]string{}
	for _, role := range token.Roles() {
		secret, err := token.Create(path, strings.ToLower(string(role)), role, time.Unix(0, 0))
		if err != nil {
			t.Fatal(err)
		}
		secrets[role] = secret
	}
	keys, err := token.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return keys, secrets, path
}

const viewerQuery = `{"query": "{ viewer { name role } status { requestsInFlight } }"}`

// TestTokens asks with and without tokens of each role.
func TestTokens(t *testing.T) {
	o := options()
	keys, secrets, path := keyring(t)
	o.Tokens = keys
	h := api.New(world(t), o)
	post := func(headers ...string) answer {
		return send(t, h, http.MethodPost, "/graphql", viewerQuery, append(headers, "Content-Type", jsonType)...)
	}
	for _, header := range []string{"", "Bearer", "Bearer ", "Bearer kg_x", "Basic a2c6eA==", secrets[token.Read], "Bearer " + secrets[token.Read] + "x"} {
		got := post("Authorization", header)
		if got.Status != http.StatusUnauthorized || !slices.Equal(got.Codes(t), []string{"UNAUTHENTICATED"}) || got.Header.Get("WWW-Authenticate") != `Bearer realm="Kennisgraaf"` {
			t.Errorf("%q: %d %v %s", header, got.Status, got.Header, got.Body)
		}
	}
	for role, want := range map[token.Role]string{token.Read: "FORBIDDEN", token.Curate: "FORBIDDEN", token.Admin: ""} {
		got := post("Authorization", "Bearer "+secrets[role])
		codes := strings.Join(got.Codes(t), " ")
		if got.Status != 200 || codes != want || !strings.Contains(string(got.Body), `"viewer":{"name":"`+strings.ToLower(string(role))+`","role":"`+string(role)+`"}`) {
			t.Errorf("%s: %d %q %s", role, got.Status, codes, got.Body)
		}
	}
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/metrics": 401, "/": 401, "/entity/method:jim": 401, "/graphql?query={__typename}": 401} {
		if got := send(t, h, http.MethodGet, path, ""); got.Status != want {
			t.Errorf("%s without a token: %d", path, got.Status)
		}
	}
	basic := func(path string) int {
		r, _ := http.NewRequest(http.MethodGet, "/", nil)
		r.SetBasicAuth("anyone", secrets[token.Read])
		return send(t, h, http.MethodGet, path, "", "Authorization", r.Header.Get("Authorization")).Status
	}
	if page, query := basic("/entity/method:jim"), basic("/graphql?query={__typename}"); page != 200 || query != 401 {
		t.Errorf("a password opens pages %d, queries %d", page, query)
	}
	if err := token.Revoke(path, "read"); err != nil {
		t.Fatal(err)
	}
	if got := post("Authorization", "Bearer "+secrets[token.Read]); got.Status != http.StatusUnauthorized {
		t.Errorf("a revoked token: %d", got.Status)
	}
}

// TestRate asks just as often as a token may at once, and once more.
func TestRate(t *testing.T) {
	o := options()
	keys, secrets, _ := keyring(t)
	o.Tokens, o.Limits.Rate = keys, 1
	h := api.New(world(t), o)
	ask := func(role token.Role) answer {
		return send(t, h, http.MethodPost, "/graphql", `{"query": "{ __typename }"}`, "Content-Type", jsonType, "Authorization", "Bearer "+secrets[role])
	}
	for range 2 {
		if got := ask(token.Read); got.Status != 200 {
			t.Errorf("%d", got.Status)
		}
	}
	if got := ask(token.Read); got.Status != http.StatusTooManyRequests || got.Header.Get("Retry-After") == "" || !slices.Equal(got.Codes(t), []string{"RATE_LIMITED"}) {
		t.Errorf("%d %s", got.Status, got.Body)
	}
	if got := ask(token.Curate); got.Status != 200 {
		t.Errorf("another token: %d", got.Status)
	}
}

// TestCORS asks as pages of several origins do.
func TestCORS(t *testing.T) {
	o := options()
	o.Origins = []string{"https://dashboard.example"}
	h := api.New(world(t), o)
	for origin, allowed := range map[string]bool{
		"https://dashboard.example": true, "https://dashboard.example.evil": false, "http://dashboard.example": false, "null": false, "*": false, "": false,
	} {
		before := send(t, h, http.MethodOptions, "/graphql", "", "Origin", origin, "Access-Control-Request-Method", "POST")
		after := send(t, h, http.MethodPost, "/graphql", `{"query": "{ __typename }"}`, "Origin", origin, "Content-Type", jsonType)
		if (before.Status == http.StatusNoContent) != allowed {
			t.Errorf("%q beforehand: %d", origin, before.Status)
		}
		for _, got := range []answer{before, after} {
			if value := got.Header.Get("Access-Control-Allow-Origin"); (value == origin && origin != "") != allowed || got.Header.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%q: %q", origin, value)
			}
		}
		if !slices.Contains(after.Header.Values("Vary"), "Origin") {
			t.Errorf("%q: Vary %q", origin, after.Header.Values("Vary"))
		}
	}
}

// TestOtherNames asks a server of this machine by another name, as a page does that points its own name at it.
func TestOtherNames(t *testing.T) {
	o := options()
	o.Origins = []string{"https://kennisgraaf.example"}
	address, _, _ := serving(t, world(t), o)
	for host, want := range map[string]int{
		address: 200, "localhost:1": 200, "localhost": 200, "[::1]:80": 200, "kennisgraaf.example": 200, "evil.example": 421, "127.0.0.1.evil.example": 421, "10.0.0.1": 421,
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		got.Body.Close()
		if got.StatusCode != want {
			t.Errorf("%s: %d", host, got.StatusCode)
		}
	}
}

// TestETag asks again for what has not changed, and for what has.
func TestETag(t *testing.T) {
	s := world(t)
	h := api.New(s, options())
	path := "/graphql?" + url.Values{"query": {`{ articles { totalCount } }`}}.Encode()
	first := send(t, h, http.MethodGet, path, "")
	tag := first.Header.Get("ETag")
	if tag == "" || first.Header.Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("%v", first.Header)
	}
	if got := send(t, h, http.MethodGet, path, "", "If-None-Match", tag); got.Status != http.StatusNotModified || len(got.Body) > 0 {
		t.Errorf("unchanged: %d %s", got.Status, got.Body)
	}
	other := "/graphql?" + url.Values{"query": {`{ articles { __typename } }`}}.Encode()
	for _, got := range []answer{
		send(t, h, http.MethodGet, other, "", "If-None-Match", tag),
		send(t, h, http.MethodGet, path, "", "If-None-Match", tag, "Accept", graphQLType),
		send(t, h, http.MethodPost, "/graphql", `{"query": "{ articles { totalCount } }"}`, "Content-Type", jsonType, "If-None-Match", tag),
	} {
		if got.Status != http.StatusOK {
			t.Errorf("another question: %d", got.Status)
		}
	}
	if got := send(t, h, http.MethodGet, "/graphql?query={entity{id}}", ""); got.Header.Get("ETag") != "" || got.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("an answer with errors is kept: %v", got.Header)
	}
	if err := s.Apply(t.Context(), graph.Removal("chair.txt")); err != nil {
		t.Fatal(err)
	}
	if got := send(t, h, http.MethodGet, path, "", "If-None-Match", tag); got.Status != http.StatusOK || got.Header.Get("ETag") == tag {
		t.Errorf("changed: %d", got.Status)
	}
}

// TestPersisted registers a query and asks for it by its hash, as Apollo's clients do.
func TestPersisted(t *testing.T) {
	h := api.New(world(t), options())
	const query = "{ version { program } }"
	sum := sha256.Sum256([]byte(query))
	hash := hex.EncodeToString(sum[:])
	body := func(query, hash string, version int) string {
		m := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": version, "sha256Hash": hash}}}
		if query != "" {
			m["query"] = query
		}
		b, _ := json.Marshal(m)
		return string(b)
	}
	steps := []struct {
		name, body string
		status     int
		code       string
	}{
		{"unknown", body("", hash, 1), 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"another hash", body(query, strings.Repeat("0", 64), 1), 400, "INVALID"},
		{"another version", body(query, hash, 2), 400, "INVALID"},
		{"no hash", body(query, "x", 1), 400, "INVALID"},
		{"still unknown", body("", hash, 1), 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"registered", body(query, hash, 1), 200, ""},
		{"by hash", body("", hash, 1), 200, ""},
	}
	for _, s := range steps {
		got := send(t, h, http.MethodPost, "/graphql", s.body, "Content-Type", jsonType)
		if code := strings.Join(got.Codes(t), " "); got.Status != s.status || code != s.code {
			t.Errorf("%s: %d %s", s.name, got.Status, got.Body)
		}
	}
	byURL := url.Values{"extensions": {`{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}`}}
	if got := send(t, h, http.MethodGet, "/graphql?"+byURL.Encode(), ""); got.Status != 200 || got.Codes(t) != nil {
		t.Errorf("by GET: %d %s", got.Status, got.Body)
	}
}

// TestTrustedDocuments answers those of the list, by hash or text, and nothing else.
func TestTrustedDocuments(t *testing.T) {
	const query = "{ version { program } }"
	documents, err := api.ReadDocuments(strings.NewReader(`{"short": "` + query + `"}`))
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Documents = documents
	h := api.New(world(t), o)
	sum := sha256.Sum256([]byte(query))
	for body, status := range map[string]int{
		`{"query": "` + query + `"}`:                                  200,
		`{"documentId": "short"}`:                                     200,
		`{"documentId": "sha256:` + hex.EncodeToString(sum[:]) + `"}`: 200,
		`{"query": "{ version { graph } }"}`:                          403,
		`{"query": "{ version { graph } }", "documentId": "short"}`:   403,
		`{"documentId": "none"}`:                                      403,
		`{"query": "{ __schema { types { name } } }"}`:                403,
		`{}`: 400,
	} {
		got := send(t, h, http.MethodPost, "/graphql", body, "Content-Type", jsonType)
		if got.Status != status || status == 403 && !slices.Equal(got.Codes(t), []string{"FORBIDDEN"}) {
			t.Errorf("%s: %d %s", body, got.Status, got.Body)
		}
	}
	for _, text := range []string{"", "[]", "null", `{"a": 1}`, `{"` + strings.Repeat("0", 64) + `": "{ __typename }"}`} {
		if _, err := api.ReadDocuments(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

// TestCompressed asks for a long answer and a short one in gzip.
func TestCompressed(t *testing.T) {
	h := api.New(world(t), options())
	long := `{"query": "{ articles(first: 100) { edges { node { id title text sentences { text start end } mentions { text start end confidence recogniser } } } } }"}`
	got := send(t, h, http.MethodPost, "/graphql", long, "Content-Type", jsonType, "Accept-Encoding", "gzip")
	plain := send(t, h, http.MethodPost, "/graphql", long, "Content-Type", jsonType)
	z, err := gzip.NewReader(bytes.NewReader(got.Body))
	if err != nil || got.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(got.Header.Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("%v %v", err, got.Header)
	}
	if text, err := io.ReadAll(z); err != nil || !bytes.Equal(text, plain.Body) || len(got.Body) >= len(plain.Body) {
		t.Errorf("%v: %d bytes of %d", err, len(got.Body), len(plain.Body))
	}
	short := send(t, h, http.MethodPost, "/graphql", `{"query": "{ __typename }"}`, "Content-Type", jsonType, "Accept-Encoding", "gzip")
	if short.Header.Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
}

// TestCostIsTold reads the cost of a query in its answer.
func TestCostIsTold(t *testing.T) {
	got := ask(t, api.New(world(t), options()), "{ articles(first: 10) { edges { node { title } } } }", nil)
	if !strings.HasSuffix(strings.TrimSpace(string(got.Body)), `"extensions":{"cost":{"limit":50000,"objects":21}}}`) {
		t.Errorf("%s", got.Body)
	}
}

// TestMetrics counts what was asked, and never by what a client wrote.
func TestMetrics(t *testing.T) {
	h := api.New(world(t), options())
	ask(t, h, "query Geheim { articles(first: 10) { totalCount } }", nil)
	ask(t, h, "{ geheim }", nil)
	send(t, h, http.MethodGet, "/geheim", "")
	got := string(send(t, h, http.MethodGet, "/metrics", "").Body)
	for _, want := range []string{
		`kennisgraaf_requests_total{route="graphql",status="200"} 2`, `kennisgraaf_requests_total{route="page",status="404"} 1`,
		`kennisgraaf_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1`, `kennisgraaf_errors_total{code="INTERNAL"} 0`,
		`kennisgraaf_query_cost_objects_count 1`, `kennisgraaf_request_duration_seconds_count{route="graphql"} 2`, `kennisgraaf_build_info{version="test"} 1`,
		`kennisgraaf_store_latency_seconds_count{question="version"} 1`, `kennisgraaf_store_latency_seconds_count{question="articles"} 1`,
		"kennisgraaf_requests_in_flight 0", "go_goroutines",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(strings.ToLower(got), "geheim") {
		t.Error("a label holds what a client wrote")
	}
}

// TestReady asks whether the store answers.
func TestReady(t *testing.T) {
	if got := send(t, api.New(world(t), options()), http.MethodGet, "/readyz", ""); got.Status != 200 {
		t.Errorf("%d", got.Status)
	}
	failing := api.New(broken{Store: world(t), err: &graph.Error{Kind: graph.ErrUnavailable, Detail: canary}}, options())
	if got := send(t, failing, http.MethodGet, "/readyz", ""); got.Status != http.StatusServiceUnavailable || strings.Contains(string(got.Body), canary) {
		t.Errorf("%d %s", got.Status, got.Body)
	}
	if got := send(t, failing, http.MethodGet, "/healthz", ""); got.Status != 200 {
		t.Errorf("healthz: %d", got.Status)
	}
}

// TestSlowLog warns of a slow request with the name of its operation, and without what its variables hold.
func TestSlowLog(t *testing.T) {
	var log bytes.Buffer
	o := options()
	o.Log, o.Slow = slog.New(slog.NewTextHandler(&log, nil)), time.Nanosecond
	body := `{"query": "query Zoek($t: String!) { search(text: $t) { match } }", "operationName": "Zoek", "variables": {"t": "geheim"}}`
	send(t, api.New(world(t), o), http.MethodPost, "/graphql", body, "Content-Type", jsonType)
	if line := log.String(); !strings.Contains(line, "level=WARN") || !strings.Contains(line, "slow request") || !strings.Contains(line, "operation=Zoek") ||
		!strings.Contains(line, "cost=") || strings.Contains(line, "geheim") {
		t.Errorf("%s", line)
	}
}
