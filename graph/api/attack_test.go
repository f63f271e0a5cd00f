package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// attack is a request that means harm, or none that a client should send.
type attack struct {
	name    string
	method  string // POST when empty
	path    string // /graphql when empty
	body    string
	headers []string
	codes   []string // one of which answers; any error when empty
}

// asked returns an attack by a query.
func asked(name, query string, codes ...string) attack {
	return attack{name: name, body: `{"query":` + quote(query) + `}`, codes: codes}
}

// given returns an attack by variables.
func given(name, query, variables string, codes ...string) attack {
	return attack{name: name, body: `{"query":` + quote(query) + `,"variables":` + variables + `}`, codes: codes}
}

func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < 0x20:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

const validation = "GRAPHQL_VALIDATION_FAILED"

// queryAttacks abuse the language.
func queryAttacks() []attack {
	loop := `{ entity(name: "JIM") { ...A } } fragment A on Entity { ...B } fragment B on Entity { ...A id }`
	spread := func(n int) string {
		q := `{ entity(name: "JIM") { ...F0 } } `
		for i := range n {
			q += fmt.Sprintf("fragment F%d on Entity { ...F%d ...F%d } ", i, i+1, i+1)
		}
		return q + fmt.Sprintf("fragment F%d on Entity { id }", n)
	}
	wide := `{ articles(first: 100) { edges { node { entities(first: 100) { edges { node { relations(first: 100) { totalCount edges { cursor } } } } } } } } }`
	return []attack{
		asked("16 aliases", "{ "+repeated(16, "a%d: version { program }")+"}", "LIMIT"),
		asked("500 aliases", "{ "+repeated(160, "a%d: version { program }")+"}", "LIMIT"),
		asked("aliases inside a list", `{ articles(first: 100) { edges { node { `+repeated(30, "t%d: title")+`} } } }`, "LIMIT"),
		asked("aliases by fragments", "{ "+strings.Repeat("...F ", 10)+"} fragment F on Query { "+repeated(3, "a%d: version { program }")+"}", "LIMIT"),
		asked("one field 200 times", "{ "+strings.Repeat("version { program } ", 200)+"}", "LIMIT"),
		asked("one leaf 900 times", "{ version { "+strings.Repeat("program ", 900)+"} }", "LIMIT"),
		asked("__typename 990 times", "{ "+strings.Repeat("__typename ", 990)+"}", "LIMIT"),
		asked("too many tokens", "{ "+strings.Repeat("version { program } ", 5000)+"}", "LIMIT"),
		asked("comments without end", "{ version { program } }"+strings.Repeat("#\n", 20_000), "LIMIT"),
		asked("commas", "{ version { program } }"+strings.Repeat(",", 100_000)),
		asked("a depth of 13", nested(13), "LIMIT"),
		asked("a depth of 100", nested(100), "LIMIT"),
		asked("a depth of 490 braces", strings.Repeat("{ a", 490)+strings.Repeat("}", 490)),
		asked("braces that never close", strings.Repeat("{ a ", 400), "GRAPHQL_PARSE_FAILED"),
		asked("brackets", "{ nodes(ids: "+strings.Repeat("[", 490)+strings.Repeat("]", 490)+") { id } }"),
		asked("objects in objects", "{ articles(filter: "+strings.Repeat("{period: ", 200)+"{}"+strings.Repeat("}", 200)+") { totalCount } }"),
		asked("fragments in a circle", loop, validation),
		asked("a fragment that spreads itself", "{ ...A } fragment A on Query { ...A }", validation),
		asked("fragments that double 30 times", spread(30), "LIMIT", validation),
		asked("fragments that double 60 times", spread(60), "LIMIT", validation),
		asked("unused fragments", "{ __typename } "+repeated(100, "fragment F%d on Query { __typename }"), validation),
		asked("unknown fragments", "{ "+repeated(100, "...F%d")+"}", validation),
		asked("a fragment twice", "{ ...A } fragment A on Query { __typename } fragment A on Query { __typename }", validation),
		asked("inline fragments inside each other", "{ "+strings.Repeat("... { ", 300)+"none"+strings.Repeat(" }", 300)+" }", validation),
		asked("directives 150 times", "{ version "+strings.Repeat("@skip(if: false) ", 150)+"{ program } }", validation, "LIMIT"),
		asked("directives 100 times", "{ version "+strings.Repeat("@skip(if: false) ", 100)+"{ program } }", validation),
		asked("unknown directives", "{ version @a @b @c { program } }", validation),
		asked("directives on an operation", "query "+repeated(150, "@d%d")+"{ __typename }", validation),
		asked("a directive without its argument", "{ version @include { program } }", validation),
		asked("@defer", "{ ... @defer { version { program } } }", "INVALID"),
		asked("@defer deep inside", `{ entity(name: "JIM") { ...F } } fragment F on Entity { ... { ...G @defer } } fragment G on Entity { name }`, "INVALID"),
		asked("many operations", repeated(120, "query Q%d { __typename }"), validation),
		asked("operations of one name", "query A { __typename } query A { __typename }", validation),
		asked("many variables", "query ("+repeated(150, "$v%d: Int")+") { __typename }", validation),
		asked("conflicting fields", "{ version { program } version: articles { totalCount } }", validation),
		asked("pairs that overlap", "{ "+repeated(20, `entity(name: "x%d") { id }`)+"}", validation),
		asked("objects without end", wide, "LIMIT"),
		asked("a cost in variables' stead", `{ counts(of: MENTIONS, by: [ENTITY, TYPE], first: 2147483647) { count } }`, "LIMIT"),
		asked("paths of paths", `{ `+repeated(12, `p%d: paths(from: "JIM", to: "Saxion", maxHops: 6, first: 20) { nodes { id } hops { relations { claims { edges { cursor } } } } }`)+`}`, "LIMIT"),
		asked("first without end", "{ articles(first: 2147483647) { totalCount } }", "LIMIT"),
		asked("first past 32 bits", "{ articles(first: 2147483648) { totalCount } }"),
		asked("first past 64 bits", "{ articles(first: 99999999999999999999999) { totalCount } }"),
		asked("first below 0", "{ articles(first: -1) { totalCount } }", "INVALID"),
		asked("last of 0", "{ articles(last: 0) { totalCount } }", "INVALID"),
		asked("first and last", "{ articles(first: 1, last: 1) { totalCount } }", "INVALID"),
		asked("first as text", `{ articles(first: "1") { totalCount } }`, validation),
		asked("a cursor that is none", `{ articles(after: "x") { totalCount } }`, "INVALID"),
		asked("a long cursor", `{ articles(after: "`+strings.Repeat("QUFB", 10_000)+`") { totalCount } }`, "INVALID"),
		asked("a cursor of NUL", `{ articles(after: "AAAA") { totalCount } }`, "INVALID"),
		asked("a cursor of another list", `{ entities(after: "eyJsIjoiYXJ0aWNsZXMvbmV3ZXN0IiwiayI6IiIsImkiOiJ4In0") { totalCount } }`, "INVALID"),
		asked("a depth past its bound", `{ neighbourhood(of: "JIM", depth: 99) { truncated } }`, "INVALID"),
		asked("nodes past their bound", `{ neighbourhood(of: "JIM", maxNodes: 100000) { truncated } }`, "INVALID", "LIMIT"),
		asked("hops past their bound", `{ paths(from: "JIM", to: "Saxion", maxHops: 99) { cost } }`, "INVALID"),
		asked("a path from a thing to itself", `{ paths(from: "JIM", to: "JIM") { cost } }`, "INVALID"),
		asked("dimensions past their bound", "{ counts(of: ARTICLES, by: [YEAR, MONTH, TYPE, ENTITY]) { count } }", "INVALID"),
		asked("a period that ends before it begins", `{ articles(filter: {period: {from: "2026", to: "2025"}}) { totalCount } }`, "INVALID"),
		asked("a date that is none", `{ articles(filter: {period: {from: "2026-02-30"}}) { totalCount } }`),
		asked("a name that nothing has", `{ neighbourhood(of: "`+strings.Repeat("x", 10_000)+`") { truncated } }`, "NOT_FOUND"),
		asked("introspection inside introspection", nestedSchema(16), "LIMIT"),
		asked("introspection 40 deep", nestedSchema(40), "LIMIT"),
		asked("introspection many times", "{ "+repeated(14, "a%d: __schema { types { fields { type { name } } } }")+strings.Repeat("__schema { types { name } } ", 40)+"}", "LIMIT"),
		asked("a mutation", "mutation { none }", validation),
		asked("a subscription by POST", "subscription { changes { graph } }", "INVALID"),
		asked("a type", "type A { a: Int }"),
		asked("an extension of the schema", "extend type Query { a: Int }"),
		asked("no query", ""),
		asked("white space", strings.Repeat(" ", 200_000)),
		asked("a name of 200,000 letters", "{ "+strings.Repeat("a", 200_000)+" }", "LIMIT"),
		asked("a name near to others", "{ articlesarticlesarticlesarticles { totalCount } }", validation),
		asked("NUL", "{ version\x00 { program } }", "GRAPHQL_PARSE_FAILED"),
		asked("NUL in a name", "{ entity(name: \"a\x00b\") { none } }"),
		asked("a surrogate alone", `{ entity(name: "\uD800") { none } }`),
		asked("an escape that is none", `{ entity(name: "\q") { id } }`, "GRAPHQL_PARSE_FAILED"),
		asked("a text that never ends", `{ entity(name: "x`, "GRAPHQL_PARSE_FAILED"),
		asked("a block text that never ends", `{ entity(name: """`+strings.Repeat("x\n", 20_000), "GRAPHQL_PARSE_FAILED"),
	}
}

// requestAttacks abuse variables and the protocol.
func requestAttacks() []attack {
	const list = "query ($n: Int) { articles(first: $n) { totalCount } }"
	plain := `{"query":"{ __typename }"}`
	return []attack{
		given("first without end, in a variable", list, `{"n": 2147483647}`, "LIMIT"),
		given("a variable past 64 bits", list, `{"n": 1e99}`),
		given("a variable of another type", list, `{"n": {"__proto__": 1}}`, validation),
		given("a fraction", list, `{"n": 1.5}`),
		given("no value where one must be", "query ($n: String!) { entity(name: $n) { id } }", `{}`, validation),
		given("20,000 ids", "query ($i: [ID!]!) { nodes(ids: $i) { id } }", `{"i": [`+strings.Repeat(`"a",`, 20_000)+`"a"]}`, "LIMIT"),
		given("deep variables", "query ($i: [ID!]!) { nodes(ids: $i) { id } }", `{"i": `+strings.Repeat("[", 9_000)+strings.Repeat("]", 9_000)+`}`),
		given("a type that is none", "query ($t: EntityType) { entity(name: \"x\", type: $t) { id } }", `{"t": "`+strings.Repeat("X", 100_000)+`"}`, validation),
		given("a filter that is none", "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }", `{"f": {"ids": null, "none": 1}}`, validation),
		{name: "a batch", body: "[" + strings.Repeat(plain+",", 99) + plain + "]", codes: []string{"INVALID"}},
		{name: "two bodies", body: plain + plain, codes: []string{"INVALID"}},
		{name: "deep JSON", body: strings.Repeat("[", 100_000), codes: []string{"INVALID"}},
		{name: "no JSON", body: "query { __typename }", codes: []string{"INVALID"}},
		{name: "nothing", body: "", codes: []string{"INVALID"}},
		{name: "bytes that are no UTF-8", body: "{\"query\":\"{ \xff\xfe }\"}"},
		{name: "too long", body: plain + strings.Repeat(" ", 1<<18), codes: []string{"LIMIT"}},
		{name: "a form", body: "query=%7B__typename%7D", headers: []string{"Content-Type", "application/x-www-form-urlencoded"}, codes: []string{"INVALID"}},
		{name: "text that another page may send", body: plain, headers: []string{"Content-Type", "text/plain"}, codes: []string{"INVALID"}},
		{name: "parts", body: plain, headers: []string{"Content-Type", "multipart/form-data; boundary=x"}, codes: []string{"INVALID"}},
		{name: "UTF-7", body: plain, headers: []string{"Content-Type", "application/json; charset=utf-7"}, codes: []string{"INVALID"}},
		{name: "no type", body: plain, headers: []string{"Content-Type", ""}, codes: []string{"INVALID"}},
		{name: "HTML for an answer", body: plain, headers: []string{"Accept", "text/html"}, codes: []string{"INVALID"}},
		{name: "PUT", method: http.MethodPut, body: plain, codes: []string{"INVALID"}},
		{name: "DELETE", method: http.MethodDelete, codes: []string{"INVALID"}},
		{name: "a mutation by GET", method: http.MethodGet, path: "/graphql?query=mutation%7Bnone%7D", codes: []string{validation, "INVALID"}},
		{name: "a subscription by GET", method: http.MethodGet, path: "/graphql?query=subscription%7Bchanges%7Bgraph%7D%7D", codes: []string{"INVALID"}},
		{name: "a long address", method: http.MethodGet, path: "/graphql?query=" + strings.Repeat("x", 1<<18+1), codes: []string{"LIMIT"}},
		{name: "variables by GET that are none", method: http.MethodGet, path: "/graphql?query=%7B__typename%7D&variables=%5B", codes: []string{"INVALID"}},
		{name: "a hash that is none", body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"../../x"}}}`, codes: []string{"INVALID"}},
		{name: "a hash that is unknown", body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + strings.Repeat("0", 64) + `"}}}`, codes: []string{"PERSISTED_QUERY_NOT_FOUND"}},
		{name: "a hash of another sort", body: `{"extensions":{"persistedQuery":["x"]}}`, codes: []string{"INVALID"}},
		{name: "an upgrade to nothing", method: http.MethodGet, headers: []string{"Upgrade", "h2c"}, codes: []string{"INVALID"}},
		{name: "a WebSocket of another page", method: http.MethodGet, headers: []string{"Upgrade", "websocket", "Origin", "https://evil.example"}, codes: []string{"FORBIDDEN"}},
	}
}

// soon is how long an attack may take. A machine that others load needs more than the tenth of a second that a quiet one keeps.
const soon = time.Second

// TestAttacks is the suite of attacks: each is answered by a coded error, soon, with less than it sent, while the server lives and
// keeps its memory.
func TestAttacks(t *testing.T) {
	h := api.New(world(t), options())
	attacks := append(queryAttacks(), requestAttacks()...)
	if len(attacks) < 80 {
		t.Fatalf("only %d attacks", len(attacks))
	}
	run := func() (slowest time.Duration) {
		for _, a := range attacks {
			headers := append([]string{"Content-Type", jsonType, "Accept", graphQLType}, a.headers...)
			start := time.Now()
			got := send(t, h, orElse(a.method, http.MethodPost), orElse(a.path, "/graphql"), a.body, headers...)
			took := time.Since(start)
			slowest = max(slowest, took)
			codes := got.Codes(t)
			known := len(codes) > 0 && !slices.ContainsFunc(codes, func(c string) bool { return !slices.Contains(api.Codes(), api.Code(c)) })
			if a.name == "commas" && got.Status == 200 && codes == nil {
				continue // commas mean nothing in GraphQL, and cost nothing here
			}
			if !known || slices.Contains(codes, "INTERNAL") || got.Status >= 500 || len(got.Body) > 5_000 ||
				len(a.codes) > 0 && !slices.Contains(a.codes, codes[0]) {
				t.Errorf("%s: status %d, %q, want %q: %.300s", a.name, got.Status, codes, a.codes, got.Body)
			}
			if took > soon {
				t.Errorf("%s: %v", a.name, took)
			}
		}
		return slowest
	}
	run()
	before := heap()
	slowest := run()
	for range 3 {
		run()
	}
	if after := heap(); after > before+16<<20 {
		t.Errorf("the heap grew from %d to %d bytes", before, after)
	}
	if got := ask(t, h, "{ version { program } }", nil); got.Codes(t) != nil {
		t.Errorf("after them: %s", got.Body)
	}
	t.Logf("%d attacks, the slowest in %v", len(attacks), slowest)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestCancelledClients leave while they are answered: nothing is left behind.
func TestCancelledClients(t *testing.T) {
	h := api.New(world(t), options())
	before := runtime.NumGoroutine()
	for i := range 100 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*20*time.Microsecond)
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ articles { edges { node { entities { edges { node { name } } } } } } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", jsonType)
		h.ServeHTTP(&quiet{header: http.Header{}}, r)
		cancel()
	}
	for range 200 {
		if runtime.NumGoroutine() <= before+5 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// quiet is the writer of a client that is gone.
type quiet struct{ header http.Header }

func (q *quiet) Header() http.Header       { return q.header }
func (q *quiet) Write([]byte) (int, error) { return 0, errors.New("the client is gone") }
func (q *quiet) WriteHeader(int)           {}

// TestInjectedFailures lets every read of the store fail in many ways, each with what no client may see: no answer shows any of it.
func TestInjectedFailures(t *testing.T) {
	canaries := []string{
		"/var/lib/kennisgraaf/store.db", "MATCH (n:Geheim) RETURN n", "bolt://neo4j:wachtwoord@db.intern:7687", "hunter2", "goroutine 7 [running]:\nmain.main()\n\t/src/main.go:12",
	}
	kinds := []error{graph.ErrUnavailable, graph.ErrConflict, graph.ErrFull, graph.ErrCorrupt, nil}
	requests := []attack{
		asked("a version", "{ version { graph } }"), asked("a list", "{ sources { totalCount } }"), asked("an entity", `{ entity(id: "method:jim") { name } }`),
		asked("nested", "{ articles { edges { node { entities { edges { node { name } } } } } } }"),
		{name: "a page", method: http.MethodGet, path: "/"},
		{name: "an entity's page", method: http.MethodGet, path: "/entity/method:jim"},
		{name: "readiness", method: http.MethodGet, path: "/readyz"},
		{name: "metrics", method: http.MethodGet, path: "/metrics"},
		{name: "events", body: follow, headers: []string{"Accept", "text/event-stream"}},
	}
	injected := 0
	for _, text := range canaries {
		for _, kind := range kinds {
			for _, panics := range []bool{false, true} {
				err := errors.New(text)
				if kind != nil {
					err = &graph.Error{Kind: kind, Detail: text, Remedy: text, Err: err}
				}
				h := api.New(failing{broken{Store: world(t), err: err}, panics, text}, options())
				injected++
				for _, a := range requests {
					got := send(t, h, orElse(a.method, http.MethodPost), orElse(a.path, "/graphql"), a.body, append([]string{"Content-Type", jsonType}, a.headers...)...)
					all := string(got.Body) + fmt.Sprint(got.Header)
					for _, secret := range []string{"kennisgraaf/store", "MATCH", "bolt:", "wachtwoord", "hunter2", "goroutine", ".go:"} {
						if strings.Contains(all, secret) && a.name != "metrics" {
							t.Errorf("%s with %v: %q in %.400s", a.name, err, secret, all)
						}
					}
				}
			}
		}
	}
	if injected < 50 {
		t.Errorf("only %d failures", injected)
	}
}

// failing is a store that fails or panics with a text.
type failing struct {
	broken
	panics bool
	text   string
}

func (f failing) Version(ctx context.Context) (string, error) {
	if f.panics {
		panic(f.text)
	}
	return f.broken.Version(ctx)
}

func (f failing) Count(context.Context, graph.CountQuery) ([]graph.Count, error) { return nil, f.err }

// hostileNames returns 500 names and filters that some language would take as its own.
func hostileNames() []string {
	parts := []string{
		"'", `"`, "`", "\\", "\\\"", "--", ";", "/*", "*/", "%", "_", "*", "?", "[a-z]*", "(", ")", "{", "}", "$1", "${x}", "{{.}}", "<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>", "</title><script>", "javascript:alert(1)", "&lt;b&gt;", "' OR 1=1 --", `" OR ""="`, "1; DROP TABLE entity", "x') RETURN n //",
		"MATCH (n) DETACH DELETE n", "NEAR(a b)", `"a" AND "b"`, "a NOT b", "name:x", "^x", "x*", "\x00", "\u202e", "\ufeff", "\ufffd", "💥", "ﷺ", "../../etc/passwd",
		"%00", "%2e%2e%2f", "\r\nSet-Cookie: a=b", "method:jim' OR '1", "article:", ":",
	}
	out := make([]string, 0, 500)
	for i, a := range parts {
		out = append(out, a)
		for j := 1; j <= 9; j++ {
			out = append(out, a+[]string{"jim", " ", "'"}[j%3]+parts[(i*7+j*11)%len(parts)])
		}
	}
	return out
}

// TestHostileNamesOnPages puts 500 hostile texts where a visitor writes: they are text on the page, and harm nothing.
func TestHostileNamesOnPages(t *testing.T) {
	names := hostileNames()
	if len(names) != 500 {
		t.Fatalf("%d names", len(names))
	}
	for store, open := range stores() {
		s := open(t)
		if err := s.Apply(t.Context(), changes()...); err != nil {
			t.Fatal(err)
		}
		h := api.New(s, options())
		const query = `query ($n: String!, $f: [String!]) { entity(name: $n) { id } entities(filter: {sameAs: $n}) { totalCount }
			articles(filter: {publications: $f, sources: $f}) { totalCount } }`
		for _, name := range names {
			if got := ask(t, h, query, map[string]any{"n": name, "f": []string{name}}); got.Status != 200 || got.Codes(t) != nil {
				t.Errorf("%s: %q: %s", store, name, got.Body)
			}
			escaped := url.QueryEscape(name)
			for _, path := range []string{
				"/search?q=" + escaped, "/path?from=" + escaped + "&to=JIM", "/entity/" + url.PathEscape(name), "/entities?type=" + escaped, "/articles?after=" + escaped,
				"/?lang=" + escaped, "/evidence/" + url.PathEscape(name) + "/1-2",
			} {
				got := send(t, h, http.MethodGet, path, "")
				body := string(got.Body)
				if got.Status >= 500 || strings.Contains(body, "<script") || strings.Contains(body, "<img") || strings.Contains(body, `href="javascript`) || got.Header.Get("Set-Cookie") != "" {
					t.Errorf("%s: %s: %d", store, path, got.Status)
				}
			}
		}
		if got := ask(t, h, "{ articles { totalCount } }", nil); !strings.Contains(string(got.Body), `"totalCount":3`) {
			t.Errorf("%s: afterwards %s", store, got.Body)
		}
	}
}
