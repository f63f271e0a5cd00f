package neo4j_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// subject is what one round of the benchmark asks about.
type subject struct {
	entity  graph.Entity
	article string
	edge    graph.EdgeKey
}

// comparison is a question of the store and the leanest Cypher for it. Both answer with keys that say what they found.
type comparison struct {
	name, baseline string // the file of testdata/baseline
	ask            func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error)
	parameters     func(about subject) map[string]any
	key            func(row []any) string
	unordered      bool
}

func first(row []any) string { return fmt.Sprint(row[0]) }

func firstTwo(row []any) string { return fmt.Sprint(row[0], row[1]) }

func edgeText(row []any) string { return fmt.Sprint(row[0], row[1], row[2], row[3]) }

func ofEntity(about subject) map[string]any { return map[string]any{"id": about.entity.ID} }

func comparisons() []comparison {
	page := graph.Window{Limit: 20}
	edges := func(filter graph.ClaimFilter) func(context.Context, *neo4j.Store, subject) ([]string, error) {
		return func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			pages, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{about.entity.ID}, Filter: filter, Window: page})
			return texts(pages, err, func(e graph.Edge) string { return fmt.Sprint(e.Subject, e.Predicate, e.Object, e.Claims) })
		}
	}
	articles := func(q graph.ArticleQuery) func(context.Context, *neo4j.Store, subject) ([]string, error) {
		return func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			if q.OfEntities != nil {
				q.OfEntities = []string{about.entity.ID}
			}
			pages, err := s.Articles(ctx, q)
			return texts(pages, err, func(a graph.Article) string { return a.ID })
		}
	}
	return []comparison{
		{"entity by id", "entity", func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			pages, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{about.entity.ID}}})
			return texts(pages, err, func(e graph.Entity) string { return e.ID })
		}, ofEntity, first, false},
		{"search by name", "candidates", func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			found, err := s.Candidates(ctx, lookup(about))
			var out []string
			for _, c := range found {
				out = append(out, c.Entity.ID)
			}
			return out, err
		}, func(about subject) map[string]any {
			l := lookup(about)
			return map[string]any{
				"key": l.Key, "trigrams": l.Trigrams, "rare": neo4j.Rarest(l.Trigrams, l.MinShare), "minShare": l.MinShare, "limit": l.Limit,
			}
		}, first, false},
		{"edges of an entity", "edges", edges(graph.ClaimFilter{}), ofEntity, edgeText, false},
		{"edges of an entity, filtered", "edges_filtered", edges(graph.ClaimFilter{MinConfidence: 1}), ofEntity, edgeText, false},
		{"articles of an entity", "articles", articles(graph.ArticleQuery{OfEntities: []string{""}, Window: page}), ofEntity, first, false},
		{"newest articles", "newest", articles(graph.ArticleQuery{Window: page}), ofEntity, first, false},
		{"mentions in an article", "mentions", func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			found, err := s.Mentions(ctx, graph.MentionQuery{Articles: []string{about.article}})
			var out []string
			for _, m := range found {
				out = append(out, fmt.Sprint(m.Entity, m.Article, m.Start, m.End))
			}
			return out, err
		}, func(about subject) map[string]any { return map[string]any{"article": about.article} }, edgeText, true},
		{"claims of an edge", "claims", func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			pages, err := s.Claims(ctx, graph.ClaimQuery{OfEdges: []graph.EdgeKey{about.edge}, Window: page})
			return texts(pages, err, func(c graph.ClaimRecord) string { return c.ID })
		}, func(about subject) map[string]any { return map[string]any{"edge": about.edge.ID()} }, first, false},
		{"named together", "companions", func(ctx context.Context, s *neo4j.Store, about subject) ([]string, error) {
			counts, err := s.Count(ctx, graph.CountQuery{
				Of: graph.CountArticles, By: []graph.Dimension{graph.PerEntity}, Articles: graph.ArticleFilter{Mentioning: []string{about.entity.ID}}, Limit: 20,
			})
			var out []string
			for _, c := range counts {
				out = append(out, fmt.Sprint(c.Keys[0], c.N))
			}
			return out, err
		}, ofEntity, firstTwo, false},
		{"version", "version", func(ctx context.Context, s *neo4j.Store, _ subject) ([]string, error) {
			v, err := s.Version(ctx)
			return []string{v}, err
		}, ofEntity, first, false},
	}
}

func lookup(about subject) graph.Lookup {
	key := graph.SearchKey(about.entity.Name)
	trigrams := graph.Trigrams(key)
	return graph.Lookup{Key: key, Trigrams: trigrams, MinShare: max(1, (len(trigrams)+1)/2), Limit: 300}
}

func texts[T any](pages []graph.Page[T], err error, text func(T) string) ([]string, error) {
	var out []string
	for _, p := range pages {
		for _, it := range p.Items {
			out = append(out, text(it))
		}
	}
	return out, err
}

// raw asks the baseline through the driver.
func (c comparison) raw(ctx context.Context, d driver.DriverWithContext, text string, about subject) ([]string, error) {
	session := d.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead, FetchSize: driver.FetchAll})
	defer func() { _ = session.Close(ctx) }() // nothing is left in it
	res, err := session.Run(ctx, text, c.parameters(about))
	if err != nil {
		return nil, err
	}
	var out []string
	for res.Next(ctx) {
		rows, _ := res.Record().Values[0].([]any)
		for _, r := range rows {
			out = append(out, c.key(r.([]any)))
		}
	}
	if c.baseline != "version" && c.baseline != "companions" && c.baseline != "mentions" && c.baseline != "candidates" && len(out) > 20 {
		out = out[:20] // one more tells that the page is not the last
	}
	return out, res.Err()
}

// BenchmarkQuestions measures each question of the store beside the leanest Cypher for it, in turns, over 64 entities from the
// most named to the least. It fails when the two answer differently.
func BenchmarkQuestions(b *testing.B) {
	s := neo4jtest.StartPlain(b, benchVersion())
	d := s.Driver(b)
	store := benchStore(b, s)
	fillWithWorld(b, store)
	neo4jtest.Run(b, d, "CALL db.clearQueryCaches()")
	subjects := subjectsOf(b, store)
	for _, c := range comparisons() {
		b.Run(c.name, func(b *testing.B) { c.measure(b, store, d, subjects) })
	}
}

// benchVersion is the version to measure on; "" is the server of KENNISGRAAF_TEST_NEO4J.
func benchVersion() neo4jtest.Version { return neo4jtest.Versions()[0] }

// fillWithWorld writes the world, unless the store holds as many sources already: a server outside keeps it from run to run.
func fillWithWorld(b *testing.B, store *neo4j.Store) {
	b.Helper()
	sources, err := store.Sources(b.Context(), graph.SourceQuery{Window: graph.Window{Limit: 1, Total: true}})
	if err != nil {
		b.Fatal(err)
	}
	changes := slices.Collect(graphtest.World(benchWorld()))
	if sources.Total == len(changes) {
		return
	}
	for batch := range slices.Chunk(changes, benchBatch) {
		if err := store.Apply(b.Context(), batch...); err != nil {
			b.Fatal(err)
		}
	}
}

func subjectsOf(b *testing.B, store *neo4j.Store) []subject {
	b.Helper()
	pages, err := store.Entities(b.Context(), graph.EntityQuery{Order: graph.MostMentions}) // all
	if err != nil {
		b.Fatal(err)
	}
	all := pages[0].Items
	var out []subject
	for i := range 64 {
		e := all[i*i*len(all)/4096]
		articles, err := store.Articles(b.Context(), graph.ArticleQuery{OfEntities: []string{e.ID}, Window: graph.Window{Limit: 1}})
		if err != nil {
			b.Fatal(err)
		}
		edges, err := store.Edges(b.Context(), graph.EdgeQuery{OfNodes: []string{e.ID}, Window: graph.Window{Limit: 1}})
		if err != nil {
			b.Fatal(err)
		}
		if len(articles[0].Items) > 0 && len(edges[0].Items) > 0 {
			out = append(out, subject{e, articles[0].Items[0].ID, edges[0].Items[0].EdgeKey})
		}
	}
	if len(out) < 32 {
		b.Fatalf("%d entities with articles and edges", len(out))
	}
	return out
}

func (c comparison) measure(b *testing.B, store *neo4j.Store, d driver.DriverWithContext, subjects []subject) {
	text, err := os.ReadFile(filepath.Join("testdata", "baseline", c.baseline+".cypher"))
	if err != nil {
		b.Fatal(err)
	}
	var ours, raws []time.Duration
	for i := 0; b.Loop(); i++ {
		about := subjects[i%len(subjects)]
		begun := time.Now()
		got, err := c.ask(b.Context(), store, about)
		if err != nil {
			b.Fatal(err)
		}
		between := time.Now()
		want, err := c.raw(b.Context(), d, string(text), about)
		if err != nil {
			b.Fatal(err)
		}
		ours, raws = append(ours, between.Sub(begun)), append(raws, time.Since(between))
		if c.unordered {
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			b.Fatalf("%s: the store finds\n%q\nthe baseline\n%q", about.entity.ID, got, want)
		}
	}
	slices.Sort(ours)
	slices.Sort(raws)
	at := func(list []time.Duration, percent int) float64 {
		return float64(list[len(list)*percent/100].Microseconds())
	}
	b.ReportMetric(at(ours, 50), "µs-median")
	b.ReportMetric(at(ours, 95), "µs-p95")
	b.ReportMetric(at(raws, 50), "µs-raw-median")
	b.ReportMetric(at(raws, 95), "µs-raw-p95")
	ratio, err := strconv.ParseFloat(fmt.Sprintf("%.2f", at(ours, 50)/at(raws, 50)), 64)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(ratio, "x-raw")
}
