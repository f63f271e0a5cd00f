package neo4j

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Articles implements [graph.Store].
func (s *Store) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	p := selection(q.Filter, q.OfEntities)
	order := q.Order
	if order == "" {
		order = graph.NewestFirst
	}
	p["order"], p["content"] = string(order), q.Content
	if err := window(p, q.Window, articleKey(order)); err != nil {
		return nil, err
	}
	question := "articles"
	all := graph.ArticleFilter{EachMember: q.Filter.EachMember}
	if len(q.OfEntities) == 0 && order == graph.NewestFirst && reflect.DeepEqual(q.Filter, all) && inOrderOfIndex(p, q.Window, true) {
		question = "articles_newest"
	}
	answer, err := s.ask(ctx, question, p)
	if err != nil {
		return nil, err
	}
	out, err := pages(answer, q.Window, func(r row) (graph.Article, graph.Position, error) {
		a, err := articleOf(r, q.Content)
		return a, articlePosition(order, &a, r.text(2)), err
	})
	return out, s.translate(ctx, err)
}

// selection returns the parameters that select articles, those that mention each parent when there are parents.
func selection(f graph.ArticleFilter, parents []string) params {
	of := parents
	if len(of) == 0 {
		of = []string{""}
	}
	words := make([]string, 0, len(f.Terms))
	for _, t := range f.Terms {
		words = append(words, wordOf(t))
	}
	p := params{
		"of": of, "ids": listOr(f.IDs), "words": texts(words), "languages": listOr(f.Languages), "each": f.EachMember,
		"publications": listOr(f.Publications), "issues": listOr(f.Issues), "sources": listOr(f.Sources),
		"mentioning": nil, "entities": []string{}, "start": "all",
	}
	period(p, f.Period)
	mentioning := mentioned(f, parents)
	switch {
	case len(f.Terms) > 0:
		p["start"] = "terms"
	case len(f.IDs) > 0:
		p["start"] = "ids"
	case len(mentioning) > 0:
		entities, more := make([]string, len(mentioning)), 0
		for i, list := range mentioning {
			entities[i], mentioning[i] = list[0], list[1:]
			more += len(list) - 1
		}
		if p["entities"], p["start"] = entities, "entity"; more == 0 {
			return p // what an article is found by needs no other look
		}
	}
	if len(mentioning) > 0 {
		p["mentioning"] = mentioning
	}
	return p
}

// mentioned returns the entities that an article has to mention, for each parent it first, or once without parents.
func mentioned(f graph.ArticleFilter, parents []string) [][]string {
	if len(parents) == 0 && len(f.Mentioning) > 0 {
		return [][]string{f.Mentioning}
	}
	var out [][]string
	for _, id := range parents {
		out = append(out, append([]string{id}, f.Mentioning...))
	}
	return out
}

func articleKey(o graph.ArticleOrder) keyed {
	switch o {
	case graph.OldestFirst:
		return byOldest
	case graph.ByTitle:
		return byTextLast
	case graph.MostMatching:
		return byMatched
	default:
		return byNewest
	}
}

func articlePosition(o graph.ArticleOrder, a *graph.Article, titleKey string) graph.Position {
	key := a.PublishedAt.First()
	switch o {
	case graph.ByTitle:
		key = titleKey
	case graph.MostMatching:
		key = strconv.Itoa(a.Matched) + " " + key
	}
	return graph.Position{Key: key, ID: a.ID}
}

func articleOf(r row, content bool) (graph.Article, error) {
	a := graph.Article{
		ID: r.text(0), Title: r.text(1), Body: r.int(3), Length: r.int(4), Language: r.text(5), Publication: r.text(6),
		Issue: r.text(7), PublishedAt: graph.Date(r.text(8)), Group: r.text(9), Matched: r.int(10), Members: r.texts(12),
	}
	for _, h := range r.rows(11) {
		a.Holdings = append(a.Holdings, graph.Holding{Source: h.text(0), Start: h.int(1), End: h.int(2)})
	}
	slices.SortFunc(a.Holdings, compareHoldings)
	if !content {
		return a, nil
	}
	c := r.row(13).row(0)
	var reading graph.Reading
	if err := load(c.blob(2), c.text(1), &reading); err != nil {
		return a, fmt.Errorf("article %s: %w", a.ID, err)
	}
	a.Text, a.Subtitle, a.Sentences, a.Pieces, a.Citations = reading.Text, reading.Subtitle, reading.Sentences, reading.Pieces, reading.Citations
	a.Reading = c.text(0)
	return a, nil
}
