package api

import (
	"context"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// The filters of the schema as conditions of graph.
type (
	articleCondition = graph.Condition[graph.ArticleFilter]
	entityCondition  = graph.Condition[graph.EntityFilter]
	claimCondition   = graph.Condition[graph.ClaimFilter]
)

// articlesWhere turns a filter with texts into a condition with their stems. Errors: ErrInvalid for a text without a word.
func (r *resolver) articlesWhere(f *view.ArticleFilter) (articleCondition, error) {
	if f == nil {
		return articleCondition{}, nil
	}
	flat, err := r.articleFilter(f)
	c := articleCondition{Filter: flat}
	if err == nil {
		err = join(&c, f.And, f.Or, f.Not, r.articlesWhere)
	}
	return c, err
}

// entitiesWhere turns what a person writes of names into the keys that names are looked up by.
func entitiesWhere(f *view.EntityFilter) (entityCondition, error) {
	if f == nil {
		return entityCondition{}, nil
	}
	flat, err := entityFilter(&f.EntityFilter)
	c := entityCondition{Filter: flat}
	if err == nil {
		err = join(&c, f.And, f.Or, f.Not, entitiesWhere)
	}
	return c, err
}

// claimsWhere turns a filter of claims into a condition.
func claimsWhere(f *view.ClaimFilter) (claimCondition, error) {
	if f == nil {
		return claimCondition{}, nil
	}
	c := claimCondition{Filter: f.ClaimFilter}
	return c, join(&c, f.And, f.Or, f.Not, claimsWhere)
}

// relationsWhere turns a filter of the relations of a node into a condition.
func relationsWhere(f *view.RelationFilter) (claimCondition, error) {
	if f == nil {
		return claimCondition{}, nil
	}
	c := claimCondition{Filter: f.ClaimFilter}
	return c, join(&c, f.And, f.Or, f.Not, relationsWhere)
}

// join adds to a condition what stands in and, or and not of a filter.
func join[V, F any](c *graph.Condition[F], and, or []V, not *V, where func(*V) (graph.Condition[F], error)) error {
	for _, list := range []struct {
		from []V
		to   *[]graph.Condition[F]
	}{{and, &c.And}, {or, &c.Or}} {
		for i := range list.from {
			inner, err := where(&list.from[i])
			if err != nil {
				return err
			}
			*list.to = append(*list.to, inner)
		}
	}
	if not == nil {
		return nil
	}
	inner, err := where(not)
	c.Not = &inner
	return err
}

// none is an id that nothing has.
const none = "none:"

// theseArticles returns a filter that lists what a condition does, for questions about all of them: a condition that joins
// filters becomes the list of those that pass. Errors: ErrFull for more than 20,000.
func (r *resolver) theseArticles(ctx context.Context, f *view.ArticleFilter) (graph.ArticleFilter, error) {
	c, err := r.articlesWhere(f)
	if err != nil || c.Flat() {
		return c.Filter, err
	}
	pages, err := graph.ArticlesWhere(ctx, load(ctx).store, graph.ArticleQuery{}, c)
	if err != nil {
		return graph.ArticleFilter{}, fmt.Errorf("list the articles that pass a filter: %w", err)
	}
	out := graph.ArticleFilter{EachMember: true, IDs: []string{none}}
	for _, a := range pages[0].Items {
		out.IDs = append(out.IDs, a.ID)
	}
	return out, nil
}

// theseEntities does for entities what theseArticles does for articles.
func theseEntities(ctx context.Context, f *view.EntityFilter) (graph.EntityFilter, error) {
	c, err := entitiesWhere(f)
	if err != nil || c.Flat() {
		return c.Filter, err
	}
	pages, err := graph.EntitiesWhere(ctx, load(ctx).store, graph.EntityQuery{}, c)
	if err != nil {
		return graph.EntityFilter{}, fmt.Errorf("list the entities that pass a filter: %w", err)
	}
	out := graph.EntityFilter{IDs: []string{none}}
	for _, e := range pages[0].Items {
		out.IDs = append(out.IDs, e.ID)
	}
	return out, nil
}

// theseClaims returns the filter of claims for questions about all of them. Errors: ErrInvalid for a condition that joins filters.
func theseClaims(f *view.ClaimFilter) (graph.ClaimFilter, error) {
	c, err := claimsWhere(f)
	if err == nil && !c.Flat() {
		err = &graph.Error{
			Kind: graph.ErrInvalid, Detail: "and, or and not of claims are for lists of claims and relations", Remedy: "leave them out here",
		}
	}
	return c.Filter, err
}
