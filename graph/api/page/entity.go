package page

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Sizes of the page of an entity.
const (
	relationsShown = 40
	claimsShown    = 3 // of one relation
	sightingsShown = 15
	sentencesShown = 3 // of one article
)

// entityPage shows what is known of an entity or a reference.
type entityPage struct {
	ID        string
	Name      string
	Type      graph.NodeType
	Entity    *graph.Entity // nil for a reference
	Denied    bool          // claims that deny are shown
	Toggle    string        // address of the page with them, or without
	Groups    []group
	Relations pager
	Total     int // relations
	Later     bool
	Articles  []hit
	InAll     int    // articles that mention it
	More      string // address of the next of these articles
}

// group holds the relations of one predicate in one direction.
type group struct {
	Predicate graph.Predicate
	Incoming  bool
	Relations []relation
}

// relation is an edge as the page of one of its ends shows it.
type relation struct {
	Other  link
	Edge   graph.Edge
	Claims []statement
	More   int    // further claims
	Href   string // page of all claims
}

// entity shows an entity, or a reference, with its claims.
func (p *Pages) entity(v *visit) (any, error) {
	v.name = "entity.html"
	id := v.r.PathValue("id")
	out := entityPage{ID: id, Denied: v.r.URL.Query().Get("denied") == "1", Later: v.r.URL.Query().Get("after") != ""}
	out.Toggle = v.Self("denied", "1", "after", "")
	if out.Denied {
		out.Toggle = v.Self("denied", "", "after", "")
	}
	var ok bool
	if out.Type, ok = graph.TypeOf(id); !ok || out.Type == graph.ArticleNode {
		return nil, graph.NotFoundf("there is no such entity")
	}
	if err := p.head(v, &out); err != nil {
		return nil, err
	}
	if err := p.relations(v, &out); err != nil {
		return nil, err
	}
	if out.Entity == nil && len(out.Groups) == 0 {
		return nil, graph.NotFoundf("nothing cites this")
	}
	if out.Entity == nil || out.Later {
		return out, nil
	}
	return out, p.sightings(v, &out)
}

// head reads the entity itself.
func (p *Pages) head(v *visit, out *entityPage) error {
	if out.Type == graph.ReferenceNode {
		out.Name = afterColon(out.ID)
		return nil
	}
	pages, err := v.store.Entities(v.ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{out.ID}}})
	switch {
	case err != nil:
		return err
	case len(pages[0].Items) == 0:
		return graph.NotFoundf("there is no such entity")
	}
	out.Entity = &pages[0].Items[0]
	out.Name = out.Entity.Name
	return nil
}

// relations reads a page of edges with the first claims of each.
func (p *Pages) relations(v *visit, out *entityPage) error {
	window, err := v.window(relationsShown)
	if err != nil {
		return err
	}
	window.Total = true
	filter := graph.ClaimFilter{}
	if out.Denied {
		filter.Modalities = graph.Modalities()
	}
	pages, err := v.store.Edges(v.ctx, graph.EdgeQuery{OfNodes: []string{out.ID}, Filter: filter, Window: window})
	if err != nil {
		return err
	}
	out.Relations, out.Total = pagerOf(v, pages[0]), pages[0].Total
	edges := pages[0].Items
	proofs, err := p.proofs(v, edges, filter)
	if err != nil {
		return err
	}
	ids := make([]string, len(edges))
	for i, e := range edges {
		ids[i] = otherEnd(e, out.ID)
	}
	names, err := p.links(v, ids)
	if err != nil {
		return err
	}
	for i, e := range edges {
		out.add(e, relation{
			Other: names[ids[i]], Edge: e, Claims: proofs[i], More: max(0, e.Claims-len(proofs[i])),
			Href: v.Link([]string{"relation", e.Subject, string(e.Predicate), e.Object}),
		})
	}
	return nil
}

func otherEnd(e graph.Edge, id string) string {
	if e.Subject == id {
		return e.Object
	}
	return e.Subject
}

// add puts a relation into its group. Groups stand in the order of the predicates, what goes out before what comes in.
func (out *entityPage) add(e graph.Edge, r relation) {
	g := group{Predicate: e.Predicate, Incoming: e.Object == out.ID && !e.Predicate.Symmetric()}
	rank := func(g group) int {
		n := 2 * slices.Index(graph.Predicates(), g.Predicate)
		if g.Incoming {
			n++
		}
		return n
	}
	at, found := slices.BinarySearchFunc(out.Groups, g, func(a, b group) int { return rank(a) - rank(b) })
	if !found {
		out.Groups = slices.Insert(out.Groups, at, g)
	}
	out.Groups[at].Relations = append(out.Groups[at].Relations, r)
}

// proofs reads the first claims of edges, all at once.
func (p *Pages) proofs(v *visit, edges []graph.Edge, filter graph.ClaimFilter) ([][]statement, error) {
	out := make([][]statement, len(edges))
	if len(edges) == 0 {
		return out, nil
	}
	keys := make([]graph.EdgeKey, len(edges))
	for i, e := range edges {
		keys[i] = e.EdgeKey
	}
	pages, err := v.store.Claims(v.ctx, graph.ClaimQuery{OfEdges: keys, Filter: filter, Window: graph.Window{Limit: claimsShown}})
	if err != nil {
		return nil, err
	}
	var all []graph.ClaimRecord
	for _, page := range pages {
		all = append(all, page.Items...)
	}
	list, err := p.statements(v, all)
	if err != nil {
		return nil, err
	}
	for i, page := range pages {
		out[i], list = list[:len(page.Items)], list[len(page.Items):]
	}
	return out, nil
}

// sightings reads the articles that mention an entity, with the first sentences that do.
func (p *Pages) sightings(v *visit, out *entityPage) error {
	pages, err := v.store.Articles(v.ctx, graph.ArticleQuery{
		OfEntities: []string{out.ID}, Order: graph.NewestFirst, Content: true, Window: graph.Window{Limit: sightingsShown, Total: true},
	})
	if err != nil {
		return err
	}
	list := pages[0].Items
	out.InAll = pages[0].Total
	if pages[0].More {
		out.More = v.Link([]string{"search"}, "q", out.Name)
	}
	if len(list) == 0 {
		return nil
	}
	ids := make([]string, len(list))
	for i, a := range list {
		ids[i] = a.ID
	}
	mentions, err := v.store.Mentions(v.ctx, graph.MentionQuery{Entities: []string{out.ID}, Articles: ids})
	if err != nil {
		return err
	}
	in := map[string][]graph.Mention{}
	for _, m := range mentions {
		in[m.Article] = append(in[m.Article], m)
	}
	out.Articles = p.hits(v, list)
	for i, a := range list {
		out.Articles[i].Sentences = naming(v, a, in[a.ID])
	}
	return nil
}

// naming returns the first sentences of an article with these mentions.
func naming(v *visit, a graph.Article, mentions []graph.Mention) []sentence {
	h := newHighlighter(a.Text, mentions, nil, graph.Span{})
	var out []sentence
	last := graph.Span{}
	for _, m := range mentions {
		s := m.Sentence
		if s == (graph.Span{}) || s == last || s.End > len(h.text) {
			continue
		}
		if last = s; len(out) == sentencesShown {
			break
		}
		out = append(out, sentence{Href: v.Evidence(a.ID, s), Runs: h.runs(s)})
	}
	return out
}
