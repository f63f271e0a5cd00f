package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// TestHTML asks for pages behind the same gate as queries: their limits hold, and a failure shows its request and nothing more.
func TestHTML(t *testing.T) {
	h := api.New(world(t), options())
	for path, want := range map[string]int{
		"/": 200, "/search?q=JIM": 200, "/entity/method:jim": 200, "/path?from=JIM&to=Saxion": 200, "/none": 404, "/entity/method:none": 404,
		"/search?q=" + strings.Repeat("a", 9000): 414,
	} {
		got := send(t, h, http.MethodGet, path, "")
		if got.Status != want || got.Header.Get("X-Request-Id") != "request" {
			t.Errorf("%.40s: %d", path, got.Status)
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodDelete} {
		if got := send(t, h, method, "/search?q=JIM", ""); got.Status != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, got.Status)
		}
	}
	failing := api.New(broken{Store: world(t), err: &graph.Error{Kind: graph.ErrCorrupt, Detail: canary}}, options())
	got := send(t, failing, http.MethodGet, "/", "")
	if got.Status != http.StatusInternalServerError || strings.Contains(string(got.Body), "kennisgraaf.db") || !strings.Contains(string(got.Body), "<code>request</code>") {
		t.Errorf("%d: %s", got.Status, got.Body)
	}
}

// TestHTMLInFlight refuses a page while too many requests run, and one that takes too long.
func TestHTMLInFlight(t *testing.T) {
	o := options()
	o.Limits.InFlight, o.Limits.Request = 1, 100*time.Millisecond
	s := slow{world(t), make(chan struct{}, 1), make(chan struct{})}
	h := api.New(s, o)
	done := make(chan answer, 1)
	go func() { done <- send(t, h, http.MethodGet, "/", "") }()
	<-s.entered
	if got := send(t, h, http.MethodGet, "/", ""); got.Status != http.StatusServiceUnavailable || got.Header.Get("Retry-After") == "" {
		t.Errorf("the second: %d", got.Status)
	}
	if got := <-done; got.Status != http.StatusServiceUnavailable {
		t.Errorf("the first: %d", got.Status)
	}
}

// TestChanges follows the graph: its state comes at once, and again after a change.
func TestChanges(t *testing.T) {
	s := world(t)
	o := options()
	o.Poll = time.Millisecond
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	states := api.Changes(ctx, s, o)
	first := <-states
	if err := s.Apply(t.Context(), graph.Removal("chair.txt")); err != nil {
		t.Fatal(err)
	}
	second := <-states
	if want, err := s.Version(t.Context()); err != nil || first == second || second != want {
		t.Errorf("%q, then %q, want %q: %v", first, second, want, err)
	}
	stop()
	for range states {
	}
}
