package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Edges implements [graph.Store].
func (m *Model) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var pages []graph.Page[graph.Edge]
	for _, node := range parents(q.OfNodes) {
		var found []item[graph.Edge]
		for _, e := range s.edges(node, q.Filter) {
			at := graph.Position{ID: e.ID()}
			if q.Order != graph.ByEdgeID {
				at.Key = strconv.Itoa(e.Claims)
			}
			found = append(found, item[graph.Edge]{e, at})
		}
		page, err := cut(found, edgeOrder(q.Order), q.Window)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

func edgeOrder(o graph.EdgeOrder) order {
	if o == graph.ByEdgeID {
		return orderByID()
	}
	return most()
}

// edges gathers the claims that pass a filter; at one node, or anywhere when node is nil.
func (s *state) edges(node *string, f graph.ClaimFilter) []graph.Edge {
	gathered := map[graph.EdgeKey][]*claim{}
	for _, c := range s.claims {
		if passesClaim(c, f) && (node == nil || liesAt(c, *node, f)) {
			key := graph.EdgeKey{Subject: c.Subject, Predicate: c.Predicate, Object: c.Object}
			gathered[key] = append(gathered[key], c)
		}
	}
	var out []graph.Edge
	for key, claims := range gathered {
		e := graph.Edge{EdgeKey: key, Claims: len(claims)}
		for _, c := range claims {
			e.Confidence = max(e.Confidence, c.Confidence)
			e.First, e.Last = widen(e.First, e.Last, c.Date)
			if c.Role != "" && !slices.Contains(e.Roles, c.Role) {
				e.Roles = append(e.Roles, c.Role)
			}
		}
		slices.Sort(e.Roles)
		for _, modality := range graph.Modalities() {
			if slices.ContainsFunc(claims, func(c *claim) bool { return c.Modality == modality }) {
				e.Modalities = append(e.Modalities, modality)
			}
		}
		out = append(out, e)
	}
	return out
}

// passesClaim reports whether a claim passes a filter, wherever it is seen from.
func passesClaim(c *claim, f graph.ClaimFilter) bool {
	modalities := f.Modalities
	if len(modalities) == 0 {
		modalities = []graph.Modality{graph.Asserted, graph.Planned, graph.Ended, graph.Hedged}
	}
	publication, sourced := "", among(f.Sources, c.Source)
	if c.by != nil {
		publication, sourced = c.by.reading.Publication, heldByOne(c.by, f.Sources)
	}
	return (c.counts || f.EachMember) && among(f.Predicates, c.Predicate) && slices.Contains(modalities, c.Modality) &&
		among(f.SubjectTypes, typeOf(c.Subject)) && among(f.ObjectTypes, typeOf(c.Object)) && c.Confidence >= f.MinConfidence &&
		f.Period.Holds(c.Date) && among(f.Publications, publication) && sourced && among(f.Rules, c.Rule) &&
		(c.by != nil || !f.WithoutSeeds)
}

// liesAt reports whether a claim passes what a filter says as seen from a node.
func liesAt(c *claim, node string, f graph.ClaimFilter) bool {
	other := c.Object
	switch {
	case node == c.Object:
		other = c.Subject
	case node != c.Subject:
		return false
	}
	outgoing, incoming := node == c.Subject, node == c.Object
	if c.Predicate.Symmetric() {
		outgoing, incoming = true, true
	}
	if f.Direction == graph.Outgoing && !outgoing || f.Direction == graph.Incoming && !incoming {
		return false
	}
	return among(f.OtherTypes, typeOf(other)) && among(f.Others, other)
}

func typeOf(id string) graph.NodeType {
	t, _ := graph.TypeOf(id)
	return t
}

// Claims implements [graph.Store].
func (m *Model) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var pages []graph.Page[graph.ClaimRecord]
	for _, asked := range claimParents(q) {
		var found []item[graph.ClaimRecord]
		for _, c := range s.claims {
			if asked(c) && passesClaim(c, q.Filter) {
				key := fmt.Sprintf("%s %s %d", c.Date.First(), c.Article, c.Evidence.Start)
				if q.Order == graph.LeastCertain {
					key = fmt.Sprintf("%d %s", graph.Margin(c.Confidence), key)
				}
				found = append(found, item[graph.ClaimRecord]{c.ClaimRecord, graph.Position{Key: key, ID: c.ID}})
			}
		}
		page, err := cut(found, claimOrder(q.Order), q.Window)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

func claimOrder(o graph.ClaimOrder) order {
	if o == graph.LeastCertain {
		return leastCertain()
	}
	return byEvidence()
}

// claimParents returns, for each page of the answer, which claims it is about.
func claimParents(q graph.ClaimQuery) []func(*claim) bool {
	var out []func(*claim) bool
	for _, key := range q.OfEdges {
		out = append(out, func(c *claim) bool {
			return c.Subject == key.Subject && c.Predicate == key.Predicate && c.Object == key.Object
		})
	}
	for _, id := range q.OfArticles {
		out = append(out, func(c *claim) bool { return c.by != nil && c.Article == id })
	}
	if out == nil {
		out = append(out, func(*claim) bool { return true })
	}
	return out
}
