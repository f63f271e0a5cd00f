package neo4j

import (
	"context"
	"slices"
	"strconv"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Edges implements [graph.Store].
func (s *Store) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	order := q.Order
	key := byID
	if order == "" || order == graph.StrongestFirst {
		order, key = graph.StrongestFirst, byCount
	}
	p := claimFilter(q.Filter)
	p["of"], p["start"], p["order"] = []string{""}, "all", string(order)
	if len(q.OfNodes) > 0 {
		p["of"], p["start"] = q.OfNodes, "node"
	}
	if err := window(p, q.Window, key); err != nil {
		return nil, err
	}
	question := "edges"
	if plain(q.Filter) {
		question = "edges_plain"
	}
	answer, err := s.ask(ctx, question, p)
	if err != nil {
		return nil, err
	}
	return pages(answer, q.Window, func(r row) (graph.Edge, graph.Position, error) {
		e := edgeOf(r)
		at := graph.Position{ID: e.ID()}
		if order == graph.StrongestFirst {
			at.Key = strconv.Itoa(e.Claims)
		}
		return e, at, nil
	})
}

// plain reports whether a filter lets all claims of an edge pass, or none, and so can be answered from derived relationships.
func plain(f graph.ClaimFilter) bool {
	return len(f.Modalities) == 0 && f.MinConfidence <= 0 && f.Period.Empty() && len(f.Publications) == 0 && len(f.Sources) == 0 &&
		len(f.Rules) == 0 && !f.WithoutSeeds && !f.EachMember
}

// claimFilter returns the parameters of a filter of claims.
func claimFilter(f graph.ClaimFilter) params {
	modalities := texts(f.Modalities)
	symmetric := []string{}
	for _, p := range graph.Predicates() {
		if p.Symmetric() {
			symmetric = append(symmetric, string(p))
		}
	}
	if len(modalities) == 0 {
		for _, m := range graph.Modalities() {
			if m != graph.Negated {
				modalities = append(modalities, string(m))
			}
		}
	}
	p := params{
		"predicates": listOr(f.Predicates), "subjectTypes": listOr(f.SubjectTypes), "objectTypes": listOr(f.ObjectTypes),
		"otherTypes": listOr(f.OtherTypes), "others": listOr(f.Others), "direction": string(f.Direction), "symmetric": symmetric,
		"modalities": modalities, "minConfidence": f.MinConfidence, "publications": listOr(f.Publications),
		"sources": listOr(f.Sources), "rules": listOr(f.Rules), "seeds": !f.WithoutSeeds, "each": f.EachMember,
	}
	period(p, f.Period)
	return p
}

func edgeOf(r row) graph.Edge {
	e := graph.Edge{
		EdgeKey: graph.EdgeKey{Subject: r.text(0), Predicate: graph.Predicate(r.text(1)), Object: r.text(2)},
		Claims:  r.int(3), Confidence: r.int(4), Roles: slices.DeleteFunc(r.texts(6), func(s string) bool { return s == "" }),
		First: graph.Date(r.text(7)), Last: graph.Date(r.text(8)),
	}
	for _, m := range inOrder(r.texts(5)) {
		e.Modalities = append(e.Modalities, graph.Modality(m))
	}
	slices.Sort(e.Roles)
	return e
}

// Claims implements [graph.Store].
func (s *Store) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	p := claimFilter(q.Filter)
	p["of"], p["start"], p["order"] = []string{""}, "all", string(q.Order)
	switch {
	case len(q.OfEdges) > 0:
		ids := make([]string, len(q.OfEdges))
		for i, k := range q.OfEdges {
			ids[i] = k.ID()
		}
		p["of"], p["start"] = ids, "edge"
	case len(q.OfArticles) > 0:
		p["of"], p["start"] = q.OfArticles, "article"
	}
	key, question := byEvidence, "claims"
	if q.Order == graph.LeastCertain {
		key = byDoubt
	}
	if err := window(p, q.Window, key); err != nil {
		return nil, err
	}
	if q.Order == graph.LeastCertain && p["start"] == "all" && inOrderOfDoubt(p, q.Window) {
		question = "claims_least_certain"
	}
	answer, err := s.ask(ctx, question, p)
	if err != nil {
		return nil, err
	}
	return pages(answer, q.Window, func(r row) (graph.ClaimRecord, graph.Position, error) {
		c := claimOf(r)
		return c, graph.Position{Key: claimKey(q.Order, &c), ID: c.ID}, nil
	})
}

// inOrderOfDoubt is inOrderOfIndex for claims, which stand in a place besides.
func inOrderOfDoubt(p params, w graph.Window) bool {
	if !inOrderOfIndex(p, w, true) {
		return false
	}
	p["place"] = ""
	if after, ok := p["after"].([]any); ok {
		p["place"], p["id"] = after[1], after[2]
	}
	return true
}

func claimKey(o graph.ClaimOrder, c *graph.ClaimRecord) string {
	key := c.Date.First() + " " + c.Article + " " + strconv.Itoa(c.Evidence.Start)
	if o == graph.LeastCertain {
		return strconv.Itoa(graph.Margin(c.Confidence)) + " " + key
	}
	return key
}

func claimOf(r row) graph.ClaimRecord {
	return graph.ClaimRecord{
		ID: r.text(0), Article: r.text(13), Source: r.text(14), Quote: r.text(15), Date: graph.Date(r.text(16)),
		Claim: graph.Claim{
			Subject: r.text(1), Predicate: graph.Predicate(r.text(2)), Object: r.text(3), Modality: graph.Modality(r.text(4)),
			Role: r.text(5), From: graph.Date(r.text(6)), To: graph.Date(r.text(7)), Confidence: r.int(8), Rule: r.text(9),
			Evidence: graph.Span{Start: r.int(10), End: r.int(11)}, Seed: r.text(12),
		},
	}
}
