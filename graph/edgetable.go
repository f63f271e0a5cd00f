package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// edgeTable keeps all that edges say in some 30 bytes each, in the order of their ids.
type edgeTable struct {
	subjects, objects []int32
	claims            []int32
	confidences       []int16
	predicates        []int8
	modalities        []int8  // a bit for each of Modalities
	roles             []int32 // places in texts: of a list joined by roleSeparator
	firsts, lasts     []int32 // places in texts
	texts             interner
	said              [1 << 5][]Modality // what the bits of modalities say
}

// roleSeparator stands in no role, which holds no control characters.
const roleSeparator = "\x1f"

func (t *edgeTable) add(subject, object int32, e Edge) {
	t.subjects, t.objects = append(t.subjects, subject), append(t.objects, object)
	t.claims = append(t.claims, int32(e.Claims))                                       //nolint:gosec // far below 2^31
	t.confidences = append(t.confidences, int16(e.Confidence))                         //nolint:gosec // at most 1000
	t.predicates = append(t.predicates, int8(slices.Index(Predicates(), e.Predicate))) //nolint:gosec // a dozen
	bits := 0
	for i, m := range Modalities() {
		if slices.Contains(e.Modalities, m) {
			bits |= 1 << i
		}
	}
	t.modalities = append(t.modalities, int8(bits)) //nolint:gosec // five bits
	if len(e.Modalities) > 0 && t.said[bits] == nil {
		t.said[bits] = slices.Clone(e.Modalities)
	}
	t.roles = append(t.roles, t.texts.handle(strings.Join(e.Roles, roleSeparator)))
	t.firsts, t.lasts = append(t.firsts, t.texts.handle(string(e.First))), append(t.lasts, t.texts.handle(string(e.Last)))
}

// edge returns edge i of a snapshot. Edges share their lists, which nobody changes.
func (s *snapshot) edge(i int32) Edge {
	t := &s.edges
	e := Edge{
		EdgeKey: EdgeKey{Subject: s.ids[t.subjects[i]], Predicate: s.predicates[t.predicates[i]], Object: s.ids[t.objects[i]]},
		Claims:  int(t.claims[i]), Confidence: int(t.confidences[i]), Modalities: t.said[t.modalities[i]],
		First: Date(t.texts.id(t.firsts[i])), Last: Date(t.texts.id(t.lasts[i])),
	}
	if roles := t.texts.id(t.roles[i]); roles != "" {
		e.Roles = strings.Split(roles, roleSeparator)
	}
	return e
}

// arrange lists the edges at each node, strongest first, then by id.
func (s *snapshot) arrange() {
	t := &s.edges
	s.firstAt = make([]int32, len(s.ids)+1)
	for i := range t.subjects {
		s.firstAt[t.subjects[i]+1]++
		if t.objects[i] != t.subjects[i] {
			s.firstAt[t.objects[i]+1]++
		}
	}
	for n := range s.ids {
		s.firstAt[n+1] += s.firstAt[n]
	}
	s.at = make([]int32, s.firstAt[len(s.ids)])
	next := slices.Clone(s.firstAt)
	put := func(n, edge int32) {
		s.at[next[n]] = edge
		next[n]++
	}
	for i := range t.subjects {
		put(t.subjects[i], int32(i)) //nolint:gosec // bounded by the loader
		if t.objects[i] != t.subjects[i] {
			put(t.objects[i], int32(i)) //nolint:gosec // as above
		}
	}
	for n := range s.ids {
		slices.SortFunc(s.at[s.firstAt[n]:s.firstAt[n+1]], func(a, b int32) int {
			return cmp.Or(cmp.Compare(t.claims[b], t.claims[a]), cmp.Compare(a, b))
		})
	}
}

// edgesAt returns the edges at a node, strongest first; none of one that has none.
func (s *snapshot) edgesAt(id string) []int32 {
	n, ok := s.numbers[id]
	if !ok {
		return nil
	}
	return s.at[s.firstAt[n]:s.firstAt[n+1]]
}

// edgeReader reads edges under one filter, from a store or from memory.
type edgeReader interface {
	// strongest returns the strongest edges at each node.
	strongest(ctx context.Context, nodes []string, limit int) ([]Page[Edge], error)
	// among returns all edges with both ends among nodes, by id. The nodes are distinct and sorted.
	among(ctx context.Context, nodes []string) ([]Edge, error)
}

func (s *snapshot) strongest(_ context.Context, nodes []string, limit int) ([]Page[Edge], error) {
	out := make([]Page[Edge], len(nodes))
	for i, id := range nodes {
		at := s.edgesAt(id)
		out[i].More = len(at) > limit
		for _, e := range at[:min(limit, len(at))] {
			out[i].Items = append(out[i].Items, s.edge(e))
		}
	}
	return out, nil
}

func (s *snapshot) among(_ context.Context, nodes []string) ([]Edge, error) {
	in := make(map[int32]bool, len(nodes))
	for _, id := range nodes {
		if n, ok := s.numbers[id]; ok {
			in[n] = true
		}
	}
	var found []int32
	for n := range in {
		for _, e := range s.at[s.firstAt[n]:s.firstAt[n+1]] {
			if s.edges.subjects[e] == n && in[s.edges.objects[e]] {
				found = append(found, e)
			}
		}
	}
	slices.Sort(found)
	out := make([]Edge, len(found))
	for i, e := range found {
		out[i] = s.edge(e)
	}
	return out, nil
}

// storeEdges reads the edges of a store.
type storeEdges struct {
	store  Store
	filter ClaimFilter
}

func (s storeEdges) strongest(ctx context.Context, nodes []string, limit int) ([]Page[Edge], error) {
	return s.store.Edges(ctx, EdgeQuery{OfNodes: nodes, Filter: s.filter, Order: StrongestFirst, Window: Window{Limit: limit}})
}

func (s storeEdges) among(ctx context.Context, nodes []string) ([]Edge, error) {
	return edgesAmong(ctx, s.store, s.filter, nodes)
}
