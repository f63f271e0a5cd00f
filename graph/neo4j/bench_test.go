package neo4j_test

import (
	"bytes"
	"flag"
	"slices"
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

// load measures how the world comes into the empty database of a server in one way.
type load struct {
	server *neo4jtest.Server
	driver driver.DriverWithContext
}

// BenchmarkLoad measures Store.Apply in batches of 200 articles, import of a dump, and beside each the same rows of the same
// batches sent by plain UNWIND through the driver, each on an empty database.
func BenchmarkLoad(b *testing.B) {
	s := neo4jtest.StartPlain(b, neo4jtest.LTS)
	l := load{s, s.Driver(b)}
	changes := slices.Collect(graphtest.World(benchWorld()))
	var dump bytes.Buffer
	model := graphtest.NewModel()
	if err := model.Apply(b.Context(), changes...); err != nil {
		b.Fatal(err)
	}
	if err := graph.Dump(b.Context(), model, &dump); err != nil {
		b.Fatal(err)
	}
	apply := func(store *neo4j.Store) error {
		for batch := range slices.Chunk(changes, benchBatch) {
			if err := store.Apply(b.Context(), batch...); err != nil {
				return err
			}
		}
		return nil
	}
	restore := func(store *neo4j.Store) error {
		return graph.Restore(b.Context(), store, bytes.NewReader(dump.Bytes()), nil)
	}
	for _, way := range []struct {
		name string
		fill func(*neo4j.Store) error
	}{{"warm-up", apply}, {"Apply", apply}, {"import", restore}} {
		b.Run(way.name, func(b *testing.B) {
			for b.Loop() {
				took, sent := l.fill(b, way.fill)
				raw := l.replay(b, sent)
				counted := neo4jtest.Run(b, l.driver, "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)")[0].Values
				b.ReportMetric(float64(benchWorld().Articles)/took.Seconds(), "articles/s")
				b.ReportMetric(float64(counted[0].(int64))/took.Seconds(), "nodes/s")
				b.ReportMetric(float64(counted[1].(int64))/took.Seconds(), "relationships/s")
				b.ReportMetric(float64(benchWorld().Articles)/raw.Seconds(), "raw-articles/s")
				b.ReportMetric(raw.Seconds()/took.Seconds(), "x-raw")
			}
		})
	}
}

// fill empties the database, fills it by a store, and returns the time and, by transaction, the writing statements that were sent.
func (l load) fill(b *testing.B, how func(*neo4j.Store) error) (time.Duration, [][]written) {
	b.Helper()
	neo4jtest.Wipe(b, l.driver)
	store := benchStore(b, l.server)
	var sent [][]written
	store.Observe(func(statement string, p map[string]any) {
		if statement == "lock" {
			sent = append(sent, nil)
		}
		if rows, ok := p["rows"]; ok {
			last := &sent[len(sent)-1]
			*last = append(*last, written{store.Statement(statement), rows})
		}
	})
	begun := time.Now()
	if err := how(store); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun), sent
}

// replay sends the statements into an emptied database and returns the time.
func (l load) replay(b *testing.B, sent [][]written) time.Duration {
	b.Helper()
	neo4jtest.Wipe(b, l.driver)
	session := l.driver.NewSession(b.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(b.Context()) }() // nothing is left in it
	begun := time.Now()
	for _, statements := range sent {
		tx, err := session.BeginTransaction(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		for _, w := range statements {
			if _, err := tx.Run(b.Context(), w.text, map[string]any{"rows": w.rows}); err != nil {
				b.Fatal(err)
			}
		}
		if err := tx.Commit(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(begun)
}
