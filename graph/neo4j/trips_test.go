package neo4j_test

import (
	"context"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

// questionsTakeOneRoundTrip counts the statements that pass a proxy. Each is sent with the request for its answer.
func questionsTakeOneRoundTrip(t *testing.T, p *pool) {
	s := p.lend(t)
	c := newCutter(t, s.URL)
	store, err := neo4j.Open(t.Context(), "bolt://"+c.listener.Addr().String(), s.options(neo4j.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	s.stores = append(s.stores, store)
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
