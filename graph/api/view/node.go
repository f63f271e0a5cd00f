package view

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// Node is any object with a global id: a [graph.Entity], [graph.Article], [Reference], [graph.SourceRecord] or [Relation].
type Node any

// GraphNode is what can stand at an end of a relation: a [graph.Entity], [graph.Article] or [Reference].
type GraphNode any

// Reference is a work that articles cite.
type Reference struct{ ID string }

// NodeType returns [graph.ReferenceNode].
func (r Reference) NodeType() graph.NodeType { return graph.ReferenceNode }

// Relation is an edge of the graph with the condition under which its claims were gathered.
type Relation struct {
	graph.Edge
	Filter graph.Condition[graph.ClaimFilter]
}

// Sentence is a sentence of an article. Text is read from the article when it is nil.
type Sentence struct {
	Article string // id
	graph.Span
	Text *string
}

// Evidence is the place of an article that proves a claim.
type Evidence struct {
	In    string // id of the article
	Quote string
	graph.Span
}

// Path is a chain of relations.
type Path struct {
	Nodes []string // ids
	Hops  []Hop
	Cost  float64 // sum of 1 + ln(degree) of the nodes in between
}

// Length returns the number of hops.
func (p Path) Length() int { return len(p.Hops) }

// Hop is one step of a path, in its direction.
type Hop struct {
	From      string // id
	To        string // id
	Relations []Relation
}

// Neighbourhood is what lies around a node.
type Neighbourhood struct {
	Nodes     []graph.SubgraphNode
	Relations []Relation
	Truncated bool
}

// Count is how many things share the values Keys.
type Count struct {
	Keys   []string
	N      int
	Entity string // id, where a dimension is the entity
}

// Version says what answers.
type Version struct {
	Program string
	Graph   string
}

// Selector is a way to find a place in a text: a [TextQuoteSelector] or a [TextPositionSelector].
type Selector any

// TextQuoteSelector finds a place by its words and those beside it.
type TextQuoteSelector struct {
	Exact  string
	Prefix string
	Suffix string
}

// TextPositionSelector finds a place by its position, in code points, end exclusive.
type TextPositionSelector struct {
	Start int
	End   int
}

// Viewer is who asks.
type Viewer struct {
	Name string     // of the token; empty when the server asks for none
	Role token.Role // what they may do
}

// Status is what a server does.
type Status struct {
	RequestsInFlight int
	StreamsOpen      int
}
