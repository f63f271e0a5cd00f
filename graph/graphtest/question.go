package graphtest

import (
	"context"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// question is something to ask of a store; its answer is plain data.
type question struct {
	text   string
	ask    func(ctx context.Context, s graph.Store) (any, error)
	oracle func(s *state) any // answers in the place of ask what graph computes over a store; may be nil
}

// expect returns the model's answer.
func (q question) expect(ctx context.Context, m *Model) (any, error) {
	if q.oracle == nil {
		return q.ask(ctx, m)
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	return q.oracle(s), nil
}

// answers asks questions of a store and returns what it says, one text each.
func answers(ctx context.Context, s graph.Store, questions []question) ([]string, error) {
	out := make([]string, len(questions))
	for i, q := range questions {
		answer, err := q.ask(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.text, err)
		}
		out[i] = fmt.Sprintf("%s: %+v", q.text, answer)
	}
	return out, nil
}

func ask(method string, q any, f func(ctx context.Context, s graph.Store) (any, error)) question {
	return question{text: fmt.Sprintf("%s(%+v)", method, q), ask: f}
}

func askArticles(q graph.ArticleQuery) question {
	return ask("Articles", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Articles(ctx, q) })
}

func askEntities(q graph.EntityQuery) question {
	return ask("Entities", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Entities(ctx, q) })
}

func askMentions(q graph.MentionQuery) question {
	return ask("Mentions", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Mentions(ctx, q) })
}

func askEdges(q graph.EdgeQuery) question {
	return ask("Edges", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Edges(ctx, q) })
}

func askClaims(q graph.ClaimQuery) question {
	return ask("Claims", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Claims(ctx, q) })
}

func askCandidates(l graph.Lookup) question {
	return ask("Candidates", l, func(ctx context.Context, s graph.Store) (any, error) { return s.Candidates(ctx, l) })
}

func askCount(q graph.CountQuery) question {
	return ask("Count", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Count(ctx, q) })
}

func askSources(q graph.SourceQuery) question {
	return ask("Sources", q, func(ctx context.Context, s graph.Store) (any, error) { return s.Sources(ctx, q) })
}

// plainQuestions ask for all that a store shows, in every order.
func plainQuestions() []question {
	all := graph.ArticleFilter{EachMember: true}
	each := graph.ClaimFilter{EachMember: true, Modalities: graph.Modalities()}
	total := graph.Window{Total: true}
	out := []question{
		askSources(graph.SourceQuery{Window: total}), askArticles(graph.ArticleQuery{Filter: all, Content: true, Window: total}),
		askArticles(graph.ArticleQuery{}), askArticles(graph.ArticleQuery{Order: graph.OldestFirst}), askArticles(graph.ArticleQuery{Order: graph.ByTitle}),
		askEdges(graph.EdgeQuery{Filter: each, Order: graph.ByEdgeID}), askEdges(graph.EdgeQuery{Window: total}),
		askClaims(graph.ClaimQuery{Filter: each, Window: total}), askClaims(graph.ClaimQuery{}),
		askClaims(graph.ClaimQuery{Filter: each, Order: graph.LeastCertain, Window: total}),
	}
	for _, o := range []graph.EntityOrder{"", graph.MostMentions, graph.MostArticles, graph.MostClaims} {
		out = append(out, askEntities(graph.EntityQuery{Order: o, Window: total}))
	}
	for _, unit := range units() {
		dimensions := ownDimensions()[unit]
		out = append(out, askCount(graph.CountQuery{Of: unit}))
		for _, d := range dimensions {
			out = append(out, askCount(graph.CountQuery{Of: unit, By: by(d)}))
		}
	}
	return append(out, question{text: "mentions of all articles", ask: func(ctx context.Context, s graph.Store) (any, error) {
		pages, err := s.Articles(ctx, graph.ArticleQuery{Filter: all})
		if err != nil || len(pages[0].Items) == 0 {
			return nil, err
		}
		var ids []string
		for _, a := range pages[0].Items {
			ids = append(ids, a.ID)
		}
		return s.Mentions(ctx, graph.MentionQuery{Articles: ids})
	}})
}

// ownDimensions are those by which a unit is counted.
func ownDimensions() map[graph.Unit][]graph.Dimension {
	return map[graph.Unit][]graph.Dimension{
		graph.CountArticles:  by(graph.PerPublication, graph.PerIssue, graph.PerLanguage, graph.PerYear, graph.PerMonth, graph.PerEntity, graph.PerType),
		graph.CountSentences: by(graph.PerEntity, graph.PerType),
		graph.CountMentions:  by(graph.PerEntity, graph.PerType, graph.PerYear, graph.PerMonth, graph.PerIssue, graph.PerPublication),
		graph.CountEntities:  by(graph.PerType, graph.PerKind),
		graph.CountClaims: by(graph.PerPredicate, graph.PerModality, graph.PerSubjectType, graph.PerObjectType, graph.PerRule, graph.PerYear,
			graph.PerMonth, graph.PerPublication),
	}
}

func units() []graph.Unit {
	return []graph.Unit{graph.CountArticles, graph.CountSentences, graph.CountMentions, graph.CountEntities, graph.CountClaims}
}

func askSearch(q graph.SearchQuery) question {
	out := ask("Search", q, func(ctx context.Context, s graph.Store) (any, error) { return graph.Search(ctx, s, q) })
	out.oracle = func(s *state) any { return s.search(q) }
	return out
}

func askPaths(q graph.PathQuery) question {
	out := ask("FindPaths", q, func(ctx context.Context, s graph.Store) (any, error) { return graph.FindPaths(ctx, s, q) })
	out.oracle = func(s *state) any { return s.paths(q) }
	return out
}

func askNeighbourhood(q graph.NeighbourhoodQuery) question {
	out := ask("Neighbourhood", q, func(ctx context.Context, s graph.Store) (any, error) { return graph.Neighbourhood(ctx, s, q) })
	out.oracle = func(s *state) any { return s.neighbourhood(q) }
	return out
}
