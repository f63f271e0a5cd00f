package graphtest

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// network is a store with claims that differ in all that a filter asks.
func (k *check) network() *check {
	k.Helper()
	return k.with(
		Source("1.md", Article("a", "", "[[Anna|PERSON]] van [[Movisie|ORGANISATION]] gebruikt [[JIM|METHOD]] met [[Vilans|ORGANISATION]].").On("2025-03").In("Sozio", "").
			Claims("person:anna AFFILIATED_WITH organisation:movisie role=lector 700", "organisation:movisie USES method:jim 400",
				"organisation:movisie COLLABORATES_WITH organisation:vilans planned rule=samen", "person:anna INTERVIEWED_IN article")),
		Source("2.md", Article("b", "", "[[Anna|PERSON]] verliet [[Movisie|ORGANISATION]]. Die werkt met [[JIM|METHOD]] [[(Bateson, 2016)|reference:bateson-2016]].").On("2026").
			Claims("person:anna AFFILIATED_WITH organisation:movisie ended 950 role=adviseur", "person:anna USES method:jim negated",
				"organisation:movisie USES method:jim 600 hedged", "article CITES reference:bateson-2016")),
		Source("3.md", Article("c", "", "[[Movisie|ORGANISATION]] heeft [[JIM|METHOD]].").Claims("organisation:movisie USES method:jim 500 role=", "organisation:movisie DEVELOPED method:jim")),
	)
}

func edgeCases() []scenario {
	type query = graph.EdgeQuery
	return []scenario{
		{"an edge gathers the claims of one subject, predicate and object", func(k *check) {
			k.network()
			k.equal("affiliation", k.edge("person:anna AFFILIATED_WITH organisation:movisie", graph.ClaimFilter{}), graph.Edge{
				EdgeKey: graph.EdgeKey{Subject: "person:anna", Predicate: graph.AffiliatedWith, Object: "organisation:movisie"}, Claims: 2, Confidence: 950,
				Modalities: []graph.Modality{graph.Asserted, graph.Ended}, Roles: []string{"adviseur", "lector"}, First: "2025-03", Last: "2026",
			})
			k.equal("use", k.edge("organisation:movisie USES method:jim", graph.ClaimFilter{}), graph.Edge{
				EdgeKey: graph.EdgeKey{Subject: "organisation:movisie", Predicate: graph.Uses, Object: "method:jim"}, Claims: 3, Confidence: 600,
				Modalities: []graph.Modality{graph.Asserted, graph.Hedged}, First: "2025-03", Last: "2026",
			})
			e := k.edge("organisation:movisie DEVELOPED method:jim", graph.ClaimFilter{})
			k.equal("dates of an undated claim", []graph.Date{e.First, e.Last}, []graph.Date{"", ""})
		}},
		{"an edge shows what its claims say under the filter, and is gone when none is left", func(k *check) {
			k.network()
			f := graph.ClaimFilter{MinConfidence: 600}
			k.edges(query{Filter: f, Order: graph.ByEdgeID}, "article:b CITES reference:bateson-2016×1, organisation:movisie COLLABORATES_WITH organisation:vilans×1, "+
				"organisation:movisie DEVELOPED method:jim×1, organisation:movisie USES method:jim×1, person:anna AFFILIATED_WITH organisation:movisie×2, person:anna INTERVIEWED_IN article:a×1")
			k.equal("use", k.edge("organisation:movisie USES method:jim", f), graph.Edge{
				EdgeKey: graph.EdgeKey{Subject: "organisation:movisie", Predicate: graph.Uses, Object: "method:jim"}, Claims: 1, Confidence: 600,
				Modalities: []graph.Modality{graph.Hedged}, First: "2026", Last: "2026",
			})
		}},
		{"edges come strongest first, ties by id, or by id", func(k *check) {
			k.network()
			f := graph.ClaimFilter{SubjectTypes: []graph.NodeType{"ORGANISATION", "PERSON"}, ObjectTypes: []graph.NodeType{"ORGANISATION", "METHOD"}}
			strongest := "organisation:movisie USES method:jim×3, person:anna AFFILIATED_WITH organisation:movisie×2, " +
				"organisation:movisie COLLABORATES_WITH organisation:vilans×1, organisation:movisie DEVELOPED method:jim×1"
			k.edges(query{Filter: f}, strongest)
			k.edges(query{Filter: f, Order: graph.StrongestFirst}, strongest)
			k.edges(query{Filter: f, Order: graph.ByEdgeID}, "organisation:movisie COLLABORATES_WITH organisation:vilans×1, organisation:movisie DEVELOPED method:jim×1, "+
				"organisation:movisie USES method:jim×3, person:anna AFFILIATED_WITH organisation:movisie×2")
		}},
		{"the edges at a node are those at either end of which it stands", func(k *check) {
			k.network()
			k.edges(query{OfNodes: []string{"organisation:movisie", "organisation:vilans"}}, "organisation:movisie USES method:jim×3, "+
				"person:anna AFFILIATED_WITH organisation:movisie×2, organisation:movisie COLLABORATES_WITH organisation:vilans×1, organisation:movisie DEVELOPED method:jim×1 | "+
				"organisation:movisie COLLABORATES_WITH organisation:vilans×1")
			k.edges(query{OfNodes: []string{"person:weg"}}, "")
		}},
		{"articles and references stand at the ends of edges like entities", func(k *check) {
			k.network()
			k.edges(query{OfNodes: []string{"article:a", "article:b", "reference:bateson-2016", "article:c"}},
				"person:anna INTERVIEWED_IN article:a×1 | article:b CITES reference:bateson-2016×1 | article:b CITES reference:bateson-2016×1 | ")
			k.edges(query{Filter: graph.ClaimFilter{ObjectTypes: []graph.NodeType{graph.ReferenceNode}}}, "article:b CITES reference:bateson-2016×1")
			k.edges(query{Filter: graph.ClaimFilter{SubjectTypes: []graph.NodeType{graph.ArticleNode}}}, "article:b CITES reference:bateson-2016×1")
			k.equal("claims of Anna", k.entity("person:anna").Claims, 3)
		}},
		{"edges point out of and into a node, symmetric ones both ways", func(k *check) {
			k.network()
			at := func(d graph.Direction, node string) query {
				return query{OfNodes: []string{node}, Filter: graph.ClaimFilter{Direction: d}, Order: graph.ByEdgeID}
			}
			together := "organisation:movisie COLLABORATES_WITH organisation:vilans×1"
			k.edges(at(graph.Outgoing, "organisation:movisie"), together+", organisation:movisie DEVELOPED method:jim×1, organisation:movisie USES method:jim×3")
			k.edges(at(graph.Incoming, "organisation:movisie"), together+", person:anna AFFILIATED_WITH organisation:movisie×2")
			k.edges(at(graph.Outgoing, "organisation:vilans"), together)
			k.edges(at(graph.Incoming, "organisation:vilans"), together)
			k.edges(at(graph.Outgoing, "method:jim"), "")
			k.edges(at(graph.Incoming, "method:jim"), "organisation:movisie DEVELOPED method:jim×1, organisation:movisie USES method:jim×3")
		}},
		{"edges at a node are narrowed by what stands at the other end", func(k *check) {
			k.network()
			movisie := func(f graph.ClaimFilter) query {
				return query{OfNodes: []string{"organisation:movisie"}, Filter: f, Order: graph.ByEdgeID}
			}
			k.edges(movisie(graph.ClaimFilter{OtherTypes: []graph.NodeType{"PERSON"}}), "person:anna AFFILIATED_WITH organisation:movisie×2")
			k.edges(movisie(graph.ClaimFilter{OtherTypes: []graph.NodeType{"ORGANISATION", "PLACE"}}), "organisation:movisie COLLABORATES_WITH organisation:vilans×1")
			k.edges(movisie(graph.ClaimFilter{Others: []string{"method:jim", "person:weg"}}), "organisation:movisie DEVELOPED method:jim×1, organisation:movisie USES method:jim×3")
			k.edges(movisie(graph.ClaimFilter{Others: []string{"organisation:movisie"}}), "")
			k.edges(movisie(graph.ClaimFilter{Others: []string{"method:jim", "person:anna"}, Direction: graph.Incoming}), "person:anna AFFILIATED_WITH organisation:movisie×2")
			k.edges(query{OfNodes: []string{"organisation:vilans"}, Filter: graph.ClaimFilter{OtherTypes: []graph.NodeType{"ORGANISATION"}}}, "organisation:movisie COLLABORATES_WITH organisation:vilans×1")
		}},
		{"an edge whose both ends are asked for stands on both pages", func(k *check) {
			k.network()
			nodes := []string{"organisation:movisie", "organisation:vilans"}
			together := "organisation:movisie COLLABORATES_WITH organisation:vilans×1"
			k.edges(query{OfNodes: nodes, Filter: graph.ClaimFilter{Others: nodes}}, together+" | "+together)
		}},
	}
}

func edgeFilterCases() []scenario {
	type filter = graph.ClaimFilter
	affiliated, used := "person:anna AFFILIATED_WITH organisation:movisie", "organisation:movisie USES method:jim"
	narrowed := func(k *check, f filter, want string) {
		k.Helper()
		f.Predicates = append(f.Predicates, graph.AffiliatedWith, graph.Uses)
		k.edges(graph.EdgeQuery{Filter: f, Order: graph.ByEdgeID}, want)
	}
	return []scenario{
		{"claims are narrowed by predicate", func(k *check) {
			k.network()
			k.edges(graph.EdgeQuery{Filter: filter{Predicates: []graph.Predicate{graph.Developed, graph.Cites}}}, "article:b CITES reference:bateson-2016×1, organisation:movisie DEVELOPED method:jim×1")
			k.edges(graph.EdgeQuery{Filter: filter{Predicates: []graph.Predicate{graph.PartOf}}}, "")
			k.claims(graph.ClaimQuery{Filter: filter{Predicates: []graph.Predicate{graph.Uses}}}, "b/"+used+", a/"+used+", c/"+used)
		}},
		{"claims are narrowed by the types of subject and object", func(k *check) {
			k.network()
			narrowed(k, filter{SubjectTypes: []graph.NodeType{"PERSON"}}, affiliated+"×2")
			narrowed(k, filter{ObjectTypes: []graph.NodeType{"METHOD"}}, used+"×3")
			narrowed(k, filter{SubjectTypes: []graph.NodeType{"PERSON"}, ObjectTypes: []graph.NodeType{"METHOD"}}, "")
			narrowed(k, filter{ObjectTypes: []graph.NodeType{"METHOD", "ORGANISATION"}}, used+"×3, "+affiliated+"×2")
		}},
		{"claims are narrowed by modality, and negated ones are given only when asked for", func(k *check) {
			k.network()
			narrowed(k, filter{}, used+"×3, "+affiliated+"×2")
			narrowed(k, filter{Modalities: []graph.Modality{graph.Negated}}, "person:anna USES method:jim×1")
			narrowed(k, filter{Modalities: []graph.Modality{graph.Ended, graph.Hedged}}, used+"×1, "+affiliated+"×1")
			narrowed(k, filter{Modalities: graph.Modalities()}, used+"×3, "+affiliated+"×2, person:anna USES method:jim×1")
			narrowed(k, filter{Modalities: []graph.Modality{graph.Planned}}, "")
		}},
		{"claims are narrowed by confidence, the bound included", func(k *check) {
			k.network()
			narrowed(k, filter{MinConfidence: 700}, affiliated+"×2")
			narrowed(k, filter{MinConfidence: 701}, affiliated+"×1")
			narrowed(k, filter{MinConfidence: 951}, "")
			narrowed(k, filter{MinConfidence: 500}, used+"×2, "+affiliated+"×2")
		}},
		{"claims are narrowed by the period of their article, and undated ones lie in none", func(k *check) {
			k.network()
			narrowed(k, filter{Period: graph.Period{From: "2026"}}, used+"×1, "+affiliated+"×1")
			narrowed(k, filter{Period: graph.Period{From: "2025-03-02", To: "2025"}}, "")
			narrowed(k, filter{Period: graph.Period{From: "2000"}}, used+"×2, "+affiliated+"×2")
			narrowed(k, filter{Period: graph.Period{To: "2025-03"}}, used+"×1, "+affiliated+"×1")
		}},
		{"claims are narrowed by publication, source and rule", func(k *check) {
			k.network()
			narrowed(k, filter{Publications: []string{"Sozio"}}, used+"×1, "+affiliated+"×1")
			narrowed(k, filter{Publications: []string{""}}, used+"×2, "+affiliated+"×1")
			narrowed(k, filter{Sources: []string{"3.md", "2.md"}}, used+"×2, "+affiliated+"×1")
			narrowed(k, filter{Sources: []string{"weg.md"}}, "")
			k.edges(graph.EdgeQuery{Filter: filter{Rules: []string{"samen", "weg"}}}, "organisation:movisie COLLABORATES_WITH organisation:vilans×1")
			k.apply(Source("4.md", Article("c", "", "Korter.")))
			narrowed(k, filter{Sources: []string{"4.md"}}, used+"×1")
		}},
		{"fields of a filter narrow together", func(k *check) {
			k.network()
			narrowed(k, filter{MinConfidence: 600, Period: graph.Period{From: "2026"}, Modalities: []graph.Modality{graph.Hedged, graph.Negated}}, used+"×1, person:anna USES method:jim×1")
			narrowed(k, filter{MinConfidence: 600, Publications: []string{"Sozio"}, ObjectTypes: []graph.NodeType{"METHOD"}}, "")
		}},
	}
}
