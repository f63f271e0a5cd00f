package graphtest

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Entities implements [graph.Store].
func (m *Model) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var pages []graph.Page[graph.Entity]
	for _, in := range parents(q.OfArticles) {
		var found []item[graph.Entity]
		for _, e := range s.entities {
			shown := e.Entity
			if in != nil && !e.seenIn(*in, &shown) {
				continue
			}
			if passesEntity(e, q.Filter) {
				found = append(found, item[graph.Entity]{shown, graph.Position{Key: entityKey(e.key, shown, q.Order), ID: e.ID}})
			}
		}
		page, err := cut(found, entityOrder(q.Order), q.Window)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// seenIn reports whether an article mentions e, and sets what only that article says.
func (e *entity) seenIn(article string, shown *graph.Entity) bool {
	for _, g := range e.sightings {
		if g.in.id == article {
			shown.Salience, shown.Here = g.Salience, len(g.Mentions)
			return true
		}
	}
	return false
}

func passesEntity(e *entity, f graph.EntityFilter) bool {
	return among(f.IDs, e.ID) && among(f.Types, e.Type) && among(f.Kinds, e.Kind) && strings.HasPrefix(e.key, f.NamePrefix) &&
		strings.Contains(e.key, f.NameContains) && e.Articles >= f.MinArticles && isSameAs(e, f.SameAs)
}

func isSameAs(e *entity, id string) bool {
	return id == "" || slices.ContainsFunc(e.SameAs, func(have string) bool {
		return have == id || strings.HasSuffix(id, ":") && strings.HasPrefix(have, id)
	})
}

func entityKey(name string, e graph.Entity, o graph.EntityOrder) string {
	switch o {
	case graph.MostMentions:
		return strconv.Itoa(e.Mentions)
	case graph.MostArticles:
		return strconv.Itoa(e.Articles)
	case graph.MostClaims:
		return strconv.Itoa(e.Claims)
	case graph.MostSalient:
		return strconv.Itoa(e.Salience) + " " + strconv.Itoa(e.Here)
	default:
		return name
	}
}

func entityOrder(o graph.EntityOrder) order {
	switch o {
	case "", graph.ByName:
		return ascending()
	default:
		return most()
	}
}

// Candidates implements [graph.Store].
func (m *Model) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	if err := l.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var equal, prefix, fuzzy []graph.Candidate
	for _, e := range s.entities {
		if !among(l.Types, e.Type) {
			continue
		}
		for key := range e.keys {
			c := graph.Candidate{Entity: e.Entity, Key: key, Shared: sharedTrigrams(l.Trigrams, key)}
			switch {
			case key == l.Key:
				equal = append(equal, c)
			case strings.HasPrefix(key, l.Key):
				prefix = append(prefix, c)
			case c.Shared >= l.MinShare:
				fuzzy = append(fuzzy, c)
			}
		}
	}
	var out []graph.Candidate
	for _, sort := range [][]graph.Candidate{equal, prefix, fuzzy} {
		slices.SortFunc(sort, compareCandidates)
		out = append(out, sort[:min(len(sort), l.Limit)]...)
	}
	return out, nil
}

func compareCandidates(a, b graph.Candidate) int {
	if a.Shared != b.Shared {
		return b.Shared - a.Shared
	}
	if a.Entity.Mentions != b.Entity.Mentions {
		return b.Entity.Mentions - a.Entity.Mentions
	}
	if a.Entity.ID != b.Entity.ID {
		return strings.Compare(a.Entity.ID, b.Entity.ID)
	}
	return strings.Compare(a.Key, b.Key)
}

// sharedTrigrams counts the trigrams of a key that stand in a list.
func sharedTrigrams(list []string, key string) int {
	n := 0
	for t := range trigramsOf(key) {
		if slices.Contains(list, t) {
			n++
		}
	}
	return n
}

// trigramsOf returns the runs of three characters of each word, two spaces before it and one after it.
func trigramsOf(key string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(key) {
		padded := []rune("  " + word + " ")
		for i := range len(padded) - 2 {
			out[string(padded[i:i+3])] = true
		}
	}
	return out
}
