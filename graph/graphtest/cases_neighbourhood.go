package graphtest

import (
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// around checks the nodes around an organisation, each as "id:distance", the number of edges, and a + when truncated.
func (k *check) around(q graph.NeighbourhoodQuery, want string) {
	k.Helper()
	g := k.neighbourhood(q)
	var out []string
	for _, n := range g.Nodes {
		out = append(out, fmt.Sprintf("%s:%d", strings.TrimPrefix(n.ID, "organisation:"), n.Distance))
	}
	out = append(out, fmt.Sprintf("(%d)", len(g.Edges)))
	if g.Truncated {
		out = append(out, "+")
	}
	k.equal("neighbourhood", strings.Join(out, " "), want)
}

// neighbourhood returns a neighbourhood as read from the store, and checks that a pathfinder finds the same in memory.
func (k *check) neighbourhood(q graph.NeighbourhoodQuery) graph.Subgraph {
	k.Helper()
	g, err := graph.Neighbourhood(k.ctx(), k.store, q)
	k.must(err)
	finder := graph.NewPathfinder(k.store, graph.DefaultMaxEdges)
	k.must(finder.Warm(k.ctx()))
	remembered, err := finder.NeighbourhoodIn(k.ctx(), k.store, q)
	k.must(err)
	k.equal("neighbourhood in memory", remembered, g)
	return g
}

func neighbourhoodCases() []scenario {
	a := func(depth, nodes int) graph.NeighbourhoodQuery {
		return graph.NeighbourhoodQuery{Center: "organisation:a", Depth: depth, MaxNodes: nodes}
	}
	return []scenario{
		{"a neighbourhood holds the nodes within its depth, nearest first, and all edges among them", func(k *check) {
			k.links("a b", "a c", "b c", "c d", "d e", "e f")
			k.around(a(1, 50), "a:0 b:1 c:1 (3)")
			k.around(a(2, 50), "a:0 b:1 c:1 d:2 (4)")
			k.around(a(3, 50), "a:0 b:1 c:1 d:2 e:3 (5)")
		}},
		{"nodes as near come by the strongest edge that reaches them, then id", func(k *check) {
			k.links("a b", "a c", "a d", "a d planned", "b x", "c y", "c y planned", "d w")
			k.around(a(2, 50), "a:0 d:1 b:1 c:1 y:2 w:2 x:2 (6)")
		}},
		{"a neighbourhood is truncated at its bound of nodes, and says so", func(k *check) {
			k.links("a b", "a c", "a d", "a d planned", "b c")
			k.around(a(1, 1), "a:0 (0) +")
			k.around(a(1, 2), "a:0 d:1 (1) +")
			k.around(a(1, 3), "a:0 d:1 b:1 (2) +")
			k.around(a(1, 4), "a:0 d:1 b:1 c:1 (4)")
			k.around(a(3, 4), "a:0 d:1 b:1 c:1 (4)")
		}},
		{"of each node as many of the strongest edges are followed as nodes are asked for", func(k *check) {
			k.with(Source("1", Article("x", "", "[[a|organisation:a]] en [[b|organisation:b]] en [[c|organisation:c]].").Claims(
				"organisation:a COLLABORATES_WITH organisation:b", "organisation:a COLLABORATES_WITH organisation:b planned",
				"organisation:a PART_OF organisation:b", "organisation:a PART_OF organisation:b planned", "organisation:a COLLABORATES_WITH organisation:c")))
			k.around(a(1, 2), "a:0 b:1 (2) +")
			k.around(a(1, 3), "a:0 b:1 c:1 (3)")
		}},
		{"a center without edges, or that does not exist, stands alone", func(k *check) {
			k.links("b c")
			k.around(a(3, 10), "a:0 (0)")
			k.with(Source("1", Article("x", "", "[[a|organisation:a]].")))
			k.around(a(3, 10), "a:0 (0)")
		}},
		{"edges of a neighbourhood say all that edges say, in memory too", func(k *check) {
			k.with(Source("1", Article("x", "", "[[An|PERSON]] en [[Bo|PERSON]] bij [[Cee|ORGANISATION]].").On("2024-03").Claims(
				"person:an AFFILIATED_WITH organisation:cee role=lector 700", "person:bo AFFILIATED_WITH organisation:cee hedged 300")),
				Source("2", Article("y", "", "[[An|PERSON]] was bij [[Cee|ORGANISATION]].").On("2021").Claims(
					"person:an AFFILIATED_WITH organisation:cee ended role=docent 900")))
			g := k.neighbourhood(graph.NeighbourhoodQuery{Center: "person:an", Depth: 3, MaxNodes: 9})
			pages, err := k.store.Edges(k.ctx(), graph.EdgeQuery{Order: graph.ByEdgeID})
			k.must(err)
			k.equal("edges", g.Edges, pages[0].Items)
		}},
		{"a neighbourhood follows the claims that pass its filter, negated ones only when asked for", func(k *check) {
			k.links("a b 500", "a c negated", "b d planned", "a e")
			k.around(a(2, 10), "a:0 b:1 e:1 d:2 (3)")
			q := a(2, 10)
			q.Filter.MinConfidence = 501
			k.around(q, "a:0 e:1 (1)")
			q.Filter = graph.ClaimFilter{Modalities: []graph.Modality{graph.Negated}}
			k.around(q, "a:0 c:1 (1)")
		}},
		{"a neighbourhood is what taking it level by level gives", func(k *check) {
			k.links(append(tangle(20, 40), "n1 n2 planned", "n3 n4 ended", "n3 n4 planned")...)
			all := newOracle(k.ctx(), k.store)
			for depth := 1; depth <= graph.MaxDepth; depth++ {
				for _, nodes := range []int{1, 2, 3, 5, 8, 13, 40} {
					for center := range 5 {
						q := graph.NeighbourhoodQuery{Center: fmt.Sprintf("organisation:n%d", center), Depth: depth, MaxNodes: nodes}
						k.equal(fmt.Sprintf("neighbourhood %+v", q), k.neighbourhood(q), all.neighbourhood(q))
					}
				}
			}
		}},
	}
}
