package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// node is something of the graph with what a person calls it.
type node struct {
	ID   string `json:"id"`
	Type string `json:"type"`
	Name string `json:"name"`
}

// namesake is how many other answers are listed when a name is ambiguous.
const namesakes = 3

// findNode returns what an argument names: an id, or the best answer of a search for a name. When others answer as well it
// says which one it took. Errors: ErrNotFound.
func (a *app) findNode(ctx context.Context, s graph.Store, asked string) (node, error) {
	if _, ok := graph.TypeOf(asked); ok {
		return nodeByID(ctx, s, asked)
	}
	hits, err := graph.Search(ctx, s, graph.SearchQuery{Text: asked, Limit: 1 + namesakes})
	if err != nil {
		return node{}, err
	}
	if len(hits) == 0 {
		return node{}, &graph.Error{
			Kind: graph.ErrNotFound, Detail: fmt.Sprintf("nothing in the graph is called %q", asked),
			Remedy: "give a name or an id; `kennisgraaf search` finds names with typing errors",
		}
	}
	best := hits[0]
	var others []string
	for _, h := range hits[1:] {
		if h.Match == best.Match || best.Match > graph.ExactAlias {
			others = append(others, h.Entity.ID)
		}
	}
	if best.Match > graph.ExactAlias || len(others) > 0 {
		note := fmt.Sprintf("took %s (%s) for %q", best.Entity.Name, best.Entity.ID, asked)
		if len(others) > 0 {
			note += "; it could also be " + strings.Join(others, ", ")
		}
		a.say("%s", note)
	}
	return entityNode(best.Entity), nil
}

// nodeByID returns the node with an id. Errors: ErrNotFound.
func nodeByID(ctx context.Context, s graph.Store, id string) (node, error) {
	found, err := nodesByID(ctx, s, []string{id})
	if err != nil {
		return node{}, err
	}
	if n, ok := found[id]; ok {
		return n, nil
	}
	return node{}, &graph.Error{
		Kind: graph.ErrNotFound, Detail: fmt.Sprintf("nothing in the graph has the id %q", id),
		Remedy: "`kennisgraaf search` finds ids by name",
	}
}

// nodesByID returns what the given ids stand for, with one question for each sort of node. Ids that nothing has are left out.
func nodesByID(ctx context.Context, s graph.Store, ids []string) (map[string]node, error) {
	entities, articles, references := sortIDs(ids)
	out := map[string]node{}
	if len(entities) > 0 {
		pages, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: entities}})
		if err != nil {
			return nil, err
		}
		for _, e := range pages[0].Items {
			out[e.ID] = entityNode(e)
		}
	}
	if len(articles) > 0 {
		pages, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{IDs: articles, EachMember: true}})
		if err != nil {
			return nil, err
		}
		for _, item := range pages[0].Items {
			out[item.ID] = articleNode(item)
		}
	}
	if len(references) > 0 {
		if err := addReferences(ctx, s, references, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func sortIDs(ids []string) (entities, articles, references []string) {
	for _, id := range ids {
		switch t, _ := graph.TypeOf(id); t {
		case graph.ArticleNode:
			articles = append(articles, id)
		case graph.ReferenceNode:
			references = append(references, id)
		default:
			entities = append(entities, id)
		}
	}
	return entities, articles, references
}

// addReferences adds the references that some article cites; a reference is nothing but its key.
func addReferences(ctx context.Context, s graph.Store, ids []string, out map[string]node) error {
	pages, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: ids, Window: graph.Window{Limit: 1}})
	if err != nil {
		return err
	}
	for i, page := range pages {
		if len(page.Items) > 0 {
			out[ids[i]] = node{ID: ids[i], Type: string(graph.ReferenceNode), Name: strings.TrimPrefix(ids[i], "reference:")}
		}
	}
	return nil
}

func entityNode(e graph.Entity) node { return node{ID: e.ID, Type: string(e.Type), Name: e.Name} }

func articleNode(a graph.Article) node {
	name := a.Title
	if name == "" {
		name = "untitled article"
	}
	return node{ID: a.ID, Type: string(graph.ArticleNode), Name: name}
}
