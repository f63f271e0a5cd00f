package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// PathQuery asks how two nodes are connected.
type PathQuery struct {
	From, To  string      // node ids
	MaxHops   int         // 1 to MaxHops
	K         int         // paths at most, 1 to MaxPaths
	Filter    ClaimFilter // without Direction, OtherTypes and Others; negated claims never carry a path
	NodeTypes []NodeType  // of the nodes in between; empty: all
}

// Bounds of a path search.
const (
	MaxHops  = 6
	MaxPaths = 20
)

// Path is a loop-free chain of nodes, each joined to the next by one edge or more.
type Path struct {
	Nodes []string
	Hops  [][]Edge // Hops[i] joins Nodes[i] and Nodes[i+1], in either direction; by edge id
	// Cost is the sum over the nodes in between of 1 + ln(degree), in thousandths, where degree counts a node's distinct
	// neighbours under the filter: paths over hubs, which connect everything, cost more.
	Cost int64
}

// Validate checks the query. Errors: ErrInvalid.
func (q PathQuery) Validate() error {
	switch {
	case q.From == "" || q.To == "" || q.From == q.To:
		return Invalidf("path: two different nodes are needed, got %q and %q", q.From, q.To)
	case q.MaxHops < 1 || q.MaxHops > MaxHops:
		return Invalidf("path: %d hops are not in 1..%d", q.MaxHops, MaxHops)
	case q.K < 1 || q.K > MaxPaths:
		return Invalidf("path: %d paths are not in 1..%d", q.K, MaxPaths)
	case q.Filter.needsNode():
		return Invalidf("path: direction, other types and others don't apply")
	}
	return q.Filter.Validate()
}

// FindPaths returns the k best loop-free paths between two nodes: least Cost first, then fewest hops, then by node ids. It
// searches from both ends, level by level, with one call of Edges a level, one for the degrees of the nodes where the two sides
// meet, and one for the evidence of the hops; nodes without a connection, or that don't exist, have no path.
// Errors: ErrInvalid, ErrFull when the search grows past its bounds, ErrConflict when the graph changes during the search.
func FindPaths(ctx context.Context, s Store, q PathQuery) ([]Path, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	filter, some := withoutNegated(q.Filter)
	if !some {
		return nil, nil
	}
	return findPaths(ctx, q, newStoreAdjacency(s, filter), storeEdges{s, filter})
}

func findPaths(ctx context.Context, q PathQuery, adj adjacency, edges edgeReader) ([]Path, error) {
	chains, err := newPathSearch(q, adj).run(ctx)
	if err != nil {
		return nil, fmt.Errorf("find paths from %s to %s: %w", q.From, q.To, err)
	}
	paths, err := withHops(ctx, edges, chains)
	if err != nil {
		return nil, fmt.Errorf("read the edges of paths from %s to %s: %w", q.From, q.To, err)
	}
	return paths, nil
}

// withoutNegated returns the filter without negated claims, and false when it asks for nothing else.
func withoutNegated(f ClaimFilter) (ClaimFilter, bool) {
	if len(f.Modalities) == 0 {
		return f, true
	}
	f.Modalities = slices.DeleteFunc(slices.Clone(f.Modalities), func(m Modality) bool { return m == Negated })
	return f, len(f.Modalities) > 0
}

// chain is a path before its edges are read.
type chain struct {
	nodes []string
	cost  int64
}

func compareChains(a, b chain) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(len(a.nodes), len(b.nodes)), slices.Compare(a.nodes, b.nodes))
}

// withHops reads the edges between consecutive nodes of all chains with one call.
func withHops(ctx context.Context, reader edgeReader, chains []chain) ([]Path, error) {
	if len(chains) == 0 {
		return nil, nil
	}
	var nodes []string
	for _, c := range chains {
		nodes = append(nodes, c.nodes...)
	}
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	edges, err := reader.among(ctx, nodes)
	if err != nil {
		return nil, err
	}
	between := map[[2]string][]Edge{}
	for _, e := range edges {
		pair := pairOf(e.Subject, e.Object)
		between[pair] = append(between[pair], e)
	}
	paths := make([]Path, len(chains))
	for i, c := range chains {
		paths[i] = Path{Nodes: c.nodes, Cost: c.cost}
		for j := 1; j < len(c.nodes); j++ {
			hop := between[pairOf(c.nodes[j-1], c.nodes[j])]
			if len(hop) == 0 { // an Apply between the search and this read took the edge away
				return nil, &Error{Kind: ErrConflict, Detail: "the graph changed during the search", Remedy: "ask again"}
			}
			paths[i].Hops = append(paths[i].Hops, hop)
		}
	}
	return paths, nil
}

// edgesAmong returns all edges with both ends among nodes, by id. The nodes are distinct and sorted.
func edgesAmong(ctx context.Context, s Store, filter ClaimFilter, nodes []string) ([]Edge, error) {
	filter.Others = nodes
	pages, err := s.Edges(ctx, EdgeQuery{OfNodes: nodes, Filter: filter, Order: ByEdgeID})
	if err != nil {
		return nil, err
	}
	// An edge stands on the pages of both of its ends. It is taken at its subject, of which ids are made first.
	var all []Edge
	for i, p := range pages {
		for _, e := range p.Items {
			if e.Subject == nodes[i] {
				all = append(all, e)
			}
		}
	}
	return all, nil
}

func pairOf(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// hubCost returns 1 + ln(degree) in thousandths, rounded down, by integer arithmetic only: the same on every machine.
func hubCost(degree int) int64 {
	if degree < 1 {
		degree = 1
	}
	// log2 in 30 fractional bits by repeated squaring (C. S. Turner, "A Fast Binary Logarithm Algorithm", IEEE SPM, 2010).
	const fraction = 30
	x, whole := uint64(degree), int64(0)
	for x>>1 >= 1 {
		x >>= 1
		whole++
	}
	y := uint64(degree) << fraction >> uint(whole) // 1 <= y < 2 in fixed point
	log2 := whole << fraction
	for bit := int64(1) << (fraction - 1); bit > 0; bit >>= 1 {
		y = y * y >> fraction
		if y >= 2<<fraction {
			y >>= 1
			log2 += bit
		}
	}
	const ln2 = 6931472 // 10⁷ ln 2
	return 1000 + log2*ln2/10_000>>fraction
}
