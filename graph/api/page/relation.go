package page

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// relationPage shows all claims of one subject, predicate and object.
type relationPage struct {
	Subject   link
	Predicate graph.Predicate
	Object    link
	Claims    []statement
	Total     int
	Pager     pager
}

const claimsOnPage = 50

func (p *Pages) relation(v *visit) (any, error) {
	v.name = "relation.html"
	key := graph.EdgeKey{
		Subject: v.r.PathValue("subject"), Predicate: graph.Predicate(v.r.PathValue("predicate")), Object: v.r.PathValue("object"),
	}
	if !key.Predicate.Valid() {
		return nil, graph.NotFoundf("there is no such relation")
	}
	window, err := v.window(claimsOnPage)
	if err != nil {
		return nil, err
	}
	window.Total = true
	pages, err := v.store.Claims(v.ctx, graph.ClaimQuery{
		OfEdges: []graph.EdgeKey{key}, Filter: graph.ClaimFilter{Modalities: graph.Modalities()}, Window: window,
	})
	if err != nil {
		return nil, err
	}
	if pages[0].Total == 0 {
		return nil, graph.NotFoundf("there is no such relation")
	}
	names, err := p.links(v, []string{key.Subject, key.Object})
	if err != nil {
		return nil, err
	}
	claims, err := p.statements(v, pages[0].Items)
	return relationPage{names[key.Subject], key.Predicate, names[key.Object], claims, pages[0].Total, pagerOf(v, pages[0])}, err
}
