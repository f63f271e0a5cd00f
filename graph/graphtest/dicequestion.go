package graphtest

import (
	"context"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// question throws a question of any kind.
func (d dice) question() question {
	_, articles, entities, names := vocabulary()
	nodes := append(append([]string{"reference:x-2016", "method:weg", ""}, articles...), entities...)
	switch d.IntN(13) {
	case 0, 1:
		return d.articleQuestion()
	case 2:
		return d.entityQuestion()
	case 3:
		return askMentions(graph.MentionQuery{Articles: append(some(d, 5, articles...), pick(d, articles...)), Entities: some(d, 2, entities...)})
	case 4, 5:
		q := graph.EdgeQuery{OfNodes: some(d, 3, nodes...), Filter: d.claimFilter(), Order: pick[graph.EdgeOrder](d, "", graph.StrongestFirst, graph.ByEdgeID)}
		if len(q.OfNodes) > 0 {
			q.Filter.Direction = pick(d, graph.Both, graph.Both, graph.Outgoing, graph.Incoming)
			q.Filter.OtherTypes, q.Filter.Others = d.rarelyTypes(), d.rarely(nodes)
		}
		return windowed(d, q, func(ctx context.Context, s graph.Store, q graph.EdgeQuery, w graph.Window) ([]graph.Page[graph.Edge], error) {
			q.Window = w
			return s.Edges(ctx, q)
		})
	case 6:
		return d.claimQuestion(nodes)
	case 7:
		key := graph.SearchKey(pick(d, names...))
		if key == "" {
			key = "w"
		}
		return askCandidates(graph.Lookup{Key: key, Trigrams: graph.Trigrams(key), MinShare: 1 + d.IntN(4), Limit: pick(d, 1, 2, 30), Types: some(d, 1, graph.EntityTypes()...)})
	case 8, 9:
		return d.countQuestion()
	case 10:
		return askSearch(graph.SearchQuery{Text: pick(d, append(names, "wijkten", "burt", "oost wijkteam")...), Limit: pick(d, 1, 3, 50), Types: some(d, 1, graph.EntityTypes()...)})
	case 11:
		q := graph.PathQuery{From: pick(d, nodes[1:]...), To: pick(d, nodes[3:]...), MaxHops: 1 + d.IntN(4), K: 1 + d.IntN(6), Filter: d.claimFilter(), NodeTypes: d.rarelyTypes()}
		if q.From == "" || q.From == q.To {
			q.From = "concept:weg"
		}
		return askPaths(q)
	default:
		return askNeighbourhood(graph.NeighbourhoodQuery{Center: pick(d, nodes[3:]...), Depth: 1 + d.IntN(3), MaxNodes: 1 + d.IntN(9), Filter: d.claimFilter()})
	}
}

// rarely returns an empty list mostly, else a few values.
func (d dice) rarely(values []string) []string {
	if d.chance(75) {
		return nil
	}
	return append(some(d, 3, values...), pick(d, values...))
}

func (d dice) rarelyTypes() []graph.NodeType {
	if d.chance(80) {
		return nil
	}
	return []graph.NodeType{pick[graph.NodeType](d, "ORGANISATION", "METHOD", "PERSON", "CONCEPT", "PLACE"), pick[graph.NodeType](d, "ARTICLE", "REFERENCE", "ORGANISATION")}
}

func (d dice) period() graph.Period {
	if d.chance(75) {
		return graph.Period{}
	}
	return pick(d, graph.Period{From: "2025"}, graph.Period{To: "2025-03"}, graph.Period{From: "2025-03-01", To: "2026"}, graph.Period{From: "2024", To: "2024"})
}

func (d dice) claimFilter() graph.ClaimFilter {
	sources, _, _, _ := vocabulary()
	f := graph.ClaimFilter{
		Period: d.period(), Publications: d.rarely([]string{"", "Sozio", "Augeo"}), Sources: d.rarely(append(sources, "seed:x.tsv")), Rules: d.rarely([]string{"r1", "thesaurus"}),
		WithoutSeeds: d.chance(15), EachMember: d.chance(40), SubjectTypes: d.rarelyTypes(), ObjectTypes: d.rarelyTypes(), MinConfidence: pick(d, 0, 0, 0, 300, 999),
	}
	if d.chance(30) {
		f.Modalities = append(some(d, 3, graph.Modalities()...), pick(d, graph.Modalities()...))
	}
	if d.chance(25) {
		f.Predicates = append(some(d, 4, graph.Predicates()...), pick(d, graph.Predicates()...))
	}
	return f
}

func (d dice) articleFilter() graph.ArticleFilter {
	sources, articles, entities, _ := vocabulary()
	f := graph.ArticleFilter{
		IDs: d.rarely(articles), Sources: d.rarely(sources), Publications: d.rarely([]string{"", "Sozio", "Augeo", "weg"}), Issues: d.rarely([]string{"", "1"}),
		Languages: d.rarely([]string{"nl", "en"}), Period: d.period(), Terms: d.rarely([]string{"slot", "laatst", "eerst", "woord2", "kop"}), EachMember: d.chance(40),
	}
	if d.chance(30) {
		f.Mentioning = some(d, 2, entities...)
	}
	return f
}

func (d dice) entityFilter() graph.EntityFilter {
	_, _, entities, _ := vocabulary()
	f := graph.EntityFilter{IDs: d.rarely(entities), MinArticles: pick(d, 0, 0, 0, 2), NamePrefix: pick(d, "", "", "", "wijk", "a"), NameContains: pick(d, "", "", "", "team", " ")}
	if d.chance(25) {
		f.Types = append(f.Types, pick(d, graph.EntityTypes()...), pick(d, graph.EntityTypes()...))
	}
	if d.chance(20) {
		f.Kinds = []graph.Kind{pick(d, "", graph.KindClient, graph.KindProgramme, graph.KindMedia)}
	}
	if d.chance(20) {
		f.SameAs = pick(d, "cbs:", "cbs:1", "ror:", "ror:1")
	}
	return f
}

func (d dice) articleQuestion() question {
	_, _, entities, _ := vocabulary()
	q := graph.ArticleQuery{OfEntities: some(d, 3, append(entities, "method:weg")...), Filter: d.articleFilter(), Content: d.chance(30)}
	orders := []graph.ArticleOrder{"", graph.NewestFirst, graph.OldestFirst, graph.ByTitle}
	if len(q.Filter.Terms) > 0 {
		orders = append(orders, graph.MostMatching, graph.MostMatching)
	}
	q.Order = pick(d, orders...)
	return windowed(d, q, func(ctx context.Context, s graph.Store, q graph.ArticleQuery, w graph.Window) ([]graph.Page[graph.Article], error) {
		q.Window = w
		return s.Articles(ctx, q)
	})
}

func (d dice) entityQuestion() question {
	_, articles, _, _ := vocabulary()
	q := graph.EntityQuery{OfArticles: some(d, 3, append(articles, "article:weg")...), Filter: d.entityFilter()}
	orders := []graph.EntityOrder{"", graph.ByName, graph.MostMentions, graph.MostArticles, graph.MostClaims}
	if len(q.OfArticles) > 0 {
		orders = append(orders, graph.MostSalient, graph.MostSalient)
	}
	q.Order = pick(d, orders...)
	return windowed(d, q, func(ctx context.Context, s graph.Store, q graph.EntityQuery, w graph.Window) ([]graph.Page[graph.Entity], error) {
		q.Window = w
		return s.Entities(ctx, q)
	})
}

func (d dice) claimQuestion(nodes []string) question {
	_, articles, _, _ := vocabulary()
	q := graph.ClaimQuery{Filter: d.claimFilter(), Order: pick[graph.ClaimOrder](d, "", graph.ByEvidence, graph.LeastCertain)}
	switch d.IntN(3) {
	case 0:
		q.OfArticles = some(d, 3, articles...)
	case 1:
		for range d.IntN(6) {
			q.OfEdges = append(q.OfEdges, graph.EdgeKey{Subject: pick(d, nodes...), Predicate: pick(d, graph.Predicates()...), Object: pick(d, nodes...)})
		}
	}
	return windowed(d, q, func(ctx context.Context, s graph.Store, q graph.ClaimQuery, w graph.Window) ([]graph.Page[graph.ClaimRecord], error) {
		q.Window = w
		return s.Claims(ctx, q)
	})
}

func (d dice) countQuestion() question {
	unit := pick(d, units()...)
	own := ownDimensions()[unit]
	q := graph.CountQuery{Of: unit, Articles: d.articleFilter(), Entities: d.entityFilter(), Claims: d.claimFilter(), Limit: pick(d, 0, 0, 1, 3)}
	first, second := pick(d, own...), pick(d, own...)
	switch {
	case d.chance(20):
	case d.chance(50) || first == second:
		q.By = by(first)
	default:
		q.By = by(first, second)
	}
	return askCount(q)
}

// windowed asks for the whole list, and then for a window on it whose bounds are positions of that list, or of an item that
// never was.
func windowed[Q, T any](d dice, q Q, read func(context.Context, graph.Store, Q, graph.Window) ([]graph.Page[T], error)) question {
	w := graph.Window{Limit: d.IntN(5), Total: d.chance(50)}
	w.Backward = w.Limit > 0 && d.chance(40)
	after, before, shift := d.IntN(6), d.IntN(8), pick(d, "", "", "!", "zzz")
	if d.chance(40) {
		after = -1
	}
	if d.chance(60) {
		before = -1
	}
	type both struct {
		All []graph.Page[T]
		Cut []graph.Page[T]
		On  graph.Window
	}
	return ask("windowed", struct {
		Query         any
		Window        graph.Window
		After, Before int
	}{q, w, after, before}, func(ctx context.Context, s graph.Store) (any, error) {
		all, err := read(ctx, s, q, graph.Window{Total: true})
		if err != nil {
			return nil, err
		}
		w := w
		at := all[0].Positions
		if after >= 0 && after < len(at) {
			w.After = shifted(at[after], shift)
		}
		if before >= 0 && before < len(at) {
			w.Before = shifted(at[before], shift)
		}
		cut, err := read(ctx, s, q, w)
		w.After, w.Before = nil, nil
		return both{all, cut, w}, err
	})
}

// shifted returns the place just behind an item, where an item may have been; ids of claims are hashes and stay as they are.
func shifted(p graph.Position, by string) *graph.Position {
	if !strings.HasPrefix(p.ID, "claim:") {
		p.ID += by
	}
	return &p
}
