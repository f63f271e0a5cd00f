package graph

import (
	"context"
	"slices"
)

// ArticlesWhere answers as Store.Articles does, for a condition in the place of q.Filter. Of near-duplicates the first that
// passes the whole condition is shown, unless c.Filter.EachMember. Totals past MaxScanned are -1.
// Errors: ErrInvalid; ErrFull where too few of 20,000 articles pass.
func ArticlesWhere(ctx context.Context, s Store, q ArticleQuery, c Condition[ArticleFilter]) ([]Page[Article], error) {
	q.Filter = c.Filter
	if c.Flat() {
		return s.Articles(ctx, q)
	}
	if err := c.validate(ArticleFilter.Validate); err != nil {
		return nil, err
	}
	q.Filter.EachMember = true
	list := func(which []int, w Window) ([]Page[Article], error) {
		part := q
		part.OfEntities, part.Window = some(q.OfEntities, which), w
		return s.Articles(ctx, part)
	}
	leaf := func(f ArticleFilter, ids []string) (idSet, error) { return passingArticles(ctx, s, f, ids) }
	keep := func(which []int, pages []Page[Article]) (func(page, item int) bool, error) {
		var found []string
		for _, page := range pages {
			for _, a := range page.Items {
				found = append(found, a.ID)
				if !c.Filter.EachMember {
					found = append(found, a.Members...)
				}
			}
		}
		pass, err := c.passing(unique(found), leaf)
		if err != nil {
			return nil, err
		}
		if c.Filter.EachMember {
			return func(page, item int) bool { return pass[pages[page].Items[item].ID] }, nil
		}
		return firstOfGroups(ctx, s, some(q.OfEntities, which), pages, pass)
	}
	return scan(max(1, len(q.OfEntities)), q.Window, list, keep)
}

func passingArticles(ctx context.Context, s Store, f ArticleFilter, items []string) (idSet, error) {
	f.IDs, f.EachMember = among(f.IDs, items), true
	out := idSet{}
	if len(f.IDs) == 0 {
		return out, nil
	}
	pages, err := s.Articles(ctx, ArticleQuery{Filter: f})
	if err != nil {
		return nil, err
	}
	for _, a := range pages[0].Items {
		out[a.ID] = true
	}
	return out, nil
}

// firstOfGroups keeps, of the articles that pass, those whom no near-duplicate that passes too, and belongs to the same parent,
// represents.
func firstOfGroups(
	ctx context.Context, s Store, parents []string, pages []Page[Article], pass idSet,
) (func(page, item int) bool, error) {
	var members []string
	for _, page := range pages {
		for _, a := range page.Items {
			if pass[a.ID] {
				members = append(members, a.Members...)
			}
		}
	}
	members = slices.DeleteFunc(unique(members), func(id string) bool { return !pass[id] })
	titles := make([]map[string]string, len(pages)) // of the members that belong to each parent
	if len(members) > 0 {
		found, err := s.Articles(ctx, ArticleQuery{OfEntities: parents, Filter: ArticleFilter{IDs: members, EachMember: true}})
		if err != nil {
			return nil, err
		}
		for i, page := range found {
			titles[i] = map[string]string{}
			for _, a := range page.Items {
				titles[i][a.ID] = a.Title
			}
		}
	}
	return func(page, item int) bool {
		a := pages[page].Items[item]
		return pass[a.ID] && !slices.ContainsFunc(a.Members, func(id string) bool {
			title, there := titles[page][id]
			return there && Represents(title, id, a.Title, a.ID)
		})
	}, nil
}

// EntitiesWhere answers as Store.Entities does, for a condition in the place of q.Filter. Totals past MaxScanned are -1.
// Errors: ErrInvalid; ErrFull where too few of 20,000 entities pass.
func EntitiesWhere(ctx context.Context, s Store, q EntityQuery, c Condition[EntityFilter]) ([]Page[Entity], error) {
	q.Filter = c.Filter
	if c.Flat() {
		return s.Entities(ctx, q)
	}
	if err := c.validate(func(EntityFilter) error { return nil }); err != nil {
		return nil, err
	}
	list := func(which []int, w Window) ([]Page[Entity], error) {
		part := q
		part.OfArticles, part.Window = some(q.OfArticles, which), w
		return s.Entities(ctx, part)
	}
	leaf := func(f EntityFilter, items []string) (idSet, error) {
		out := idSet{}
		if f.IDs = among(f.IDs, items); len(f.IDs) == 0 {
			return out, nil
		}
		pages, err := s.Entities(ctx, EntityQuery{Filter: f})
		if err != nil {
			return nil, err
		}
		for _, e := range pages[0].Items {
			out[e.ID] = true
		}
		return out, nil
	}
	keep := func(_ []int, pages []Page[Entity]) (func(page, item int) bool, error) {
		pass, found := idSet{}, []string(nil)
		for _, page := range pages {
			for _, e := range page.Items {
				pass[e.ID] = true // they were listed by the filter
				found = append(found, e.ID)
			}
		}
		pass, err := c.joined(pass, unique(found), leaf)
		return func(page, item int) bool { return pass[pages[page].Items[item].ID] }, err
	}
	return scan(max(1, len(q.OfArticles)), q.Window, list, keep)
}

// unique sorts ids and leaves repeated ones out.
func unique(ids []string) []string {
	slices.Sort(ids)
	return slices.Compact(ids)
}
