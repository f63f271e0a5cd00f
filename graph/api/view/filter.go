package view

import "github.com/kennisgraaf/kennisgraaf/graph"

// ArticleFilter is a [graph.ArticleFilter] as a person writes it: with a text instead of its stems.
type ArticleFilter struct {
	IDs          []string
	Mentioning   []string
	Sources      []string
	Publications []string
	Issues       []string
	Languages    []string
	Period       graph.Period
	Text         string
	EachMember   bool
	And          []ArticleFilter
	Or           []ArticleFilter
	Not          *ArticleFilter
}

// EntityFilter is a [graph.EntityFilter] with further conditions.
type EntityFilter struct {
	graph.EntityFilter
	And []EntityFilter
	Or  []EntityFilter
	Not *EntityFilter
}

// ClaimFilter is a [graph.ClaimFilter] with further conditions.
type ClaimFilter struct {
	graph.ClaimFilter
	And []ClaimFilter
	Or  []ClaimFilter
	Not *ClaimFilter
}

// RelationFilter is a [graph.ClaimFilter] of edges at a node, with further conditions.
type RelationFilter struct {
	graph.ClaimFilter
	And []RelationFilter
	Or  []RelationFilter
	Not *RelationFilter
}
