package graphtest

import (
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// named is an article that calls organisation:x by a name, of a kind.
func named(id, name string, kind graph.Kind) *ArticleText {
	return Article(id, "", "Artikel "+id+" over [["+name+"|organisation:x]].").With("organisation:x", func(s *graph.Sighting) { s.Kind = kind })
}

func voteCases() []scenario {
	x := "organisation:x"
	return []scenario{
		{"the name of an entity is the most frequent one, though another is longer", func(k *check) {
			k.holding(named("a", "HvA", ""), named("b", "Hogeschool van Amsterdam", ""), named("c", "HvA", ""))
			k.equal("name", k.entity(x).Name, "HvA")
		}},
		{"among names as frequent the longest wins, though another has smaller bytes", func(k *check) {
			k.holding(named("a", "Aa", ""), named("b", "Bbb", ""))
			k.equal("name", k.entity(x).Name, "Bbb")
		}},
		{"the length of a name is that in code points, not in bytes", func(k *check) {
			k.holding(named("a", "ééé", ""), named("b", "abcd", ""))
			k.equal("name", k.entity(x).Name, "abcd")
		}},
		{"among names as frequent and as long the smallest in bytes wins", func(k *check) {
			k.holding(named("a", "vilans", ""), named("b", "Vilans", ""), named("c", "VILANS", ""))
			k.equal("name", k.entity(x).Name, "VILANS")
		}},
		{"the kind of an entity is the most frequent one, then the longest, then the smallest", func(k *check) {
			k.holding(named("a", "X", graph.KindGemeente), named("b", "X", graph.KindMedia), named("c", "X", graph.KindMedia))
			k.equal("by majority", k.entity(x).Kind, graph.KindMedia)
			k.holding(named("a", "X", graph.KindMedia), named("b", "X", graph.KindGemeente))
			k.equal("by length", k.entity(x).Kind, graph.KindGemeente)
			k.holding(named("a", "X", graph.KindCompany), named("b", "X", graph.KindGovernment), named("c", "X", graph.KindGemeente))
			k.equal("by bytes", k.entity(x).Kind, graph.KindGemeente)
			k.holding(named("a", "X", graph.KindOther), named("b", "X", graph.KindMedia))
			k.equal("by length again", k.entity(x).Kind, graph.KindOther)
		}},
		{"no kind wins over a kind only where no article gives one", func(k *check) {
			k.holding(named("a", "X", ""), named("b", "X", ""), named("c", "X", graph.KindMedia))
			k.equal("kind", k.entity(x).Kind, graph.KindMedia)
			k.apply(graph.Removal("3"))
			k.equal("kind without c", k.entity(x).Kind, graph.Kind(""))
		}},
		{"a vote is undone with the source that cast it", func(k *check) {
			k.holding(named("a", "Movisie", ""), named("b", "movisie", ""), named("c", "movisie", ""))
			k.equal("name", k.entity(x).Name, "movisie")
			k.apply(graph.Removal("2"))
			k.equal("name without b", k.entity(x).Name, "Movisie")
		}},
		{"an article votes once for a name, however often it writes it", func(k *check) {
			k.holding(
				Article("a", "", "[[Movisie|organisation:x]] is [[Instituut|organisation:x]], [[Instituut|organisation:x]], [[Instituut|organisation:x]]."),
				Article("b", "", "[[Movisie|organisation:x]] en het [[INSTITUUT|organisation:x]]."), Article("c", "", "Het [[INSTITUUT|organisation:x Movisie]]."),
			)
			e := k.entity(x)
			k.equal("name and aliases", []any{e.Name, e.Aliases, e.Mentions}, []any{"Movisie", []string{"INSTITUUT"}, 7})
		}},
	}
}

func aliasCases() []scenario {
	x := "organisation:x"
	return []scenario{
		{"aliases are the other names and surfaces, one for each search key, in order of the keys", func(k *check) {
			k.holding(Article("a", "", "[[HvA|organisation:x Hogeschool van Amsterdam]], de [[hva|organisation:x]], [[!!|organisation:x]], [[Amsterdamse Hogeschool|organisation:x]].").
				With(x, func(s *graph.Sighting) { s.Aliases = []string{"AUAS", "Höva", "hogeschool  van amsterdam"} }))
			e := k.entity(x)
			k.equal("name", e.Name, "Hogeschool van Amsterdam")
			k.equal("aliases", e.Aliases, []string{"Amsterdamse Hogeschool", "AUAS", "Höva", "HvA"})
		}},
		{"the spelling of an alias is by vote, then length, then bytes", func(k *check) {
			k.holding(
				Article("a", "", "[[h.v.a|organisation:x X]]."), Article("b", "", "Het is [[H V A|organisation:x X]]."), Article("c", "", "Dus [[H V A|organisation:x X]]."),
				Article("d", "", "Ook [[zed|organisation:x X]]."), Article("e", "", "Dan [[ZED|organisation:x X]]."),
			)
			k.equal("aliases", k.entity(x).Aliases, []string{"H V A", "ZED"})
		}},
		{"an entity lists fifty aliases, the first by key, and is found by all", func(k *check) {
			var aliases []string
			for i := range 60 {
				aliases = append(aliases, fmt.Sprintf("Naam %02d", i))
			}
			k.holding(Article("a", "", "[[X|organisation:x]].").With(x, func(s *graph.Sighting) { s.Aliases = aliases }))
			k.equal("aliases", k.entity(x).Aliases, aliases[:50])
			hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "naam 59", Limit: 1})
			k.must(err)
			if len(hits) != 1 || hits[0].Match != graph.ExactAlias {
				k.Errorf("hits %v, want one exact alias", hits)
			}
		}},
		{"identifiers are those of all articles, sorted, each once", func(k *check) {
			same := func(ids ...string) func(*graph.Sighting) { return func(s *graph.Sighting) { s.SameAs = ids } }
			k.holding(Article("a", "", "[[X|organisation:x]].").With(x, same("ror:2", "cbs:GM0034")), Article("b", "", "Ook [[X|organisation:x]].").With(x, same("ror:1", "ror:2")))
			k.equal("identifiers", k.entity(x).SameAs, []string{"cbs:GM0034", "ror:1", "ror:2"})
		}},
		{"the definition is by vote, and any is better than none", func(k *check) {
			define := func(id, text string) *ArticleText {
				return Article(id, "", "Artikel "+id+" over [[wijk|concept:wijk]].").With("concept:wijk", func(s *graph.Sighting) { s.Definition = text })
			}
			k.holding(define("a", ""), define("b", ""), define("c", "buurt"), define("d", "deel van een stad"))
			k.equal("definition", k.entity("concept:wijk").Definition, "deel van een stad")
		}},
		{"the first and last dates are those of dated articles, of the precision known", func(k *check) {
			k.holding(named("a", "X", "").On("2025-03"), named("b", "X", "").On("2024-12-31"), named("c", "X", ""), named("d", "X", "").On("2025"), named("e", "X", "").On("2025-03-01"))
			e := k.entity(x)
			k.equal("dates", []graph.Date{e.First, e.Last}, []graph.Date{"2024-12-31", "2025-03-01"})
			k.apply(graph.Removal("2"), graph.Removal("5"))
			e = k.entity(x)
			k.equal("dates without b and e", []graph.Date{e.First, e.Last}, []graph.Date{"2025", "2025-03"})
		}},
		{"an entity's figures count places, articles and claims", func(k *check) {
			k.holding(
				Article("a", "", strings.Repeat("[[X|organisation:x]] doet [[JIM|METHOD]]. ", 3)).Claims("organisation:x USES method:jim", "organisation:x STUDIES method:jim", "organisation:x DEVELOPED method:jim negated"),
				Article("b", "", "Met [[Y|organisation:y]] werkt [[X|organisation:x]].").Claims("organisation:x COLLABORATES_WITH organisation:y planned"),
			)
			e := k.entity(x)
			k.equal("mentions, articles, claims", []int{e.Mentions, e.Articles, e.Claims}, []int{4, 2, 3})
		}},
	}
}
