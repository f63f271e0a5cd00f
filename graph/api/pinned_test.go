package api_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// restless is a store in which a source goes, or comes back, before each read: whoever reads twice outside of a snapshot meets two
// states.
type restless struct {
	graph.Store
	*unrest
}

// unrest turns a store from one state to the other. It has a lock, since paths are read in the background too.
type unrest struct {
	mu    sync.Mutex
	store graph.Store
	on    bool // before each read
	next  [2]graph.Change
	err   error
}

func (u *unrest) turn() {
	if err := u.store.Apply(context.Background(), u.next[0]); err != nil {
		u.err = err
	}
	u.next[0], u.next[1] = u.next[1], u.next[0]
}

// set begins or ends the unrest, and turns once where it is asked to.
func (u *unrest) set(on, turn bool) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.on = on
	if turn {
		u.turn()
	}
	return u.err
}

func (u *unrest) before() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.on {
		u.turn()
	}
}

func (r *restless) Snapshot(ctx context.Context) (graph.Store, error) {
	s, done, err := graph.Pin(ctx, r.Store)
	if err != nil {
		return nil, err
	}
	return &snapshot{restless{s, r.unrest}, done}, nil
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
			store := open(t)
			if err := store.Apply(t.Context(), changes()...); err != nil {
				t.Fatal(err)
			}
			u := &unrest{store: store, next: [2]graph.Change{graph.Removal("chair.txt"), changes()[3]}}
			set := func(on, turn bool) {
				if err := u.set(on, turn); err != nil {
					t.Error(err)
				}
			}
			s := &restless{store, u}
			h := api.New(s, options())
			for _, address := range addresses {
				var states []string
				for range 2 {
					set(false, true)
					states = append(states, string(send(t, h, http.MethodGet, address, "").Body))
				}
				if states[0] == states[1] {
					t.Fatalf("%.40s: the states don't differ", address)
				}
				set(true, false)
				for range 4 {
					if got := send(t, h, http.MethodGet, address, ""); got.Status != http.StatusOK || !slices.Contains(states, string(got.Body)) {
						t.Errorf("%.40s: %d, of no state that was: %s", address, got.Status, got.Body)
					}
				}
				set(false, false)
			}
		})
	}
}
