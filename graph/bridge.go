package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// BridgeQuery asks which entities share what they study, use or made.
type BridgeQuery struct {
	Of     string       // only pairs with this entity; empty: all
	Types  []EntityType // of the pair
	Over   []EntityType // of what they share
	Apart  bool         // only pairs that no article names together: gaps
	Filter ClaimFilter  // without SubjectTypes, ObjectTypes, Direction, OtherTypes and Others
	Limit  int          // pairs at most, 1 to MaxHits
}

// Bridge is what joins two entities that need not know of each other.
type Bridge struct {
	A, B     string   // ids, A before B
	Over     []string // what both have a relation to, rarest first, then by id
	Strength float64  // sum over Over of 1 / ln(how many of the types have a relation to it): Adamic and Adar
	Together int      // articles that name both
}

// maxSharers is how many may share a thing that still joins any two of them: what everybody studies says nothing of a pair.
const maxSharers = 200

// Validate checks the query. Errors: ErrInvalid.
func (q BridgeQuery) Validate() error {
	switch {
	case len(q.Types) == 0 || len(q.Over) == 0:
		return Invalidf("bridges: types of the pair, and of what they share, are needed")
	case q.Limit < 1 || q.Limit > MaxHits:
		return Invalidf("bridges: %d pairs are not in 1..%d", q.Limit, MaxHits)
	case q.Filter.needsNode() || len(q.Filter.SubjectTypes)+len(q.Filter.ObjectTypes) > 0:
		return Invalidf("bridges: types of the ends, direction and others don't apply")
	}
	return q.Filter.Validate()
}

// Bridges returns the pairs of entities that share most, strongest first, then by ids. Things that more than 200 share don't
// count. Source: L. Adamic and E. Adar, "Friends and neighbors on the Web" (2003). It reads the store twice.
// Errors: ErrInvalid; ErrFull for more than 50,000 relations.
func Bridges(ctx context.Context, s Store, q BridgeQuery) ([]Bridge, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	filter := q.Filter
	filter.SubjectTypes, filter.ObjectTypes = nodes(q.Types...), nodes(q.Over...)
	edges, err := allEdges(ctx, s, filter)
	if err != nil {
		return nil, fmt.Errorf("bridges: %w", err)
	}
	pairs := pairsOver(edges, q.Of)
	if err := countTogether(ctx, s, pairs); err != nil {
		return nil, fmt.Errorf("bridges: %w", err)
	}
	if q.Apart {
		pairs = slices.DeleteFunc(pairs, func(b Bridge) bool { return b.Together > 0 })
	}
	slices.SortFunc(pairs, func(a, b Bridge) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return slices.Clip(pairs[:min(q.Limit, len(pairs))]), nil
}

// pairsOver returns the pairs of subjects that share an object, those with of where it is not empty.
func pairsOver(edges []Edge, of string) []Bridge {
	sharers := map[string][]string{}
	for _, e := range edges { // by id, so that the subjects of one object come in order
		if list := sharers[e.Object]; e.Subject != e.Object && (len(list) == 0 || list[len(list)-1] != e.Subject) {
			sharers[e.Object] = append(list, e.Subject)
		}
	}
	objects := make([]string, 0, len(sharers))
	for id := range sharers {
		objects = append(objects, id)
	}
	slices.SortFunc(objects, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(sharers[a]), len(sharers[b])), cmp.Compare(a, b))
	})
	byPair := map[[2]string]*Bridge{}
	var order [][2]string
	for _, object := range objects {
		list := sharers[object]
		if len(list) > maxSharers {
			break
		}
		for i, a := range list {
			for _, b := range list[i+1:] {
				if of != "" && a != of && b != of {
					continue
				}
				pair := [2]string{a, b}
				if byPair[pair] == nil {
					byPair[pair] = &Bridge{A: a, B: b}
					order = append(order, pair)
				}
				byPair[pair].Over = append(byPair[pair].Over, object)
				byPair[pair].Strength += 1 / math.Log(float64(len(list)))
			}
		}
	}
	out := make([]Bridge, len(order))
	for i, pair := range order {
		out[i] = *byPair[pair]
		out[i].Strength = thousandths(out[i].Strength)
	}
	return out
}

// countTogether sets how many articles name both of each pair, near-duplicates counted once.
func countTogether(ctx context.Context, s Store, pairs []Bridge) error {
	var ids []string
	for _, b := range pairs {
		ids = append(ids, b.A, b.B)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return nil
	}
	pages, err := s.Articles(ctx, ArticleQuery{OfEntities: ids})
	if err != nil {
		return err
	}
	groups := map[string]map[string]bool{}
	for i, page := range pages {
		in := map[string]bool{}
		for _, a := range page.Items {
			in[a.Group] = true
		}
		groups[ids[i]] = in
	}
	for i := range pairs {
		for group := range groups[pairs[i].A] {
			if groups[pairs[i].B][group] {
				pairs[i].Together++
			}
		}
	}
	return nil
}
