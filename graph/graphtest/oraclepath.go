package graphtest

import (
	"math"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// paths walks every loop-free path within the hop bound, depth first, and sorts them.
func (s *state) paths(q graph.PathQuery) []graph.Path {
	f := q.Filter
	if len(f.Modalities) > 0 {
		f.Modalities = slices.DeleteFunc(slices.Clone(f.Modalities), func(m graph.Modality) bool { return m == graph.Negated })
		if len(f.Modalities) == 0 {
			return nil
		}
	}
	w := &walk{edges: s.edges(nil, f), q: q}
	w.from([]string{q.From})
	slices.SortFunc(w.found, func(a, b graph.Path) int {
		switch {
		case a.Cost != b.Cost:
			return int(a.Cost - b.Cost)
		case len(a.Nodes) != len(b.Nodes):
			return len(a.Nodes) - len(b.Nodes)
		default:
			return slices.Compare(a.Nodes, b.Nodes)
		}
	})
	return w.found[:min(q.K, len(w.found))]
}

type walk struct {
	edges []graph.Edge
	q     graph.PathQuery
	found []graph.Path
}

// from goes on from the last of some nodes.
func (w *walk) from(nodes []string) {
	at := nodes[len(nodes)-1]
	if at == w.q.To {
		w.found = append(w.found, w.path(nodes))
		return
	}
	if len(nodes) > w.q.MaxHops || len(nodes) > 1 && !among(w.q.NodeTypes, typeOf(at)) {
		return
	}
	for _, next := range neighboursOf(w.edges, at) {
		if !slices.Contains(nodes, next) {
			w.from(append(slices.Clone(nodes), next))
		}
	}
}

// neighboursOf returns the distinct nodes next to one.
func neighboursOf(edges []graph.Edge, node string) []string {
	var out []string
	for _, e := range edges {
		if e.Subject == node {
			out = append(out, e.Object)
		}
		if e.Object == node {
			out = append(out, e.Subject)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (w *walk) path(nodes []string) graph.Path {
	p := graph.Path{Nodes: nodes}
	for _, n := range nodes[1 : len(nodes)-1] {
		degree := float64(len(neighboursOf(w.edges, n)))
		p.Cost += int64(math.Floor(1000 * (1 + math.Log(degree))))
	}
	for i := range nodes[1:] {
		var hop []graph.Edge
		for _, e := range w.edges {
			if e.Subject == nodes[i] && e.Object == nodes[i+1] || e.Subject == nodes[i+1] && e.Object == nodes[i] {
				hop = append(hop, e)
			}
		}
		sortEdges(hop)
		p.Hops = append(p.Hops, hop)
	}
	return p
}

func sortEdges(edges []graph.Edge) {
	slices.SortFunc(edges, func(a, b graph.Edge) int { return strings.Compare(a.ID(), b.ID()) })
}

// neighbourhood takes nodes level by level, as [graph.Neighbourhood] says.
func (s *state) neighbourhood(q graph.NeighbourhoodQuery) graph.Subgraph {
	g := graph.Subgraph{Nodes: []graph.SubgraphNode{{ID: q.Center}}}
	taken := map[string]bool{q.Center: true}
	for distance := 1; distance <= q.Depth; distance++ {
		strength := map[string]int{}
		for _, n := range g.Nodes {
			if n.Distance != distance-1 {
				continue
			}
			at := strongest(s.edges(&n.ID, q.Filter))
			if len(at) > q.MaxNodes {
				at, g.Truncated = at[:q.MaxNodes], true
			}
			for _, e := range at {
				other := e.Object
				if other == n.ID {
					other = e.Subject
				}
				if !taken[other] {
					strength[other] = max(strength[other], e.Claims)
				}
			}
		}
		for len(strength) > 0 && len(g.Nodes) < q.MaxNodes {
			next := best(strength)
			delete(strength, next)
			taken[next] = true
			g.Nodes = append(g.Nodes, graph.SubgraphNode{ID: next, Distance: distance})
		}
		g.Truncated = g.Truncated || len(strength) > 0
	}
	for _, e := range s.edges(nil, q.Filter) {
		if taken[e.Subject] && taken[e.Object] {
			g.Edges = append(g.Edges, e)
		}
	}
	sortEdges(g.Edges)
	return g
}

func strongest(edges []graph.Edge) []graph.Edge {
	slices.SortFunc(edges, func(a, b graph.Edge) int {
		if a.Claims != b.Claims {
			return b.Claims - a.Claims
		}
		return strings.Compare(a.ID(), b.ID())
	})
	return edges
}

// best returns the node of the greatest strength, the smaller id among equals.
func best(strength map[string]int) string {
	found := ""
	for id, n := range strength {
		if found == "" || n > strength[found] || n == strength[found] && id < found {
			found = id
		}
	}
	return found
}
