package graph_test

import (
	"context"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// loading is a store that tells when someone reads all its edges, and answers that only when it may.
type loading struct {
	graph.Store
	begun   chan struct{}
	release chan struct{}
	reads   chan graph.EdgeQuery // every other question about edges
}

func (l *loading) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	if len(q.OfNodes) == 0 {
		l.begun <- struct{}{}
		<-l.release
	} else {
		l.reads <- q
	}
	return l.Store.Edges(ctx, q)
}

// asked returns how many questions about edges came since.
func (l *loading) asked() int {
	n := len(l.reads)
	for range n {
		<-l.reads
	}
	return n
}

func chainOf(t *testing.T) *loading {
	t.Helper()
	m := graphtest.NewModel()
	c := graphtest.Source("a", graphtest.Article("a", "", "[[Movisie|ORGANISATION]] heeft [[JIM|METHOD]] van [[Anna|PERSON]].").
		Claims("organisation:movisie USES method:jim", "person:anna DEVELOPED method:jim"))
	if err := m.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return &loading{m, make(chan struct{}, 9), make(chan struct{}), make(chan graph.EdgeQuery, 99)}
}

func find(t *testing.T, p *graph.Pathfinder) {
	t.Helper()
	paths, err := p.Paths(t.Context(), graph.PathQuery{From: "organisation:movisie", To: "person:anna", MaxHops: 2, K: 1})
	if err != nil || len(paths) != 1 || paths[0].Cost != 1693 {
		t.Fatalf("paths %v, error %v", paths, err)
	}
}

// TestNoQuestionWaitsForALoad asks while the adjacency loads: the answers come from the store, and one load runs.
func TestNoQuestionWaitsForALoad(t *testing.T) {
	s := chainOf(t)
	p := graph.NewPathfinder(s, graph.DefaultMaxEdges)
	find(t, p)
	if len(s.begun) > 0 {
		t.Error("the first question of a version loads")
	}
	find(t, p)
	<-s.begun
	for range 3 {
		find(t, p)
	}
	if len(s.begun) > 0 {
		t.Error("a second load began")
	}
	close(s.release)
	s.asked()
	for find(t, p); s.asked() > 0; find(t, p) {
		time.Sleep(time.Millisecond)
	}
	if err := p.Warm(t.Context()); err != nil || len(s.begun) > 0 {
		t.Errorf("what is there is loaded again; error %v", err)
	}
}

// TestWarmIsReady asks after Warm: the first question reads no edges from the store.
func TestWarmIsReady(t *testing.T) {
	s := chainOf(t)
	close(s.release)
	p := graph.NewPathfinder(s, graph.DefaultMaxEdges)
	if err := p.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	find(t, p)
	if n := s.asked(); n != 0 {
		t.Errorf("%d reads of edges", n)
	}
}

// TestWritesDontLoad asks once after each of many changes: no question finds a version settled, so nothing loads.
func TestWritesDontLoad(t *testing.T) {
	s := chainOf(t)
	p := graph.NewPathfinder(s, graph.DefaultMaxEdges)
	for _, id := range []string{"b", "c", "d"} {
		if err := s.Apply(t.Context(), graphtest.Source(id, graphtest.Article(id, "", "Over [[JIM|METHOD]] "+id+"."))); err != nil {
			t.Fatal(err)
		}
		find(t, p)
	}
	if len(s.begun) > 0 {
		t.Error("a load began")
	}
}
