package api_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// canary stands for what no client may see: a path, a statement, a password.
const canary = "/var/lib/kennisgraaf.db: SELECT secret"

// broken is a store whose reads fail.
type broken struct {
	graph.Store
	err   error
	panic bool
}

func (b broken) fail() error {
	if b.panic {
		panic(canary)
	}
	return b.err
}

func (b broken) Version(context.Context) (string, error) { return "", b.fail() }

func (b broken) Entities(context.Context, graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	return nil, b.fail()
}

func (b broken) Sources(context.Context, graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	return graph.Page[graph.SourceRecord]{}, b.fail()
}

// TestFailuresOfTheStore gives every failure its code, and hides what only the log may know.
func TestFailuresOfTheStore(t *testing.T) {
	inside := errors.New(canary)
	cases := []struct {
		name   string
		store  broken
		code   api.Code
		logged bool
	}{
		{"unavailable", broken{err: &graph.Error{Kind: graph.ErrUnavailable, Detail: canary}}, api.CodeUnavailable, true},
		{"conflict", broken{err: &graph.Error{Kind: graph.ErrConflict, Detail: canary, Err: inside}}, api.CodeConflict, false},
		{"full", broken{err: &graph.Error{Kind: graph.ErrFull, Detail: canary, Remedy: canary}}, api.CodeFull, false},
		{"corrupt", broken{err: &graph.Error{Kind: graph.ErrCorrupt, Detail: canary}}, api.CodeCorrupt, true},
		{"invalid", broken{err: &graph.Error{Kind: graph.ErrInvalid, Detail: "window", Err: inside}}, api.CodeInvalid, false},
		{"not found", broken{err: &graph.Error{Kind: graph.ErrNotFound, Detail: "entity", Err: inside}}, api.CodeNotFound, false},
		{"timeout", broken{err: context.DeadlineExceeded}, api.CodeTimeout, false},
		{"cancelled", broken{err: context.Canceled}, api.CodeUnavailable, true},
		{"unknown", broken{err: inside}, api.CodeInternal, true},
		{"panic", broken{panic: true}, api.CodeInternal, true},
	}
	queries := map[string]string{
		"root":   "{ version { graph } }",
		"list":   "{ sources { totalCount } }",
		"loader": `{ entity(id: "method:jim") { name } }`,
		"nested": `{ articles { edges { node { entities { edges { node { name } } } } } } }`,
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.store.Store = world(t)
			for name, query := range queries {
				var log bytes.Buffer
				o := options()
				o.Log = slog.New(slog.NewTextHandler(&log, nil))
				got := ask(t, api.New(c.store, o), query, nil)
				if codes := slices.Compact(got.Codes(t)); !slices.Equal(codes, []string{string(c.code)}) || got.Status != http.StatusOK {
					t.Errorf("%s: status %d, codes %q, want %s: %s", name, got.Status, codes, c.code, got.Body)
				}
				if strings.Contains(string(got.Body), "kennisgraaf.db") || strings.Contains(string(got.Body), ".go:") {
					t.Errorf("%s shows the inside: %s", name, got.Body)
				}
				if known := strings.Contains(log.String(), "request=request") && strings.Contains(log.String(), "level=ERROR"); known != c.logged {
					t.Errorf("%s: the log says %s", name, log.String())
				}
			}
		})
	}
}

func TestCodesAreClosed(t *testing.T) {
	want := []api.Code{
		"NOT_FOUND", "INVALID", "CONFLICT", "UNAVAILABLE", "FULL", "CORRUPT", "LIMIT", "TIMEOUT", "INTERNAL",
		"UNAUTHENTICATED", "FORBIDDEN", "RATE_LIMITED", "PERSISTED_QUERY_NOT_FOUND", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED",
	}
	if got := api.Codes(); !slices.Equal(got, want) {
		t.Errorf("codes %q, want %q", got, want)
	}
}

// TestLog says what was answered and never what was asked.
func TestLog(t *testing.T) {
	var log bytes.Buffer
	o := options()
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	h := api.New(world(t), o)
	body := `{"query": "query Zoek($t: String!) { search(text: $t) { match } none }", "operationName": "Zoek", "variables": {"t": "geheim"}}`
	got := send(t, h, http.MethodPost, "/graphql", body, "Content-Type", "application/json")
	line := log.String()
	for _, want := range []string{
		"request=request", "method=POST", "path=/graphql", "status=200", "operation=Zoek", "ms=", "GRAPHQL_VALIDATION_FAILED",
	} {
		if !strings.Contains(line, want) {
			t.Errorf("%q is not in %s", want, line)
		}
	}
	if strings.Contains(line, "geheim") || got.Header.Get("X-Request-Id") != "request" {
		t.Errorf("%s %v", line, got.Header)
	}
}

func TestRequestIDsDiffer(t *testing.T) {
	o := options()
	o.RequestID = nil
	h := api.New(world(t), o)
	a, b := send(t, h, http.MethodGet, "/healthz", ""), send(t, h, http.MethodGet, "/healthz", "")
	if x, y := a.Header.Get("X-Request-Id"), b.Header.Get("X-Request-Id"); len(x) != 16 || x == y {
		t.Errorf("%q %q", x, y)
	}
}
