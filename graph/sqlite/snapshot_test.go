package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// TestSnapshot holds a snapshot to its moment while the store changes, of the model as of the default store.
func TestSnapshot(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), sqlite.Options{Readers: 2})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]graph.Snapshotter{"sqlite": s, "model": graphtest.NewModel()} {
		t.Run(name, func(t *testing.T) {
			defer s.Close()
			one := graphtest.Source("1.txt", graphtest.Article("1", "Een", "[[Saxion|ORGANISATION]] gebruikt [[JIM|METHOD]].").
				Claims("organisation:saxion USES method:jim"))
			two := graphtest.Source("2.txt", graphtest.Article("2", "Twee", "[[Movisie|ORGANISATION]] vond [[JIM|METHOD]] uit.").
				Claims("organisation:movisie DEVELOPED method:jim"))
			apply(t, s, one)
			held, err := s.Snapshot(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			before := seen(t, held)
			apply(t, s, two, graph.Removal("1.txt"))
			if diff := cmp.Diff(before, seen(t, held)); diff != "" {
				t.Errorf("the snapshot changed (-before +after):\n%s", diff)
			}
			if cmp.Equal(before, seen(t, s)) {
				t.Error("the store did not change")
			}
			if err := held.Apply(t.Context(), two); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("a snapshot takes a change: %v", err)
			}
			if err := held.Close(); err != nil {
				t.Error(err)
			}
			if err := held.Close(); err != nil {
				t.Errorf("closed twice: %v", err)
			}
			if _, err := held.Version(t.Context()); name == "sqlite" && !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("a closed snapshot answers: %v", err)
			}
			for range 5 { // more than there are readers: each comes back
				again, err := s.Snapshot(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if got := seen(t, again); !cmp.Equal(got, seen(t, s)) {
					t.Errorf("a new snapshot is not of now: %v", got)
				}
				again.Close()
			}
			last, err := s.Snapshot(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			if _, err := last.Version(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("a snapshot outlives its store: %v", err)
			}
			last.Close()
			if _, err := s.Snapshot(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("a snapshot of a closed store: %v", err)
			}
		})
	}
}

// seen returns what a store says, in short.
func seen(t *testing.T, s graph.Store) []string {
	t.Helper()
	ctx := context.Background()
	version, err := s.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{version}
	edges, err := s.Edges(ctx, graph.EdgeQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edges[0].Items {
		out = append(out, e.ID())
	}
	hits, err := graph.Search(ctx, s, graph.SearchQuery{Text: "movisie", Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		out = append(out, h.Entity.ID)
	}
	err = s.Dump(ctx, func(c graph.Change) error {
		out = append(out, c.Source.ID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
