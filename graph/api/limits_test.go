package api_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/introspection"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// nested returns a query whose fields nest so deep.
func nested(depth int) string {
	cycle := []string{"relations(first: 1)", "edges", "node", "subject"}
	query, end := `{ entity(name: "JIM") { `, " } }"
	for i := range depth - 1 {
		query += cycle[i%len(cycle)] + " { "
		end += " }"
	}
	return query + "__typename" + end
}

// nestedSchema returns an introspection query whose fields nest so deep.
func nestedSchema(depth int) string {
	return "{ __schema { types { fields { type { " + strings.Repeat("ofType { ", depth-5) + "name" +
		strings.Repeat(" }", depth-5) + " } } } } }"
}

func repeated(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format+" ", i)
	}
	return b.String()
}

func ids(n int) string { return `["` + strings.Join(slices.Repeat([]string{"x"}, n), `","`) + `"]` }

// TestLimitsOfAQuery asks just below, at and just past each limit on a query, with the limits that hold by default.
func TestLimitsOfAQuery(t *testing.T) {
	h := api.New(world(t), options())
	l := api.DefaultLimits()
	cases := []struct {
		name  string
		limit int
		query func(n int) string
	}{
		{"name", l.Name, func(n int) string { return "{ " + strings.Repeat("a", n) + ": __typename }" }},
		{"tokens", l.Tokens, func(n int) string { return "{ version { program } }" + strings.Repeat(" #\n", n-6) }},
		{"depth", l.Depth, nested},
		{"depth in fragments", l.Depth, func(n int) string {
			return "{ entity(name: \"JIM\") { ...F } } fragment F on Entity " + strings.TrimPrefix(nested(n), `{ entity(name: "JIM") `)[:len(nested(n))-len(`{ entity(name: "JIM") `)-2]
		}},
		{"introspection", l.Introspection, nestedSchema},
		{"aliases", l.Aliases, func(n int) string { return "{ " + repeated(n, "a%d: version { program }") + "}" }},
		{"aliases in fragments", l.Aliases, func(n int) string {
			return "{ " + repeated(n-1, "...F%d") + "a: version { program } } " +
				repeated(n-1, "fragment F%[1]d on Query { b%[1]d: version { program } }")
		}},
		{"same field", l.SameField, func(n int) string { return "{ " + strings.Repeat("version { program } ", n) + "}" }},
		{"same field in fragments", l.SameField, func(n int) string {
			return "{ " + strings.Repeat("...F ", n) + "} fragment F on Query { version { program } }"
		}},
		{"first", l.Page, func(n int) string { return fmt.Sprintf("{ articles(first: %d) { totalCount } }", n) }},
		{"last", l.Page, func(n int) string { return fmt.Sprintf("{ articles(last: %d) { totalCount } }", n) }},
		{"nodes", l.Page, func(n int) string { return "{ nodes(ids: " + ids(n) + ") { id } }" }},
		{"search", l.Page, func(n int) string { return fmt.Sprintf("{ search(text: \"x\", first: %d) { match } }", n) }},
		{"counts", 1000, func(n int) string { return fmt.Sprintf("{ counts(of: ARTICLES, first: %d) { count } }", n) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for n := c.limit - 1; n <= c.limit+1; n++ {
				got := ask(t, h, c.query(n), nil)
				want := []string(nil)
				if n > c.limit {
					want = []string{"LIMIT"}
				}
				if codes := got.Codes(t); !slices.Equal(codes, want) {
					t.Errorf("at %d of %d: errors %q, want %q: %s", n, c.limit, codes, want, got.Body)
				}
			}
		})
	}
}

func TestCost(t *testing.T) {
	cases := []struct {
		name  string
		query string
		cost  int
	}{
		{"a page", "{ articles(first: 10) { edges { node { title } } } }", 1 + 10*2},
		{"the page of no first", "{ articles { edges { cursor } } }", 1 + 20},
		{"last", "{ articles(last: 3) { edges { cursor } } }", 1 + 3},
		{"nested pages", `{ articles(first: 4) { edges { node { entities(first: 3) { edges { node { name } mentions { text } } } } } } }`, 1 + 4*(2+1+3*(1+1+5))},
		{"a variable", "query ($n: Int = 7) { articles(first: $n) { edges { cursor } } }", 1 + 7},
		{"fragments", "{ ...F } fragment F on Query { articles(first: 2) { ...G } } fragment G on ArticleConnection { edges { cursor } }", 1 + 2},
		{"ids", `{ nodes(ids: ["a", "b"]) { id ... on Article { sentences { text } } } }`, 2 * (1 + 150)},
		{"nodes to draw", `{ neighbourhood(of: "JIM", maxNodes: 9) { nodes { node { id } } relations { id } } }`, 100 + 1 + 9*2 + 27},
		{"paths", `{ paths(from: "JIM", to: "Saxion", first: 2) { hops { relations { id } } } }`, 500 + 2*(1+5*(1+2))},
		{"introspection", "{ __schema { types { name } } }", 1000},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for limit := c.cost - 1; limit <= c.cost+1; limit++ {
				o := options()
				o.Limits.Cost = limit
				got := ask(t, api.New(world(t), o), c.query, nil).Codes(t)
				if (len(got) > 0) != (c.cost > limit) {
					t.Errorf("cost %d under a limit of %d: errors %q", c.cost, limit, got)
				}
			}
		})
	}
}

// TestDefaultCost holds the budget to what it must allow: a hundred rows of fifty, and refuse.
func TestDefaultCost(t *testing.T) {
	h := api.New(world(t), options())
	query := func(rows int) string {
		return fmt.Sprintf(`{ articles(first: 100) { edges { node { entities(first: %d) { edges { node { name } mentions { text } } } } } } }`, rows)
	}
	for rows, want := range map[int][]string{50: nil, 70: nil, 71: {"LIMIT"}} {
		if got := ask(t, h, query(rows), nil).Codes(t); !slices.Equal(got, want) {
			t.Errorf("%d rows in 100: %q, want %q", rows, got, want)
		}
	}
}

func TestFragmentsThatMultiply(t *testing.T) {
	h := api.New(world(t), options())
	spread := "fragment F0 on Entity { id name } "
	for i := 1; i <= 9; i++ {
		spread += fmt.Sprintf("fragment F%d on Entity { a: relations { edges { node { subject { ...F%d } object { ...F%d } } } } } ", i, i-1, i-1)
	}
	cases := map[string]string{
		"doubling":       `{ entity(name: "JIM") { ...F9 } } ` + spread,
		"a cycle":        `{ entity(name: "JIM") { ...A } } fragment A on Entity { ...B } fragment B on Entity { ...A id }`,
		"many of a name": `{ ` + strings.Repeat("...F ", 100) + `} fragment F on Query { ...G ...G } fragment G on Query { version { program } }`,
	}
	for name, query := range cases {
		start := time.Now()
		got := ask(t, h, query, nil)
		if len(got.Codes(t)) == 0 || time.Since(start) > 200*time.Millisecond {
			t.Errorf("%s: %v %s", name, time.Since(start), got.Body)
		}
	}
}

func TestStandardIntrospection(t *testing.T) {
	got := ask(t, api.New(world(t), options()), introspection.Query, nil)
	if got.Codes(t) != nil || len(got.Body) < 10_000 {
		t.Errorf("%.300s", got.Body)
	}
	o := options()
	o.NoIntrospection = true
	closed := api.New(world(t), o)
	for _, query := range []string{introspection.Query, `{ __type(name: "Article") { name } }`} {
		if got := ask(t, closed, query, nil); !slices.Equal(got.Codes(t), []string{"INVALID"}) {
			t.Errorf("without introspection: %s", got.Body)
		}
	}
	if got := ask(t, closed, "{ articls { totalCount } }", nil); strings.Contains(string(got.Body), "articles") {
		t.Errorf("without introspection a name is suggested: %s", got.Body)
	}
	if got := ask(t, closed, "{ __typename version { __typename } }", nil); got.Codes(t) != nil {
		t.Errorf("__typename is refused: %s", got.Body)
	}
}

func TestErrorsInOneAnswer(t *testing.T) {
	h := api.New(world(t), options())
	for n := 9; n <= 11; n++ {
		got := ask(t, h, "{ "+repeated(n, "a%02d: entity { id }")+"}", nil).Codes(t)
		if len(got) != min(n, 10) {
			t.Errorf("%d faults: %d errors", n, len(got))
		}
		got = ask(t, h, "{ "+repeated(n, "none%d")+"}", nil).Codes(t)
		if len(got) != min(n, 10) {
			t.Errorf("%d unknown fields: %d errors", n, len(got))
		}
	}
}

func TestBody(t *testing.T) {
	h := api.New(world(t), options())
	limit := api.DefaultLimits().Body
	body := `{"query": "{ version { program } }"}`
	for n := limit - 1; n <= limit+1; n++ {
		got := send(t, h, http.MethodPost, "/graphql", body+strings.Repeat(" ", n-len(body)), "Content-Type", "application/json")
		want := http.StatusOK
		if n > limit {
			want = http.StatusRequestEntityTooLarge
		}
		if got.Status != want || n > limit != slices.Equal(got.Codes(t), []string{"LIMIT"}) {
			t.Errorf("%d bytes of %d: status %d, want %d: %s", n, limit, got.Status, want, got.Body)
		}
	}
}

// slow is a store whose Version waits for a sign, or for the end of the request.
type slow struct {
	graph.Store
	entered chan struct{}
	release chan struct{}
}

func (s slow) Version(ctx context.Context) (string, error) {
	s.entered <- struct{}{}
	select {
	case <-s.release:
		return s.Store.Version(ctx)
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func TestInFlight(t *testing.T) {
	o := options()
	o.Limits.InFlight = 3
	s := slow{world(t), make(chan struct{}), make(chan struct{})}
	h := api.New(s, o)
	var done sync.WaitGroup
	for n := 1; n <= 3; n++ { // limit-1 and limit
		done.Go(func() {
			if got := ask(t, h, "{ version { graph } }", nil); got.Status != http.StatusOK {
				t.Errorf("request %d of 3: status %d", n, got.Status)
			}
		})
		<-s.entered
	}
	got := ask(t, h, "{ version { graph } }", nil) // limit+1
	if got.Status != http.StatusServiceUnavailable || got.Header.Get("Retry-After") == "" || !slices.Equal(got.Codes(t), []string{"UNAVAILABLE"}) {
		t.Errorf("status %d, %v: %s", got.Status, got.Header, got.Body)
	}
	if got := send(t, h, http.MethodGet, "/healthz", ""); got.Status != http.StatusOK {
		t.Errorf("healthz while full: %d", got.Status)
	}
	close(s.release)
	done.Wait()
	go func() { <-s.entered }()
	if got := ask(t, h, "{ version { graph } }", nil); got.Status != http.StatusOK {
		t.Errorf("after the others are done: status %d", got.Status)
	}
}

func TestTimeout(t *testing.T) {
	o := options()
	o.Limits.Request = 100 * time.Millisecond
	s := slow{world(t), make(chan struct{}, 1), make(chan struct{})}
	got := ask(t, api.New(s, o), "{ version { graph } }", nil)
	if !slices.Equal(got.Codes(t), []string{"TIMEOUT"}) {
		t.Errorf("%s", got.Body)
	}
}
