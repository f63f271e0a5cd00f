package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

// state returns what a store says in several questions.
func state(ctx context.Context, s graph.Store) (string, error) {
	version, err := s.Version(ctx)
	if err != nil {
		return "", err
	}
	entities, err := s.Entities(ctx, graph.EntityQuery{})
	if err != nil {
		return "", err
	}
	edges, err := s.Edges(ctx, graph.EdgeQuery{})
	if err != nil {
		return "", err
	}
	found, err := graph.Search(ctx, s, graph.SearchQuery{Text: "movisie", Limit: 3})
	if err != nil {
		return "", err
	}
	var dump strings.Builder
	if err := graph.Dump(ctx, s, &dump); err != nil {
		return "", err
	}
	return fmt.Sprintln(version, entities, edges, found, dump.String()), nil
}

func snapshotAnswersFromOneState(t *testing.T, p *pool) {
	s := p.lend(t)
	store := s.open(t, neo4j.Options{})
	if err := store.Apply(t.Context(), pieceOf(1)); err != nil {
		t.Fatal(err)
	}
	held, err := store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	before, err := state(t.Context(), held)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := state(t.Context(), held); err != nil || again != before {
		t.Errorf("asked again: %v\n%s\nbefore\n%s", err, again, before)
	}
	if err := held.Apply(t.Context(), pieceOf(2)); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a snapshot takes a change: %v", err)
	}
	if err := store.Apply(t.Context(), pieceOf(2)); err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func() error{
		"version":  func() error { _, err := held.Version(t.Context()); return err },
		"entities": func() error { _, err := held.Entities(t.Context(), graph.EntityQuery{}); return err },
		"dump":     func() error { return held.Dump(t.Context(), func(graph.Change) error { return nil }) },
	} {
		if err := ask(); !errors.Is(err, graph.ErrConflict) {
			t.Errorf("%s of a state that is gone: %v", name, err)
		}
	}
	if err := errors.Join(held.Close(), held.Close()); err != nil {
		t.Error(err)
	}
	if _, err := held.Version(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("a closed snapshot answers: %v", err)
	}
	fresh, err := store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	of := fresh.(graph.Snapshotter)
	if _, err := of.Snapshot(t.Context()); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a snapshot of a snapshot: %v", err)
	}
	if _, err := fresh.Version(t.Context()); err != nil {
		t.Error(err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
	if _, err := fresh.Version(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("a snapshot outlives its store: %v", err)
	}
	if _, err := store.Snapshot(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("a snapshot of a closed store: %v", err)
	}
}

// snapshotsMixNoStates asks while a source comes and goes: an answer of several questions is of one of two states, or none.
func snapshotsMixNoStates(t *testing.T, p *pool) {
	s := p.lend(t)
	store := s.open(t, neo4j.Options{})
	one := graphtest.Source("a.md", graphtest.Article("a", "Kop", "[[Movisie|ORGANISATION]] gebruikt [[JIM|METHOD]].").Claims("organisation:movisie USES method:jim"))
	other := graphtest.Source("a.md", graphtest.Article("a", "Kop", "[[Vilans|ORGANISATION]] gebruikt [[JIM|METHOD]].").Claims("organisation:vilans USES method:jim"))
	// ids of the entities, then of the subjects of the edges, of the articles' entities and of the search
	states := []string{
		"method:jim organisation:movisie / organisation:movisie / organisation:movisie",
		"method:jim organisation:vilans / organisation:vilans / ",
	}
	ask := func(s graph.Store) (string, error) {
		entities, err := s.Entities(t.Context(), graph.EntityQuery{})
		if err != nil {
			return "", err
		}
		edges, err := s.Edges(t.Context(), graph.EdgeQuery{})
		if err != nil {
			return "", err
		}
		hits, err := graph.Search(t.Context(), s, graph.SearchQuery{Text: "movisie", Limit: 3})
		if err != nil {
			return "", err
		}
		names, err := texts(entities, nil, func(e graph.Entity) string { return e.ID })
		if err != nil {
			return "", err
		}
		subjects, err := texts(edges, nil, func(e graph.Edge) string { return e.Subject })
		var found []string
		for _, h := range hits {
			found = append(found, h.Entity.ID)
		}
		return strings.Join([]string{strings.Join(names, " "), strings.Join(subjects, " "), strings.Join(found, " ")}, " / "), err
	}
	if err := store.Apply(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := 1; ctx.Err() == nil; i++ {
			if err := store.Apply(t.Context(), []graph.Change{one, other}[i%2]); err != nil {
				t.Errorf("apply %d: %v", i, err)
				return
			}
		}
	})
	answers, conflicts := map[string]int{}, 0
	for i := 0; i < 3000 && (len(answers) < 2 || conflicts == 0 || i < 100); i++ {
		held, done, err := graph.Pin(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := ask(held)
		done()
		switch {
		case errors.Is(err, graph.ErrConflict):
			conflicts++
		case err != nil:
			t.Fatal(err)
		case !slices.Contains(states, answer):
			t.Fatalf("an answer of no state: %s", answer)
		default:
			answers[answer]++
		}
	}
	stop()
	writing.Wait()
	if len(answers) < 2 || conflicts == 0 {
		t.Errorf("%d states were met and %d conflicts", len(answers), conflicts)
	}
	t.Logf("answers by state %v, %d conflicts", answers, conflicts)
}
