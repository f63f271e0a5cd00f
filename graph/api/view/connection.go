package view

import "github.com/kennisgraaf/kennisgraaf/graph"

// PageInfo says where a page lies in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     string
	EndCursor       string
}

// Connection is what every page of a list has besides its edges.
type Connection struct {
	PageInfo   PageInfo
	TotalCount *int // nil unless the query selects it
}

// ArticleConnection is a page of articles.
type ArticleConnection struct {
	Connection
	Edges []ArticleEdge
}

// ArticleEdge is an article in a list.
type ArticleEdge struct {
	Cursor string
	Node   graph.Article
}

// ArticleMentionConnection is a page of the articles that mention an entity.
type ArticleMentionConnection struct {
	Connection
	Edges []ArticleMentionEdge
}

// ArticleMentionEdge is an article that mentions Entity.
type ArticleMentionEdge struct {
	Cursor string
	Node   graph.Article
	Entity string // id
}

// EntityConnection is a page of entities.
type EntityConnection struct {
	Connection
	Edges []EntityEdge
}

// EntityEdge is an entity in a list.
type EntityEdge struct {
	Cursor string
	Node   graph.Entity
}

// EntityMentionConnection is a page of the entities that an article mentions.
type EntityMentionConnection struct {
	Connection
	Edges []EntityMentionEdge
}

// EntityMentionEdge is an entity that Article mentions.
type EntityMentionEdge struct {
	Cursor  string
	Node    graph.Entity
	Article string // id
}

// Salience says how much the article is about the entity, per mille.
func (e EntityMentionEdge) Salience() int { return e.Node.Salience }

// MentionCount says in how many places the article names the entity.
func (e EntityMentionEdge) MentionCount() int { return e.Node.Here }

// SourceConnection is a page of sources.
type SourceConnection struct {
	Connection
	Edges []SourceEdge
}

// SourceEdge is a source in a list.
type SourceEdge struct {
	Cursor string
	Node   graph.SourceRecord
}

// RelationConnection is a page of relations.
type RelationConnection struct {
	Connection
	Edges []RelationEdge
}

// RelationEdge is a relation in a list.
type RelationEdge struct {
	Cursor string
	Node   Relation
}

// NodeRelationConnection is a page of the relations of one node.
type NodeRelationConnection struct {
	Connection
	Edges []NodeRelationEdge
}

// NodeRelationEdge is a relation seen from the node At.
type NodeRelationEdge struct {
	Cursor string
	Node   Relation
	At     string // id
}

// Direction says how the relation lies at the node.
func (e NodeRelationEdge) Direction() graph.Direction {
	switch {
	case e.Node.Predicate.Symmetric():
		return graph.Both
	case e.Node.Subject == e.At:
		return graph.Outgoing
	default:
		return graph.Incoming
	}
}

// Other returns the id of the end that is not the node.
func (e NodeRelationEdge) Other() string {
	if e.Node.Subject == e.At {
		return e.Node.Object
	}
	return e.Node.Subject
}

// ClaimConnection is a page of claims.
type ClaimConnection struct {
	Connection
	Edges []ClaimEdge
}

// ClaimEdge is a claim in a list.
type ClaimEdge struct {
	Cursor string
	Node   graph.ClaimRecord
}
