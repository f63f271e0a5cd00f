package graphtest

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func revisionCases() []scenario {
	return []scenario{
		{"a new revision of a source replaces all that its old one said", func(k *check) {
			k.with(Source("a.md",
				uses("a", "Movisie", "JIM"),
				Article("b", "Oud", "[[Vilans|ORGANISATION]] zit in [[Utrecht|PLACE]]. Zie [[(Bateson, 2016)|reference:bateson-2016]].").
					Claims("organisation:vilans LOCATED_IN place:utrecht", "article CITES reference:bateson-2016"),
			))
			revised := Source("a.md", uses("c", "Pharos", "Wraparound"))
			k.apply(revised)
			k.articles(graph.ArticleQuery{}, "c")
			k.entities(graph.EntityQuery{}, "organisation:pharos method:wraparound")
			k.edges(graph.EdgeQuery{}, "organisation:pharos USES method:wraparound×1")
			mentions, err := k.store.Mentions(k.ctx(), graph.MentionQuery{Articles: []string{"article:a", "article:b"}})
			k.must(err)
			k.equal("mentions of what is gone", mentions, []graph.Mention(nil))
			after := k.everything()
			k.with(revised)
			k.equal("everything", after, k.everything())
		}},
		{"a revision of one article leaves the others of its source as they were", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM"), uses("b", "Vilans", "JIM")))
			k.apply(Source("a.md", uses("a", "Movisie", "Wraparound"), uses("b", "Vilans", "JIM")))
			k.edges(graph.EdgeQuery{}, "organisation:movisie USES method:wraparound×1, organisation:vilans USES method:jim×1")
			k.equal("claims of JIM", k.entity("method:jim").Claims, 1)
			k.equal("articles of JIM", k.entity("method:jim").Articles, 1)
		}},
		{"an entity without evidence disappears", func(k *check) {
			k.with(Source("a.md", Article("a", "", "[[Movisie|ORGANISATION]] en [[Vilans|ORGANISATION]].")))
			k.entities(graph.EntityQuery{}, "organisation:movisie organisation:vilans")
			k.apply(Source("a.md", Article("a", "", "[[Movisie|ORGANISATION]] en Vilans.")))
			k.entities(graph.EntityQuery{}, "organisation:movisie")
			k.entities(graph.EntityQuery{OfArticles: []string{"article:a"}}, "organisation:movisie")
			k.articles(graph.ArticleQuery{OfEntities: []string{"organisation:vilans"}}, "")
			hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "Vilans", Limit: 10})
			k.must(err)
			k.equal("hits", hits, []graph.Hit(nil))
		}},
		{"an entity stays while another source mentions it", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM")), Source("b.md", uses("b", "Movisie", "JIM")))
			k.apply(graph.Removal("a.md"))
			k.equal("entity", k.entity("organisation:movisie"), graph.Entity{
				ID: "organisation:movisie", Type: graph.Organisation, Name: "Movisie", Mentions: 1, Articles: 1, Claims: 1,
			})
		}},
	}
}

func sourceCases() []scenario {
	return []scenario{
		{"a new version of the extractor is a new revision", func(k *check) {
			change := Source("a.md", uses("a", "Movisie", "JIM"))
			k.with(change)
			version := k.version()
			change.Source.Version = "test 2"
			k.apply(change)
			page, err := k.store.Sources(k.ctx(), graph.SourceQuery{})
			k.must(err)
			k.equal("sources", page.Items, []graph.SourceRecord{{Source: change.Source, Articles: 1}})
			if k.version() == version {
				k.Errorf("the version is %q still", version)
			}
		}},
		{"a source that holds nothing is listed and dumped, for it was read", func(k *check) {
			change := Source("leeg.md")
			k.with(change)
			page, err := k.store.Sources(k.ctx(), graph.SourceQuery{})
			k.must(err)
			k.equal("sources", page.Items, []graph.SourceRecord{{Source: change.Source}})
			var dumped []graph.Change
			k.must(k.store.Dump(k.ctx(), func(c graph.Change) error {
				dumped = append(dumped, c)
				return nil
			}))
			k.equal("dump", dumped, []graph.Change{change})
			k.apply(graph.Removal("leeg.md"))
			page, err = k.store.Sources(k.ctx(), graph.SourceQuery{})
			k.must(err)
			k.equal("sources after the removal", page.Items, []graph.SourceRecord(nil))
		}},
		{"an article that changes its source in one Apply stays", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM")))
			k.apply(Source("a.md"), Source("b.md", uses("a", "Movisie", "JIM")))
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{Sources: []string{"b.md"}}}, "a")
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{Sources: []string{"a.md"}}}, "")
			k.equal("articles of JIM", k.entity("method:jim").Articles, 1)
		}},
		{"sources are listed by id, in windows, and by the ids asked for", func(k *check) {
			k.with(Source("b.md", uses("b", "Movisie", "JIM"), uses("c", "Movisie", "JIM")), Source("a.md"), Source("é.md"), Seeds("seed:x.tsv", "concept:a BROADER concept:b"))
			list := func(q graph.SourceQuery, want string) graph.Page[graph.SourceRecord] {
				page, err := k.store.Sources(k.ctx(), q)
				k.must(err)
				k.equal("sources", listing([]graph.Page[graph.SourceRecord]{page}, func(s graph.SourceRecord) string { return s.ID }), want)
				return page
			}
			all := list(graph.SourceQuery{}, "a.md b.md seed:x.tsv é.md")
			k.equal("articles of b.md", all.Items[1].Articles, 2)
			page := list(graph.SourceQuery{Window: graph.Window{Limit: 2, After: &all.Positions[0], Total: true}}, "b.md seed:x.tsv")
			k.equal("more and total", []any{page.More, page.Total}, []any{true, 4})
			list(graph.SourceQuery{IDs: []string{"é.md", "b.md", "b.md", "nergens.md"}}, "b.md é.md")
			list(graph.SourceQuery{Window: graph.Window{Limit: 1, Backward: true, Before: &all.Positions[2]}}, "b.md")
		}},
	}
}

func readingCases() []scenario {
	return []scenario{
		{"two sources of one article hold it together", func(k *check) {
			k.with(
				Source("b.md", Article("x", "", "Ervoor."), Article("a", "Kop", "[[Movisie|ORGANISATION]] werkt.").Also(100, 120)),
				Source("a.md", Article("a", "Kop", "[[Movisie|ORGANISATION]] werkt.")),
			)
			a := k.article("article:a")
			k.equal("holdings", a.Holdings, []graph.Holding{{Source: "a.md", End: 18}, {Source: "b.md", Start: 9, End: 27}, {Source: "b.md", Start: 100, End: 120}})
			k.equal("reading", a.Reading, "a.md")
			k.equal("movisie", k.entity("organisation:movisie").Articles, 1)
			k.apply(graph.Removal("a.md"))
			a = k.article("article:a")
			k.equal("holdings of the source left", a.Holdings, []graph.Holding{{Source: "b.md", Start: 9, End: 27}, {Source: "b.md", Start: 100, End: 120}})
			k.equal("reading of the source left", []any{a.Reading, a.Pieces}, []any{"b.md", []graph.Piece{{End: 18, Source: 9}}})
		}},
		{"a holding goes from the least to the greatest place in the source, though pieces are scrambled there", func(k *check) {
			change := Source("a.md", Article("a", "", "een twee drie"))
			change.Readings[0].Pieces = []graph.Piece{{Start: 0, End: 3, Source: 50}, {Start: 4, End: 8, Source: 10}, {Start: 9, End: 13, Source: 90}}
			k.with(change)
			a := k.article("article:a")
			k.equal("holdings", a.Holdings, []graph.Holding{{Source: "a.md", Start: 10, End: 94}})
			k.equal("pieces", a.Pieces, change.Readings[0].Pieces)
		}},
		{"of two readings of one article the dated one is preferred", func(k *check) {
			k.with(Source("a.md", Article("a", "", "[[Movisie|ORGANISATION]] werkt hier heel lang.")), Source("b.md", Article("a", "", "[[Vilans|ORGANISATION]].").On("2026")))
			k.equal("reading", k.article("article:a").Reading, "b.md")
			k.entities(graph.EntityQuery{}, "organisation:vilans")
		}},
		{"of two dated readings the longer text is preferred", func(k *check) {
			k.with(Source("a.md", Article("a", "", "[[Vilans|ORGANISATION]].").On("2026")), Source("b.md", Article("a", "", "[[Movisie|ORGANISATION]] werkt.").On("2025")))
			k.equal("date", k.article("article:a").PublishedAt, graph.Date("2025"))
			k.entities(graph.EntityQuery{}, "organisation:movisie")
		}},
		{"of two readings as long the one with more entities is preferred", func(k *check) {
			k.with(Source("a.md", Article("a", "", "[[Vilans|ORGANISATION]] in Utrecht")), Source("b.md", Article("a", "", "[[Vilans|ORGANISATION]] in [[Utrecht|PLACE]]")))
			k.equal("reading", k.article("article:a").Reading, "b.md")
			k.entities(graph.EntityQuery{}, "place:utrecht organisation:vilans")
		}},
		{"of two equal readings that of the smaller source id is preferred", func(k *check) {
			k.with(Source("b.md", Article("a", "", "Tekst").In("B", "")), Source("a.md", Article("a", "", "Tekst").In("A", "")))
			a := k.article("article:a")
			k.equal("reading", []string{a.Reading, a.Publication}, []string{"a.md", "A"})
		}},
		{"a reading that is not preferred makes no mention and no claim, until it is", func(k *check) {
			k.with(
				Source("a.md", Article("a", "", "[[Movisie|ORGANISATION]] doet iets met [[JIM|METHOD]] hier.").Claims("organisation:movisie USES method:jim")),
				Source("b.md", Article("a", "", "[[Vilans|ORGANISATION]] doet [[JIM|METHOD]].").Claims("organisation:vilans DEVELOPED method:jim")),
			)
			k.edges(graph.EdgeQuery{}, "organisation:movisie USES method:jim×1")
			k.equal("mentions of JIM", k.entity("method:jim").Mentions, 1)
			k.equal("source of the claim", k.claim(graph.ClaimFilter{}).Source, "a.md")
			k.apply(graph.Removal("a.md"))
			k.edges(graph.EdgeQuery{}, "organisation:vilans DEVELOPED method:jim×1")
			k.entities(graph.EntityQuery{}, "method:jim organisation:vilans")
		}},
		{"an article shows all that its reading says", func(k *check) {
			k.with(Source("a.md", Article("a", "Over [[JIM|METHOD]]", "Zie 😀 [[(De Jong, 2021a)|reference:de-jong-2021a]]. Klaar!").
				On("2026-03").In("Sozio", "Sozio 1 2026").Language("en")))
			want := graph.Article{
				ID: "article:a", Title: "Over JIM", Body: 9, Length: 39, Language: "en", Publication: "Sozio", Issue: "Sozio 1 2026",
				PublishedAt: "2026-03", Holdings: []graph.Holding{{Source: "a.md", End: 39}}, Group: "article:a",
			}
			k.equal("without content", k.articlePages(graph.ArticleQuery{})[0].Items, []graph.Article{want})
			want.Text, want.Reading = "Over JIM\nZie 😀 (De Jong, 2021a). Klaar!", "a.md"
			want.Sentences = []graph.Span{{Start: 0, End: 8}, {Start: 9, End: 32}, {Start: 33, End: 39}}
			want.Pieces = []graph.Piece{{End: 39}}
			want.Citations = []graph.Citation{{
				Text: "(De Jong, 2021a)", Authors: []string{"de-jong"}, Year: 2021, Suffix: "a", Reference: "reference:de-jong-2021a", Start: 15, End: 31,
			}}
			k.equal("with content", k.article("article:a"), want)
		}},
		{"an article shows its subtitle with its content, and the one of another revision after that", func(k *check) {
			k.with(Source("a.md", Article("a", "Over [[JIM|METHOD]]", "Hoe 😀 helpt\nZie [[JIM|METHOD]].").Subtitle()))
			a := k.article("article:a")
			k.equal("subtitle and body", []any{a.Subtitle, a.Body}, []any{graph.Span{Start: 9, End: 20}, 21})
			k.equal("without content", k.articlePages(graph.ArticleQuery{})[0].Items[0].Subtitle, graph.Span{})
			k.apply(Source("a.md", Article("a", "Over [[JIM|METHOD]]", "Hoe 😀 helpt\nZie [[JIM|METHOD]].")))
			a = k.article("article:a")
			k.equal("without a subtitle", []any{a.Subtitle, a.Body}, []any{graph.Span{}, 9})
		}},
	}
}
