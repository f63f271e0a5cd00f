package neo4j_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// benchWorld is a tenth of the world at which the targets of the product are measured.
func benchWorld() graphtest.WorldSize {
	return graphtest.WorldSize{Entities: 5_000, Articles: 2_000, Claims: 20_000}
}

// benchBatch is how many sources of ten articles one Apply takes.
const benchBatch = 20

// BenchmarkLoad measures Store.Apply on an empty database.
func BenchmarkLoad(b *testing.B) {
	s := neo4jtest.StartPlain(b, neo4jtest.LTS)
	d := s.Driver(b)
	for b.Loop() {
		b.StopTimer()
		neo4jtest.Wipe(b, d)
		store := benchStore(b, s)
		changes := slices.Collect(graphtest.World(benchWorld()))
		b.StartTimer()
		begun := time.Now()
		for batch := range slices.Chunk(changes, benchBatch) {
			if err := store.Apply(b.Context(), batch...); err != nil {
				b.Fatal(err)
			}
		}
		took := time.Since(begun).Seconds()
		b.StopTimer()
		counted := neo4jtest.Run(b, d, "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)")[0].Values
		b.ReportMetric(float64(benchWorld().Articles)/took, "articles/s")
		b.ReportMetric(float64(counted[0].(int64))/took, "nodes/s")
		b.ReportMetric(float64(counted[1].(int64))/took, "relationships/s")
		_ = store.Close() // the benchmark is over
		b.StartTimer()
	}
}

func benchStore(b *testing.B, s *neo4jtest.Server) *neo4j.Store {
	b.Helper()
	store, err := neo4j.Open(b.Context(), s.URL, neo4j.Options{User: s.User, Password: s.Password})
	if err != nil {
		b.Fatal(err)
	}
	return store
}

// BenchmarkQuestions measures the questions that pages ask, in turn over 64 entities from the most named to the least.
func BenchmarkQuestions(b *testing.B) {
	s := neo4jtest.StartPlain(b, neo4jtest.LTS)
	store := benchStore(b, s)
	defer func() { _ = store.Close() }() // the benchmark is over
	for batch := range slices.Chunk(slices.Collect(graphtest.World(benchWorld())), benchBatch) {
		if err := store.Apply(b.Context(), batch...); err != nil {
			b.Fatal(err)
		}
	}
	pages, err := store.Entities(b.Context(), graph.EntityQuery{Order: graph.MostMentions})
	if err != nil {
		b.Fatal(err)
	}
	var ids []graph.Entity
	for i := range 64 {
		ids = append(ids, pages[0].Items[i*i*len(pages[0].Items)/4096])
	}
	page := graph.Window{Limit: 20}
	for _, q := range []struct {
		name string
		ask  func(ctx context.Context, e graph.Entity) error
	}{
		{"entity by id", func(ctx context.Context, e graph.Entity) error {
			_, err := store.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{e.ID}}})
			return err
		}},
		{"search by name", func(ctx context.Context, e graph.Entity) error {
			_, err := graph.Search(ctx, store, graph.SearchQuery{Text: e.Name, Limit: 10})
			return err
		}},
		{"edges of an entity", func(ctx context.Context, e graph.Entity) error {
			_, err := store.Edges(ctx, graph.EdgeQuery{OfNodes: []string{e.ID}, Window: page})
			return err
		}},
		{"edges of an entity, filtered", func(ctx context.Context, e graph.Entity) error {
			_, err := store.Edges(ctx, graph.EdgeQuery{OfNodes: []string{e.ID}, Filter: graph.ClaimFilter{MinConfidence: 1}, Window: page})
			return err
		}},
		{"articles of an entity", func(ctx context.Context, e graph.Entity) error {
			_, err := store.Articles(ctx, graph.ArticleQuery{OfEntities: []string{e.ID}, Window: page})
			return err
		}},
		{"newest articles", func(ctx context.Context, _ graph.Entity) error {
			_, err := store.Articles(ctx, graph.ArticleQuery{Window: page})
			return err
		}},
		{"co-occurrence", func(ctx context.Context, e graph.Entity) error {
			_, err := graph.CoOccurrences(ctx, store, graph.CoOccurrenceQuery{Of: e.ID, Level: graph.CountArticles, Limit: 20})
			return err
		}},
		{"version", func(ctx context.Context, _ graph.Entity) error {
			_, err := store.Version(ctx)
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				begun := time.Now()
				if err := q.ask(b.Context(), ids[i%len(ids)]); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds()), "µs-p95")
		})
	}
}
