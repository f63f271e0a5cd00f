package neo4j

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	p := entityFilter(q.Filter)
	order := q.Order
	if order == "" {
		order = graph.ByName
	}
	p["of"], p["start"], p["order"] = []string{""}, entityStart(q.Filter), string(order)
	if len(q.OfArticles) > 0 {
		p["of"], p["start"] = q.OfArticles, "article"
	}
	if err := window(p, q.Window, entityKey(order)); err != nil {
		return nil, err
	}
	answer, err := s.ask(ctx, entityQuestion(q, order, p), p)
	if err != nil {
		return nil, err
	}
	return pages(answer, q.Window, func(r row) (graph.Entity, graph.Position, error) {
		e := entityOf(r)
		e.Salience, e.Here = r.int(13), r.int(14)
		return e, entityPosition(order, &e, r.text(12)), nil
	})
}

// entityQuestion returns the question that answers a query soonest.
func entityQuestion(q graph.EntityQuery, order graph.EntityOrder, p params) string {
	if len(q.OfArticles) == 0 && reflect.DeepEqual(q.Filter, graph.EntityFilter{}) {
		switch {
		case order == graph.ByName && inOrderOfIndex(p, q.Window, false):
			return "entities_by_name"
		case order == graph.MostMentions && inOrderOfIndex(p, q.Window, true):
			return "entities_most_mentioned"
		}
	}
	return "entities"
}

// entityStart says from where the entities of a filter are found soonest.
func entityStart(f graph.EntityFilter) string {
	switch {
	case len(f.IDs) > 0:
		return "ids"
	case f.NamePrefix != "":
		return "prefix"
	case f.NameContains != "":
		return "contains"
	default:
		return "all"
	}
}

func entityFilter(f graph.EntityFilter) params {
	return params{
		"entityIDs": listOr(f.IDs), "types": listOr(f.Types), "kinds": listOr(f.Kinds), "prefix": textOr(f.NamePrefix),
		"contains": textOr(f.NameContains), "sameAs": textOr(f.SameAs), "register": strings.HasSuffix(f.SameAs, ":"),
		"minArticles": f.MinArticles,
	}
}

func entityOf(r row) graph.Entity {
	return graph.Entity{
		ID: r.text(0), Type: graph.EntityType(r.text(1)), Kind: graph.Kind(r.text(2)), Name: r.text(3), Aliases: r.texts(4),
		SameAs: r.texts(5), Definition: r.text(6), Mentions: r.int(7), Articles: r.int(8), Claims: r.int(9),
		First: graph.Date(r.text(10)), Last: graph.Date(r.text(11)),
	}
}

func entityKey(o graph.EntityOrder) keyed {
	switch o {
	case graph.MostMentions, graph.MostArticles, graph.MostClaims:
		return byCount
	case graph.MostSalient:
		return bySalience
	default:
		return byText
	}
}

func entityPosition(o graph.EntityOrder, e *graph.Entity, key string) graph.Position {
	switch o {
	case graph.MostMentions:
		key = strconv.Itoa(e.Mentions)
	case graph.MostArticles:
		key = strconv.Itoa(e.Articles)
	case graph.MostClaims:
		key = strconv.Itoa(e.Claims)
	case graph.MostSalient:
		key = strconv.Itoa(e.Salience) + " " + strconv.Itoa(e.Here)
	}
	return graph.Position{Key: key, ID: e.ID}
}

// Mentions implements [graph.Store].
func (s *Store) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	answer, err := s.ask(ctx, "mentions", params{"articles": texts(q.Articles), "entities": listOr(q.Entities)})
	if err != nil {
		return nil, err
	}
	var out []graph.Mention
	for i := range answer {
		r := answer.row(i)
		out = append(out, graph.Mention{
			Entity: r.text(0), Article: r.text(1), Start: r.int(2), End: r.int(3), Text: r.text(4), Recogniser: r.text(5),
			Confidence: r.int(6), Sentence: graph.Span{Start: r.int(7), End: r.int(8)},
		})
	}
	slices.SortFunc(out, func(a, b graph.Mention) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			cmp.Compare(a.Entity, b.Entity))
	})
	return out, nil
}

// Candidates implements [graph.Store].
func (s *Store) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	if err := l.Validate(); err != nil {
		return nil, err
	}
	trigrams := slices.DeleteFunc(texts(l.Trigrams), func(g string) bool {
		return utf8.RuneCountInString(g) != 3 || strings.Contains(g, "\n")
	})
	answer, err := s.ask(ctx, "candidates", params{
		"key": l.Key, "trigrams": trigrams, "rare": rarest(trigrams, l.MinShare), "minShare": l.MinShare, "types": listOr(l.Types),
		"limit": l.Limit,
	})
	if err != nil {
		return nil, err
	}
	var out []graph.Candidate
	for i := range answer {
		r := answer.row(i)
		out = append(out, graph.Candidate{Entity: entityOf(r), Key: r.text(12), Shared: r.int(13)})
	}
	return out, nil
}

// rarest returns so many trigrams that every name which shares enough of all has one of them, those inside words first: more
// names begin alike.
func rarest(trigrams []string, minShare int) []string {
	n := len(trigrams) - minShare + 1
	if n <= 0 {
		return []string{}
	}
	list := slices.Clone(trigrams)
	slices.SortStableFunc(list, func(a, b string) int { return strings.Count(a, " ") - strings.Count(b, " ") })
	return list[:n]
}
