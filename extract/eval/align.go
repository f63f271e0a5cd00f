package eval

import (
	"cmp"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// align pairs gold entities with found ones, one to one: of the same type, with a name in common. Pairs whose found entity bears
// the gold's main name come first, then those that share most names. The result maps ids of gold to ids found.
func align(gold []GoldEntity, found []graph.Sighting) map[string]string {
	type pair struct {
		main        bool
		shared      int
		gold, found string
	}
	foundKeys := make([]set, len(found))
	for i := range found {
		foundKeys[i] = nameKeys(namesOf(&found[i]))
	}
	var pairs []pair
	for i := range gold {
		g := &gold[i]
		keys, main := nameKeys(append([]string{g.Name}, g.Surface...)), nameKey(g.Name)
		for j := range found {
			if n := keys.shared(foundKeys[j]); n > 0 && g.entityType() == found[j].Type {
				pairs = append(pairs, pair{foundKeys[j][main], n, g.ID, found[j].ID})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		if a.main != b.main {
			if a.main {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(b.gold, a.gold), cmp.Compare(b.found, a.found))
	})
	out, used := map[string]string{}, set{}
	for _, p := range pairs {
		if _, done := out[p.gold]; !done && !used[p.found] {
			out[p.gold] = p.found
			used[p.found] = true
		}
	}
	return out
}

// namesOf returns the name of an entity and every surface that names it.
func namesOf(s *graph.Sighting) []string {
	out := []string{s.Name}
	for _, m := range s.Mentions {
		out = append(out, m.Text)
	}
	return out
}
