package api

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Paths resolves how two things are connected.
func (q queryFields) Paths(
	ctx context.Context, from, to string, maxHops, first int, filter *view.ClaimFilter, through []graph.NodeType,
) ([]view.Path, error) {
	start, err := q.find(ctx, from)
	if err != nil {
		return nil, err
	}
	goal, err := q.find(ctx, to)
	if err != nil {
		return nil, err
	}
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	found, err := q.paths.PathsIn(ctx, load(ctx).store, graph.PathQuery{
		From: start, To: goal, MaxHops: maxHops, K: first, Filter: narrow, NodeTypes: through,
	})
	if err != nil {
		return nil, err
	}
	out := make([]view.Path, len(found))
	for i, p := range found {
		out[i] = pathOf(p, narrow)
	}
	return out, nil
}

func pathOf(p graph.Path, filter graph.ClaimFilter) view.Path {
	out := view.Path{Nodes: p.Nodes, Cost: float64(p.Cost) / 1000}
	for i, edges := range p.Hops {
		out.Hops = append(out.Hops, view.Hop{From: p.Nodes[i], To: p.Nodes[i+1], Relations: relationsOf(edges, filter)})
	}
	return out
}

func relationsOf(edges []graph.Edge, filter graph.ClaimFilter) []view.Relation {
	out := make([]view.Relation, len(edges))
	for i, e := range edges {
		out[i] = relationOf(e, filter)
	}
	return out
}

func relationOf(e graph.Edge, filter graph.ClaimFilter) view.Relation {
	return view.Relation{Edge: e, Filter: claimCondition{Filter: filter}}
}

// Nodes resolves the things that a path passes.
func (pathFields) Nodes(ctx context.Context, p *view.Path) ([]view.GraphNode, error) {
	asked := make([]thunk[any], len(p.Nodes))
	for i, id := range p.Nodes {
		asked[i] = graphNode(ctx, id)
	}
	return await[view.GraphNode](asked)
}

// From resolves where a step starts.
func (hopFields) From(ctx context.Context, h *view.Hop) (view.GraphNode, error) {
	return end(ctx, h.From)
}

// To resolves where a step ends.
func (hopFields) To(ctx context.Context, h *view.Hop) (view.GraphNode, error) { return end(ctx, h.To) }

// Neighbourhood resolves what lies around a thing.
func (q queryFields) Neighbourhood(
	ctx context.Context, of string, depth, maxNodes int, filter *view.ClaimFilter,
) (*view.Neighbourhood, error) {
	center, err := q.find(ctx, of)
	if err != nil {
		return nil, err
	}
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	g, err := q.paths.NeighbourhoodIn(ctx, load(ctx).store, graph.NeighbourhoodQuery{
		Center: center, Depth: depth, MaxNodes: maxNodes, Filter: narrow,
	})
	if err != nil {
		return nil, err
	}
	return &view.Neighbourhood{Nodes: g.Nodes, Relations: relationsOf(g.Edges, narrow), Truncated: g.Truncated}, nil
}

// Node resolves a thing near a center.
func (neighbourhoodNodeFields) Node(ctx context.Context, n *graph.SubgraphNode) (view.GraphNode, error) {
	return end(ctx, n.ID)
}
