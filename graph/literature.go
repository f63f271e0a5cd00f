package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// SharedLiterature is an article that cites works which another cites too.
type SharedLiterature struct {
	Article    string   // id
	References []string // ids, sorted
}

// maxCiting bounds the articles that cite one work, of which the ones by the smallest ids are looked at.
const maxCiting = 1000

// LiteratureSharedWith returns, for each article as a node, the articles that cite the same works, most shared works first, then
// by id: bibliographic coupling. Source: M. Kessler, "Bibliographic coupling between scientific papers" (1963). It reads the
// store twice for all.
func LiteratureSharedWith(ctx context.Context, s Store, articles []string, limit int) ([][]SharedLiterature, error) {
	cites := ClaimFilter{Predicates: []Predicate{Cites}, Direction: Outgoing}
	pages, err := s.Edges(ctx, EdgeQuery{OfNodes: articles, Filter: cites, Order: ByEdgeID, Window: Window{Limit: maxCiting}})
	if err != nil {
		return nil, fmt.Errorf("shared literature: %w", err)
	}
	var references []string
	for _, page := range pages {
		for _, e := range page.Items {
			references = append(references, e.Object)
		}
	}
	slices.Sort(references)
	references = slices.Compact(references)
	out := make([][]SharedLiterature, len(articles))
	if len(references) == 0 {
		return out, nil
	}
	cites.Direction = Incoming
	citing, err := s.Edges(ctx, EdgeQuery{OfNodes: references, Filter: cites, Order: ByEdgeID, Window: Window{Limit: maxCiting}})
	if err != nil {
		return nil, fmt.Errorf("shared literature: %w", err)
	}
	of := map[string][]Edge{}
	for i, page := range citing {
		of[references[i]] = page.Items
	}
	for i, page := range pages {
		out[i] = couple(articles[i], page.Items, of, limit)
	}
	return out, nil
}

// couple gathers what an article's references share with others; they come in order.
func couple(article string, cited []Edge, of map[string][]Edge, limit int) []SharedLiterature {
	byArticle := map[string][]string{}
	for _, c := range cited {
		for _, e := range of[c.Object] {
			if e.Subject != article {
				byArticle[e.Subject] = append(byArticle[e.Subject], c.Object)
			}
		}
	}
	out := make([]SharedLiterature, 0, len(byArticle))
	for id, references := range byArticle {
		out = append(out, SharedLiterature{Article: id, References: references})
	}
	slices.SortFunc(out, func(a, b SharedLiterature) int {
		return cmp.Or(cmp.Compare(len(b.References), len(a.References)), cmp.Compare(a.Article, b.Article))
	})
	return slices.Clip(out[:min(limit, len(out))])
}

// LiteratureQuery asks for the works that several articles cite.
type LiteratureQuery struct {
	Filter      ClaimFilter // without Predicates, Direction, OtherTypes and Others
	MinArticles int         // that cite a work, at least 1
	Limit       int         // works at most, 1 to MaxHits
}

// CitedWork is a work with the articles that cite it.
type CitedWork struct {
	Reference string
	Articles  []string // ids, the newest first, undated last, then by id
}

// Literature returns the works that most articles cite, most first, then by id. Errors: ErrInvalid; ErrFull for more than 50,000
// citations.
func Literature(ctx context.Context, s Store, q LiteratureQuery) ([]CitedWork, error) {
	if q.MinArticles < 1 || q.Limit < 1 || q.Limit > MaxHits || q.Filter.needsNode() || len(q.Filter.Predicates) > 0 {
		return nil, Invalidf("literature: at least one article, 1..%d works, and no predicates or other ends are needed", MaxHits)
	}
	filter := q.Filter
	filter.Predicates = []Predicate{Cites}
	edges, err := allEdges(ctx, s, filter)
	if err != nil {
		return nil, fmt.Errorf("literature: %w", err)
	}
	of := map[string][]Edge{}
	for _, e := range edges {
		of[e.Object] = append(of[e.Object], e)
	}
	var out []CitedWork
	for id, list := range of {
		if len(list) < q.MinArticles {
			continue
		}
		slices.SortFunc(list, func(a, b Edge) int {
			return cmp.Or(cmp.Compare(b.Last.First(), a.Last.First()), cmp.Compare(a.Subject, b.Subject))
		})
		work := CitedWork{Reference: id}
		for _, e := range list {
			work.Articles = append(work.Articles, e.Subject)
		}
		out = append(out, work)
	}
	slices.SortFunc(out, func(a, b CitedWork) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), cmp.Compare(a.Reference, b.Reference))
	})
	return slices.Clip(out[:min(q.Limit, len(out))]), nil
}
