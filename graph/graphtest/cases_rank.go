package graphtest

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// rankCases fail when any one rule of the ranking of a search is left out or turned round: in each, every later rule speaks
// against the answer.
func rankCases() []scenario {
	return []scenario{
		{"an exact name comes before an exact alias of something more popular", func(k *check) {
			k.called(map[string][]string{"a": {"Wijkraad", "Wijk", "×9"}, "b": {"Wijk"}})
			k.search("wijk", "b/exact a/alias")
		}},
		{"an exact alias comes before a name that begins so", func(k *check) {
			k.called(map[string][]string{"a": {"Wijkt", "×9"}, "b": {"Buurtraad", "Wijk"}})
			k.search("wijk", "b/alias a/prefix")
		}},
		{"a name that begins so comes before an alias that does, which overlaps more", func(k *check) {
			k.called(map[string][]string{"a": {"Buurtraad", "Wijkt", "×9"}, "b": {"Wijkvereniging"}})
			k.search("wijk", "b/prefix a/prefix-alias")
		}},
		{"an alias that begins so comes before a name like it, which overlaps more", func(k *check) {
			k.called(map[string][]string{"a": {"De wijk", "×9"}, "b": {"Buurtraad", "Wijkvereniging"}})
			k.search("wijk", "b/prefix-alias a/fuzzy")
		}},
		{"among names that match as well the greater overlap comes first", func(k *check) {
			k.called(map[string][]string{"a": {"Wijkverenigingen", "×9"}, "b": {"Wijkteam"}})
			k.search("wijk", "b/prefix a/prefix")
			k.called(map[string][]string{"a": {"Zo wijk nu", "×9"}, "b": {"De wijk"}})
			k.search("wijk", "b/fuzzy a/fuzzy")
		}},
		{"overlap is the share of all trigrams of both, not of those typed", func(k *check) {
			k.called(map[string][]string{"a": {"Movisie en nog heel veel woorden", "×9"}, "b": {"Movise"}})
			k.search("movizie", "b/fuzzy a/fuzzy")
		}},
		{"among equal overlaps more mentions come first", func(k *check) {
			k.called(map[string][]string{"a": {"Wijk"}, "b": {"Wijk", "×2"}})
			k.search("wijk", "b/exact a/exact")
		}},
		{"among equal mentions the smaller id comes first", func(k *check) {
			k.called(map[string][]string{"b": {"Wijk"}, "a": {"wijk"}, "c": {"Wijk"}})
			k.search("wijk", "a/exact b/exact c/exact")
		}},
		{"an entity stands once, by its best name", func(k *check) {
			k.called(map[string][]string{"a": {"Wijkteam Oost", "Wijk", "Wijkteam", "De wijk"}, "b": {"Wijkteam"}})
			k.search("wijk", "a/alias b/prefix")
			hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "wijkt", Limit: 9})
			k.must(err)
			k.search("wijkt", "b/prefix a/prefix")
			k.equal("key of a", hits[1].Key, "wijkteam oost")
		}},
		{"a search ranks as scoring every name does", func(k *check) {
			k.called(map[string][]string{
				"a": {"Hogeschool Inholland", "Inholland", "×4"}, "b": {"Hogeschool Leiden", "HSL"}, "c": {"Hogeschool", "×2"}, "d": {"Holland"}, "e": {"Hogeschool van Amsterdam", "HvA"},
				"f": {"Hoge school", "×5"}, "g": {"Inholland Haarlem", "×7"}, "h": {"Hollandse school"}, "i": {"hogeschool"},
			})
			all := newOracle(k.ctx(), k.store)
			for _, text := range []string{"hogeschool", "inholland", "holland", "hogeschol", "school hoge", "h", "hva", "hogeschool leiden", "inholand", "haarlem inholland"} {
				for _, limit := range []int{1, 3, 20} {
					q := graph.SearchQuery{Text: text, Limit: limit}
					hits, err := graph.Search(k.ctx(), k.store, q)
					k.must(err)
					k.equal("search "+text, hits, all.search(q))
				}
			}
		}},
	}
}

// newOracle returns a model with the contributions of a store, read by its dump.
func newOracle(ctx context.Context, s graph.Store) *state {
	held := map[string]graph.Change{}
	if err := s.Dump(ctx, func(c graph.Change) error {
		held[c.Source.ID] = c
		return nil
	}); err != nil {
		return newState(rulesOfGraph(), nil)
	}
	return newState(rulesOfGraph(), held)
}
