package graphtest

import (
	"context"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// facet is one combination of values under which a unit counts.
type facet map[graph.Dimension]string

// Count implements [graph.Store].
func (m *Model) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var units [][]facet
	switch q.Of {
	case graph.CountArticles:
		units = s.articleFacets(q)
	case graph.CountSentences:
		units = s.sentenceFacets(q)
	case graph.CountMentions:
		units = s.mentionFacets(q)
	case graph.CountEntities:
		units = s.entityFacets(q)
	case graph.CountClaims:
		units = s.claimFacets(q)
	}
	if len(q.By) == 0 {
		return []graph.Count{{N: len(units)}}, nil
	}
	return tally(units, q.By, q.Limit), nil
}

// tally counts each unit once under each combination of keys that it has.
func tally(units [][]facet, by []graph.Dimension, limit int) []graph.Count {
	var counts []graph.Count
	for _, facets := range units {
		var seen [][]string
		for _, f := range facets {
			keys := make([]string, len(by))
			for i, d := range by {
				keys[i] = f[d]
			}
			same := func(other []string) bool { return slices.Equal(keys, other) }
			if slices.ContainsFunc(seen, same) {
				continue
			}
			seen = append(seen, keys)
			at := slices.IndexFunc(counts, func(c graph.Count) bool { return same(c.Keys) })
			if at < 0 {
				at = len(counts)
				counts = append(counts, graph.Count{Keys: keys})
			}
			counts[at].N++
		}
	}
	slices.SortFunc(counts, func(a, b graph.Count) int {
		if a.N != b.N {
			return b.N - a.N
		}
		return slices.Compare(a.Keys, b.Keys)
	})
	if limit > 0 {
		counts = counts[:min(limit, len(counts))]
	}
	return counts
}

// perEntity reports whether units count once for each entity that they name.
func perEntity(by []graph.Dimension) bool {
	return slices.Contains(by, graph.PerEntity) || slices.Contains(by, graph.PerType)
}

func articleFacet(a *article) facet {
	r := a.reading
	return facet{
		graph.PerPublication: r.Publication, graph.PerIssue: r.Issue, graph.PerLanguage: r.Language,
		graph.PerYear: r.PublishedAt.Year(), graph.PerMonth: r.PublishedAt.Month(),
	}
}

// named returns f for an entity of a type.
func (f facet) named(e *entity) facet {
	out := facet{graph.PerEntity: e.ID, graph.PerType: string(e.Type), graph.PerKind: string(e.Kind)}
	for d, value := range f {
		out[d] = value
	}
	return out
}

func (s *state) articleFacets(q graph.CountQuery) [][]facet {
	var units [][]facet
	for _, a := range s.listed(q.Articles) {
		facets := []facet{articleFacet(a)}
		if perEntity(q.By) {
			facets = nil
			for _, e := range a.reading.Entities {
				if passesEntity(s.entities[e.ID], q.Entities) {
					facets = append(facets, articleFacet(a).named(s.entities[e.ID]))
				}
			}
		}
		units = append(units, facets)
	}
	return units
}

func (s *state) sentenceFacets(q graph.CountQuery) [][]facet {
	var units [][]facet
	for _, a := range s.listed(q.Articles) {
		for _, sentence := range a.reading.Sentences {
			names := map[string]bool{}
			for _, m := range a.named() {
				if m.Sentence == sentence {
					names[m.Entity] = true
				}
			}
			if slices.ContainsFunc(q.Articles.Mentioning, func(id string) bool { return !names[id] }) {
				continue
			}
			facets := []facet{{}}
			if perEntity(q.By) {
				facets = nil
				for id := range names {
					if !slices.Contains(q.Articles.Mentioning, id) && passesEntity(s.entities[id], q.Entities) {
						facets = append(facets, facet{}.named(s.entities[id]))
					}
				}
			}
			units = append(units, facets)
		}
	}
	return units
}

func (s *state) mentionFacets(q graph.CountQuery) [][]facet {
	var units [][]facet
	for _, a := range s.listed(q.Articles) {
		for _, m := range a.named() {
			if e := s.entities[m.Entity]; passesEntity(e, q.Entities) {
				units = append(units, []facet{articleFacet(a).named(e)})
			}
		}
	}
	return units
}

func (s *state) entityFacets(q graph.CountQuery) [][]facet {
	var units [][]facet
	for _, e := range s.entities {
		if passesEntity(e, q.Entities) {
			units = append(units, []facet{facet{}.named(e)})
		}
	}
	return units
}

func (s *state) claimFacets(q graph.CountQuery) [][]facet {
	var units [][]facet
	for _, c := range s.claims {
		if !passesClaim(c, q.Claims) {
			continue
		}
		f := facet{}
		if c.by != nil {
			f = articleFacet(c.by)
		}
		f[graph.PerPredicate], f[graph.PerModality], f[graph.PerRule] = string(c.Predicate), string(c.Modality), c.Rule
		f[graph.PerSubjectType], f[graph.PerObjectType] = string(typeOf(c.Subject)), string(typeOf(c.Object))
		units = append(units, []facet{f})
	}
	return units
}
