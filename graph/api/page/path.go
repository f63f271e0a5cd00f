package page

import (
	"cmp"
	"errors"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// pathPage shows how two things are connected.
type pathPage struct {
	From, To string // as typed
	Start    link   // what From names
	Goal     link
	Missing  string // what was typed and names nothing
	Same     bool   // both name one thing
	Asked    bool
	Chains   []chain
}

// chain is one way from one thing to the other.
type chain struct {
	Steps []step
}

// step is a hop of a chain.
type step struct {
	From, To link
	Edge     graph.Edge
	Incoming bool // the relation points against the way
	Proof    []statement
	Href     string // page of all its claims
}

const (
	pathHops   = 4
	pathsShown = 3
)

// path shows the best chains between two things, each step with a sentence.
func (p *Pages) path(v *visit) (any, error) {
	v.name = "path.html"
	q := v.r.URL.Query()
	out := pathPage{From: limit(q.Get("from"), longestQuery), To: limit(q.Get("to"), longestQuery)}
	if out.From == "" || out.To == "" {
		return out, nil
	}
	out.Asked = true
	var err error
	for _, end := range []struct {
		typed string
		found *link
	}{{out.From, &out.Start}, {out.To, &out.Goal}} {
		if *end.found, err = p.find(v, end.typed); err != nil {
			if errors.Is(err, graph.ErrNotFound) {
				out.Missing = end.typed
				return out, nil
			}
			return nil, err
		}
	}
	if out.Start.ID == out.Goal.ID {
		out.Same = true
		return out, nil
	}
	paths, err := p.o.Paths(v.ctx, v.store, graph.PathQuery{From: out.Start.ID, To: out.Goal.ID, MaxHops: pathHops, K: pathsShown})
	if err != nil {
		return nil, err
	}
	out.Chains, err = p.chains(v, paths)
	return out, err
}

// find returns what a person names by id or name. Errors: ErrNotFound.
func (p *Pages) find(v *visit, typed string) (link, error) {
	if t, ok := graph.TypeOf(typed); ok && t != graph.ArticleNode && t != graph.ReferenceNode {
		pages, err := v.store.Entities(v.ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{typed}}})
		if err != nil {
			return link{}, err
		}
		if len(pages[0].Items) > 0 {
			e := pages[0].Items[0]
			return link{ID: e.ID, Name: e.Name, Type: t, Href: v.Node(e.ID)}, nil
		}
	}
	hits, err := graph.Search(v.ctx, v.store, graph.SearchQuery{Text: typed, Limit: 1})
	if err != nil {
		return link{}, err
	}
	if len(hits) == 0 {
		return link{}, graph.NotFoundf("nothing is called so")
	}
	e := hits[0].Entity
	return link{ID: e.ID, Name: e.Name, Type: graph.NodeType(e.Type), Href: v.Node(e.ID)}, nil
}

// chains adds names and proofs to paths, with one read for each sort.
func (p *Pages) chains(v *visit, paths []graph.Path) ([]chain, error) {
	var ids []string
	var edges []graph.Edge
	for _, path := range paths {
		ids = append(ids, path.Nodes...)
		for _, hop := range path.Hops {
			edges = append(edges, strongest(hop))
		}
	}
	names, err := p.links(v, ids)
	if err != nil {
		return nil, err
	}
	proofs, err := p.proofs(v, edges, graph.ClaimFilter{})
	if err != nil {
		return nil, err
	}
	var out []chain
	at := 0
	for _, path := range paths {
		var c chain
		for i := range path.Hops {
			e := edges[at]
			c.Steps = append(c.Steps, step{
				From: names[path.Nodes[i]], To: names[path.Nodes[i+1]], Edge: e,
				Incoming: e.Subject != path.Nodes[i] && !e.Predicate.Symmetric(), Proof: proofs[at][:min(1, len(proofs[at]))],
				Href: v.Link([]string{"relation", e.Subject, string(e.Predicate), e.Object}),
			})
			at++
		}
		out = append(out, c)
	}
	return out, nil
}

// strongest returns the edge with most claims, then the greatest confidence, then the smallest id.
func strongest(edges []graph.Edge) graph.Edge {
	return slices.MinFunc(edges, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID(), b.ID()))
	})
}
