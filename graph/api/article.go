package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// labelLength is how many code points of its text an untitled article is shown by.
const labelLength = 60

// Article resolves an article by id.
func (q queryFields) Article(ctx context.Context, id string) (*graph.Article, error) {
	return load(ctx).article(ctx, id)()
}

// Articles resolves the list of articles.
func (q queryFields) Articles(
	ctx context.Context, filter *view.ArticleFilter, orderBy *graph.ArticleOrder,
	first *int, after *string, last *int, before *string,
) (*view.ArticleConnection, error) {
	usual := graph.NewestFirst
	if filter != nil && filter.Text != "" {
		usual = graph.MostMatching
	}
	where, order, err := q.articleQuery(filter, orderBy, usual)
	if err != nil {
		return nil, err
	}
	p, err := paging{first, after, last, before}.pager(ctx, "articles/"+string(order))
	if err != nil {
		return nil, err
	}
	pages, err := graph.ArticlesWhere(ctx, load(ctx).store, graph.ArticleQuery{Order: order, Window: p.window}, where)
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	var c view.ArticleConnection
	c.Edges, c.Connection = edgesOf(p, pages[0], func(at string, a graph.Article) view.ArticleEdge {
		return view.ArticleEdge{Cursor: at, Node: a}
	})
	return &c, nil
}

// articleQuery returns the filter and order of a list of articles.
func (r *resolver) articleQuery(
	filter *view.ArticleFilter, orderBy *graph.ArticleOrder, usual graph.ArticleOrder,
) (articleCondition, graph.ArticleOrder, error) {
	where, err := r.articlesWhere(filter)
	order := valueOr(orderBy, usual)
	if err == nil && order == graph.MostMatching && len(where.Filter.Terms) == 0 {
		err = graph.Invalidf("the order MOST_MATCHING needs a text in the filter")
	}
	return where, order, err
}

// articleFilter turns a filter with a text into one with its stems. Errors: ErrInvalid for a text without a word.
func (r *resolver) articleFilter(f *view.ArticleFilter) (graph.ArticleFilter, error) {
	if f == nil {
		return graph.ArticleFilter{}, nil
	}
	out := graph.ArticleFilter{
		IDs: f.IDs, Mentioning: f.Mentioning, Sources: f.Sources, Publications: f.Publications, Issues: f.Issues,
		Languages: f.Languages, Period: f.Period, EachMember: f.EachMember,
	}
	if f.Text == "" {
		return out, nil
	}
	if out.Terms = r.terms(f.Text); len(out.Terms) == 0 {
		return out, graph.Invalidf("the text holds no word to search for")
	}
	return out, nil
}

// NodeType resolves the type of an article as a node.
func (articleFields) NodeType(context.Context, *graph.Article) (graph.NodeType, error) {
	return graph.ArticleNode, nil
}

// Label resolves the title, or the first words of an untitled article.
func (articleFields) Label(ctx context.Context, a *graph.Article) (string, error) {
	if a.Title != "" {
		return a.Title, nil
	}
	c, err := textOf(ctx, a.ID)
	if err != nil {
		return "", err
	}
	start, ok := c.offsets.Slice(graph.Span{End: min(labelLength, c.offsets.Len())})
	switch words := strings.Fields(start); {
	case !ok || len(words) == 0:
		return a.ID, nil
	case c.offsets.Len() > labelLength && len(words) > 1:
		return strings.Join(words[:len(words)-1], " ") + " …", nil
	default:
		return strings.Join(words, " "), nil
	}
}

// Subtitle resolves the subtitle.
func (articleFields) Subtitle(ctx context.Context, a *graph.Article) (*string, error) {
	c, err := textOf(ctx, a.ID)
	if err != nil || c.Subtitle == (graph.Span{}) {
		return nil, err
	}
	text, _ := c.offsets.Slice(c.Subtitle)
	return &text, nil
}

// Text resolves the text.
func (articleFields) Text(ctx context.Context, a *graph.Article) (string, error) {
	c, err := textOf(ctx, a.ID)
	if err != nil {
		return "", err
	}
	return c.Text, nil
}

// Sentences resolves the sentences.
func (articleFields) Sentences(ctx context.Context, a *graph.Article) ([]view.Sentence, error) {
	c, err := textOf(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	out := make([]view.Sentence, len(c.Sentences))
	for i, span := range c.Sentences {
		text, _ := c.offsets.Slice(span)
		out[i] = view.Sentence{Article: a.ID, Span: span, Text: &text}
	}
	return out, nil
}

// Mentions resolves all places that name an entity.
func (articleFields) Mentions(ctx context.Context, a *graph.Article) ([]graph.Mention, error) {
	return load(ctx).mentionsIn(ctx, a.ID)()
}

// Entities resolves the entities that an article mentions.
func (articleFields) Entities(
	ctx context.Context, a *graph.Article, filter *view.EntityFilter, orderBy *graph.EntityOrder,
	first *int, after *string, last *int, before *string,
) (view.EntityMentionConnection, error) {
	order := valueOr(orderBy, graph.MostSalient)
	p, err := paging{first, after, last, before}.pager(ctx, "entities/"+string(order))
	if err != nil {
		return view.EntityMentionConnection{}, err
	}
	where, err := entitiesWhere(filter)
	if err != nil {
		return view.EntityMentionConnection{}, err
	}
	page, err := load(ctx).entitiesOf(ctx, a.ID, graph.EntityQuery{Order: order, Window: p.window}, where)()
	if err != nil {
		return view.EntityMentionConnection{}, err
	}
	readsMentions := slices.Contains(selected(ctx, "edges"), "mentions")
	var c view.EntityMentionConnection
	c.Edges, c.Connection = edgesOf(p, page, func(at string, e graph.Entity) view.EntityMentionEdge {
		if readsMentions {
			load(ctx).mentionsOf(ctx, sighting{e.ID, a.ID}) // asked here, before what is inside the edges
		}
		return view.EntityMentionEdge{Cursor: at, Node: e, Article: a.ID}
	})
	return c, nil
}

// Mentions resolves the places of the article that name an entity.
func (entityMentionFields) Mentions(ctx context.Context, e *view.EntityMentionEdge) ([]graph.Mention, error) {
	return load(ctx).mentionsOf(ctx, sighting{e.Node.ID, e.Article})()
}

// Claims resolves what an article states.
func (articleFields) Claims(
	ctx context.Context, a *graph.Article, filter *view.ClaimFilter, first *int, after *string, last *int, before *string,
) (view.ClaimConnection, error) {
	p, err := paging{first, after, last, before}.pager(ctx, "claims")
	if err != nil {
		return view.ClaimConnection{}, err
	}
	where, err := claimsWhere(filter)
	if err != nil {
		return view.ClaimConnection{}, err
	}
	page, err := load(ctx).claimsIn(ctx, a.ID, graph.ClaimQuery{Window: p.window}, where)()
	if err != nil {
		return view.ClaimConnection{}, err
	}
	return claimConnection(p, page), nil
}

// Relations resolves the relations of an article as a node: those of its group.
func (articleFields) Relations(
	ctx context.Context, a *graph.Article, filter *view.RelationFilter, orderBy *graph.EdgeOrder,
	first *int, after *string, last *int, before *string,
) (view.NodeRelationConnection, error) {
	return relationsAt(ctx, a.Group, filter, orderBy, paging{first, after, last, before})
}

// Citations resolves the references in the text.
func (articleFields) Citations(ctx context.Context, a *graph.Article) ([]graph.Citation, error) {
	c, err := textOf(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	return c.Citations, nil
}

// Representative resolves the article that lists show.
func (articleFields) Representative(ctx context.Context, a *graph.Article) (*graph.Article, error) {
	if a.Group == a.ID {
		return a, nil
	}
	return load(ctx).article(ctx, a.Group)()
}

// AlsoIn resolves the near-duplicates.
func (articleFields) AlsoIn(ctx context.Context, a *graph.Article) ([]graph.Article, error) {
	asked := make([]thunk[*graph.Article], len(a.Members))
	for i, id := range a.Members {
		asked[i] = load(ctx).article(ctx, id)
	}
	var out []graph.Article
	for _, wait := range asked {
		member, err := wait()
		if err != nil {
			return nil, err
		}
		if member != nil {
			out = append(out, *member)
		}
	}
	return out, nil
}

// Source resolves the source of a holding.
func (holdingFields) Source(ctx context.Context, h *graph.Holding) (*graph.SourceRecord, error) {
	return load(ctx).source(ctx, h.Source)()
}
