package api_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// counting is a store that counts its reads, those of text apart.
type counting struct {
	graph.Store
	mu    sync.Mutex
	calls map[string]int
}

func (c *counting) note(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[name]++
}

func (c *counting) Sources(ctx context.Context, q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	c.note("sources")
	return c.Store.Sources(ctx, q)
}

func (c *counting) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	if q.Content {
		c.note("text")
	} else {
		c.note("articles")
	}
	return c.Store.Articles(ctx, q)
}

func (c *counting) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	c.note("entities")
	return c.Store.Entities(ctx, q)
}

func (c *counting) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	c.note("mentions")
	return c.Store.Mentions(ctx, q)
}

func (c *counting) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	c.note("edges")
	return c.Store.Edges(ctx, q)
}

func (c *counting) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	c.note("claims")
	return c.Store.Claims(ctx, q)
}

func (c *counting) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	c.note("candidates")
	return c.Store.Candidates(ctx, l)
}

func (c *counting) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	c.note("count")
	return c.Store.Count(ctx, q)
}

// street is a graph of many alike articles, so that a read for each row would show.
func street(t testing.TB, houses int) *counting {
	t.Helper()
	m := graphtest.NewModel()
	for i := range houses {
		a := graphtest.Article(fmt.Sprintf("house-%03d", i), fmt.Sprintf("Huis %d", i), fmt.Sprintf(
			"[[Bewoner %d|PERSON]] woont in [[Straat|PLACE]]. [[Stichting %d|ORGANISATION]] gebruikt [[Methode %d|METHOD]] op nummer %d (zie [[(Jansen, %d)|reference:jansen-%d]]).",
			i, i, i, i*i, 1900+i, 1900+i)).
			Claims(
				fmt.Sprintf("organisation:stichting-%d USES method:methode-%d", i, i),
				fmt.Sprintf("person:bewoner-%d AFFILIATED_WITH organisation:stichting-%d", i, i),
				fmt.Sprintf("article CITES reference:jansen-%d", 1900+i),
			)
		if err := m.Apply(t.Context(), graphtest.Source(fmt.Sprintf("house-%03d.txt", i), a)); err != nil {
			t.Fatal(err)
		}
	}
	return &counting{Store: m, calls: map[string]int{}}
}

// TestCallsOfTheStore counts the reads of deep queries over many rows: a bounded number for each level, whatever the rows.
func TestCallsOfTheStore(t *testing.T) {
	cases := []struct {
		name  string
		query string
		want  map[string]int
	}{
		{"a list", "{ articles(first: 30) { totalCount edges { node { title publishedAt } } } }", map[string]int{"articles": 1}},
		{"text once", "{ articles(first: 30) { edges { node { text sentences { text } citations { text } label } } } }", map[string]int{"articles": 1, "text": 1}},
		{
			"mentions and their sentences",
			"{ articles(first: 30) { edges { node { mentions { text sentence { text } entity { name } } } } } }",
			map[string]int{"articles": 1, "mentions": 1, "text": 1, "entities": 1},
		},
		{
			"what only ids say", "{ articles(first: 30) { edges { node { mentions { entity { id type } } relations { edges { other { id nodeType } } } } } } }",
			map[string]int{"articles": 1, "mentions": 1, "edges": 1},
		},
		{
			"entities, relations, claims, evidence", `{
			articles(first: 30) { edges { node { entities(first: 10) { edges {
				mentions { start }
				node { name relations(first: 5) { edges { other { label } node { claims(first: 2) { edges { node {
					article { title } evidence { prefix quote } } } } } } } } } } } } } }`,
			map[string]int{"articles": 2, "entities": 2, "mentions": 1, "edges": 1, "claims": 1, "text": 1},
		},
		{
			"articles of entities", `{
			entities(filter: {types: [ORGANISATION]}, first: 30) { edges { node { articles(first: 3) { totalCount edges { node { title alsoIn { id } holdings { source { path } } } mentions { text sentence { text } } } } } } } }`,
			map[string]int{"entities": 1, "articles": 1, "mentions": 1, "text": 1, "sources": 1},
		},
		{
			"labels of references", "{ articles(first: 30) { edges { node { relations(filter: {predicates: [CITES]}) { edges { other { label } } } } } } }",
			map[string]int{"articles": 1, "edges": 2, "text": 1},
		},
		{
			"objects by id", `query { nodes(ids: ["article:house-001", "article:house-002", "method:methode-1", "method:methode-2", "source:house-001.txt", "source:house-002.txt", "organisation:stichting-1 USES method:methode-1", "organisation:stichting-2 USES method:methode-2"]) { id } }`,
			map[string]int{"articles": 1, "entities": 1, "sources": 1, "edges": 1},
		},
		{
			"an entity by name", `{ entity(name: "Straat") { name articles(first: 30) { edges { node { title } } } } }`,
			map[string]int{"candidates": 1, "articles": 1},
		},
		{
			"related articles and shared literature", "{ articles(first: 30) { edges { node { related(first: 2) { article { title } shared { name } } sharedLiterature { article { title } references { label } } } } } }",
			map[string]int{"articles": 3, "entities": 2, "count": 1, "edges": 2},
		},
		{
			"conditions on lists in lists", `{ entities(filter: {types: [ORGANISATION]}, first: 30) { edges { node {
				articles(filter: {not: {languages: ["en"]}}) { edges { node { title } } }
				relations(filter: {or: [{predicates: [USES]}, {direction: INCOMING}]}) { edges { node { predicate } } } } } } }`,
			map[string]int{"entities": 1, "articles": 3, "edges": 1, "claims": 3},
		},
		{
			"analyses", `{ collaborations { members { entity { name } } cells { relation { claims { totalCount } } } } bridges(between: [ORGANISATION, PERSON], over: [METHOD, PLACE]) { one { name } other { name } over { name } }
			central(measure: DEGREE, types: [METHOD]) { node { label } } literature(minArticles: 1) { reference { label } articles(first: 1) { title } } }`,
			map[string]int{"edges": 5, "entities": 1, "articles": 1, "text": 1},
		},
		{"counts", "{ counts(of: ARTICLES, by: [ENTITY], first: 30) { count entity { name } } }", map[string]int{"count": 1, "entities": 1}},
	}
	s := street(t, 30)
	o := options()
	o.BatchWait = 120 * time.Millisecond      // a busy machine starts the fields of a page late
	o.Limits.Depth, o.Limits.Cost = 20, 1<<20 // deeper and more than a client may ask
	h := api.New(s, o)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			clear(s.calls)
			got := ask(t, h, c.query, nil)
			if got.Codes(t) != nil {
				t.Fatalf("%s", got.Body)
			}
			if diff := cmp.Diff(c.want, maps.Clone(s.calls)); diff != "" {
				t.Errorf("calls (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCallsDontGrowWithRows asks one deep query over 2 rows and over 30.
func TestCallsDontGrowWithRows(t *testing.T) {
	s := street(t, 30)
	o := options()
	o.BatchWait = 120 * time.Millisecond      // a busy machine starts the fields of a page late
	o.Limits.Depth, o.Limits.Cost = 20, 1<<20 // deeper and more than a client may ask
	h := api.New(s, o)
	var calls []int
	for _, rows := range []int{2, 30} {
		clear(s.calls)
		got := ask(t, h, `query ($n: Int) { articles(first: $n) { edges { node { text entities(first: 5) { edges { node { relations(first: 5) { edges { other { label }
			node { claims(first: 2) { edges { node { article { title sentences { text } } } } } } } } } } } } } } }`, map[string]any{"n": rows})
		if got.Codes(t) != nil {
			t.Fatalf("%s", got.Body)
		}
		n := 0
		for _, count := range s.calls {
			n += count
		}
		calls = append(calls, n)
	}
	if calls[0] != calls[1] || slices.Max(calls) > 9 {
		t.Errorf("%d calls for 2 rows, %d for 30", calls[0], calls[1])
	}
}
