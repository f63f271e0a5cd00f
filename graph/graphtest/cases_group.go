package graphtest

import (
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// words returns n distinct words, the first and last of which are given.
func words(n int, first, last string) string {
	out := []string{first}
	for i := 2; i < n; i++ {
		out = append(out, fmt.Sprintf("woord%d", i))
	}
	return strings.Join(append(out, last), " ")
}

// twin is an article whose body nearly equals that of the other twins: one word in thirty differs.
func twin(id, title, last string) *ArticleText { return Article(id, title, words(30, "eerst", last)) }

// groups writes the group of each article: "a>a b>a" says that a represents a and b.
func (k *check) groups(want string) {
	k.Helper()
	var out []string
	for _, a := range k.articlePages(graph.ArticleQuery{Filter: graph.ArticleFilter{EachMember: true}, Order: graph.ByTitle})[0].Items {
		out = append(out, strings.TrimPrefix(a.ID, "article:")+">"+strings.TrimPrefix(a.Group, "article:"))
	}
	k.equal("groups", strings.Join(out, " "), want)
}

func groupCases() []scenario {
	return []scenario{
		{"near-duplicates show once, by the first, which names the others", func(k *check) {
			k.holding(twin("b", "", "laatst"), twin("a", "", "einde"), twin("c", "", "slot"), Article("d", "", "Iets heel anders."))
			k.articles(graph.ArticleQuery{Window: graph.Window{Limit: 9, Total: true}}, "a d")
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{EachMember: true}}, "a b c d")
			k.equal("members", [][]string{k.article("article:a").Members, k.article("article:c").Members, k.article("article:d").Members},
				[][]string{{"article:b", "article:c"}, {"article:a", "article:b"}, nil})
			k.groups("a>a b>a c>a d>d")
			k.equal("total", k.articlePages(graph.ArticleQuery{Window: graph.Window{Limit: 1, Total: true}})[0].Total, 2)
		}},
		{"a titled article represents its group before one with a smaller id", func(k *check) {
			k.holding(twin("a", "", "laatst"), twin("b", "Kop", "einde"), twin("c", "Kop", "slot"))
			k.groups("b>b c>b a>b")
			k.equal("members", k.article("article:b").Members, []string{"article:c", "article:a"})
		}},
		{"equal bodies under different titles are near-duplicates", func(k *check) {
			k.holding(Article("a", "Eerste kop", words(30, "een", "eind")), Article("b", "Tweede kop", words(30, "een", "eind")))
			k.groups("a>a b>a")
		}},
		{"bodies are near-duplicates at nine tenths of their shingles, and not below", func(k *check) {
			k.holding(Article("a", "", words(21, "een", "x")), Article("b", "", words(21, "een", "y")))
			k.groups("a>a b>a") // 18 of 20
			k.holding(Article("a", "", words(20, "een", "x")), Article("b", "", words(20, "een", "y")))
			k.groups("a>a b>b") // 17 of 19
		}},
		{"near-duplicates of near-duplicates are of one group", func(k *check) {
			k.holding(Article("a", "", words(30, "x", "x")), Article("b", "", words(30, "x", "y")), Article("c", "", words(30, "z", "y")))
			k.groups("a>a b>a c>a")
			k.apply(graph.Removal("2"))
			k.groups("a>a c>c") // 26 of 30
			k.articles(graph.ArticleQuery{}, "a c")
		}},
		{"case, quotes, dashes and white space do not keep bodies apart", func(k *check) {
			k.holding(Article("a", "", "Wie ‘zorgt’ – voor\nwie?"), Article("b", "", "wie 'zorgt' - voor wie"), Article("c", "", "Wie zorgde voor wie?"))
			k.groups("a>a b>a c>c")
		}},
		{"bodies of one or two words are near-duplicates when equal, and bodies without words never", func(k *check) {
			k.holding(Article("a", "", "Geen tekst."), Article("b", "", "geen tekst"), Article("c", "", "Tekst geen"), Article("d", "", "..."), Article("e", "", "..."), Article("f", "", "Geen"))
			k.groups("a>a b>a c>c d>d e>e f>f")
		}},
		{"a group falls apart, and joins again, with the revisions of its sources", func(k *check) {
			k.holding(twin("a", "", "laatst"), twin("b", "", "einde"))
			k.groups("a>a b>a")
			k.apply(Source("1", Article("a", "", "Iets heel anders.")))
			k.groups("a>a b>b")
			k.apply(Source("3", twin("c", "Kop", "slot")))
			k.groups("c>c a>a b>c")
			k.apply(graph.Removal("3"), Source("1", twin("a", "", "laatst")))
			k.groups("a>a b>a")
		}},
		{"a group shows by the first member that passes the filter", func(k *check) {
			k.holding(twin("a", "", "laatst").On("2024"), twin("b", "", "einde").On("2025").In("Sozio", ""), twin("c", "", "slot").On("2026").In("Sozio", ""))
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{Publications: []string{"Sozio"}}}, "b")
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{Period: graph.Period{From: "2026"}}}, "c")
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{Terms: []string{"slot"}}}, "c")
			k.articles(graph.ArticleQuery{Filter: graph.ArticleFilter{Publications: []string{"Sozio"}, EachMember: true}}, "c b")
			k.counts(graph.CountQuery{Of: graph.CountArticles, By: []graph.Dimension{graph.PerPublication}}, "=1")
			k.counts(graph.CountQuery{Of: graph.CountArticles, By: []graph.Dimension{graph.PerYear}, Articles: graph.ArticleFilter{EachMember: true}}, "2024=1 2025=1 2026=1")
		}},
		{"of a group the first member that mentions an entity counts, and no other", func(k *check) {
			k.holding(
				Article("a", "", words(30, "eerst", "laatst")),
				Article("b", "", words(30, "[[eerst|method:x]]", "einde")),
				Article("c", "", words(30, "[[eerst|method:x]]", "[[slot|method:x]]")),
				Article("d", "", "Nog een [[X|method:x]]."),
			)
			e := k.entity("method:x")
			k.equal("mentions and articles", []int{e.Mentions, e.Articles}, []int{2, 2})
			k.articles(graph.ArticleQuery{OfEntities: []string{"method:x"}}, "b d")
			k.counts(graph.CountQuery{Of: graph.CountMentions, Articles: graph.ArticleFilter{Mentioning: []string{"method:x"}}}, "=2")
			k.counts(graph.CountQuery{Of: graph.CountMentions}, "=1")
			k.counts(graph.CountQuery{Of: graph.CountMentions, Articles: graph.ArticleFilter{EachMember: true}}, "=4")
		}},
		{"a group has one vote, that of the first member that mentions the entity", func(k *check) {
			last := func(text string) string { return words(30, "eerst", "[["+text+"|organisation:x]]") }
			k.holding(
				Article("a", "", last("Aaa")).On("2020"), Article("b", "", last("Bbbb")).On("2021"), Article("c", "", last("Bbbb")).On("2022"), named("d", "Aaa", ""),
			)
			e := k.entity("organisation:x")
			k.equal("name, aliases, dates", []any{e.Name, e.Aliases, e.First, e.Last}, []any{"Aaa", []string(nil), graph.Date("2020"), graph.Date("2020")})
			hits, err := graph.Search(k.ctx(), k.store, graph.SearchQuery{Text: "bbbb", Limit: 9})
			k.must(err)
			k.equal("hits for a name of a later member", hits, []graph.Hit(nil))
		}},
	}
}

// claimant is a twin that makes claims about Movisie and JIM.
func claimant(id, title, last string, claims ...string) *ArticleText {
	return Article(id, title, "[[Movisie|ORGANISATION]] [[JIM|METHOD]] "+words(30, "eerst", last)).Claims(claims...)
}

func groupClaimCases() []scenario {
	uses, studies := "organisation:movisie USES method:jim", "organisation:movisie STUDIES method:jim"
	each := graph.ClaimFilter{EachMember: true}
	return []scenario{
		{"of a group the first member that makes a claim speaks for all", func(k *check) {
			k.holding(claimant("a", "", "laatst", uses), claimant("b", "", "einde", uses, studies), claimant("c", "", "slot", studies, studies+" planned"))
			k.edges(graph.EdgeQuery{}, studies+"×1, "+uses+"×1")
			k.edges(graph.EdgeQuery{Filter: each}, studies+"×3, "+uses+"×2")
			k.claims(graph.ClaimQuery{}, "a/"+uses+", b/"+studies)
			k.equal("claims of JIM", k.entity("method:jim").Claims, 2)
			k.counts(graph.CountQuery{Of: graph.CountClaims}, "=2")
			k.counts(graph.CountQuery{Of: graph.CountClaims, Claims: each}, "=5")
		}},
		{"all that the speaking member claims of the pair counts, whatever the filter leaves of it", func(k *check) {
			k.holding(claimant("a", "", "laatst", uses+" negated", uses+" 900 planned"), claimant("b", "", "einde", uses))
			k.edges(graph.EdgeQuery{}, uses+"×1")
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{Modalities: []graph.Modality{graph.Asserted}}}, "")
			k.equal("claims of JIM", k.entity("method:jim").Claims, 1)
		}},
		{"a repeated claim stands on its own article's page only with EachMember", func(k *check) {
			k.holding(claimant("a", "", "laatst", uses), claimant("b", "", "einde", uses))
			q := graph.ClaimQuery{OfArticles: []string{"article:a", "article:b"}}
			k.claims(q, "a/"+uses+" | ")
			q.Filter.EachMember = true
			k.claims(q, "a/"+uses+" | b/"+uses)
		}},
		{"an article at the end of a claim is the one that represents its group", func(k *check) {
			authored := "organisation:movisie AUTHORED article"
			k.holding(claimant("a", "", "laatst", authored), claimant("b", "Kop", "einde"), claimant("c", "", "slot", authored))
			k.edges(graph.EdgeQuery{}, "organisation:movisie AUTHORED article:b×1")
			k.claims(graph.ClaimQuery{}, "a/organisation:movisie AUTHORED article:b")
			k.edges(graph.EdgeQuery{Filter: each}, "organisation:movisie AUTHORED article:b×2")
			k.edges(graph.EdgeQuery{OfNodes: []string{"article:a", "article:b", "article:c"}}, " | organisation:movisie AUTHORED article:b×1 | ")
			k.apply(graph.Removal("2"))
			k.edges(graph.EdgeQuery{}, "organisation:movisie AUTHORED article:a×1")
			k.equal("id of the claim", k.claim(graph.ClaimFilter{}).ID, graph.ClaimID("article:a", claimant("a", "", "laatst", authored).Reading().Claims[0]))
		}},
		{"claims of a group join its edges with the dates of the member that speaks", func(k *check) {
			k.holding(claimant("a", "", "laatst", uses+" 500").On("2021"), claimant("b", "", "einde", uses+" 999 role=x").On("2020"))
			k.equal("edge", k.edge(uses, graph.ClaimFilter{}), graph.Edge{
				EdgeKey: graph.EdgeKey{Subject: "organisation:movisie", Predicate: graph.Uses, Object: "method:jim"}, Claims: 1, Confidence: 500,
				Modalities: []graph.Modality{graph.Asserted}, First: "2021", Last: "2021",
			})
		}},
	}
}
