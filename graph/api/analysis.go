package api

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Timelines resolves how often entities are named as time goes.
func (q queryFields) Timelines(
	ctx context.Context, of []string, per graph.Dimension, count graph.Unit, articles *view.ArticleFilter,
) ([]graph.Timeline, error) {
	if len(of) == 0 || len(of) > graph.MaxTimelines {
		return nil, graph.Invalidf("timelines: %d entities are not in 1..%d", len(of), graph.MaxTimelines)
	}
	ofArticles, err := q.theseArticles(ctx, articles)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(of))
	for i, name := range of {
		if ids[i], err = q.find(ctx, name); err != nil {
			return nil, err
		}
	}
	return graph.Timelines(ctx, load(ctx).store, graph.TimelineQuery{Entities: ids, Of: count, Per: per, Articles: ofArticles})
}

// Parts resolves the tree of the parts of a whole.
func (q queryFields) Parts(ctx context.Context, of string, depth int, filter *view.ClaimFilter, first int) ([]view.Part, error) {
	whole, err := q.find(ctx, of)
	if err != nil {
		return nil, err
	}
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	parts, err := graph.Parts(ctx, load(ctx).store, graph.PartsQuery{Of: whole, Depth: depth, Filter: narrow, Limit: first})
	if err != nil {
		return nil, err
	}
	out := make([]view.Part, len(parts))
	for i, p := range parts {
		out[i] = view.Part{Part: p, Relation: relationOf(p.Edge, narrow)}
	}
	return out, nil
}

// Collaborations resolves who works with whom.
func (q queryFields) Collaborations(
	ctx context.Context, between []graph.EntityType, filter *view.ClaimFilter, first int,
) (*view.Matrix, error) {
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	types := make([]graph.NodeType, len(between))
	for i, t := range between {
		types[i] = graph.NodeType(t)
	}
	m, err := graph.Collaborations(ctx, load(ctx).store, graph.MatrixQuery{Types: types, Filter: narrow, Limit: first})
	if err != nil {
		return nil, err
	}
	out := &view.Matrix{Members: listOf(m.Members), Cells: make([]view.MatrixCell, len(m.Cells)), Truncated: m.Truncated}
	for i, c := range m.Cells {
		out.Cells[i] = view.MatrixCell{Row: c.Row, Column: c.Column, Relation: relationOf(c.Edge, narrow)}
	}
	return out, nil
}

// Bridges resolves what pairs share.
func (q queryFields) Bridges(
	ctx context.Context, between, over []graph.EntityType, with *string, apart bool, filter *view.ClaimFilter, first int,
) ([]graph.Bridge, error) {
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	ask := graph.BridgeQuery{Types: between, Over: over, Apart: apart, Filter: narrow, Limit: first}
	if with != nil {
		if ask.Of, err = q.find(ctx, *with); err != nil {
			return nil, err
		}
	}
	found, err := graph.Bridges(ctx, load(ctx).store, ask)
	return listOf(found), err
}

// Central resolves the most central nodes.
func (q queryFields) Central(
	ctx context.Context, types []graph.NodeType, measure graph.Centrality, filter *view.ClaimFilter, first int,
) ([]graph.CentralNode, error) {
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	found, err := q.paths.CentralIn(ctx, load(ctx).store, graph.CentralQuery{
		Measure: measure, Types: types, Filter: narrow, Limit: first,
	})
	return listOf(found), err
}

// Rising resolves what a period names more often than another.
func (q queryFields) Rising(
	ctx context.Context, period graph.Period, against *graph.Period, entities *view.EntityFilter, articles *view.ArticleFilter, first int,
) ([]graph.Rising, error) {
	ofArticles, err := q.theseArticles(ctx, articles)
	if err != nil {
		return nil, err
	}
	ofEntities, err := theseEntities(ctx, entities)
	if err != nil {
		return nil, err
	}
	found, err := graph.RisingEntities(ctx, load(ctx).store, graph.RisingQuery{
		Period: period, Against: valueOr(against, graph.Period{}), Articles: ofArticles, Entities: ofEntities, Limit: first,
	})
	return listOf(found), err
}

// Entity resolves whose timeline it is.
func (timelineFields) Entity(ctx context.Context, t *graph.Timeline) (*graph.Entity, error) {
	return load(ctx).entity(ctx, t.Entity)()
}

// Entity resolves the part.
func (partFields) Entity(ctx context.Context, p *view.Part) (*graph.Entity, error) {
	return load(ctx).entity(ctx, p.ID)()
}

// Parent resolves what it is part of.
func (partFields) Parent(ctx context.Context, p *view.Part) (*graph.Entity, error) {
	return load(ctx).entity(ctx, p.Parent)()
}

// Entity resolves who works with others.
func (collaborationMemberFields) Entity(ctx context.Context, m *graph.MatrixMember) (*graph.Entity, error) {
	return load(ctx).entity(ctx, m.ID)()
}

// One resolves one of a pair.
func (bridgeFields) One(ctx context.Context, b *graph.Bridge) (*graph.Entity, error) {
	return load(ctx).entity(ctx, b.A)()
}

// Other resolves the other of a pair.
func (bridgeFields) Other(ctx context.Context, b *graph.Bridge) (*graph.Entity, error) {
	return load(ctx).entity(ctx, b.B)()
}

// Over resolves what both of a pair have a relation to.
func (bridgeFields) Over(ctx context.Context, b *graph.Bridge) ([]graph.Entity, error) {
	return load(ctx).entityList(ctx, b.Over)
}

// Node resolves what is central.
func (centralNodeFields) Node(ctx context.Context, n *graph.CentralNode) (view.GraphNode, error) {
	return end(ctx, n.ID)
}

// Entity resolves what rises.
func (risingEntityFields) Entity(ctx context.Context, r *graph.Rising) (*graph.Entity, error) {
	return load(ctx).entity(ctx, r.Entity)()
}

// entityList reads entities together; what went while the query ran is left out.
func (l *loaders) entityList(ctx context.Context, ids []string) ([]graph.Entity, error) {
	return present(ctx, ids, l.entity)
}

// present asks for things by id, all at once, and returns those that are there.
func present[T any](ctx context.Context, ids []string, ask func(context.Context, string) thunk[*T]) ([]T, error) {
	asked := make([]thunk[*T], len(ids))
	for i, id := range ids {
		asked[i] = ask(ctx, id)
	}
	out := make([]T, 0, len(ids))
	for _, wait := range asked {
		v, err := wait()
		if err != nil {
			return nil, err
		}
		if v != nil {
			out = append(out, *v)
		}
	}
	return out, nil
}
