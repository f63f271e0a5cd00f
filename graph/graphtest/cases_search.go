package graphtest

import (
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// search checks the hits for a text, each as "id/match", without the type of the id.
func (k *check) search(text, want string, types ...graph.EntityType) {
	k.Helper()
	hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: text, Types: types, Limit: 20})
	k.must(err)
	names := []string{"exact", "alias", "prefix", "prefix-alias", "fuzzy"}
	var out []string
	for _, h := range hits {
		out = append(out, h.Entity.ID[strings.Index(h.Entity.ID, ":")+1:]+"/"+names[h.Match])
	}
	k.equal("search "+text, strings.Join(out, " "), want)
}

// called is a store of organisations, each named once for each name given: the first is its name, the others are aliases.
// A name that is a number says how often more the first stands in the text.
func (k *check) called(entities map[string][]string) *check {
	k.Helper()
	var articles []*ArticleText
	for id, names := range entities {
		var aliases []string
		text := "[[" + names[0] + "|organisation:" + id + "]]"
		for _, alias := range names[1:] {
			var more int
			if _, err := fmt.Sscanf(alias, "×%d", &more); err == nil {
				text += strings.Repeat(" en [["+names[0]+"|organisation:"+id+"]]", more-1)
				continue
			}
			aliases = append(aliases, alias)
		}
		articles = append(articles, Article(id, "", text).With("organisation:"+id, func(s *graph.Sighting) { s.Aliases = aliases }))
	}
	return k.with(Source("a", articles...))
}

func searchCases() []scenario {
	return []scenario{
		{"a search folds case, diacritics, quotes, dashes and white space", func(k *check) {
			k.called(map[string][]string{"a": {"Café ‘De Één’ – Oost"}})
			for _, text := range []string{"café de één oost", "CAFE DE EEN OOST", " cafe  de een, oost! ", "Cafe\u0301 'de' een-oost"} {
				k.search(text, "a/exact")
			}
		}},
		{"a search finds names, aliases and the words by which articles call a thing", func(k *check) {
			k.with(Source("a", Article("a", "", "Het [[landelijk kennisinstituut|organisation:a Movisie]].").
				With("organisation:a", func(s *graph.Sighting) { s.Aliases = []string{"NIZW Sociaal Beleid"} })))
			k.search("movisie", "a/exact")
			k.search("nizw sociaal beleid", "a/alias")
			k.search("landelijk kennisinstituut", "a/alias")
			k.search("nizw", "a/prefix-alias")
			k.search("vilans", "")
		}},
		{"a search finds the names that lose the vote too", func(k *check) {
			k.holding(named("a", "Vilans", ""), named("b", "Vilans", ""), named("c", "Zorginstituut", ""))
			k.search("zorginstituut", "x/alias")
			k.equal("name", k.entity("organisation:x").Name, "Vilans")
		}},
		{"a typing error is found while half of the trigrams typed are shared, and not below", func(k *check) {
			k.called(map[string][]string{"a": {"Movisie"}, "b": {"Lectoraat Jeugd"}})
			k.search("movizie", "a/fuzzy")         // 5 of 8: "  m", " mo", mov, ovi, "ie "
			k.search("moviesie", "a/fuzzy")        // 6 of 9
			k.search("mavizie", "")                // 2 of 8: "  m", "ie "
			k.search("jeugd lectoraat", "b/fuzzy") // other word order: all
			k.search("movi", "a/prefix")
			k.search("mobi", "")        // 2 of 5, and no prefix
			k.search("movx", "a/fuzzy") // 3 of 5
		}},
		{"a search narrows by type", func(k *check) {
			k.with(Source("a", Article("a", "", "[[Utrecht|PLACE]], [[Utrecht|ORGANISATION]] en [[Utrechts model|METHOD]].")))
			k.search("utrecht", "utrecht/exact utrecht/exact utrechts-model/prefix")
			k.search("utrecht", "utrecht/exact", graph.Place)
			k.search("utrecht", "utrechts-model/prefix", graph.Method)
			k.search("utrecht", "utrecht/exact utrechts-model/prefix", graph.Method, graph.Organisation)
			k.search("utrecht", "", graph.Person)
		}},
		{"a search takes what is typed literally", func(k *check) {
			k.called(map[string][]string{"a": {"Movisie"}, "b": {"mo_isie 100"}})
			k.search("mo%", "b/prefix a/prefix") // 3 of 12, 2 of 9
			k.search("%", "")
			k.search("_", "")
			k.search("*", "")
			k.search(`" OR 1=1 --`, "")
		}},
		{"a search gives as many hits as its limit, and refuses one outside 1 to 100", func(k *check) {
			k.called(map[string][]string{"a": {"Aap"}, "b": {"Aapje"}, "c": {"Aapjes"}})
			for limit, want := range map[int]int{1: 1, 2: 2, 3: 3, graph.MaxHits: 3} {
				hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "aap", Limit: limit})
				k.must(err)
				k.equal("hits", len(hits), want)
			}
			for _, limit := range []int{0, -1, graph.MaxHits + 1} {
				_, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "aap", Limit: limit})
				k.fails("search", err, graph.ErrInvalid)
			}
		}},
		{"a hit shows the whole entity, the key that matched and the overlap per mille", func(k *check) {
			k.with(Source("a", Article("a", "", "[[Movisie|ORGANISATION]] en [[JIM|METHOD]].").On("2026").Claims("organisation:movisie USES method:jim").
				With("organisation:movisie", func(s *graph.Sighting) {
					s.Aliases, s.Kind, s.SameAs, s.Salience, s.Definition = []string{"Movisi Utrecht"}, graph.KindInstitute, []string{"ror:1"}, 700, "kennisinstituut"
				})))
			hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "movisi", Limit: 9})
			k.must(err)
			k.equal("hits", hits, []graph.Hit{{
				Entity: graph.Entity{
					ID: "organisation:movisie", Type: graph.Organisation, Kind: graph.KindInstitute, Name: "Movisie", Aliases: []string{"Movisi Utrecht"},
					SameAs: []string{"ror:1"}, Definition: "kennisinstituut", Mentions: 1, Articles: 1, Claims: 1, First: "2026", Last: "2026",
				},
				Match: graph.PrefixName, Key: "movisie", Overlap: 666, // 6 of 9
			}})
		}},
		{"candidates come in three sorts, each by shared trigrams, mentions, id and key, and each cut at the limit", candidateSorts},
	}
}

func candidateSorts(k *check) {
	k.called(map[string][]string{
		"a": {"wijk", "wijkteam", "wijken"}, "b": {"wijk", "×3"}, "c": {"wijkteam", "×2", "buurtwijk"}, "d": {"wyk", "×2"}, "e": {"wijn"}, "f": {"boom"},
	})
	// trigrams of "wijk": "  w", " wi", wij, ijk, "jk "
	lookup := graph.Lookup{Key: "wijk", Trigrams: graph.Trigrams("wijk"), MinShare: 2, Limit: 9}
	list := func(l graph.Lookup) string {
		candidates, err := k.store.Candidates(k.ctx(), l)
		k.must(err)
		var out []string
		for _, c := range candidates {
			out = append(out, fmt.Sprintf("%s:%s:%d", strings.TrimPrefix(c.Entity.ID, "organisation:"), c.Key, c.Shared))
		}
		return strings.Join(out, " ")
	}
	k.equal("candidates", list(lookup), "b:wijk:5 a:wijk:5 c:wijkteam:4 a:wijken:4 a:wijkteam:4 c:buurtwijk:3 e:wijn:3")
	lookup.MinShare = 1
	k.equal("sharing one", list(lookup), "b:wijk:5 a:wijk:5 c:wijkteam:4 a:wijken:4 a:wijkteam:4 c:buurtwijk:3 e:wijn:3 d:wyk:1")
	lookup.MinShare = 4
	k.equal("sharing four", list(lookup), "b:wijk:5 a:wijk:5 c:wijkteam:4 a:wijken:4 a:wijkteam:4")
	lookup.MinShare, lookup.Limit = 1, 1
	k.equal("one of each sort", list(lookup), "b:wijk:5 c:wijkteam:4 c:buurtwijk:3")
	lookup.Limit, lookup.Types = 9, []graph.EntityType{graph.Place}
	k.equal("of another type", list(lookup), "")
}
