package graphtest

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// cites is an article that cites a work and gives it: an author–year key, and the title of the book.
func cites(id, before string) *ArticleText {
	return Article(id, "", before+" [[Bateson, G. (2016)|reference:bateson-2016]]. [[Mind|PUBLICATION]].").
		ClaimsAt("Bateson, G. (2016). Mind", "article CITES reference:bateson-2016 950", "reference:bateson-2016 REFERS_TO publication:mind 900 rule=reference-list")
}

func referenceCases() []scenario {
	const link = "reference:bateson-2016 REFERS_TO publication:mind"
	linked := graph.EdgeQuery{Filter: graph.ClaimFilter{Predicates: []graph.Predicate{graph.RefersTo}}}
	return []scenario{
		{"a reference refers to the publication that an article gives for it, with the words that give it", func(k *check) {
			change := Source("1.md", cites("a", "Zie").On("2026-02"))
			k.with(change)
			c := change.Readings[0].Claims[1]
			k.equal("claim", k.claim(linked.Filter), graph.ClaimRecord{
				Claim: graph.Claim{
					Subject: "reference:bateson-2016", Predicate: graph.RefersTo, Object: "publication:mind", Modality: graph.Asserted, Confidence: 900,
					Rule: "reference-list", Evidence: graph.Span{Start: 4, End: 28},
				},
				ID: graph.ClaimID("article:a", c), Article: "article:a", Source: "1.md", Quote: "Bateson, G. (2016). Mind", Date: "2026-02",
			})
			k.edges(graph.EdgeQuery{OfNodes: []string{"reference:bateson-2016", "publication:mind", "article:a"}},
				"article:a CITES reference:bateson-2016×1, "+link+"×1 | "+link+"×1 | article:a CITES reference:bateson-2016×1")
			k.equal("claims of the publication", k.entity("publication:mind").Claims, 1)
		}},
		{"what articles say of one reference adds up, and goes with the last of them", func(k *check) {
			k.with(Source("1.md", cites("a", "Zie").On("2025-03")), Source("2.md", cites("b", "Lees").On("2026"), Article("c", "", "Ook [[(Bateson, 2016)|reference:bateson-2016]].").
				Claims("article CITES reference:bateson-2016")))
			k.equal("edge", k.edge(link, graph.ClaimFilter{}), graph.Edge{
				EdgeKey: graph.EdgeKey{Subject: "reference:bateson-2016", Predicate: graph.RefersTo, Object: "publication:mind"}, Claims: 2, Confidence: 900,
				Modalities: []graph.Modality{graph.Asserted}, First: "2025-03", Last: "2026",
			})
			k.apply(graph.Removal("1.md"))
			k.edges(linked, link+"×1")
			k.apply(Source("2.md", Article("c", "", "Ook [[(Bateson, 2016)|reference:bateson-2016]].").Claims("article CITES reference:bateson-2016")))
			k.edges(linked, "")
			k.edges(graph.EdgeQuery{OfNodes: []string{"reference:bateson-2016", "publication:mind"}}, "article:c CITES reference:bateson-2016×1 | ")
			k.entities(graph.EntityQuery{}, "")
			k.apply(graph.Removal("2.md"))
			k.edges(graph.EdgeQuery{}, "")
		}},
		{"a reference that only refers stands at an edge all the same", func(k *check) {
			k.with(Source("1.md", Article("a", "", "[[Bateson (2016)|reference:bateson-2016]]: [[Mind|PUBLICATION]].").Claims(link)))
			k.edges(graph.EdgeQuery{}, link+"×1")
			k.edges(graph.EdgeQuery{OfNodes: []string{"reference:bateson-2016"}, Filter: graph.ClaimFilter{Direction: graph.Outgoing}}, link+"×1")
			k.edges(graph.EdgeQuery{OfNodes: []string{"reference:bateson-2016"}, Filter: graph.ClaimFilter{Direction: graph.Incoming}}, "")
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{SubjectTypes: []graph.NodeType{graph.ReferenceNode}}}, link+"×1")
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{MinConfidence: 800, SubjectTypes: []graph.NodeType{graph.ReferenceNode}}}, link+"×1")
			k.counts(graph.CountQuery{Of: graph.CountClaims, By: []graph.Dimension{graph.PerSubjectType, graph.PerObjectType}}, "REFERENCE,PUBLICATION=1")
			k.apply(graph.Removal("1.md"))
			k.edges(graph.EdgeQuery{}, "")
		}},
		{"articles may give different publications for one reference; most say it comes first", func(k *check) {
			other := Article("b", "", "Zie [[(Bateson, 2016)|reference:bateson-2016]] in [[Ecology|PUBLICATION]].").Claims("reference:bateson-2016 REFERS_TO publication:ecology 700")
			k.with(Source("1.md", other), Source("2.md", cites("a", "Zie"), cites("c", "Lees")))
			q := linked
			q.OfNodes = []string{"reference:bateson-2016"}
			k.edges(q, link+"×2, reference:bateson-2016 REFERS_TO publication:ecology×1")
		}},
		{"near-duplicates say once what a reference refers to", func(k *check) {
			k.holding(cites("a", words(30, "eerst", "laatst")+"."), cites("b", words(30, "vooraan", "laatst")+"."))
			k.edges(linked, link+"×1")
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{Predicates: []graph.Predicate{graph.RefersTo}, EachMember: true}}, link+"×2")
			k.apply(graph.Removal("1"))
			k.edges(linked, link+"×1")
		}},
		{"the filter without seeds keeps what references refer to", func(k *check) {
			k.with(Seeds("seed:t.tsv", "concept:buurt BROADER concept:wijk"), Source("1.md", cites("a", "Over [[buurt|CONCEPT]] en [[wijk|CONCEPT]]:")))
			k.edges(graph.EdgeQuery{Filter: graph.ClaimFilter{WithoutSeeds: true}, Order: graph.ByEdgeID}, "article:a CITES reference:bateson-2016×1, "+link+"×1")
		}},
		{"only a reference that the article cites refers, and only to a publication that it names", func(k *check) {
			k.with()
			for name, a := range map[string]*ArticleText{
				"uncited": Article("a", "", "[[Mind|PUBLICATION]].").Claims(link),
				"unnamed": Article("a", "", "[[(Bateson, 2016)|reference:bateson-2016]].").Claims(link),
				"person":  Article("a", "", "[[(Bateson, 2016)|reference:bateson-2016]] en [[Anna|PERSON]].").Claims("reference:bateson-2016 REFERS_TO person:anna"),
				"article": Article("a", "", "De [[Mind|PUBLICATION]].").Claims("article REFERS_TO publication:mind"),
			} {
				k.fails(name, k.store.Apply(k.ctx(), Source("1.md", a)), graph.ErrInvalid)
			}
			k.edges(graph.EdgeQuery{}, "")
		}},
	}
}

func reviewCases() []scenario {
	// doubtful has claims of many confidences: those of equal margin lie on both sides of 500.
	doubtful := func(k *check) {
		text := "[[Movisie|ORGANISATION]] met [[JIM|METHOD]]."
		k.with(
			Source("1", Article("b", "", text+" Eerst.").On("2025").Claims("organisation:movisie USES method:jim 480", "organisation:movisie STUDIES method:jim 900")),
			Source("2", Article("a", "", text+" Later.").On("2026").Claims("organisation:movisie USES method:jim 520", "organisation:movisie DEVELOPED method:jim 500 negated")),
			Source("3", Article("c", "", text+" Ooit.").Claims("organisation:movisie USES method:jim 500 rule=gok", "organisation:movisie STUDIES method:jim 90", "organisation:movisie DEVELOPED method:jim")),
			Seeds("seed:t.tsv", "concept:x BROADER concept:y 500"),
		)
	}
	const uses, studies, developed = "organisation:movisie USES method:jim", "organisation:movisie STUDIES method:jim", "organisation:movisie DEVELOPED method:jim"
	return []scenario{
		{"the least certain claims come first, of equal margin in the order of evidence", func(k *check) {
			doubtful(k)
			q := graph.ClaimQuery{Order: graph.LeastCertain}
			k.claims(q, "c/"+uses+", a/"+uses+", b/"+uses+", c/"+developed+", b/"+studies+", c/"+studies)
			q.Filter.Modalities = graph.Modalities()
			k.claims(q, "a/"+developed+", c/"+uses+", a/"+uses+", b/"+uses+", c/"+developed+", b/"+studies+", c/"+studies)
			q.Filter = graph.ClaimFilter{Predicates: []graph.Predicate{graph.Studies, graph.Developed}, MinConfidence: 100}
			k.claims(q, "c/"+developed+", b/"+studies)
			q.Filter = graph.ClaimFilter{Rules: []string{"gok"}}
			k.claims(q, "c/"+uses)
		}},
		{"a position among the least certain holds margin, day, article and start", func(k *check) {
			doubtful(k)
			p := k.claimPages(graph.ClaimQuery{Order: graph.LeastCertain, Window: graph.Window{Limit: 2}})[0]
			k.equal("positions", p.Positions, []graph.Position{{Key: "0  article:c 0", ID: p.Items[0].ID}, {Key: "20 2026-01-01 article:a 0", ID: p.Items[1].ID}})
		}},
		{"the least certain of an edge or of an article come in the same order", func(k *check) {
			doubtful(k)
			key := graph.EdgeKey{Subject: "organisation:movisie", Predicate: graph.Uses, Object: "method:jim"}
			k.claims(graph.ClaimQuery{OfEdges: []graph.EdgeKey{key}, Order: graph.LeastCertain}, "c/"+uses+", a/"+uses+", b/"+uses)
			k.claims(graph.ClaimQuery{OfArticles: []string{"article:c", "article:b"}, Order: graph.LeastCertain},
				"c/"+uses+", c/"+developed+", c/"+studies+" | b/"+uses+", b/"+studies)
		}},
		{"pages of the least certain skip and repeat nothing, forward and backward, while articles come and go", func(k *check) {
			doubtful(k)
			q := graph.ClaimQuery{Order: graph.LeastCertain, Window: graph.Window{Limit: 2, Total: true}}
			first := k.claimPages(q)[0]
			k.equal("total and more", []any{first.Total, first.More}, []any{6, true})
			k.apply(graph.Removal("2"), Source("4", Article("d", "", "[[Vilans|ORGANISATION]] met [[JIM|METHOD]].").Claims("organisation:vilans USES method:jim 510")))
			q.Window = graph.Window{Limit: 2, After: &first.Positions[1]}
			k.claims(q, "b/"+uses+", c/"+developed)
			second := k.claimPages(q)[0]
			q.Window.After = &second.Positions[1]
			k.claims(q, "b/"+studies+", c/"+studies)
			last := k.claimPages(q)[0]
			k.equal("more", last.More, false)
			q.Window = graph.Window{Limit: 3, Backward: true, Before: &last.Positions[0]}
			k.claims(q, "d/organisation:vilans USES method:jim, b/"+uses+", c/"+developed)
			q.Window = graph.Window{Limit: 1, Before: &second.Positions[0], After: &first.Positions[0]}
			k.claims(q, "d/organisation:vilans USES method:jim")
		}},
		{"a position that is none among the least certain is invalid", func(k *check) {
			doubtful(k)
			for _, key := range []string{"", "x 2026-01-01 article:a 0", "20", "20 2026-01-01 article:a", "2026-01-01 article:a 0"} {
				_, err := k.store.Claims(k.ctx(), graph.ClaimQuery{Order: graph.LeastCertain, Window: graph.Window{Limit: 1, After: &graph.Position{Key: key, ID: "claim:00112233445566778899"}}})
				k.fails(key, err, graph.ErrInvalid)
			}
		}},
	}
}
