package api

import (
	"context"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Entity resolves an entity by id or name.
func (q queryFields) Entity(ctx context.Context, id, name *string, ofType *graph.EntityType) (*graph.Entity, error) {
	switch {
	case (id == nil) == (name == nil):
		return nil, graph.Invalidf("an entity needs either an id or a name")
	case id != nil && ofType != nil:
		return nil, graph.Invalidf("a type goes with a name; the id says its own")
	case id != nil:
		return load(ctx).entity(ctx, *id)()
	case ofType != nil:
		return q.named(ctx, *name, []graph.EntityType{*ofType})
	default:
		return q.named(ctx, *name, nil)
	}
}

// Entities resolves the list of entities.
func (q queryFields) Entities(
	ctx context.Context, filter *view.EntityFilter, orderBy *graph.EntityOrder,
	first *int, after *string, last *int, before *string,
) (*view.EntityConnection, error) {
	order := valueOr(orderBy, graph.ByName)
	if order == graph.MostSalient {
		return nil, graph.Invalidf("the order MOST_SALIENT is for the entities of one article")
	}
	p, err := paging{first, after, last, before}.pager(ctx, "entities/"+string(order))
	if err != nil {
		return nil, err
	}
	where, err := entitiesWhere(filter)
	if err != nil {
		return nil, err
	}
	pages, err := graph.EntitiesWhere(ctx, load(ctx).store, graph.EntityQuery{Order: order, Window: p.window}, where)
	if err != nil {
		return nil, fmt.Errorf("list entities: %w", err)
	}
	var c view.EntityConnection
	c.Edges, c.Connection = edgesOf(p, pages[0], func(at string, e graph.Entity) view.EntityEdge {
		return view.EntityEdge{Cursor: at, Node: e}
	})
	return &c, nil
}

// entityFilter turns what a person writes of a name into the key that names are looked up by.
func entityFilter(f *graph.EntityFilter) (graph.EntityFilter, error) {
	if f == nil {
		return graph.EntityFilter{}, nil
	}
	out := *f
	for _, name := range []*string{&out.NamePrefix, &out.NameContains} {
		if *name == "" {
			continue
		}
		if *name = graph.SearchKey(*name); *name == "" {
			return out, graph.Invalidf("namePrefix or nameContains holds no letter or digit")
		}
	}
	return out, nil
}

// NodeType resolves the type of an entity as a node.
func (entityFields) NodeType(_ context.Context, e *graph.Entity) (graph.NodeType, error) {
	return graph.NodeType(e.Type), nil
}

// Articles resolves the articles that mention an entity.
func (f entityFields) Articles(
	ctx context.Context, e *graph.Entity, filter *view.ArticleFilter, orderBy *graph.ArticleOrder,
	first *int, after *string, last *int, before *string,
) (view.ArticleMentionConnection, error) {
	where, order, err := f.articleQuery(filter, orderBy, graph.NewestFirst)
	if err != nil {
		return view.ArticleMentionConnection{}, err
	}
	p, err := paging{first, after, last, before}.pager(ctx, "articles/"+string(order))
	if err != nil {
		return view.ArticleMentionConnection{}, err
	}
	page, err := load(ctx).articlesOf(ctx, e.ID, graph.ArticleQuery{Order: order, Window: p.window}, where)()
	if err != nil {
		return view.ArticleMentionConnection{}, err
	}
	readsMentions := slices.Contains(selected(ctx, "edges"), "mentions")
	var c view.ArticleMentionConnection
	c.Edges, c.Connection = edgesOf(p, page, func(at string, a graph.Article) view.ArticleMentionEdge {
		if readsMentions {
			load(ctx).mentionsOf(ctx, sighting{e.ID, a.ID}) // asked here, before what is inside the edges
		}
		return view.ArticleMentionEdge{Cursor: at, Node: a, Entity: e.ID}
	})
	return c, nil
}

// Relations resolves the relations of an entity.
func (entityFields) Relations(
	ctx context.Context, e *graph.Entity, filter *view.RelationFilter, orderBy *graph.EdgeOrder,
	first *int, after *string, last *int, before *string,
) (view.NodeRelationConnection, error) {
	return relationsAt(ctx, e.ID, filter, orderBy, paging{first, after, last, before})
}

// Mentions resolves the places of an article that name the entity.
func (articleMentionFields) Mentions(ctx context.Context, e *view.ArticleMentionEdge) ([]graph.Mention, error) {
	return load(ctx).mentionsOf(ctx, sighting{e.Entity, e.Node.ID})()
}
