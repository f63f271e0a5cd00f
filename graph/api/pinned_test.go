package api_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// restless is a store in which a source goes, or comes back, before each read: whoever reads twice outside of a snapshot meets two
// states.
type restless struct {
	graph.Store
	write func() // nil: nothing is written
}

func (r *restless) before() {
	if r.write != nil {
		r.write()
	}
}

func (r *restless) Snapshot(ctx context.Context) (graph.Store, error) {
	s, done, err := graph.Pin(ctx, r.Store)
	if err != nil {
		return nil, err
	}
	return &snapshot{restless{s, r.write}, done}, nil
}

type snapshot struct {
	restless
	done func()
}

func (s *snapshot) Close() error {
	s.done()
	return nil
}

func (r *restless) Version(ctx context.Context) (string, error) {
	r.before()
	return r.Store.Version(ctx)
}

func (r *restless) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	r.before()
	return r.Store.Count(ctx, q)
}

func (r *restless) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	r.before()
	return r.Store.Articles(ctx, q)
}

func (r *restless) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	r.before()
	return r.Store.Entities(ctx, q)
}

func (r *restless) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	r.before()
	return r.Store.Edges(ctx, q)
}

func (r *restless) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	r.before()
	return r.Store.Claims(ctx, q)
}

// TestPagesAndExportsAreOfOneState asks for pages and files while a source comes and goes between every two reads: each is one that
// a quiet store in one of the two states would give.
func TestPagesAndExportsAreOfOneState(t *testing.T) {
	all := url.Values{"query": {`query ($after: String) {
		entities(first: 1, after: $after) { edges { node { name mentionCount articleCount } } pageInfo { hasNextPage endCursor } }
	}`}}.Encode()
	addresses := []string{"/", "/search?q=JIM", "/entity/method:jim", "/path?from=Saxion&to=JIM", "/export?" + all}
	for name, open := range stores() {
		t.Run(name, func(t *testing.T) {
			s := &restless{Store: open(t)}
			if err := s.Apply(t.Context(), changes()...); err != nil {
				t.Fatal(err)
			}
			turns := []graph.Change{graph.Removal("chair.txt"), changes()[3]}
			turn := func() {
				if err := s.Apply(t.Context(), turns[0]); err != nil {
					t.Error(err)
				}
				turns[0], turns[1] = turns[1], turns[0]
			}
			h := api.New(s, options())
			for _, address := range addresses {
				var states []string
				for range 2 {
					turn()
					states = append(states, string(send(t, h, http.MethodGet, address, "").Body))
				}
				if states[0] == states[1] {
					t.Fatalf("%.40s: the states don't differ", address)
				}
				s.write = turn
				for range 4 {
					if got := send(t, h, http.MethodGet, address, ""); got.Status != http.StatusOK || !slices.Contains(states, string(got.Body)) {
						t.Errorf("%.40s: %d, of no state that was: %s", address, got.Status, got.Body)
					}
				}
				s.write = nil
			}
		})
	}
}
