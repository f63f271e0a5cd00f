package neo4j_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

// counted opens a store whose statements pass a proxy that counts them. Each is sent with the request for its answer.
func (s *server) counted(t *testing.T) (*neo4j.Store, *cutter) {
	t.Helper()
	c := newCutter(t, s.URL)
	store, err := neo4j.Open(t.Context(), "bolt://"+c.listener.Addr().String(), s.options(neo4j.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	s.stores = append(s.stores, store)
	return store, c
}

func questionsTakeOneRoundTrip(t *testing.T, p *pool) {
	store, c := p.lend(t).counted(t)
	for i := range 9 {
		if err := store.Apply(t.Context(), pieceOf(i)); err != nil {
			t.Fatal(err)
		}
	}
	if c.runs.Load() < 20 {
		t.Fatalf("%d statements seen in nine Applies", c.runs.Load())
	}
	few := graph.Window{Limit: 2, Total: true}
	for _, q := range []struct {
		name  string
		trips int32 // at most
		ask   func(ctx context.Context) error
	}{
		{"version", 1, func(ctx context.Context) error { _, err := store.Version(ctx); return err }},
		{"sources", 1, func(ctx context.Context) error {
			_, err := store.Sources(ctx, graph.SourceQuery{Window: few})
			return err
		}},
		{"articles", 1, func(ctx context.Context) error {
			_, err := store.Articles(ctx, graph.ArticleQuery{OfEntities: []string{"method:jim", "organisation:movisie"}, Window: few, Content: true})
			return err
		}},
		{"newest articles", 1, func(ctx context.Context) error {
			_, err := store.Articles(ctx, graph.ArticleQuery{Window: graph.Window{Limit: 2}})
			return err
		}},
		{"entities", 1, func(ctx context.Context) error {
			_, err := store.Entities(ctx, graph.EntityQuery{OfArticles: []string{"article:1", "article:2"}, Window: few})
			return err
		}},
		{"mentions", 1, func(ctx context.Context) error {
			_, err := store.Mentions(ctx, graph.MentionQuery{Articles: []string{"article:1", "article:2"}})
			return err
		}},
		{"edges", 1, func(ctx context.Context) error {
			_, err := store.Edges(ctx, graph.EdgeQuery{OfNodes: []string{"method:jim", "organisation:movisie"}, Window: few})
			return err
		}},
		{"claims", 1, func(ctx context.Context) error {
			_, err := store.Claims(ctx, graph.ClaimQuery{OfArticles: []string{"article:1", "article:2"}, Window: few})
			return err
		}},
		{"count", 1, func(ctx context.Context) error {
			_, err := store.Count(ctx, graph.CountQuery{Of: graph.CountArticles, By: []graph.Dimension{graph.PerEntity}})
			return err
		}},
		{"search", 1, func(ctx context.Context) error {
			_, err := graph.Search(ctx, store, graph.SearchQuery{Text: "movisi", Limit: 3})
			return err
		}},
	} {
		c.runs.Store(0)
		if err := q.ask(t.Context()); err != nil {
			t.Fatalf("%s: %v", q.name, err)
		}
		if got := c.runs.Load(); got < 1 || got > q.trips {
			t.Errorf("%s takes %d statements, want %d", q.name, got, q.trips)
		}
	}
}

// pathsTakeOneRoundTripALevel walks a chain of organisations that work together, each with the next.
func pathsTakeOneRoundTripALevel(t *testing.T, p *pool) {
	store, c := p.lend(t).counted(t)
	node := func(n int) string { return fmt.Sprintf("organisation:%d", n) }
	var articles []*graphtest.ArticleText
	for i := range graph.MaxHops {
		text := fmt.Sprintf("[[Team %d|%s]] werkt samen met [[team %d|%s]].", i, node(i), i+1, node(i+1))
		articles = append(articles, graphtest.Article(strconv.Itoa(i), "", text).Claims(node(i)+" COLLABORATES_WITH "+node(i+1)))
	}
	if err := store.Apply(t.Context(), graphtest.Source("keten.md", articles...)); err != nil {
		t.Fatal(err)
	}
	trips := func(what string, least, most int, ask func(s graph.Store) error) {
		t.Helper()
		held, done, err := graph.Pin(t.Context(), store) // what a request of GraphQL asks, without a trip of its own
		if err != nil {
			t.Fatal(err)
		}
		defer done()
		c.runs.Store(0)
		if err := ask(held); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if got := int(c.runs.Load()); got < least || got > most {
			t.Errorf("%s takes %d statements, want %d to %d", what, got, least, most)
		}
	}
	for hops := 1; hops <= graph.MaxHops; hops++ {
		trips(fmt.Sprintf("a path of %d hops", hops), hops, hops+2, func(s graph.Store) error { // two for degrees and evidence
			paths, err := graph.FindPaths(t.Context(), s, graph.PathQuery{From: node(0), To: node(hops), MaxHops: hops, K: 3})
			if err == nil && (len(paths) != 1 || len(paths[0].Nodes) != hops+1) {
				t.Errorf("%d paths of %d hops", len(paths), hops)
			}
			return err
		})
	}
	for depth := 1; depth <= graph.MaxDepth; depth++ {
		trips(fmt.Sprintf("a neighbourhood of depth %d", depth), depth+1, depth+1, func(s graph.Store) error {
			g, err := graph.Neighbourhood(t.Context(), s, graph.NeighbourhoodQuery{Center: node(0), Depth: depth, MaxNodes: 50})
			if err == nil && len(g.Nodes) != depth+1 {
				t.Errorf("%d nodes to depth %d", len(g.Nodes), depth)
			}
			return err
		})
	}
	trips("companions", 1, 4, func(s graph.Store) error {
		found, err := graph.CoOccurrences(t.Context(), s, graph.CoOccurrenceQuery{Of: node(1), Level: graph.CountArticles, Limit: 5})
		if err == nil && len(found) == 0 {
			t.Error("nothing is named together")
		}
		return err
	})
}
