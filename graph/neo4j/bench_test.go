package neo4j_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// worldArticles is how large the graph of the benchmarks is; 20,000 is the size of the product's targets.
var worldArticles = flag.Int("world", 2000, "articles of the graph of benchmarks")

// benchWorld has the proportions of the world at which the targets of the product are measured.
func benchWorld() graphtest.WorldSize {
	return graphtest.WorldSize{Entities: *worldArticles * 5 / 2, Articles: *worldArticles, Claims: *worldArticles * 10}
}

// benchBatch is how many sources of ten articles one Apply takes.
const benchBatch = 20

func benchStore(b *testing.B, s *neo4jtest.Server) *neo4j.Store {
	b.Helper()
	store, err := neo4j.Open(b.Context(), s.URL, neo4j.Options{User: s.User, Password: s.Password})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() }) // the benchmark is over
	return store
}

// written is one statement with rows, as the store sent it.
type written struct {
	text string
	rows any
}

// twins is a store and a second database, to which the rows of each Apply go again at once, by plain UNWIND in the same
// transactions and batches. What else uses the machine then slows both.
type twins struct {
	graph.Store
	b     *testing.B
	plain driver.SessionWithContext
	sent  [][]written   // by transaction, since the last replay
	raw   time.Duration // that plain UNWIND took
}

func newTwins(b *testing.B, s, plain *neo4jtest.Server) *twins {
	b.Helper()
	d := plain.Driver(b)
	neo4jtest.Wipe(b, s.Driver(b))
	neo4jtest.Wipe(b, d)
	store := benchStore(b, s)
	t := &twins{Store: store, b: b, plain: d.NewSession(b.Context(), driver.SessionConfig{})}
	b.Cleanup(func() { _ = t.plain.Close(context.Background()) }) // nothing is left in it
	store.Observe(func(statement string, p map[string]any) {
		if statement == "lock" {
			t.sent = append(t.sent, nil)
		}
		if rows, ok := p["rows"]; ok {
			last := &t.sent[len(t.sent)-1]
			*last = append(*last, written{store.Statement(statement), rows})
		}
	})
	return t
}

// Apply is that of the store; then it replays what that sent.
func (t *twins) Apply(ctx context.Context, changes ...graph.Change) error {
	if err := t.Store.Apply(ctx, changes...); err != nil {
		return err
	}
	begun := time.Now()
	for _, statements := range t.sent {
		t.replay(statements)
	}
	t.sent = nil
	t.raw += time.Since(begun)
	return nil
}

func (t *twins) replay(statements []written) {
	tx, err := t.plain.BeginTransaction(t.b.Context())
	if err != nil {
		t.b.Fatal(err)
	}
	for _, w := range statements {
		if _, err := tx.Run(t.b.Context(), w.text, map[string]any{"rows": w.rows}); err != nil {
			t.b.Fatal(err)
		}
	}
	if err := tx.Commit(t.b.Context()); err != nil {
		t.b.Fatal(err)
	}
}

// BenchmarkLoad measures Store.Apply in batches of 200 articles and import of a dump, and beside each the same rows of the same
// batches sent by plain UNWIND through the driver to a second server. The warm-up lets both compile and plan.
func BenchmarkLoad(b *testing.B) {
	s, plain := neo4jtest.StartPlain(b, neo4jtest.LTS), neo4jtest.StartPlain(b, neo4jtest.LTS)
	benchStore(b, plain) // for its schema
	apply := func(size graphtest.WorldSize) func(graph.Store) error {
		return func(store graph.Store) error {
			var batch []graph.Change
			for c := range graphtest.World(size) {
				if batch = append(batch, c); len(batch) == benchBatch {
					if err := store.Apply(b.Context(), batch...); err != nil {
						return err
					}
					batch = nil
				}
			}
			return store.Apply(b.Context(), batch...)
		}
	}
	small := benchWorld()
	small.Articles, small.Entities, small.Claims = small.Articles/10, small.Entities/10, small.Claims/10
	dump := dumpOfWorld(b)
	for _, way := range []struct {
		name string
		size graphtest.WorldSize
		fill func(graph.Store) error
	}{
		{"warm-up", small, apply(small)},
		{"Apply", benchWorld(), apply(benchWorld())},
		{"import", benchWorld(), func(store graph.Store) error {
			f, err := os.Open(dump)
			if err != nil {
				return err
			}
			defer f.Close()
			return graph.Restore(b.Context(), store, f, nil)
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			for b.Loop() {
				t := newTwins(b, s, plain)
				begun := time.Now()
				if err := way.fill(t); err != nil {
					b.Fatal(err)
				}
				t.report(s, way.size, time.Since(begun)-t.raw)
			}
		})
	}
}

// report says how fast a load was that took so long besides its replays.
func (t *twins) report(s *neo4jtest.Server, size graphtest.WorldSize, took time.Duration) {
	counted := neo4jtest.Run(t.b, s.Driver(t.b), "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)")[0].Values
	t.b.ReportMetric(float64(size.Articles)/took.Seconds(), "articles/s")
	t.b.ReportMetric(float64(counted[0].(int64))/took.Seconds(), "nodes/s")
	t.b.ReportMetric(float64(counted[1].(int64))/took.Seconds(), "relationships/s")
	t.b.ReportMetric(float64(size.Articles)/t.raw.Seconds(), "raw-articles/s")
	t.b.ReportMetric(t.raw.Seconds()/took.Seconds(), "x-raw")
}

// dumped is a store that has nothing but the world to dump.
type dumped struct{ graph.Store }

func (dumped) Dump(_ context.Context, yield func(graph.Change) error) error {
	for c := range graphtest.World(benchWorld()) {
		if err := yield(c); err != nil {
			return err
		}
	}
	return nil
}

// dumpOfWorld writes the dump of the world to a file.
func dumpOfWorld(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "dump.jsonl")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(graph.Dump(b.Context(), dumped{}, f), f.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}
