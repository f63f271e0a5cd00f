package page

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// longestQuery is how many bytes of a search are looked for.
const longestQuery = 500

// searchPage shows what a search found.
type searchPage struct {
	Asked    string
	Things   []thing
	Articles []hit
	Pager    pager
	Total    int // articles
	Later    bool
}

// thing is an entity in a list.
type thing struct {
	Href       string
	Name       string
	Type       graph.EntityType
	Kind       graph.Kind
	Definition string
	Articles   int
	Claims     int
}

const (
	thingsShown   = 12
	articlesShown = 20
	entitiesShown = 60
)

// search shows the entities whose names, and the articles whose words, answer what was typed.
func (p *Pages) search(v *visit) (any, error) {
	v.name = "search.html"
	asked := limit(v.Query(), longestQuery)
	out := searchPage{Asked: asked, Later: v.r.URL.Query().Get("after") != ""}
	window, err := v.window(articlesShown)
	if err != nil || asked == "" {
		return out, err
	}
	hits, err := graph.Search(v.ctx, v.store, graph.SearchQuery{Text: asked, Limit: thingsShown})
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		out.Things = append(out.Things, thingOf(v, h.Entity))
	}
	terms := p.o.Terms(asked)
	if len(terms) == 0 {
		return out, nil
	}
	window.Total = true
	pages, err := v.store.Articles(v.ctx, graph.ArticleQuery{
		Filter: graph.ArticleFilter{Terms: terms}, Order: graph.MostMatching, Window: window,
	})
	if err != nil {
		return nil, err
	}
	out.Articles, out.Pager, out.Total = p.hits(v, pages[0].Items), pagerOf(v, pages[0]), pages[0].Total
	return out, nil
}

func thingOf(v *visit, e graph.Entity) thing {
	return thing{
		Href: v.Node(e.ID), Name: e.Name, Type: e.Type, Kind: e.Kind, Definition: e.Definition, Articles: e.Articles, Claims: e.Claims,
	}
}

// entitiesPage lists the entities of a type.
type entitiesPage struct {
	Type    graph.EntityType // "" for all
	ByName  bool
	Other   string // address of the list in the other order
	Choices []typeCount
	Things  []thing
	Pager   pager
	Total   int
}

// entities lists entities, of one type or all, the most written about first or by name.
func (p *Pages) entities(v *visit) (any, error) {
	v.name = "entities.html"
	q := v.r.URL.Query()
	out := entitiesPage{Type: graph.EntityType(q.Get("type")), ByName: q.Get("by") == "name"}
	if out.Type != "" && !out.Type.Valid() {
		return nil, graph.NotFoundf("there is no such type")
	}
	window, err := v.window(entitiesShown)
	if err != nil {
		return nil, err
	}
	window.Total = true
	ask := graph.EntityQuery{Order: graph.MostArticles, Window: window}
	out.Other = v.Self("by", "name", "after", "")
	if out.ByName {
		ask.Order, out.Other = graph.ByName, v.Self("by", "", "after", "")
	}
	if out.Type != "" {
		ask.Filter.Types = []graph.EntityType{out.Type}
	}
	pages, err := v.store.Entities(v.ctx, ask)
	if err != nil {
		return nil, err
	}
	for _, e := range pages[0].Items {
		out.Things = append(out.Things, thingOf(v, e))
	}
	for _, t := range graph.EntityTypes() {
		out.Choices = append(out.Choices, typeCount{Type: t, Href: v.Link([]string{"entities"}, "type", string(t), "by", q.Get("by"))})
	}
	out.Pager, out.Total = pagerOf(v, pages[0]), pages[0].Total
	return out, nil
}

// articlesPage lists articles.
type articlesPage struct {
	Articles []hit
	Pager    pager
	Total    int
}

// articles lists all articles, the newest first.
func (p *Pages) articles(v *visit) (any, error) {
	v.name = "articles.html"
	window, err := v.window(articlesShown * 2)
	if err != nil {
		return nil, err
	}
	window.Total = true
	pages, err := v.store.Articles(v.ctx, graph.ArticleQuery{Order: graph.NewestFirst, Window: window})
	if err != nil {
		return nil, err
	}
	return articlesPage{p.hits(v, pages[0].Items), pagerOf(v, pages[0]), pages[0].Total}, nil
}
