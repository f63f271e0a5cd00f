package neo4j

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// standing is an article in its group of near-duplicates: what depends on the others.
type standing struct {
	group   string // the article that represents it
	rank    int    // place among them
	alone   bool
	counted []bool // for each sighting: no earlier member mentions the entity
	makes   []bool // for each claim: no earlier member makes one with the same subject, predicate and object
}

// derive orders the members of a group and says how each stands in it. A pure function of their facts.
func derive(group []*facts) map[string]standing {
	slices.SortFunc(group, func(a, b *facts) int {
		switch {
		case a == b:
			return 0
		case graph.Represents(a.Title, a.Article, b.Title, b.Article):
			return -1
		default:
			return 1
		}
	})
	out := map[string]standing{}
	mentioned, made := map[string]bool{}, map[graph.EdgeKey]string{}
	for rank, f := range group {
		s := standing{group: group[0].Article, rank: rank, alone: len(group) == 1}
		for _, e := range f.sightings {
			s.counted = append(s.counted, !mentioned[e.ID])
			mentioned[e.ID] = true
		}
		for _, c := range f.claims {
			key := c.edge(s.group)
			if _, ok := made[key]; !ok {
				made[key] = f.Article
			}
			s.makes = append(s.makes, made[key] == f.Article)
		}
		out[f.Article] = s
	}
	return out
}

// edge returns the edge of a claim: the representative speaks for the article that is read.
func (c claim) edge(representative string) graph.EdgeKey {
	key := graph.EdgeKey{Subject: c.Subject, Predicate: c.Predicate, Object: c.Object}
	if key.Subject == graph.ThisArticle {
		key.Subject = representative
	}
	if key.Object == graph.ThisArticle {
		key.Object = representative
	}
	return key
}

// same reports whether nothing but rank and alone differ.
func (s standing) same(o standing) bool {
	return s.group == o.group && slices.Equal(s.counted, o.counted) && slices.Equal(s.makes, o.makes)
}

// typeOf returns the node type that an id says it has.
func typeOf(id string) string {
	t, _ := graph.TypeOf(id)
	return string(t)
}
