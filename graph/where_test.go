package graph_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// grouped is a world with near-duplicates, of which some make the same claims.
func grouped(t *testing.T) graph.Store {
	t.Helper()
	m := graphtest.NewModel()
	var changes []graph.Change
	for c := range graphtest.World(graphtest.WorldSize{Entities: 64, Articles: 110, Claims: 300}) {
		for i, r := range c.Readings {
			if i > 0 && len(r.Claims) == 0 { // it repeats the one before: let it say half of what that says
				for j, claim := range c.Readings[i-1].Claims {
					if j%2 == 0 {
						shift := r.Body - c.Readings[i-1].Body
						claim.Evidence.Start += shift
						claim.Evidence.End += shift
						claim.Confidence += j % 3 * 50
						c.Readings[i].Claims = append(c.Readings[i].Claims, claim)
					}
				}
			}
		}
		changes = append(changes, c)
	}
	if err := m.Apply(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
	return m
}

// only asks a filter by a condition that is not flat, and says the same.
func only[F any](f F) graph.Condition[F] {
	return graph.Condition[F]{And: []graph.Condition[F]{{Filter: f}}}
}

// windows are cuts of a list, whose cursors are taken from the whole one.
func windows(all []graph.Position) []graph.Window {
	out := []graph.Window{{}, {Total: true, Limit: 3}, {Limit: 1}, {Limit: 4, Backward: true}}
	if len(all) > 6 {
		out = append(out, graph.Window{Limit: 2, After: &all[2]}, graph.Window{Limit: 2, Backward: true, Before: &all[5]}, graph.Window{After: &all[0], Before: &all[4]})
	}
	return out
}

// same compares an answer by a condition with that by a filter, whole and in windows.
func same[T any](t *testing.T, what string, ask func(w graph.Window, nested bool) ([]graph.Page[T], error)) {
	t.Helper()
	whole, err := ask(graph.Window{}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range windows(whole[0].Positions) {
		want, err := ask(w, false)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ask(w, true)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		for i := range want { // nil and empty are one
			if len(want[i].Items) == 0 {
				want[i].Items, want[i].Positions = got[i].Items[:0], got[i].Positions[:0]
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s, window %+v (-filter +condition):\n%.2000s", what, w, diff)
		}
	}
}

func TestConditionsSayWhatFiltersSay(t *testing.T) {
	ctx, s := t.Context(), grouped(t)
	all, err := s.Entities(ctx, graph.EntityQuery{Order: graph.MostClaims, Window: graph.Window{Limit: 5}})
	if err != nil {
		t.Fatal(err)
	}
	var nodes []string
	for _, e := range all[0].Items {
		nodes = append(nodes, e.ID)
	}
	for i, f := range []graph.ArticleFilter{
		{},
		{Mentioning: nodes[:1]},
		{Publications: []string{"Blad 3", "Blad 4", "Blad 15"}},
		{Period: graph.Period{From: "2018"}},
		{EachMember: true},
		{IDs: []string{"article:wereld-000049", "article:wereld-000002"}},
	} {
		for _, of := range [][]string{nil, nodes} {
			same(t, fmt.Sprintf("articles %d of %d", i, len(of)), func(w graph.Window, nested bool) ([]graph.Page[graph.Article], error) {
				q := graph.ArticleQuery{OfEntities: of, Filter: f, Window: w}
				if !nested {
					return s.Articles(ctx, q)
				}
				c := only(f)
				c.Filter.EachMember = f.EachMember
				return graph.ArticlesWhere(ctx, s, q, c)
			})
		}
	}
	for i, f := range []graph.EntityFilter{{Types: []graph.EntityType{"METHOD", "PERSON"}}, {MinArticles: 3}, {NamePrefix: "anna"}, {IDs: nodes}} {
		for _, of := range [][]string{nil, {"article:wereld-000001", "article:wereld-000002"}} {
			same(t, fmt.Sprintf("entities %d of %d", i, len(of)), func(w graph.Window, nested bool) ([]graph.Page[graph.Entity], error) {
				q := graph.EntityQuery{OfArticles: of, Filter: f, Order: graph.MostMentions, Window: w}
				if !nested {
					return s.Entities(ctx, q)
				}
				return graph.EntitiesWhere(ctx, s, q, only(f))
			})
		}
	}
	for i, f := range claimFilters() {
		edges, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: nodes[:1], Window: graph.Window{Limit: 4}})
		if err != nil {
			t.Fatal(err)
		}
		var keys []graph.EdgeKey
		for _, e := range edges[0].Items {
			keys = append(keys, e.EdgeKey)
		}
		for _, q := range []graph.ClaimQuery{{}, {OfEdges: keys}, {OfArticles: []string{"article:wereld-000048", "article:wereld-000049"}}} {
			same(t, fmt.Sprintf("claims %d of %d", i, len(q.OfEdges)+len(q.OfArticles)), func(w graph.Window, nested bool) ([]graph.Page[graph.ClaimRecord], error) {
				q := q
				q.Filter, q.Window = f, w
				if !nested {
					return s.Claims(ctx, q)
				}
				c := only(f)
				c.Filter.EachMember = f.EachMember
				return graph.ClaimsWhere(ctx, s, q, c)
			})
		}
		for _, order := range []graph.EdgeOrder{graph.StrongestFirst, graph.ByEdgeID} {
			sameEdges(t, s, fmt.Sprintf("edges %d by %s", i, order), graph.EdgeQuery{Filter: f, Order: order})
			sameEdges(t, s, fmt.Sprintf("edges %d by %s at nodes", i, order), graph.EdgeQuery{OfNodes: nodes, Filter: f, Order: order})
			for _, d := range []graph.Direction{graph.Incoming, graph.Outgoing} {
				f := f
				f.Direction, f.OtherTypes = d, []graph.NodeType{"METHOD", "ORGANISATION"}
				sameEdges(t, s, fmt.Sprintf("edges %d by %s, %s", i, order, d), graph.EdgeQuery{OfNodes: nodes, Filter: f, Order: order})
			}
		}
	}
}

func claimFilters() []graph.ClaimFilter {
	return []graph.ClaimFilter{
		{},
		{Predicates: []graph.Predicate{graph.Uses, graph.CollaboratesWith}},
		{MinConfidence: 800},
		{EachMember: true},
		{Modalities: []graph.Modality{graph.Negated, graph.Planned}},
		{Period: graph.Period{To: "2020"}, SubjectTypes: []graph.NodeType{"ORGANISATION"}},
	}
}

func sameEdges(t *testing.T, s graph.Store, what string, q graph.EdgeQuery) {
	t.Helper()
	same(t, what, func(w graph.Window, nested bool) ([]graph.Page[graph.Edge], error) {
		q := q
		q.Window = w
		if !nested {
			return s.Edges(t.Context(), q)
		}
		c := only(q.Filter)
		c.Filter.EachMember = q.Filter.EachMember
		return graph.EdgesWhere(t.Context(), s, q, c)
	})
}

// TestConditionsAsSets compares and, or and not with what sets of ids make of the same filters.
func TestConditionsAsSets(t *testing.T) {
	ctx, s := t.Context(), grouped(t)
	type c = graph.Condition[graph.ClaimFilter]
	list := func(where c) map[string]bool {
		where.Filter.EachMember, where.Filter.Modalities = true, graph.Modalities()
		pages, err := graph.ClaimsWhere(ctx, s, graph.ClaimQuery{}, where)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]bool{}
		for _, r := range pages[0].Items {
			out[r.ID] = true
		}
		return out
	}
	filters := claimFilters()
	everything := list(c{})
	for i, f := range filters {
		for j, g := range filters {
			f.EachMember, g.EachMember = true, true
			inF, inG := list(only(f)), list(only(g))
			for name, one := range map[string]struct {
				where c
				holds func(id string) bool
			}{
				"and": {c{And: []c{{Filter: f}, {Filter: g}}}, func(id string) bool { return inF[id] && inG[id] }},
				"or":  {c{Or: []c{{Filter: f}, {Filter: g}}}, func(id string) bool { return inF[id] || inG[id] }},
				"not": {c{Not: &c{Or: []c{{Filter: f}, {Filter: g}}}}, func(id string) bool { return !inF[id] && !inG[id] }},
				"xor": {
					c{Or: []c{{Filter: f}, {Filter: g}}, Not: &c{And: []c{{Filter: f}, {Filter: g}}}},
					func(id string) bool { return inF[id] != inG[id] },
				},
			} {
				got, n := list(one.where), 0
				for id := range everything {
					if one.holds(id) {
						n++
						if !got[id] {
							t.Errorf("%s of %d and %d lacks %s", name, i, j, id)
						}
					}
				}
				if len(got) != n {
					t.Errorf("%s of %d and %d: %d claims, want %d", name, i, j, len(got), n)
				}
			}
		}
	}
	if len(everything) < 200 {
		t.Errorf("only %d claims", len(everything))
	}
}

// TestFewPass asks for what only the last of a long list is, and for what no list can show in time.
func TestFewPass(t *testing.T) {
	s := many{n: 15_000}
	none := graph.Condition[graph.EntityFilter]{Not: &graph.Condition[graph.EntityFilter]{Filter: graph.EntityFilter{NamePrefix: "n"}}}
	pages, err := graph.EntitiesWhere(t.Context(), s, graph.EntityQuery{Window: graph.Window{Limit: 2, Total: true}}, none)
	if err != nil || len(pages[0].Items) != 1 || pages[0].Total != 1 || pages[0].More {
		t.Errorf("one of many: %d items, %d in all, %v", len(pages[0].Items), pages[0].Total, err)
	}
	s.n = 30_000
	if _, err := graph.EntitiesWhere(t.Context(), s, graph.EntityQuery{Window: graph.Window{Limit: 2}}, none); !errors.Is(err, graph.ErrFull) {
		t.Errorf("none of very many: %v", err)
	}
	most := graph.Condition[graph.EntityFilter]{Not: &graph.Condition[graph.EntityFilter]{Filter: graph.EntityFilter{NamePrefix: "last"}}}
	pages, err = graph.EntitiesWhere(t.Context(), s, graph.EntityQuery{Window: graph.Window{Limit: 2, Total: true}}, most)
	if err != nil || len(pages[0].Items) != 2 || pages[0].Total != -1 || !pages[0].More {
		t.Errorf("most of very many: %d items, %d in all, %v", len(pages[0].Items), pages[0].Total, err)
	}
	deep := none
	for range graph.MaxFilters {
		inner := deep
		deep = graph.Condition[graph.EntityFilter]{Not: &inner}
	}
	if _, err := graph.EntitiesWhere(t.Context(), s, graph.EntityQuery{}, deep); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("too many filters: %v", err)
	}
}

// many is a store of n entities of which all but the last are called n and a number.
type many struct {
	graph.Store
	n int
}

func (m many) Entities(_ context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	var page graph.Page[graph.Entity]
	start := 0
	if q.Window.After != nil {
		_, _ = fmt.Sscan(q.Window.After.ID, &start)
		start++
	}
	asked := map[string]bool{}
	for _, id := range q.Filter.IDs {
		asked[id] = true
	}
	for i := start; i < m.n; i++ {
		id, last := fmt.Sprintf("%06d", i), i == m.n-1
		if q.Filter.NamePrefix == "last" && !last || q.Filter.NamePrefix == "n" && last || len(asked) > 0 && !asked[id] {
			continue
		}
		if page.More = q.Window.Limit > 0 && len(page.Items) == q.Window.Limit; page.More {
			break
		}
		page.Items = append(page.Items, graph.Entity{ID: id})
		page.Positions = append(page.Positions, graph.Position{ID: id})
	}
	return []graph.Page[graph.Entity]{page}, nil
}
