package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// narrowed names a list by what is asked of it.
type narrowed[Q, C any] struct {
	Query Q
	Where C
}

// articlesOf asks for a page of the articles that mention an entity.
func (l *loaders) articlesOf(ctx context.Context, entity string, q graph.ArticleQuery, where articleCondition) thunk[graph.Page[graph.Article]] {
	return ask(ctx, l, "articlesOf", narrowed[graph.ArticleQuery, articleCondition]{q, where}, entity, func(ctx context.Context, ids []string) ([]graph.Page[graph.Article], error) {
		q := q // batches run at the same time
		q.OfEntities = ids
		pages, err := graph.ArticlesWhere(ctx, l.store, q, where)
		if err != nil {
			return nil, fmt.Errorf("read articles of entities: %w", err)
		}
		return pages, nil
	})
}

// entitiesOf asks for a page of the entities that an article mentions.
func (l *loaders) entitiesOf(ctx context.Context, article string, q graph.EntityQuery, where entityCondition) thunk[graph.Page[graph.Entity]] {
	return ask(ctx, l, "entitiesOf", narrowed[graph.EntityQuery, entityCondition]{q, where}, article, func(ctx context.Context, ids []string) ([]graph.Page[graph.Entity], error) {
		q := q // batches run at the same time
		q.OfArticles = ids
		pages, err := graph.EntitiesWhere(ctx, l.store, q, where)
		if err != nil {
			return nil, fmt.Errorf("read entities of articles: %w", err)
		}
		return pages, nil
	})
}

// edgesOf asks for a page of the edges at a node.
func (l *loaders) edgesOf(ctx context.Context, node string, q graph.EdgeQuery, where claimCondition) thunk[graph.Page[graph.Edge]] {
	return ask(ctx, l, "edgesOf", narrowed[graph.EdgeQuery, claimCondition]{q, where}, node, func(ctx context.Context, ids []string) ([]graph.Page[graph.Edge], error) {
		q := q // batches run at the same time
		q.OfNodes = ids
		pages, err := graph.EdgesWhere(ctx, l.store, q, where)
		if err != nil {
			return nil, fmt.Errorf("read relations of nodes: %w", err)
		}
		return pages, nil
	})
}

// edge asks for one edge under the filter that none gives; nil when there is none.
func (l *loaders) edge(ctx context.Context, key graph.EdgeKey) thunk[*graph.Edge] {
	return ask(ctx, l, "edge", nil, key, func(ctx context.Context, keys []graph.EdgeKey) ([]*graph.Edge, error) {
		q := graph.EdgeQuery{Order: graph.ByEdgeID}
		ids := make([]string, len(keys))
		for i, k := range keys {
			ids[i] = k.ID()
			q.OfNodes = append(q.OfNodes, k.Subject)
			q.Filter.Others = append(q.Filter.Others, k.Object)
			q.Filter.Predicates = append(q.Filter.Predicates, k.Predicate)
		}
		q.OfNodes, q.Filter.Others = distinct(q.OfNodes), distinct(q.Filter.Others)
		q.Filter.Predicates = distinct(q.Filter.Predicates)
		pages, err := l.store.Edges(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("read relations: %w", err)
		}
		var all []graph.Edge
		for _, p := range pages {
			all = append(all, p.Items...)
		}
		return inOrder(ids, all, func(e *graph.Edge) string { return e.ID() }), nil
	})
}

// claimsOf asks for a page of the claims that an edge gathers.
func (l *loaders) claimsOf(ctx context.Context, edge graph.EdgeKey, q graph.ClaimQuery, where claimCondition) thunk[graph.Page[graph.ClaimRecord]] {
	return ask(ctx, l, "claimsOf", narrowed[graph.ClaimQuery, claimCondition]{q, where}, edge, func(ctx context.Context, keys []graph.EdgeKey) ([]graph.Page[graph.ClaimRecord], error) {
		q := q // batches run at the same time
		q.OfEdges = keys
		pages, err := graph.ClaimsWhere(ctx, l.store, q, where)
		if err != nil {
			return nil, fmt.Errorf("read claims of relations: %w", err)
		}
		return pages, nil
	})
}

// claimsIn asks for a page of the claims that an article makes.
func (l *loaders) claimsIn(ctx context.Context, article string, q graph.ClaimQuery, where claimCondition) thunk[graph.Page[graph.ClaimRecord]] {
	return ask(ctx, l, "claimsIn", narrowed[graph.ClaimQuery, claimCondition]{q, where}, article, func(ctx context.Context, ids []string) ([]graph.Page[graph.ClaimRecord], error) {
		q := q // batches run at the same time
		q.OfArticles = ids
		pages, err := graph.ClaimsWhere(ctx, l.store, q, where)
		if err != nil {
			return nil, fmt.Errorf("read claims of articles: %w", err)
		}
		return pages, nil
	})
}

// sighting is an entity in an article.
type sighting struct{ entity, article string }

// mentionsOf asks where an article names an entity.
func (l *loaders) mentionsOf(ctx context.Context, s sighting) thunk[[]graph.Mention] {
	return ask(ctx, l, "mentionsOf", nil, s, func(ctx context.Context, keys []sighting) ([][]graph.Mention, error) {
		var q graph.MentionQuery
		for _, k := range keys {
			q.Entities, q.Articles = append(q.Entities, k.entity), append(q.Articles, k.article)
		}
		q.Entities, q.Articles = distinct(q.Entities), distinct(q.Articles)
		return groupMentions(ctx, l.store, q, keys, func(m graph.Mention) sighting { return sighting{m.Entity, m.Article} })
	})
}

// mentionsIn asks for all places of an article that name an entity.
func (l *loaders) mentionsIn(ctx context.Context, article string) thunk[[]graph.Mention] {
	return ask(ctx, l, "mentionsIn", nil, article, func(ctx context.Context, ids []string) ([][]graph.Mention, error) {
		q := graph.MentionQuery{Articles: ids}
		return groupMentions(ctx, l.store, q, ids, func(m graph.Mention) string { return m.Article })
	})
}

func groupMentions[K comparable](
	ctx context.Context, s graph.Store, q graph.MentionQuery, keys []K, of func(graph.Mention) K,
) ([][]graph.Mention, error) {
	all, err := s.Mentions(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("read mentions: %w", err)
	}
	groups := map[K][]graph.Mention{}
	for _, m := range all {
		groups[of(m)] = append(groups[of(m)], m)
	}
	out := make([][]graph.Mention, len(keys))
	for i, k := range keys {
		out[i] = groups[k]
	}
	return out, nil
}

func distinct[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}
