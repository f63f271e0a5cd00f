package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// NeighbourhoodQuery asks for what lies around a node.
type NeighbourhoodQuery struct {
	Center   string
	Depth    int         // 1 to MaxDepth
	MaxNodes int         // 1 to MaxNeighbourhood, the center included
	Filter   ClaimFilter // without Direction, OtherTypes and Others
}

// Bounds of a neighbourhood.
const (
	MaxDepth         = 3
	MaxNeighbourhood = 500
)

// Subgraph is a set of nodes and all edges among them.
type Subgraph struct {
	Nodes     []SubgraphNode // nearest first; among equals most claims on one edge that reaches the node, then id
	Edges     []Edge         // by id
	Truncated bool           // nodes within the depth, or edges that might lead to some, were left out
}

// SubgraphNode is a node of a [Subgraph].
type SubgraphNode struct {
	ID       string
	Distance int // hops from the center
}

// Validate checks the query. Errors: ErrInvalid.
func (q NeighbourhoodQuery) Validate() error {
	switch {
	case q.Center == "":
		return Invalidf("neighbourhood: no center")
	case q.Depth < 1 || q.Depth > MaxDepth:
		return Invalidf("neighbourhood: depth %d is not in 1..%d", q.Depth, MaxDepth)
	case q.MaxNodes < 1 || q.MaxNodes > MaxNeighbourhood:
		return Invalidf("neighbourhood: %d nodes are not in 1..%d", q.MaxNodes, MaxNeighbourhood)
	case q.Filter.needsNode():
		return Invalidf("neighbourhood: direction, other types and others don't apply")
	}
	return q.Filter.Validate()
}

// Neighbourhood returns the nodes within some hops of a center and all edges among them, bounded: of each node its MaxNodes
// strongest edges are followed, and nodes are taken nearest first until there are MaxNodes. A center without edges, or that
// does not exist, stands alone.
func Neighbourhood(ctx context.Context, s Store, q NeighbourhoodQuery) (Subgraph, error) {
	if err := q.Validate(); err != nil {
		return Subgraph{}, err
	}
	return neighbourhood(ctx, storeEdges{s, q.Filter}, q)
}

func neighbourhood(ctx context.Context, edges edgeReader, q NeighbourhoodQuery) (Subgraph, error) {
	g := Subgraph{Nodes: []SubgraphNode{{ID: q.Center}}}
	seen := map[string]bool{q.Center: true}
	frontier := []string{q.Center}
	for distance := 1; distance <= q.Depth && len(frontier) > 0; distance++ {
		if g.Truncated && len(g.Nodes) == q.MaxNodes {
			break // what lies further changes nothing
		}
		reached, more, err := reach(ctx, edges, q, frontier, seen)
		if err != nil {
			return Subgraph{}, fmt.Errorf("neighbourhood of %s: %w", q.Center, err)
		}
		room := q.MaxNodes - len(g.Nodes)
		g.Truncated = g.Truncated || more || len(reached) > room
		frontier = reached[:min(room, len(reached))]
		for _, id := range frontier {
			seen[id] = true
			g.Nodes = append(g.Nodes, SubgraphNode{ID: id, Distance: distance})
		}
	}
	ids := make([]string, len(g.Nodes))
	for i, n := range g.Nodes {
		ids[i] = n.ID
	}
	slices.Sort(ids)
	var err error
	if g.Edges, err = edges.among(ctx, ids); err != nil {
		return Subgraph{}, fmt.Errorf("neighbourhood of %s: %w", q.Center, err)
	}
	return g, nil
}

// reach returns the unseen nodes next to a frontier, strongest first, and whether edges were left out.
func reach(
	ctx context.Context, edges edgeReader, q NeighbourhoodQuery, frontier []string, seen map[string]bool,
) ([]string, bool, error) {
	pages, err := edges.strongest(ctx, frontier, q.MaxNodes)
	if err != nil {
		return nil, false, err
	}
	strength, more := map[string]int{}, false
	for i, page := range pages {
		more = more || page.More
		for _, e := range page.Items {
			if id := otherEnd(e, frontier[i]); !seen[id] {
				strength[id] = max(strength[id], e.Claims)
			}
		}
	}
	reached := make([]string, 0, len(strength))
	for id := range strength {
		reached = append(reached, id)
	}
	slices.SortFunc(reached, func(a, b string) int {
		return cmp.Or(cmp.Compare(strength[b], strength[a]), cmp.Compare(a, b))
	})
	return reached, more, nil
}
