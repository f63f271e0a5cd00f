package graph

import "context"

// PathQuery asks how two nodes are connected.
type PathQuery struct {
	From, To  string      // node ids
	MaxHops   int         // 1 to MaxHops
	K         int         // paths at most, 1 to MaxPaths
	Filter    ClaimFilter // OtherTypes and Direction don't apply; negated claims never carry a path
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

// NeighbourhoodQuery asks for what lies around a node.
type NeighbourhoodQuery struct {
	Center   string
	Depth    int // 1 to MaxDepth
	MaxNodes int // 1 to MaxNeighbourhood, the center included
	Filter   ClaimFilter
}

// Bounds of a neighbourhood.
const (
	MaxDepth         = 3
	MaxNeighbourhood = 500
)

// Subgraph is a set of nodes and all edges among them.
type Subgraph struct {
	Nodes     []SubgraphNode // by distance, then most edges in the graph, then id
	Edges     []Edge         // by id
	Truncated bool           // nodes within the depth were left out
}

// SubgraphNode is a node of a [Subgraph].
type SubgraphNode struct {
	ID       string
	Distance int // hops from the center
}

// Paths finds the best paths between two nodes; see below.
var _ = context.Background
