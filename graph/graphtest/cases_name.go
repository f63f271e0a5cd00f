package graphtest

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// oddNames are names that break stores which put text into queries, pad it, fold it, cut it or order it by other units than
// bytes.
func oddNames() map[string]string {
	return map[string]string{
		"organisation:quotes":    `O'Brien "de" ‘Wit’ \ ; -- '); DROP TABLE entities;`,
		"organisation:control":   "Bel\a tab\tregel\nnul\x00terug\r einde",
		"organisation:emoji":     "Team 👩‍👩‍👧‍👦 🇳🇱 zorg",
		"organisation:rtl":       "\u202bמרכז الرعاية\u202c zorg",
		"organisation:long":      strings.Repeat("lang’e naam 😀 ", 667), // 10,005 code points
		"organisation:wild":      "100%_[a-z]*? ${x} {{y}} $1 :naam @p",
		"organisation:combining": "Cafe\u0301 e\u0301e\u0301n",
		"organisation:markup":    "<b>&amp;</b> \u2028 \ufeff",
	}
}

func nameCases() []scenario {
	return []scenario{
		{"names with quotes, control characters, emoji, right-to-left text and 10,000 characters are kept as they are", func(k *check) {
			var articles []*ArticleText
			for id, name := range oddNames() {
				articles = append(articles, Article(strings.TrimPrefix(id, "organisation:"), "", "Over [["+name+"|"+id+"]] en [[JIM|METHOD]].").
					With(id, func(s *graph.Sighting) { s.Aliases = []string{"ook " + name} }).ClaimsAt("Over", id+" USES method:jim role=x").In(name, name))
			}
			k.with(Source("namen'\"😀.md", articles...))
			for id, name := range oddNames() {
				e := k.entity(id)
				k.equal("name of "+id, e.Name, name)
				k.equal("aliases of "+id, e.Aliases, aliasesOf(name))
				k.equal("claims of "+id, e.Claims, 1)
				article := k.articlePages(graph.ArticleQuery{OfEntities: []string{id}, Filter: graph.ArticleFilter{Issues: []string{name}}})[0].Items
				k.equal("articles of "+id, len(article), 1)
			}
			k.equal("claims of JIM", k.entity("method:jim").Claims, len(oddNames()))
			k.counts(graph.CountQuery{Of: graph.CountArticles, By: []graph.Dimension{graph.PerLanguage}}, "nl=8")
		}},
		{"odd names are found by what they are typed as", func(k *check) {
			for id, name := range oddNames() {
				k.with(Source("a", Article("a", "", "[["+name+"|"+id+"]].")))
				hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: name, Limit: 3})
				k.must(err)
				if len(hits) != 1 || hits[0].Entity.ID != id || hits[0].Match != graph.ExactName {
					k.Errorf("search for the name of %s gives %v", id, hits)
				}
			}
		}},
		{"names without letters or digits have the empty key, come first and are found by nothing", func(k *check) {
			k.with(Source("a", Article("a", "", "[[!!!|organisation:b]] en [[?|organisation:a]] en [[Aa|organisation:c]] en 😀 [[😀|organisation:d]].")))
			k.entities(graph.EntityQuery{}, "organisation:a organisation:b organisation:d organisation:c")
			k.equal("name", k.entity("organisation:b").Name, "!!!")
			hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "!!!", Limit: 3})
			k.must(err)
			k.equal("hits", hits, []graph.Hit(nil))
		}},
		{"names are ordered by the bytes of their keys, also past the basic plane", func(k *check) {
			// In UTF-16 the Deseret letter, a surrogate pair, would come before the ideograph, and in Dutch é before f.
			k.with(Source("a", Article("a", "", "[[𐐨|organisation:a]] [[﨎|organisation:b]] [[zz|organisation:c]] [[Z|organisation:d]] [[éz|organisation:e]] [[f|organisation:f]] [[ß|organisation:g]] [[10|organisation:h]] [[9|organisation:i]]")))
			k.entities(graph.EntityQuery{}, "organisation:h organisation:i organisation:e organisation:f organisation:g organisation:d organisation:c organisation:b organisation:a")
			k.entities(graph.EntityQuery{Window: graph.Window{Limit: 2, After: &graph.Position{Key: "zz", ID: "organisation:c"}}}, "organisation:b organisation:a")
		}},
		{"ids are ordered and compared by bytes", func(k *check) {
			k.with(Source("a", Article("a", "", "[[x|organisation:b]] [[x|organisation:B]] [[x|organisation:é]] [[x|organisation:a-b]] [[x|organisation:a]] [[x|organisation:a_b]]")))
			k.entities(graph.EntityQuery{}, "organisation:B organisation:a organisation:a-b organisation:a_b organisation:b organisation:é")
			k.entities(graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{"organisation:b"}}}, "organisation:b")
			k.edges(graph.EdgeQuery{OfNodes: []string{"ORGANISATION:b"}}, "")
		}},
		{"titles are ordered by their keys, and articles without one come last", func(k *check) {
			k.with(Source("a", Article("a", "", "Een."), Article("b", "Zorg", ""), Article("c", "‘Één’ wijk", ""), Article("d", "?!", ""), Article("e", "zorg", ""), Article("f", "Aanpak", "")))
			k.articles(graph.ArticleQuery{Order: graph.ByTitle}, "f c b e a d")
		}},
		{"keys past 200 code points tie, and the id decides", func(k *check) {
			long := strings.Repeat("a", graph.MaxKey)
			k.with(Source("a", Article("a", "", "[["+long+"b|organisation:b]] [["+long+"c|organisation:a]] [["+long[1:]+"|organisation:c]]")))
			k.entities(graph.EntityQuery{}, "organisation:c organisation:a organisation:b")
			k.equal("position", k.entityPages(graph.EntityQuery{})[0].Positions[1], graph.Position{Key: long, ID: "organisation:a"})
		}},
		{"offsets are code points: every quote is found again behind emoji and combining marks", func(k *check) {
			k.with(Source("a", Article("a", "👩‍👩‍👧 Kop", "E\u0301e\u0301n 😀 [[Müller|PERSON]] bij [[Movisie|ORGANISATION]]. Dan 𐐨 [[Müller|PERSON]].").
				ClaimsAt("😀 Müller bij", "person:muller-"+hashOf("Müller")+" AFFILIATED_WITH organisation:movisie")))
			a := k.article("article:a")
			text := []rune(a.Text)
			mentions, err := k.store.Mentions(k.ctx(), graph.MentionQuery{Articles: []string{a.ID}})
			k.must(err)
			k.equal("mentions", len(mentions), 3)
			for _, m := range mentions {
				k.equal("quote", string(text[m.Start:m.End]), m.Text)
			}
			c := k.claim(graph.ClaimFilter{})
			k.equal("evidence", []any{c.Quote, string(text[c.Evidence.Start:c.Evidence.End])}, []any{"😀 Müller bij", "😀 Müller bij"})
			k.equal("start", mentions[0].Start, 18)
		}},
	}
}

// aliasesOf returns the aliases of an entity with an odd name and one alias: the alias, unless its key is the name's.
func aliasesOf(name string) []string { return []string{"ook " + name} }

// hashOf returns the suffix of the id of a name that slugging changes.
func hashOf(name string) string {
	id := graph.EntityID(graph.Person, name, "")
	return id[strings.LastIndex(id, "-")+1:]
}
