package page

import (
	"net/url"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// startPage shows what there is and how to ask for it.
type startPage struct {
	Types    []typeCount
	Newest   []hit
	Articles string // address of the list of articles
	Examples []example
}

// typeCount is how many entities of a type there are.
type typeCount struct {
	Type graph.EntityType
	N    int
	Href string
}

// example is a GraphQL query to try.
type example struct {
	Title string
	Query string
	Href  string
}

const newestShown = 6

func (p *Pages) start(v *visit) (any, error) {
	v.name = "start.html"
	counts, err := v.store.Count(v.ctx, graph.CountQuery{Of: graph.CountEntities, By: []graph.Dimension{graph.PerType}})
	if err != nil {
		return nil, err
	}
	newest, err := v.store.Articles(v.ctx, graph.ArticleQuery{Order: graph.NewestFirst, Window: graph.Window{Limit: newestShown}})
	if err != nil {
		return nil, err
	}
	out := startPage{Newest: p.hits(v, newest[0].Items), Articles: v.List("articles"), Examples: examples(p.languages[v.lang].words)}
	for _, t := range graph.EntityTypes() {
		for _, c := range counts {
			if c.Keys[0] == string(t) {
				out.Types = append(out.Types, typeCount{t, c.N, v.Link([]string{"entities"}, "type", string(t))})
			}
		}
	}
	return out, nil
}

// examples are queries that a newcomer may follow as links: GET /graphql answers them.
func examples(words map[string]string) []example {
	list := []example{
		{Title: words["example search"], Query: `{ search(text: "hogeschool", first: 5) { match entity { id name articleCount } } }`},
		{Title: words["example studies"], Query: `{
  relations(filter: {predicates: [STUDIES], subjectTypes: [LECTORAAT]}, first: 10) {
    edges { node { subject { label } object { label } claims(first: 1) { edges { node { evidence { quote permalink } } } } } }
  }
}`},
		{Title: words["example newest"], Query: `{
  articles(first: 5) { edges { node { title publishedAt entities(first: 5) { edges { salience node { name type } } } } } }
}`},
		{Title: words["example facets"], Query: `{ counts(of: CLAIMS, by: [PREDICATE]) { keys count } }`},
	}
	for i := range list {
		list[i].Href = "/graphql?" + url.Values{"query": {list[i].Query}}.Encode()
		list[i].Query = strings.TrimSpace(list[i].Query)
	}
	return list
}
