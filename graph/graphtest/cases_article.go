package graphtest

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// shelf is a store of five articles that differ in all that a filter asks.
func (k *check) shelf() *check {
	k.Helper()
	return k.with(
		Source("1.md",
			Article("a", "Wijkteams", "[[Movisie|ORGANISATION]] en [[JIM|METHOD]] in de wijk. De wijk van [[JIM|METHOD]] wint.").On("2025-06").In("Sozio", "Sozio 2 2025"),
			Article("b", "", "[[Movisie|ORGANISATION]] over jeugd.").On("2026").In("Sozio", "Sozio 1 2026").Language("en")),
		Source("2.md",
			Article("c", "Buurt", "[[JIM|METHOD]] voor jeugd in de wijk.").On("2026-01-01").In("Augeo", ""),
			Article("d", "Aanpak", "[[Vilans|ORGANISATION]], [[JIM|METHOD]] en [[Movisie|ORGANISATION]] samen.")),
		Source("3.md", Article("e", "Zorg", "Niemand genoemd.").On("2025-06-15").In("Augeo", "Augeo 9"), Article("d", "Aanpak", "[[Vilans|ORGANISATION]].")),
	)
}

func articleCases() []scenario {
	type filter = graph.ArticleFilter
	return []scenario{
		{"articles come newest first, by their first day, undated last, ties by id", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{}, "b c e a d")
			k.articles(graph.ArticleQuery{Order: graph.NewestFirst}, "b c e a d")
		}},
		{"articles come oldest first, undated last, ties by id", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Order: graph.OldestFirst}, "a e b c d")
		}},
		{"articles come by title, untitled last", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Order: graph.ByTitle}, "d c a e b")
		}},
		{"articles come by terms matched, then newest, then id", func(k *check) {
			k.shelf()
			terms := filter{Terms: []string{"jeugd", "wijk", "wijk", "samen", "onbekend"}}
			k.articles(graph.ArticleQuery{Filter: terms, Order: graph.MostMatching}, "c b a d")
			var matched []int
			for _, a := range k.articlePages(graph.ArticleQuery{Filter: terms, Order: graph.MostMatching})[0].Items {
				matched = append(matched, a.Matched)
			}
			k.equal("matched", matched, []int{2, 1, 1, 1})
			k.articles(graph.ArticleQuery{Filter: filter{Terms: []string{"onbekend"}}, Order: graph.MostMatching}, "")
			k.equal("matched without terms", k.articlePages(graph.ArticleQuery{})[0].Items[1].Matched, 0)
		}},
		{"articles are narrowed by ids", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Filter: filter{IDs: []string{"article:e", "article:a", "article:weg", "article:e"}}}, "e a")
			k.articles(graph.ArticleQuery{Filter: filter{IDs: []string{"article:weg"}}}, "")
		}},
		{"articles are narrowed by entities, all of which they mention", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Filter: filter{Mentioning: []string{"organisation:movisie"}}}, "b a d")
			k.articles(graph.ArticleQuery{Filter: filter{Mentioning: []string{"organisation:movisie", "method:jim", "method:jim"}}}, "a d")
			k.articles(graph.ArticleQuery{Filter: filter{Mentioning: []string{"organisation:movisie", "organisation:weg"}}}, "")
			k.articles(graph.ArticleQuery{OfEntities: []string{"method:jim", "organisation:vilans"}, Filter: filter{Mentioning: []string{"organisation:movisie"}}}, "a d | d")
		}},
		{"articles are narrowed by the sources that hold them, preferred or not", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Filter: filter{Sources: []string{"1.md"}}}, "b a")
			k.articles(graph.ArticleQuery{Filter: filter{Sources: []string{"3.md"}}}, "e d")
			k.articles(graph.ArticleQuery{Filter: filter{Sources: []string{"2.md", "3.md", "4.md"}}}, "c e d")
		}},
		{"articles are narrowed by publication, issue and language, none among them", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Filter: filter{Publications: []string{"Sozio"}}}, "b a")
			k.articles(graph.ArticleQuery{Filter: filter{Publications: []string{"", "Augeo"}}}, "c e d")
			k.articles(graph.ArticleQuery{Filter: filter{Issues: []string{"Augeo 9", "Sozio 1 2026"}}}, "b e")
			k.articles(graph.ArticleQuery{Filter: filter{Issues: []string{""}}}, "c d")
			k.articles(graph.ArticleQuery{Filter: filter{Languages: []string{"en"}}}, "b")
			k.articles(graph.ArticleQuery{Filter: filter{Languages: []string{"NL"}}}, "")
			k.articles(graph.ArticleQuery{Filter: filter{Publications: []string{"Augeo"}, Issues: []string{"Sozio 1 2026"}}}, "")
		}},
		{"a period holds the articles whose first day lies in it, both ends included", func(k *check) {
			k.shelf()
			for want, p := range map[string]graph.Period{
				"b c e a d": {}, "b c": {From: "2026"}, "e a": {To: "2025"}, "b c e": {From: "2025-06-02"}, "a": {To: "2025-06-14"},
				"": {From: "2026-01-02"}, "e": {From: "2025-06-15", To: "2025-06-15"},
			} {
				k.articles(graph.ArticleQuery{Filter: filter{Period: p}}, want)
			}
			k.articles(graph.ArticleQuery{Filter: filter{Period: graph.Period{From: "2025-06"}}}, "b c e a")
			k.articles(graph.ArticleQuery{Filter: filter{Period: graph.Period{To: "2026-01"}}}, "b c e a")
		}},
		{"articles are narrowed by terms, by one of them at least", func(k *check) {
			k.shelf()
			k.articles(graph.ArticleQuery{Filter: filter{Terms: []string{"jeugd"}}}, "b c")
			k.articles(graph.ArticleQuery{Filter: filter{Terms: []string{"wijk", "samen"}}}, "c a d")
			k.articles(graph.ArticleQuery{Filter: filter{Terms: []string{"wij"}}}, "")
			k.articles(graph.ArticleQuery{Filter: filter{Terms: []string{"jeugd"}}, OfEntities: []string{"method:jim"}}, "c")
		}},
		{"content is given only when asked for", func(k *check) {
			k.shelf()
			plain := k.articlePages(graph.ArticleQuery{})[0].Items[0]
			k.equal("without", []any{plain.Text, plain.Reading, len(plain.Sentences), len(plain.Pieces)}, []any{"", "", 0, 0})
			full := k.articlePages(graph.ArticleQuery{Content: true})[0].Items[0]
			k.equal("with", []any{full.Text, full.Reading, len(full.Sentences), len(full.Pieces)}, []any{"Movisie over jeugd.", "1.md", 1, 1})
		}},
	}
}

func mentionCases() []scenario {
	return []scenario{
		{"mentions come by article, start, end and entity, with their sentences", func(k *check) {
			change := Source("a", Article("b", "", "[[Movisie|ORGANISATION]]."), Article("a", "", "Dit. [[JIM|METHOD]] bij [[Movisie|ORGANISATION]] en [[JIM|METHOD]]."))
			r := &change.Readings[1]
			// Two entities of which one lies inside the other, at one start.
			r.Entities = append(r.Entities,
				graph.Sighting{ID: "place:jim", Type: graph.Place, Name: "Jim", Mentions: []graph.MentionRecord{{Start: 5, End: 8, Text: "JIM", Recogniser: "g", Confidence: 7}}},
				graph.Sighting{ID: "concept:jim", Type: graph.Concept, Name: "jim bij", Mentions: []graph.MentionRecord{{Start: 5, End: 12, Text: "JIM bij", Recogniser: "g"}}})
			k.with(change)
			sentence := graph.Span{Start: 5, End: 28}
			got, err := k.store.Mentions(k.ctx(), graph.MentionQuery{Articles: []string{"article:b", "article:a", "article:b", "article:weg"}})
			k.must(err)
			k.equal("mentions", got, []graph.Mention{
				{Entity: "method:jim", Article: "article:a", Start: 5, End: 8, Text: "JIM", Recogniser: "test", Confidence: 900, Sentence: sentence},
				{Entity: "place:jim", Article: "article:a", Start: 5, End: 8, Text: "JIM", Recogniser: "g", Confidence: 7, Sentence: sentence},
				{Entity: "concept:jim", Article: "article:a", Start: 5, End: 12, Text: "JIM bij", Recogniser: "g", Sentence: sentence},
				{Entity: "organisation:movisie", Article: "article:a", Start: 13, End: 20, Text: "Movisie", Recogniser: "test", Confidence: 900, Sentence: sentence},
				{Entity: "method:jim", Article: "article:a", Start: 24, End: 27, Text: "JIM", Recogniser: "test", Confidence: 900, Sentence: sentence},
				{Entity: "organisation:movisie", Article: "article:b", Start: 0, End: 7, Text: "Movisie", Recogniser: "test", Confidence: 900, Sentence: graph.Span{End: 8}},
			})
		}},
		{"mentions are narrowed by entities", func(k *check) {
			k.shelf()
			q := graph.MentionQuery{Articles: []string{"article:d", "article:a"}, Entities: []string{"organisation:vilans", "method:jim", "method:jim", "place:weg"}}
			got, err := k.store.Mentions(k.ctx(), q)
			k.must(err)
			var ids []string
			for _, m := range got {
				ids = append(ids, m.Article+" "+m.Entity)
			}
			k.equal("mentions", ids, []string{"article:a method:jim", "article:a method:jim", "article:d organisation:vilans", "article:d method:jim"})
		}},
		{"a mention outside all sentences has none, and one that leaves its sentence belongs where it starts", func(k *check) {
			change := Source("a", Article("a", "", "Een [[Movisie|ORGANISATION]] twee [[JIM|METHOD]]"))
			change.Readings[0].Sentences = []graph.Span{{Start: 0, End: 6}, {Start: 6, End: 17}}
			k.with(change)
			got, err := k.store.Mentions(k.ctx(), graph.MentionQuery{Articles: []string{"article:a"}})
			k.must(err)
			k.equal("sentences", []graph.Span{got[0].Sentence, got[1].Sentence}, []graph.Span{{Start: 0, End: 6}, {}})
		}},
		{"mentions are given of every member of a group", func(k *check) {
			k.holding(Article("a", "", words(30, "[[eerst|method:x]]", "laatst")), Article("b", "", words(30, "[[eerst|method:x]]", "einde")))
			got, err := k.store.Mentions(k.ctx(), graph.MentionQuery{Articles: []string{"article:a", "article:b"}})
			k.must(err)
			k.equal("mentions", len(got), 2)
			k.equal("counted", k.entity("method:x").Mentions, 1)
		}},
	}
}
