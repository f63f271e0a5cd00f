package graphtest

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Articles implements [graph.Store].
func (m *Model) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var pages []graph.Page[graph.Article]
	for _, entity := range parents(q.OfEntities) {
		filter := q.Filter
		if entity != nil {
			filter.Mentioning = append(slices.Clone(filter.Mentioning), *entity)
		}
		var found []item[graph.Article]
		for _, a := range s.listed(filter) {
			matched := matches(a, q.Filter.Terms)
			at := graph.Position{Key: articleKey(a, matched, q.Order), ID: a.id}
			found = append(found, item[graph.Article]{a.record(matched, q.Content), at})
		}
		page, err := cut(found, articleOrder(q.Order), q.Window)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// parents returns the parents of a query, or one nil parent, which stands for everything.
func parents(of []string) []*string {
	if len(of) == 0 {
		return []*string{nil}
	}
	var out []*string
	for _, id := range of {
		out = append(out, &id)
	}
	return out
}

// listed returns the articles that a filter lists, by id.
func (s *state) listed(f graph.ArticleFilter) []*article {
	var out []*article
	for _, a := range s.articles {
		if !passes(a, f) {
			continue
		}
		first := a.group[slices.IndexFunc(a.group, func(b *article) bool { return passes(b, f) })]
		if f.EachMember || first == a {
			out = append(out, a)
		}
	}
	return out
}

// passes reports whether an article passes a filter, its group apart.
func passes(a *article, f graph.ArticleFilter) bool {
	for _, entity := range f.Mentioning {
		if !a.mentions(entity) {
			return false
		}
	}
	r := a.reading
	return among(f.IDs, a.id) && heldByOne(a, f.Sources) && among(f.Publications, r.Publication) && among(f.Issues, r.Issue) &&
		among(f.Languages, r.Language) && f.Period.Holds(r.PublishedAt) && (len(f.Terms) == 0 || matches(a, f.Terms) > 0)
}

// heldByOne reports whether one of the sources holds the article.
func heldByOne(a *article, sources []string) bool {
	if len(sources) == 0 {
		return true
	}
	return slices.ContainsFunc(a.holders, func(h holder) bool { return slices.Contains(sources, h.source) })
}

// matches counts the distinct terms that the article has.
func matches(a *article, terms []string) int {
	n := 0
	for i, term := range terms {
		if !slices.Contains(terms[:i], term) && slices.Contains(a.reading.Terms, term) {
			n++
		}
	}
	return n
}

func articleKey(a *article, matched int, o graph.ArticleOrder) string {
	day := a.reading.PublishedAt.First()
	switch o {
	case graph.ByTitle:
		return graph.SearchKey(a.reading.Title)
	case graph.MostMatching:
		return strconv.Itoa(matched) + " " + day
	default:
		return day
	}
}

func articleOrder(o graph.ArticleOrder) order {
	switch o {
	case graph.OldestFirst, graph.ByTitle:
		return ascendingLast()
	case graph.MostMatching:
		return mostThenNewest()
	default:
		return newest()
	}
}

// Mentions implements [graph.Store].
func (m *Model) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	var out []graph.Mention
	for _, a := range s.articles {
		if !slices.Contains(q.Articles, a.id) {
			continue
		}
		for _, n := range a.named() {
			if among(q.Entities, n.Entity) {
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// named returns all mentions of an article, by start, end and entity.
func (a *article) named() []graph.Mention {
	var out []graph.Mention
	for _, e := range a.reading.Entities {
		for _, m := range e.Mentions {
			out = append(out, graph.Mention{
				Entity: e.ID, Article: a.id, Start: m.Start, End: m.End, Text: m.Text, Recogniser: m.Recogniser,
				Confidence: m.Confidence, Sentence: a.sentenceAt(m.Start),
			})
		}
	}
	slices.SortFunc(out, func(x, y graph.Mention) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		if x.End != y.End {
			return x.End - y.End
		}
		return strings.Compare(x.Entity, y.Entity)
	})
	return out
}

// sentenceAt returns the sentence that holds a code point, or no span.
func (a *article) sentenceAt(at int) graph.Span {
	for _, s := range a.reading.Sentences {
		if s.Start <= at && at < s.End {
			return s
		}
	}
	return graph.Span{}
}
