package graphtest

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func claimCases() []scenario {
	used := "organisation:movisie USES method:jim"
	return []scenario{
		{"a claim shows what it says, who says it and its evidence word for word", func(k *check) {
			change := Source("1.md", Article("a", "Één kop", "[[Anna|PERSON]] is ‘lector’ bij [[Movisie|ORGANISATION]].").On("2026-02").
				Claims("person:anna AFFILIATED_WITH organisation:movisie ended role=lector from=2019-01 to=2025 650 rule=rol"))
			k.with(change)
			c := change.Readings[0].Claims[0]
			k.equal("claim", k.claim(graph.ClaimFilter{}), graph.ClaimRecord{
				Claim: graph.Claim{
					Subject: "person:anna", Predicate: graph.AffiliatedWith, Object: "organisation:movisie", Modality: graph.Ended, Role: "lector",
					From: "2019-01", To: "2025", Confidence: 650, Rule: "rol", Evidence: graph.Span{Start: 8, End: 37},
				},
				ID: graph.ClaimID("article:a", c), Article: "article:a", Source: "1.md", Quote: "Anna is ‘lector’ bij Movisie.", Date: "2026-02",
			})
		}},
		{"claims come newest article first, undated last, then by article, start of the evidence and id", func(k *check) {
			text := "[[Movisie|ORGANISATION]] met [[JIM|METHOD]]. Weer [[Movisie|ORGANISATION]] en [[JIM|METHOD]]."
			k.with(Source("a",
				Article("d", "", text).Claims(used), Article("c", "", "Ooit. "+text).On("2025-12-31").Claims(used),
				Article("b", "", "Nu. "+text).On("2026").ClaimsAt("Weer Movisie", used).ClaimsAt("Movisie met JIM.", "organisation:movisie DEVELOPED method:jim"),
				Article("a", "", "Dan. "+text).On("2026-01-01").Claims(used, "organisation:movisie STUDIES method:jim"),
			))
			q := graph.ClaimQuery{Filter: graph.ClaimFilter{EachMember: true}}
			items := k.claimPages(q)[0].Items
			if len(items) != 6 || items[0].ID >= items[1].ID || items[0].Article != "article:a" || items[1].Article != "article:a" {
				k.Fatalf("claims %v, want the two of article a by id first", items)
			}
			q.Filter.Predicates = []graph.Predicate{graph.Uses, graph.Developed}
			k.claims(q, "a/"+used+", b/organisation:movisie DEVELOPED method:jim, b/"+used+", c/"+used+", d/"+used)
		}},
		{"claims of an edge are those that it gathers under the filter", func(k *check) {
			k.network()
			key := graph.EdgeKey{Subject: "organisation:movisie", Predicate: graph.Uses, Object: "method:jim"}
			k.claims(graph.ClaimQuery{OfEdges: []graph.EdgeKey{key}}, "b/"+used+", a/"+used+", c/"+used)
			k.claims(graph.ClaimQuery{OfEdges: []graph.EdgeKey{key}, Filter: graph.ClaimFilter{MinConfidence: 500}}, "b/"+used+", c/"+used)
			key.Subject, key.Object = key.Object, key.Subject
			k.claims(graph.ClaimQuery{OfEdges: []graph.EdgeKey{key}}, "")
			negated := graph.EdgeKey{Subject: "person:anna", Predicate: graph.Uses, Object: "method:jim"}
			k.claims(graph.ClaimQuery{OfEdges: []graph.EdgeKey{negated}}, "")
		}},
		{"claims of an article are those that it makes, and no other's", func(k *check) {
			k.network()
			k.claims(graph.ClaimQuery{OfArticles: []string{"article:c", "article:b"}, Filter: graph.ClaimFilter{Predicates: []graph.Predicate{graph.Uses, graph.Cites}}},
				"c/"+used+" | b/"+used+", b/article:b CITES reference:bateson-2016")
		}},
		{"equal claims of one article are one", func(k *check) {
			change := Source("a", uses("a", "Movisie", "JIM"))
			r := &change.Readings[0]
			r.Claims = append(r.Claims, r.Claims[0], r.Claims[0])
			r.Claims[2].Confidence = 1
			k.with(change)
			k.edges(graph.EdgeQuery{}, used+"×2")
			k.equal("claims of JIM", k.entity("method:jim").Claims, 2)
		}},
		{"claims of one pair and predicate that differ in any word are apart", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM").Claims(used+" role=x", used+" from=2020", used+" to=2021", used+" planned", used+" 799", used+" rule=r").ClaimsAt("Movisie", used)))
			k.edges(graph.EdgeQuery{}, used+"×8")
		}},
	}
}

func thesaurusCases() []scenario {
	seeds := Seeds("seed:thema.tsv", "concept:buurt BROADER concept:wijk", "concept:buurt RELATED concept:straat planned")
	about := func(id, text string, concepts ...string) *ArticleText {
		a := Article(id, "", text)
		for _, c := range concepts {
			a.Claims("article ABOUT concept:" + c)
		}
		return a
	}
	broader := "concept:buurt BROADER concept:wijk"
	return []scenario{
		{"a thesaurus claim sleeps while one of its concepts is not mentioned, and wakes with it", func(k *check) {
			k.with(seeds, Source("a", about("a", "De [[buurt|CONCEPT]].", "buurt")))
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{Predicates: []graph.Predicate{graph.Broader, graph.Related}}}, "")
			k.entities(graph.EntityQuery{}, "concept:buurt")
			k.apply(Source("b", about("b", "Een [[wijk|CONCEPT]].")))
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{Predicates: []graph.Predicate{graph.Broader, graph.Related}}}, broader+"×1")
			k.apply(graph.Removal("a"))
			k.edges(graph.EdgeQuery{}, "")
			k.apply(Source("c", about("c", "[[straat|CONCEPT]] en [[buurt|CONCEPT]].")))
			k.edges(graph.EdgeQuery{}, broader+"×1, concept:buurt RELATED concept:straat×1")
			k.apply(graph.Removal("seed:thema.tsv"))
			k.edges(graph.EdgeQuery{}, "")
		}},
		{"a sleeping claim is dumped all the same", func(k *check) {
			k.with(seeds)
			asleep := k.dump()
			k.edges(graph.EdgeQuery{}, "")
			k.with(Source("a", about("a", "[[buurt|CONCEPT]] [[wijk|CONCEPT]]")), seeds)
			k.edges(graph.EdgeQuery{}, broader+"×1")
			k.apply(graph.Removal("a"))
			k.equal("dump", k.dump(), asleep)
		}},
		{"a thesaurus claim has a seed row, and no article, quote or date", func(k *check) {
			k.with(Source("a", about("a", "[[buurt|CONCEPT]] [[wijk|CONCEPT]]").On("2026")), seeds)
			k.equal("claim", k.claim(graph.ClaimFilter{}), graph.ClaimRecord{
				Claim: seeds.Thesaurus[0], ID: graph.ClaimID("seed:thema.tsv", seeds.Thesaurus[0]), Source: "seed:thema.tsv",
			})
			e := k.edge(broader, graph.ClaimFilter{})
			k.equal("dates", []graph.Date{e.First, e.Last}, []graph.Date{"", ""})
		}},
		{"thesaurus claims are no evidence: they neither make an entity nor count among its claims", func(k *check) {
			k.with(seeds, Source("a", about("a", "[[buurt|CONCEPT]] [[wijk|CONCEPT]]", "buurt")))
			k.entities(graph.EntityQuery{}, "concept:buurt concept:wijk")
			k.equal("claims", []int{k.entity("concept:buurt").Claims, k.entity("concept:wijk").Claims}, []int{1, 0})
		}},
		{"thesaurus claims pass the filters that speak of them", func(k *check) {
			k.with(seeds, Source("a", about("a", "[[buurt|CONCEPT]] [[wijk|CONCEPT]] [[straat|CONCEPT]]", "wijk").On("2026").In("Sozio", "")))
			filtered := func(f graph.ClaimFilter, want string) {
				k.edges(graph.EdgeQuery{Filter: f, Order: graph.ByEdgeID}, want)
			}
			all, said := broader+"×1, concept:buurt RELATED concept:straat×1", "article:a ABOUT concept:wijk×1"
			filtered(graph.ClaimFilter{}, said+", "+all)
			filtered(graph.ClaimFilter{WithoutSeeds: true}, said)
			filtered(graph.ClaimFilter{Period: graph.Period{From: "1900"}}, said)
			filtered(graph.ClaimFilter{Period: graph.Period{To: "2999"}}, said)
			filtered(graph.ClaimFilter{Sources: []string{"seed:thema.tsv"}}, all)
			filtered(graph.ClaimFilter{Sources: []string{"a"}}, said)
			filtered(graph.ClaimFilter{Publications: []string{""}}, all)
			filtered(graph.ClaimFilter{Publications: []string{"Sozio"}}, said)
			filtered(graph.ClaimFilter{Rules: []string{"thesaurus"}}, all)
			filtered(graph.ClaimFilter{Modalities: []graph.Modality{graph.Planned}}, "concept:buurt RELATED concept:straat×1")
			k.claims(graph.ClaimQuery{}, "a/article:a ABOUT concept:wijk, "+sortedSeeds(seeds))
			k.claims(graph.ClaimQuery{OfArticles: []string{"", "article:a"}}, " | a/article:a ABOUT concept:wijk")
		}},
		{"two seed files that say the same are two claims of one edge", func(k *check) {
			k.with(Source("a", about("a", "[[buurt|CONCEPT]] [[wijk|CONCEPT]]")), seeds, Seeds("seed:ander.tsv", broader+" 300"))
			k.edges(graph.EdgeQuery{}, broader+"×2")
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{Sources: []string{"seed:ander.tsv"}}}, broader+"×1")
		}},
	}
}

// sortedSeeds writes the claims of a seed file in the order of undated claims without an article: by id.
func sortedSeeds(c graph.Change) string {
	a, b := c.Thesaurus[0], c.Thesaurus[1]
	if graph.ClaimID(c.Source.ID, a) > graph.ClaimID(c.Source.ID, b) {
		a, b = b, a
	}
	line := func(c graph.Claim) string { return "/" + c.Subject + " " + string(c.Predicate) + " " + c.Object }
	return line(a) + ", " + line(b)
}
