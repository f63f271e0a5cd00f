package api

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// maxRelated bounds the articles that are related to one.
const maxRelated = 20

// grouped is an article with the group that it belongs to.
type grouped struct{ article, group string }

// related asks for the articles that share most with one.
func (l *loaders) related(ctx context.Context, a *graph.Article, first int) thunk[[]graph.RelatedArticle] {
	fetch := func(ctx context.Context, keys []grouped) ([][]graph.RelatedArticle, error) {
		articles := make([]graph.Article, len(keys))
		for i, k := range keys {
			articles[i] = graph.Article{ID: k.article, Group: k.group}
		}
		return graph.RelatedArticles(ctx, l.store, articles, first)
	}
	return ask(ctx, l, "related", first, grouped{a.ID, a.Group}, fetch)
}

// sharedLiterature asks for the articles that cite what a group of articles cites.
func (l *loaders) sharedLiterature(ctx context.Context, group string, first int) thunk[[]graph.SharedLiterature] {
	fetch := func(ctx context.Context, ids []string) ([][]graph.SharedLiterature, error) {
		return graph.LiteratureSharedWith(ctx, l.store, ids, first)
	}
	return ask(ctx, l, "sharedLiterature", first, group, fetch)
}

// Related resolves the articles that name the same entities.
func (articleFields) Related(ctx context.Context, a *graph.Article, first int) ([]graph.RelatedArticle, error) {
	if first < 1 {
		return nil, graph.Invalidf("related: first is not in 1..%d", maxRelated)
	}
	found, err := load(ctx).related(ctx, a, first)()
	return listOf(found), err
}

// SharedLiterature resolves the articles that cite the same works.
func (articleFields) SharedLiterature(ctx context.Context, a *graph.Article, first int) ([]graph.SharedLiterature, error) {
	if first < 1 {
		return nil, graph.Invalidf("sharedLiterature: first is not in 1..%d", maxRelated)
	}
	found, err := load(ctx).sharedLiterature(ctx, a.Group, first)()
	return listOf(found), err
}

// Literature resolves the works that most articles cite.
func (q queryFields) Literature(
	ctx context.Context, minArticles int, filter *view.ClaimFilter, first int,
) ([]graph.CitedWork, error) {
	narrow, err := theseClaims(filter)
	if err != nil {
		return nil, err
	}
	found, err := graph.Literature(ctx, load(ctx).store, graph.LiteratureQuery{
		Filter: narrow, MinArticles: minArticles, Limit: first,
	})
	return listOf(found), err
}

// Article resolves the related article.
func (relatedArticleFields) Article(ctx context.Context, r *graph.RelatedArticle) (*graph.Article, error) {
	return load(ctx).article(ctx, r.Article)()
}

// Shared resolves the entities that both name.
func (relatedArticleFields) Shared(ctx context.Context, r *graph.RelatedArticle) ([]graph.Entity, error) {
	return load(ctx).entityList(ctx, r.Shared)
}

// Article resolves the article with the same literature.
func (sharedLiteratureFields) Article(ctx context.Context, s *graph.SharedLiterature) (*graph.Article, error) {
	return load(ctx).article(ctx, s.Article)()
}

// References resolves the works that both cite.
func (sharedLiteratureFields) References(_ context.Context, s *graph.SharedLiterature) ([]view.Reference, error) {
	out := make([]view.Reference, len(s.References))
	for i, id := range s.References {
		out[i] = view.Reference{ID: id}
	}
	return out, nil
}

// Reference resolves the work.
func (citedWorkFields) Reference(_ context.Context, w *graph.CitedWork) (view.Reference, error) {
	return view.Reference{ID: w.Reference}, nil
}

// ArticleCount resolves how many articles cite the work.
func (citedWorkFields) ArticleCount(_ context.Context, w *graph.CitedWork) (int, error) {
	return len(w.Articles), nil
}

// Articles resolves the newest of them.
func (citedWorkFields) Articles(ctx context.Context, w *graph.CitedWork, first int) ([]graph.Article, error) {
	if first < 1 {
		return nil, graph.Invalidf("articles: first is less than 1")
	}
	return present(ctx, w.Articles[:min(first, len(w.Articles))], load(ctx).article)
}
