package api

import (
	"context"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Relations resolves the list of relations.
func (q queryFields) Relations(
	ctx context.Context, filter *view.ClaimFilter, orderBy *graph.EdgeOrder,
	first *int, after *string, last *int, before *string,
) (*view.RelationConnection, error) {
	order := valueOr(orderBy, graph.StrongestFirst)
	where, err := claimsWhere(filter)
	if err != nil {
		return nil, err
	}
	p, err := paging{first, after, last, before}.pager(ctx, "relations/"+string(order))
	if err != nil {
		return nil, err
	}
	pages, err := graph.EdgesWhere(ctx, load(ctx).store, graph.EdgeQuery{Order: order, Window: p.window}, where)
	if err != nil {
		return nil, fmt.Errorf("list relations: %w", err)
	}
	var c view.RelationConnection
	c.Edges, c.Connection = edgesOf(p, pages[0], func(at string, e graph.Edge) view.RelationEdge {
		return view.RelationEdge{Cursor: at, Node: view.Relation{Edge: e, Filter: where}}
	})
	return &c, nil
}

// relationsAt resolves the relations of a node.
func relationsAt(
	ctx context.Context, node string, filter *view.RelationFilter, orderBy *graph.EdgeOrder, asked paging,
) (view.NodeRelationConnection, error) {
	order := valueOr(orderBy, graph.StrongestFirst)
	where, err := relationsWhere(filter)
	if err != nil {
		return view.NodeRelationConnection{}, err
	}
	p, err := asked.pager(ctx, "relations/"+string(order))
	if err != nil {
		return view.NodeRelationConnection{}, err
	}
	page, err := load(ctx).edgesOf(ctx, node, graph.EdgeQuery{Order: order, Window: p.window}, where)()
	if err != nil {
		return view.NodeRelationConnection{}, err
	}
	readsOthers := !saidByID(selected(ctx, "edges", "other"))
	var c view.NodeRelationConnection
	c.Edges, c.Connection = edgesOf(p, page, func(at string, e graph.Edge) view.NodeRelationEdge {
		edge := view.NodeRelationEdge{Cursor: at, Node: view.Relation{Edge: e, Filter: graph.ClaimsAt(where, e.EdgeKey, node)}, At: node}
		if readsOthers {
			graphNode(ctx, edge.Other()) // asked here, before what is inside the edges, so that one read has them all
		}
		return edge
	})
	return c, nil
}

// Other resolves the end of a relation that is not the node it is seen from.
func (nodeRelationFields) Other(ctx context.Context, e *view.NodeRelationEdge) (view.GraphNode, error) {
	return end(ctx, e.Other())
}

// Subject resolves where a relation starts.
func (relationFields) Subject(ctx context.Context, r *view.Relation) (view.GraphNode, error) {
	return end(ctx, r.Subject)
}

// Object resolves where a relation ends.
func (relationFields) Object(ctx context.Context, r *view.Relation) (view.GraphNode, error) {
	return end(ctx, r.Object)
}

// Claims resolves the claims behind a relation.
func (relationFields) Claims(
	ctx context.Context, r *view.Relation, filter *view.ClaimFilter, first *int, after *string, last *int, before *string,
) (view.ClaimConnection, error) {
	p, err := paging{first, after, last, before}.pager(ctx, "claims")
	if err != nil {
		return view.ClaimConnection{}, err
	}
	where := r.Filter
	if filter != nil {
		if where, err = claimsWhere(filter); err != nil {
			return view.ClaimConnection{}, err
		}
	}
	page, err := load(ctx).claimsOf(ctx, r.EdgeKey, graph.ClaimQuery{Window: p.window}, where)()
	if err != nil {
		return view.ClaimConnection{}, err
	}
	return claimConnection(p, page), nil
}

func claimConnection(p pager, page graph.Page[graph.ClaimRecord]) view.ClaimConnection {
	var c view.ClaimConnection
	c.Edges, c.Connection = edgesOf(p, page, func(at string, r graph.ClaimRecord) view.ClaimEdge {
		return view.ClaimEdge{Cursor: at, Node: r}
	})
	return c
}

// Subject resolves of whom or what a claim is.
func (claimFields) Subject(ctx context.Context, c *graph.ClaimRecord) (view.GraphNode, error) {
	return end(ctx, c.Subject)
}

// Object resolves the other end of a claim.
func (claimFields) Object(ctx context.Context, c *graph.ClaimRecord) (view.GraphNode, error) {
	return end(ctx, c.Object)
}

// Article resolves the article that makes a claim.
func (claimFields) Article(ctx context.Context, c *graph.ClaimRecord) (*graph.Article, error) {
	if c.Article == "" {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return load(ctx).article(ctx, c.Article)()
}

// Evidence resolves the words that prove a claim.
func (claimFields) Evidence(_ context.Context, c *graph.ClaimRecord) (*view.Evidence, error) {
	if c.Article == "" {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return &view.Evidence{In: c.Article, Quote: c.Quote, Span: c.Evidence}, nil
}

// Label resolves the authors and year of a reference.
func (referenceFields) Label(ctx context.Context, r *view.Reference) (string, error) {
	c, err := load(ctx).reference(ctx, r.ID)()
	if err != nil {
		return "", err
	}
	if c == nil {
		return keyLabel(r.ID), nil
	}
	return c.label, nil
}

// Relations resolves who cites a reference.
func (referenceFields) Relations(
	ctx context.Context, r *view.Reference, filter *view.RelationFilter, orderBy *graph.EdgeOrder,
	first *int, after *string, last *int, before *string,
) (view.NodeRelationConnection, error) {
	return relationsAt(ctx, r.ID, filter, orderBy, paging{first, after, last, before})
}
