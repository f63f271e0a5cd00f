package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// RelatedArticle is an article that shares entities with another.
type RelatedArticle struct {
	Article string // id of the representative of its group
	// Score is the sum over Shared of ln(N / n), n of all N articles naming the entity: rare entities weigh most. Source:
	// K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval" (1972).
	Score  float64
	Shared []string // ids of entities that both name, heaviest first, then by id
}

// Bounds of what relates two articles.
const (
	relatedEntities = 30  // most salient entities of an article that are looked at
	relatedArticles = 500 // an entity that more articles name relates none
)

// RelatedArticles returns, for each article, those that share most with it, greatest Score first, then by id; the article's own
// group is left out. It looks at the 30 most salient entities of each, and reads the store three times for all.
func RelatedArticles(ctx context.Context, s Store, articles []Article, limit int) ([][]RelatedArticle, error) {
	ids := make([]string, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	pages, err := s.Entities(ctx, EntityQuery{OfArticles: ids, Order: MostSalient, Window: Window{Limit: relatedEntities}})
	if err != nil {
		return nil, fmt.Errorf("related articles: %w", err)
	}
	of := map[string][]string{} // groups that name an entity
	var entities []string
	for _, page := range pages {
		for _, e := range page.Items {
			if _, known := of[e.ID]; !known && e.Articles > 1 && e.Articles <= relatedArticles {
				of[e.ID] = nil
				entities = append(entities, e.ID)
			}
		}
	}
	out := make([][]RelatedArticle, len(articles))
	if len(entities) == 0 {
		return out, nil
	}
	slices.Sort(entities)
	named, err := s.Articles(ctx, ArticleQuery{OfEntities: entities})
	if err != nil {
		return nil, fmt.Errorf("related articles: %w", err)
	}
	for i, page := range named {
		for _, a := range page.Items {
			of[entities[i]] = append(of[entities[i]], a.Group)
		}
	}
	all, err := total(ctx, s, CountQuery{Of: CountArticles})
	if err != nil {
		return nil, fmt.Errorf("related articles: %w", err)
	}
	for i, page := range pages {
		out[i] = relate(articles[i].Group, page.Items, of, all, limit)
	}
	return out, nil
}

// relate weighs the articles that name some of the entities of one.
func relate(own string, entities []Entity, of map[string][]string, all, limit int) []RelatedArticle {
	entities = slices.DeleteFunc(slices.Clone(entities), func(e Entity) bool { return len(of[e.ID]) == 0 })
	slices.SortFunc(entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(len(of[a.ID]), len(of[b.ID])), cmp.Compare(a.ID, b.ID))
	})
	byGroup := map[string]*RelatedArticle{}
	for _, e := range entities {
		weight := math.Log(float64(max(all, len(of[e.ID]))) / float64(len(of[e.ID])))
		for _, group := range of[e.ID] {
			if group == own {
				continue
			}
			if byGroup[group] == nil {
				byGroup[group] = &RelatedArticle{Article: group}
			}
			byGroup[group].Score += weight
			byGroup[group].Shared = append(byGroup[group].Shared, e.ID)
		}
	}
	out := make([]RelatedArticle, 0, len(byGroup))
	for _, r := range byGroup {
		r.Score = thousandths(r.Score)
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b RelatedArticle) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Article, b.Article))
	})
	return slices.Clip(out[:min(limit, len(out))])
}
