package graphtest

import (
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func invalidCases() []scenario {
	backwards := graph.Period{From: "2026", To: "2025"}
	return []scenario{
		{"articles refuse an unknown order, an order by no terms, a period that is none and a window that is none", func(k *check) {
			k.with()
			for name, q := range map[string]graph.ArticleQuery{
				"order": {Order: "longest"}, "terms": {Order: graph.MostMatching}, "period": {Filter: graph.ArticleFilter{Period: backwards}},
				"date": {Filter: graph.ArticleFilter{Period: graph.Period{To: "gisteren"}}}, "limit": {Window: graph.Window{Limit: -1}},
				"backward": {Window: graph.Window{Backward: true}}, "backward of entities": {OfEntities: []string{"method:x"}, Window: graph.Window{Backward: true}},
			} {
				_, err := k.store.Articles(k.ctx(), q)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
		{"entities refuse an unknown order, salience without an article and a window that is none", func(k *check) {
			k.with()
			for name, q := range map[string]graph.EntityQuery{
				"order": {Order: "beauty"}, "salience": {Order: graph.MostSalient}, "limit": {Window: graph.Window{Limit: -5}}, "backward": {Window: graph.Window{Backward: true}},
			} {
				_, err := k.store.Entities(k.ctx(), q)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
		{"mentions refuse to be read of no article", func(k *check) {
			k.with()
			_, err := k.store.Mentions(k.ctx(), graph.MentionQuery{Entities: []string{"method:jim"}})
			k.fails("mentions", err, graph.ErrInvalid)
		}},
		{"sources refuse a window that is none", func(k *check) {
			k.with()
			_, err := k.store.Sources(k.ctx(), graph.SourceQuery{Window: graph.Window{Limit: -1}})
			k.fails("limit", err, graph.ErrInvalid)
			_, err = k.store.Sources(k.ctx(), graph.SourceQuery{Window: graph.Window{Backward: true}})
			k.fails("backward", err, graph.ErrInvalid)
		}},
	}
}

func invalidClaimCases() []scenario {
	return []scenario{
		{"edges refuse an unknown order, what needs a node without one, and a filter or window that is none", func(k *check) {
			k.with()
			queries := map[string]graph.EdgeQuery{
				"order": {Order: "weight"}, "limit": {Window: graph.Window{Limit: -1}}, "backward": {Window: graph.Window{Backward: true}},
				"direction of a node": {OfNodes: []string{"method:x"}, Filter: graph.ClaimFilter{Direction: "up"}},
			}
			for name, f := range brokenClaimFilters() {
				queries[name] = graph.EdgeQuery{Filter: f}
			}
			for name, q := range queries {
				_, err := k.store.Edges(k.ctx(), q)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
		{"claims refuse an unknown order, parents of two sorts, what needs a node, and a filter or window that is none", func(k *check) {
			k.with()
			queries := map[string]graph.ClaimQuery{
				"order": {Order: "newest"}, "both": {OfEdges: []graph.EdgeKey{{}}, OfArticles: []string{"article:a"}},
				"limit": {Window: graph.Window{Limit: -1}}, "backward": {Window: graph.Window{Backward: true}},
			}
			for name, f := range brokenClaimFilters() {
				queries[name] = graph.ClaimQuery{Filter: f}
			}
			for name, q := range queries {
				_, err := k.store.Claims(k.ctx(), q)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
		{"candidates refuse a look-up without key, share or limit", func(k *check) {
			k.with()
			for name, l := range map[string]graph.Lookup{
				"key": {MinShare: 1, Limit: 1}, "share": {Key: "a", Limit: 1}, "limit": {Key: "a", MinShare: 1}, "negative": {Key: "a", MinShare: 1, Limit: -1},
			} {
				_, err := k.store.Candidates(k.ctx(), l)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
		{"counts refuse an unknown unit, a dimension that the unit lacks, three dimensions or one twice, and broken filters", func(k *check) {
			k.with()
			queries := map[string]graph.CountQuery{
				"unit": {Of: "words"}, "no unit": {}, "three": {Of: graph.CountClaims, By: by(graph.PerYear, graph.PerMonth, graph.PerRule)},
				"twice": {Of: graph.CountClaims, By: by(graph.PerYear, graph.PerYear)}, "limit": {Of: graph.CountArticles, Limit: -1},
				"period": {Of: graph.CountArticles, Articles: graph.ArticleFilter{Period: graph.Period{From: "2026", To: "2025"}}},
			}
			for name, f := range brokenClaimFilters() {
				queries[name] = graph.CountQuery{Of: graph.CountClaims, Claims: f}
			}
			for of, dimensions := range foreignDimensions() {
				for _, d := range dimensions {
					queries[fmt.Sprintf("%s by %s", of, d)] = graph.CountQuery{Of: of, By: by(d)}
				}
			}
			for name, q := range queries {
				_, err := k.store.Count(k.ctx(), q)
				k.fails(name, err, graph.ErrInvalid)
			}
		}},
	}
}

// brokenClaimFilters are filters that mean nothing, or nothing without a node.
func brokenClaimFilters() map[string]graph.ClaimFilter {
	return map[string]graph.ClaimFilter{
		"period": {Period: graph.Period{From: "2026-02", To: "2026-01"}}, "date": {Period: graph.Period{From: "2026-13"}},
		"predicate": {Predicates: []graph.Predicate{graph.Uses, "LOVES"}}, "modality": {Modalities: []graph.Modality{"maybe"}}, "no modality": {Modalities: []graph.Modality{""}},
		"direction": {Direction: graph.Outgoing}, "other types": {OtherTypes: []graph.NodeType{"PERSON"}}, "others": {Others: []string{"person:anna"}},
	}
}

// foreignDimensions are those by which a unit is not counted.
func foreignDimensions() map[graph.Unit][]graph.Dimension {
	return map[graph.Unit][]graph.Dimension{
		graph.CountArticles:  by(graph.PerKind, graph.PerPredicate, graph.PerModality, graph.PerSubjectType, graph.PerObjectType, graph.PerRule, "colour", ""),
		graph.CountSentences: by(graph.PerKind, graph.PerYear, graph.PerMonth, graph.PerPublication, graph.PerIssue, graph.PerLanguage, graph.PerRule),
		graph.CountMentions:  by(graph.PerKind, graph.PerLanguage, graph.PerPredicate, graph.PerRule),
		graph.CountEntities:  by(graph.PerEntity, graph.PerYear, graph.PerPublication, graph.PerLanguage, graph.PerPredicate),
		graph.CountClaims:    by(graph.PerEntity, graph.PerType, graph.PerKind, graph.PerIssue, graph.PerLanguage),
	}
}
