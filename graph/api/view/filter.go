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
}
