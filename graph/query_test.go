package graph_test

import (
	"context"
	"errors"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestFindPathsRefuses(t *testing.T) {
	m := graphtest.NewModel()
	for name, change := range map[string]func(q *graph.PathQuery){
		"from": func(q *graph.PathQuery) { q.From = "" }, "to": func(q *graph.PathQuery) { q.To = "" }, "one node": func(q *graph.PathQuery) { q.To = q.From },
		"no hops": func(q *graph.PathQuery) { q.MaxHops = 0 }, "hops": func(q *graph.PathQuery) { q.MaxHops = graph.MaxHops + 1 },
		"no paths": func(q *graph.PathQuery) { q.K = 0 }, "paths": func(q *graph.PathQuery) { q.K = graph.MaxPaths + 1 },
		"others": func(q *graph.PathQuery) { q.Filter.Others = []string{"method:c"} }, "other types": func(q *graph.PathQuery) { q.Filter.OtherTypes = []graph.NodeType{"METHOD"} },
		"direction": func(q *graph.PathQuery) { q.Filter.Direction = graph.Incoming }, "modality": func(q *graph.PathQuery) { q.Filter.Modalities = []graph.Modality{"maybe"} },
	} {
		q := graph.PathQuery{From: "method:a", To: "method:b", MaxHops: graph.MaxHops, K: graph.MaxPaths}
		if _, err := graph.FindPaths(context.Background(), m, q); err != nil {
			t.Fatal(err)
		}
		change(&q)
		if _, err := graph.FindPaths(context.Background(), m, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: error %v, want an invalid one", name, err)
		}
		if _, err := graph.NewPathfinder(m, 1).Paths(context.Background(), q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: the pathfinder's error %v, want an invalid one", name, err)
		}
	}
}

func TestNeighbourhoodRefuses(t *testing.T) {
	m := graphtest.NewModel()
	for name, change := range map[string]func(q *graph.NeighbourhoodQuery){
		"center": func(q *graph.NeighbourhoodQuery) { q.Center = "" }, "no depth": func(q *graph.NeighbourhoodQuery) { q.Depth = 0 },
		"depth": func(q *graph.NeighbourhoodQuery) { q.Depth = graph.MaxDepth + 1 }, "no nodes": func(q *graph.NeighbourhoodQuery) { q.MaxNodes = 0 },
		"nodes":     func(q *graph.NeighbourhoodQuery) { q.MaxNodes = graph.MaxNeighbourhood + 1 },
		"direction": func(q *graph.NeighbourhoodQuery) { q.Filter.Direction = graph.Outgoing },
		"period":    func(q *graph.NeighbourhoodQuery) { q.Filter.Period.To = "x" },
	} {
		q := graph.NeighbourhoodQuery{Center: "method:a", Depth: graph.MaxDepth, MaxNodes: graph.MaxNeighbourhood}
		if _, err := graph.Neighbourhood(context.Background(), m, q); err != nil {
			t.Fatal(err)
		}
		change(&q)
		if _, err := graph.Neighbourhood(context.Background(), m, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: error %v, want an invalid one", name, err)
		}
	}
}

func TestPathfinderReadsTheStorePastItsBound(t *testing.T) {
	m := graphtest.NewModel()
	c := graphtest.Source("a", graphtest.Article("a", "", "[[Movisie|ORGANISATION]] heeft [[JIM|METHOD]] van [[Anna|PERSON]].").
		Claims("organisation:movisie USES method:jim", "person:anna DEVELOPED method:jim"))
	if err := m.Apply(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	q := graph.PathQuery{From: "organisation:movisie", To: "person:anna", MaxHops: 2, K: 1}
	for _, bound := range []int{0, 1, 2, 99} {
		finder := graph.NewPathfinder(m, bound)
		for range 3 {
			paths, err := finder.Paths(context.Background(), q)
			if err != nil || len(paths) != 1 || paths[0].Cost != 1693 {
				t.Errorf("with at most %d edges in memory: paths %v, error %v", bound, paths, err)
			}
		}
	}
}
