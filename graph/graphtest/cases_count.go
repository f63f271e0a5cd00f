package graphtest

import (
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func by(d ...graph.Dimension) []graph.Dimension { return d }

func countCases() []scenario {
	type query = graph.CountQuery
	type articles = graph.ArticleFilter
	return []scenario{
		{"articles are counted in all, and by publication, issue, language, year and month, undated ones apart", func(k *check) {
			k.shelf()
			k.counts(query{Of: graph.CountArticles}, "=5")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerPublication)}, "Augeo=2 Sozio=2 =1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerIssue)}, "=2 Augeo 9=1 Sozio 1 2026=1 Sozio 2 2025=1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerLanguage)}, "nl=4 en=1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerYear)}, "2025=2 2026=2 =1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerMonth)}, "=2 2025-06=2 2026-01=1")
		}},
		{"articles are counted by two dimensions together", func(k *check) {
			k.shelf()
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerPublication, graph.PerYear)}, ",=1 Augeo,2025=1 Augeo,2026=1 Sozio,2025=1 Sozio,2026=1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerYear, graph.PerType)},
				",METHOD=1 ,ORGANISATION=1 2025,METHOD=1 2025,ORGANISATION=1 2026,METHOD=1 2026,ORGANISATION=1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerEntity, graph.PerType), Limit: 1}, "method:jim,METHOD=3")
		}},
		{"articles are counted once under each entity and type that they mention", func(k *check) {
			k.shelf()
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerEntity)}, "method:jim=3 organisation:movisie=3 organisation:vilans=1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerType)}, "METHOD=3 ORGANISATION=3")
			narrow := query{Of: graph.CountArticles, Entities: graph.EntityFilter{Types: []graph.EntityType{graph.Organisation}}}
			k.counts(narrow, "=5")
			narrow.By = by(graph.PerYear)
			k.counts(narrow, "2025=2 2026=2 =1")
			narrow.By = by(graph.PerEntity)
			k.counts(narrow, "organisation:movisie=3 organisation:vilans=1")
			narrow.By = by(graph.PerType)
			k.counts(narrow, "ORGANISATION=3")
		}},
		{"counts are narrowed by the filter of articles", func(k *check) {
			k.shelf()
			f := articles{Mentioning: []string{"organisation:movisie"}}
			k.counts(query{Of: graph.CountArticles, Articles: f}, "=3")
			k.counts(query{Of: graph.CountArticles, Articles: f, By: by(graph.PerEntity)}, "organisation:movisie=3 method:jim=2 organisation:vilans=1")
			k.counts(query{Of: graph.CountArticles, Articles: articles{Terms: []string{"wijk"}}, By: by(graph.PerYear)}, "2025=1 2026=1")
			k.counts(query{Of: graph.CountMentions, Articles: articles{Period: graph.Period{From: "2026"}}, By: by(graph.PerEntity)}, "method:jim=1 organisation:movisie=1")
		}},
		{"articles are counted that pass every field of the filter", func(k *check) {
			k.shelf()
			for n, filters := range map[int][]articles{
				1: {{IDs: []string{"article:a", "article:weg"}}, {Issues: []string{"Augeo 9"}}, {Languages: []string{"en"}}, {Mentioning: []string{"organisation:vilans"}}},
				2: {{Sources: []string{"3.md"}}, {Publications: []string{"Sozio"}}, {Period: graph.Period{From: "2026"}}, {Terms: []string{"jeugd"}}},
			} {
				for _, f := range filters {
					k.equal(fmt.Sprintf("articles of %+v", f), k.articlePages(graph.ArticleQuery{Filter: f, Window: graph.Window{Total: true}})[0].Total, n)
					k.counts(query{Of: graph.CountArticles, Articles: f}, fmt.Sprintf("=%d", n))
				}
			}
		}},
		{"entities are counted that pass every field of the filter", func(k *check) {
			k.people()
			for n, filters := range map[int][]graph.EntityFilter{
				1: {{IDs: []string{"person:anna", "person:weg"}}, {Kinds: []graph.Kind{graph.KindClient}}, {NamePrefix: "gem"}, {NameContains: "jim"}, {SameAs: "cbs2:"}},
				2: {{Types: []graph.EntityType{graph.Person}}, {MinArticles: 2}},
			} {
				for _, f := range filters {
					k.equal(fmt.Sprintf("entities of %+v", f), k.entityPages(graph.EntityQuery{Filter: f, Window: graph.Window{Total: true}})[0].Total, n)
					k.counts(query{Of: graph.CountEntities, Entities: f}, fmt.Sprintf("=%d", n))
				}
			}
		}},
		{"the most frequent counts come first, ties by keys in bytes, at most the limit", func(k *check) {
			k.with(Source("a", Article("a", "", "Een.").In("b", ""), Article("b", "", "Twee.").In("B", ""), Article("c", "", "Drie.").In("é", ""), Article("d", "", "Vier.").In("é", ""), Article("e", "", "Vijf.")))
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerPublication)}, "é=2 =1 B=1 b=1")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerPublication), Limit: 3}, "é=2 =1 B=1")
			k.counts(query{Of: graph.CountArticles, Limit: 1}, "=5")
			k.counts(query{Of: graph.CountArticles, By: by(graph.PerPublication), Articles: articles{IDs: []string{"article:weg"}}}, "")
			k.counts(query{Of: graph.CountArticles, Articles: articles{IDs: []string{"article:weg"}}}, "=0")
		}},
	}
}

func countNamingCases() []scenario {
	type query = graph.CountQuery
	type articles = graph.ArticleFilter
	return []scenario{
		{"sentences are counted that name all the entities asked for", func(k *check) {
			k.sentences()
			k.counts(query{Of: graph.CountSentences}, "=6")
			k.counts(query{Of: graph.CountSentences, Articles: articles{Mentioning: []string{"method:jim"}}}, "=3")
			k.counts(query{Of: graph.CountSentences, Articles: articles{Mentioning: []string{"method:jim", "organisation:movisie"}}}, "=2")
			k.counts(query{Of: graph.CountSentences, Articles: articles{Mentioning: []string{"place:weg"}}}, "=0")
		}},
		{"sentences are counted by the other entities that they name, each once", func(k *check) {
			k.sentences()
			k.counts(query{Of: graph.CountSentences, By: by(graph.PerEntity)}, "method:jim=3 organisation:movisie=3 organisation:vilans=2")
			jim := articles{Mentioning: []string{"method:jim"}}
			k.counts(query{Of: graph.CountSentences, Articles: jim, By: by(graph.PerEntity)}, "organisation:movisie=2 organisation:vilans=1")
			k.counts(query{Of: graph.CountSentences, Articles: jim, By: by(graph.PerType)}, "ORGANISATION=2")
			k.counts(query{Of: graph.CountSentences, Articles: jim, By: by(graph.PerEntity), Entities: graph.EntityFilter{IDs: []string{"organisation:vilans", "method:jim"}}}, "organisation:vilans=1")
			k.counts(query{Of: graph.CountSentences, Articles: jim, By: by(graph.PerEntity, graph.PerType), Limit: 1}, "organisation:movisie,ORGANISATION=2")
		}},
		{"mentions are counted by entity, type, year, month, issue and publication", func(k *check) {
			k.sentences()
			k.counts(query{Of: graph.CountMentions}, "=10")
			k.counts(query{Of: graph.CountMentions, By: by(graph.PerEntity)}, "method:jim=4 organisation:movisie=4 organisation:vilans=2")
			k.counts(query{Of: graph.CountMentions, By: by(graph.PerType)}, "ORGANISATION=6 METHOD=4")
			k.counts(query{Of: graph.CountMentions, By: by(graph.PerYear)}, "2026=7 =3")
			k.counts(query{Of: graph.CountMentions, By: by(graph.PerMonth)}, "2026-03=7 =3")
			k.counts(query{Of: graph.CountMentions, By: by(graph.PerIssue)}, "Sozio 1=7 =3")
			k.counts(query{Of: graph.CountMentions, By: by(graph.PerPublication, graph.PerType)}, "Sozio,ORGANISATION=4 Sozio,METHOD=3 ,ORGANISATION=2 ,METHOD=1")
		}},
		{"mentions are counted of the entities that pass the filter", func(k *check) {
			k.sentences()
			of := graph.EntityFilter{IDs: []string{"organisation:vilans", "method:jim"}}
			k.counts(query{Of: graph.CountMentions, Entities: of}, "=6")
			k.counts(query{Of: graph.CountMentions, Entities: of, By: by(graph.PerEntity, graph.PerMonth)}, "method:jim,2026-03=3 method:jim,=1 organisation:vilans,=1 organisation:vilans,2026-03=1")
		}},
		{"entities are counted by type and kind, whatever the articles", func(k *check) {
			k.people()
			k.counts(query{Of: graph.CountEntities, Articles: articles{IDs: []string{"article:weg"}}}, "=6")
			k.counts(query{Of: graph.CountEntities, By: by(graph.PerType)}, "ORGANISATION=2 PERSON=2 METHOD=1 PLACE=1")
			k.counts(query{Of: graph.CountEntities, By: by(graph.PerKind)}, "=3 client=1 gemeente=1 zorg-welzijn=1")
			k.counts(query{Of: graph.CountEntities, By: by(graph.PerKind, graph.PerType), Entities: graph.EntityFilter{Types: []graph.EntityType{graph.Person}}}, ",PERSON=1 client,PERSON=1")
			k.counts(query{Of: graph.CountEntities, Entities: graph.EntityFilter{MinArticles: 2}}, "=2")
		}},
	}
}

// sentences is a store of two articles of three sentences each.
func (k *check) sentences() *check {
	k.Helper()
	return k.holding(
		Article("a", "", "[[Movisie|ORGANISATION]] en [[Movisie|ORGANISATION]] met [[JIM|METHOD]]. [[JIM|METHOD]] van [[Vilans|ORGANISATION]] en [[Movisie|ORGANISATION]], [[JIM|METHOD]]! Niemand.").
			On("2026-03-05").In("Sozio", "Sozio 1"),
		Article("b", "", "[[Vilans|ORGANISATION]]. [[Movisie|ORGANISATION]]. [[JIM|METHOD]]."),
	)
}

func countClaimCases() []scenario {
	type query = graph.CountQuery
	of := graph.CountClaims
	return []scenario{
		{"claims are counted by predicate, modality, types, rule, year, month and publication", func(k *check) {
			k.network()
			k.counts(query{Of: of}, "=9")
			k.counts(query{Of: of, By: by(graph.PerPredicate)}, "USES=3 AFFILIATED_WITH=2 CITES=1 COLLABORATES_WITH=1 DEVELOPED=1 INTERVIEWED_IN=1")
			k.counts(query{Of: of, By: by(graph.PerModality)}, "asserted=6 ended=1 hedged=1 planned=1")
			k.counts(query{Of: of, By: by(graph.PerSubjectType)}, "ORGANISATION=5 PERSON=3 ARTICLE=1")
			k.counts(query{Of: of, By: by(graph.PerObjectType)}, "METHOD=4 ORGANISATION=3 ARTICLE=1 REFERENCE=1")
			k.counts(query{Of: of, By: by(graph.PerRule)}, "test=8 samen=1")
			k.counts(query{Of: of, By: by(graph.PerYear)}, "2025=4 2026=3 =2")
			k.counts(query{Of: of, By: by(graph.PerMonth)}, "=5 2025-03=4")
			k.counts(query{Of: of, By: by(graph.PerPublication)}, "=5 Sozio=4")
			k.counts(query{Of: of, By: by(graph.PerSubjectType, graph.PerObjectType), Limit: 2}, "ORGANISATION,METHOD=4 PERSON,ORGANISATION=2")
		}},
		{"claims are counted that pass the filter, whatever articles and entities", func(k *check) {
			k.network()
			everything := query{Of: of, Articles: graph.ArticleFilter{IDs: []string{"article:weg"}}, Entities: graph.EntityFilter{MinArticles: 99}}
			k.counts(everything, "=9")
			k.counts(query{Of: of, Claims: graph.ClaimFilter{MinConfidence: 700}}, "=6")
			k.counts(query{Of: of, Claims: graph.ClaimFilter{Modalities: []graph.Modality{graph.Negated}}, By: by(graph.PerModality)}, "negated=1")
			k.counts(query{Of: of, Claims: graph.ClaimFilter{Period: graph.Period{From: "2026"}}}, "=3")
		}},
		{"claims are listed and counted that pass every field of the filter", func(k *check) {
			k.network()
			k.apply(Seeds("seed:t.tsv", "concept:a BROADER concept:b"), Source("4.md", Article("d", "", "[[a|concept:a]] [[b|concept:b]]")))
			for n, filters := range map[int][]graph.ClaimFilter{
				1: {{Modalities: []graph.Modality{graph.Negated}}, {Rules: []string{"samen"}}, {Sources: []string{"seed:t.tsv"}}},
				2: {{Predicates: []graph.Predicate{graph.AffiliatedWith}}, {Sources: []string{"3.md"}}},
				3: {{SubjectTypes: []graph.NodeType{"PERSON"}}, {Period: graph.Period{From: "2026"}}},
				4: {{ObjectTypes: []graph.NodeType{"METHOD"}}, {Publications: []string{"Sozio"}}},
				7: {{MinConfidence: 700}}, 9: {{WithoutSeeds: true}}, 10: {{}},
			} {
				for _, f := range filters {
					k.equal(fmt.Sprintf("claims of %+v", f), k.claimPages(graph.ClaimQuery{Filter: f, Window: graph.Window{Limit: 1, Total: true}})[0].Total, n)
					k.counts(query{Of: of, Claims: f}, fmt.Sprintf("=%d", n))
				}
			}
		}},
		{"thesaurus claims are counted while they are awake, without date and publication", func(k *check) {
			k.with(Seeds("seed:t.tsv", "concept:a BROADER concept:b", "concept:a BROADER concept:c"), Source("1", Article("a", "", "[[a|concept:a]] [[b|concept:b]]").On("2026").In("Sozio", "")))
			k.counts(query{Of: of, By: by(graph.PerYear, graph.PerPublication)}, ",=1")
			k.counts(query{Of: of, Claims: graph.ClaimFilter{WithoutSeeds: true}}, "=0")
		}},
	}
}
