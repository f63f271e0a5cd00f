package graphtest

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// people is a store whose entities differ in all that a filter or an order asks.
func (k *check) people() *check {
	k.Helper()
	salience := func(n int) func(*graph.Sighting) { return func(s *graph.Sighting) { s.Salience = n } }
	return k.with(Source("a",
		Article("a", "", "[[Anna|PERSON]] [[Anna|PERSON]] leidt [[Wijkteam 10%|organisation:wijkteam]] in [[Utrecht|PLACE]].").
			Claims("person:anna AFFILIATED_WITH organisation:wijkteam", "organisation:wijkteam LOCATED_IN place:utrecht").
			With("person:anna", salience(300)).With("organisation:wijkteam", salience(900)).With("place:utrecht", salience(300)).
			With("place:utrecht", func(s *graph.Sighting) { s.SameAs = []string{"cbs:GM0344", "wikidata:Q803"} }),
		Article("b", "", "[[Bas|PERSON]] en [[Anna|PERSON]] bij [[Wijkteam 10%|organisation:wijkteam]].").
			Claims("person:bas AFFILIATED_WITH organisation:wijkteam").
			With("person:bas", func(s *graph.Sighting) { s.Kind = graph.KindClient }).
			With("organisation:wijkteam", func(s *graph.Sighting) { s.Kind, s.SameAs = graph.KindCare, []string{"cbs2:1"} }),
		Article("c", "", "De gemeente [[Utrecht|organisation:utrecht gemeente Utrecht]]. "+strings.Repeat("[[JIM|METHOD]]. ", 10)).
			With("organisation:utrecht", func(s *graph.Sighting) { s.Kind, s.SameAs = graph.KindGemeente, []string{"cbs:GM0345"} }),
	))
}

func entityCases() []scenario {
	type filter = graph.EntityFilter
	anna, bas, team, place, town, jim := "person:anna", "person:bas", "organisation:wijkteam", "place:utrecht", "organisation:utrecht", "method:jim"
	join := func(ids ...string) string { return strings.Join(ids, " ") }
	return []scenario{
		{"entities come by the key of their name, then id", func(k *check) {
			k.people().entities(graph.EntityQuery{}, join(anna, bas, town, jim, place, team))
			k.with(Source("a", Article("a", "", "[[Éen|method:b]] [[een|method:a]] [[EEN|method:c]]")))
			k.entities(graph.EntityQuery{Order: graph.ByName}, "method:a method:b method:c")
		}},
		{"entities come by mentions, articles or claims, most first, ten before nine, ties by id", func(k *check) {
			k.people()
			k.entities(graph.EntityQuery{Order: graph.MostMentions}, join(jim, anna, team, town, bas, place))
			k.entities(graph.EntityQuery{Order: graph.MostArticles}, join(team, anna, jim, town, bas, place))
			k.entities(graph.EntityQuery{Order: graph.MostClaims}, join(team, anna, bas, place, jim, town))
		}},
		{"entities of an article come by salience there, then by mentions there, then id", func(k *check) {
			k.people()
			q := graph.EntityQuery{OfArticles: []string{"article:a"}, Order: graph.MostSalient}
			k.entities(q, join(team, anna, place))
			var got [][2]int
			for _, e := range k.entityPages(q)[0].Items {
				got = append(got, [2]int{e.Salience, e.Here})
			}
			k.equal("salience and mentions there", got, [][2]int{{900, 1}, {300, 2}, {300, 1}})
		}},
		{"entities of an article show their figures of the whole graph, and elsewhere no salience", func(k *check) {
			k.people()
			e := k.entityPages(graph.EntityQuery{OfArticles: []string{"article:b"}, Filter: filter{IDs: []string{anna}}})[0].Items[0]
			k.equal("in b", []int{e.Salience, e.Here, e.Mentions, e.Articles, e.Claims}, []int{0, 1, 3, 2, 1})
			e = k.entity(anna)
			k.equal("elsewhere", []int{e.Salience, e.Here, e.Mentions}, []int{0, 0, 3})
			k.entities(graph.EntityQuery{OfArticles: []string{"article:b"}, Order: graph.MostMentions}, join(anna, team, bas))
		}},
		{"an article that its group hides has its entities all the same", func(k *check) {
			k.holding(twin("a", "", "laatst"), Article("b", "", words(30, "eerst", "[[einde|method:x]]")))
			k.entities(graph.EntityQuery{OfArticles: []string{"article:a", "article:b"}}, " | method:x")
		}},
		{"entities are narrowed by ids, types and kinds, none among them", func(k *check) {
			k.people()
			k.entities(graph.EntityQuery{Filter: filter{IDs: []string{bas, jim, "person:weg", bas}}}, join(bas, jim))
			k.entities(graph.EntityQuery{Filter: filter{Types: []graph.EntityType{graph.Person, graph.Method}}}, join(anna, bas, jim))
			k.entities(graph.EntityQuery{Filter: filter{Types: []graph.EntityType{graph.Policy}}}, "")
			k.entities(graph.EntityQuery{Filter: filter{Kinds: []graph.Kind{graph.KindClient, graph.KindCare}}}, join(bas, team))
			k.entities(graph.EntityQuery{Filter: filter{Kinds: []graph.Kind{""}}}, join(anna, jim, place))
			k.entities(graph.EntityQuery{Filter: filter{Types: []graph.EntityType{graph.Person}, Kinds: []graph.Kind{""}}}, anna)
		}},
		{"entities are narrowed by the beginning of their key and by what it contains, literally", func(k *check) {
			k.people()
			k.entities(graph.EntityQuery{Filter: filter{NamePrefix: "utr"}}, place)
			k.entities(graph.EntityQuery{Filter: filter{NameContains: "utrecht"}}, join(town, place))
			k.entities(graph.EntityQuery{Filter: filter{NamePrefix: "wijkteam 10"}}, team)
			k.entities(graph.EntityQuery{Filter: filter{NamePrefix: "b_s"}}, "")
			k.entities(graph.EntityQuery{Filter: filter{NameContains: "%"}}, "")
			k.entities(graph.EntityQuery{Filter: filter{NamePrefix: "U"}}, "")
			k.entities(graph.EntityQuery{Filter: filter{NamePrefix: "a", NameContains: "na"}}, anna)
		}},
		{"entities are narrowed by the name that wins the vote, not by aliases", func(k *check) {
			k.holding(named("a", "Vilans", ""), named("b", "Vilans", ""), named("c", "Movisie", ""))
			k.entities(graph.EntityQuery{Filter: filter{NamePrefix: "movi"}}, "")
			k.entities(graph.EntityQuery{Filter: filter{NameContains: "lan"}}, "organisation:x")
		}},
		{"entities are narrowed by an identifier or by its register", func(k *check) {
			k.people()
			k.entities(graph.EntityQuery{Filter: filter{SameAs: "cbs:GM0344"}}, place)
			k.entities(graph.EntityQuery{Filter: filter{SameAs: "cbs:"}}, join(town, place))
			k.entities(graph.EntityQuery{Filter: filter{SameAs: "cbs:GM034"}}, "")
			k.entities(graph.EntityQuery{Filter: filter{SameAs: "cbs"}}, "")
			k.entities(graph.EntityQuery{Filter: filter{SameAs: "ror:"}}, "")
		}},
		{"entities are narrowed by the number of articles, of near-duplicates one", func(k *check) {
			k.people()
			k.entities(graph.EntityQuery{Filter: filter{MinArticles: 2}}, join(anna, team))
			k.entities(graph.EntityQuery{Filter: filter{MinArticles: 3}}, "")
			k.holding(Article("a", "", words(30, "[[eerst|method:x]]", "laatst")), Article("b", "", words(30, "[[eerst|method:x]]", "einde")))
			k.entities(graph.EntityQuery{Filter: filter{MinArticles: 2}}, "")
		}},
	}
}
