package graphtest

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// search scores every name of every entity, keeps the best of each entity and sorts.
func (s *state) search(q graph.SearchQuery) []graph.Hit {
	typed := graph.SearchKey(q.Text)
	if typed == "" {
		return nil
	}
	var hits []graph.Hit
	for _, e := range s.entities {
		if !among(q.Types, e.Type) {
			continue
		}
		var own []graph.Hit
		for key := range e.keys {
			if h, ok := score(typed, key, e); ok {
				own = append(own, h)
			}
		}
		slices.SortFunc(own, betterHit)
		hits = append(hits, own[:min(1, len(own))]...)
	}
	slices.SortFunc(hits, betterHit)
	return hits[:min(q.Limit, len(hits))]
}

// score says how one name answers what was typed, and whether it does.
func score(typed, key string, e *entity) (graph.Hit, bool) {
	wanted, have := trigramsOf(typed), trigramsOf(key)
	shared := 0
	for t := range wanted {
		if have[t] {
			shared++
		}
	}
	h := graph.Hit{Entity: e.Entity, Key: key, Overlap: 1000 * shared / (len(wanted) + len(have) - shared)}
	own := key == e.key
	switch {
	case key == typed && own:
		h.Match = graph.ExactName
	case key == typed:
		h.Match = graph.ExactAlias
	case strings.HasPrefix(key, typed) && own:
		h.Match = graph.PrefixName
	case strings.HasPrefix(key, typed):
		h.Match = graph.PrefixAny
	default:
		h.Match = graph.FuzzyName
		return h, 2*shared >= len(wanted)
	}
	return h, true
}

// betterHit orders hits by match, overlap, mentions, id and key.
func betterHit(a, b graph.Hit) int {
	switch {
	case a.Match != b.Match:
		return int(a.Match - b.Match)
	case a.Overlap != b.Overlap:
		return b.Overlap - a.Overlap
	case a.Entity.Mentions != b.Entity.Mentions:
		return b.Entity.Mentions - a.Entity.Mentions
	case a.Entity.ID != b.Entity.ID:
		return strings.Compare(a.Entity.ID, b.Entity.ID)
	default:
		return strings.Compare(a.Key, b.Key)
	}
}
