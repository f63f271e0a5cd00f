package neo4j_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"syscall"
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

// cost is the time that something took, and the processor time of this process and of the server together.
type cost struct{ wall, processor time.Duration }

// spent returns what has been spent up to now, with one server.
func spent(b *testing.B, s *neo4jtest.Server) cost {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	own := time.Duration(used.Utime.Nano() + used.Stime.Nano())
	return cost{time.Duration(time.Now().UnixNano()), own + s.Processor()}
}

// add adds what was spent since then.
func (c *cost) add(b *testing.B, s *neo4jtest.Server, since cost) {
	b.Helper()
	now := spent(b, s)
	c.wall += now.wall - since.wall
	c.processor += now.processor - since.processor
}

// twins is a store and a second database, to which the rows of each Apply go again at once, by plain UNWIND in the same
// transactions and batches. What else uses the machine then slows both.
type twins struct {
	graph.Store
	b             *testing.B
	server, plain *neo4jtest.Server
	session       driver.SessionWithContext // with plain
	sent          [][]written               // by transaction, since the last replay
	applied, raw  cost
	own           time.Duration // processor time of this process in replays
}

func newTwins(b *testing.B, s, plain *neo4jtest.Server) *twins {
	b.Helper()
	d := plain.Driver(b)
	empty(b, s.Driver(b))
	empty(b, d)
	store := benchStore(b, s)
	t := &twins{Store: store, b: b, server: s, plain: plain, session: d.NewSession(b.Context(), driver.SessionConfig{})}
	b.Cleanup(func() { _ = t.session.Close(context.Background()) }) // nothing is left in it
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

// empty deletes a large graph in transactions that fit into the memory of a test server.
func empty(b *testing.B, d driver.DriverWithContext) {
	b.Helper()
	const some = "MATCH (n) WHERE NOT n:Kennisgraaf WITH n LIMIT 3000 DETACH DELETE n RETURN count(n)"
	for neo4jtest.Run(b, d, some)[0].Values[0] != int64(0) {
	}
}

// Apply is that of the store; then it replays what that sent.
func (t *twins) Apply(ctx context.Context, changes ...graph.Change) error {
	begun := spent(t.b, t.server)
	if err := t.Store.Apply(ctx, changes...); err != nil {
		return err
	}
	t.applied.add(t.b, t.server, begun)
	begun = spent(t.b, t.plain)
	own := spent(t.b, &neo4jtest.Server{})
	for _, statements := range t.sent {
		t.replay(statements)
	}
	t.own += spent(t.b, &neo4jtest.Server{}).processor - own.processor
	t.raw.add(t.b, t.plain, begun)
	t.sent = nil
	return nil
}

func (t *twins) replay(statements []written) {
	tx, err := t.session.BeginTransaction(t.b.Context())
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

// way is how the world comes into a store.
type way struct {
	name string
	size graphtest.WorldSize
	fill func(graph.Store) error
}

// loads are the ways that are measured: a small load, which lets the servers compile and plan, Apply in batches of 200 articles,
// and the import of a dump.
func loads(b *testing.B) []way {
	b.Helper()
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
	dump, size, small := dumpOfWorld(b), benchWorld(), benchWorld()
	small.Articles, small.Entities, small.Claims = size.Articles/5, size.Entities/5, size.Claims/5
	return []way{{"warm-up", small, apply(small)}, {"Apply", size, apply(size)}, {"import", size, func(store graph.Store) error {
		f, err := os.Open(dump)
		if err != nil {
			return err
		}
		defer f.Close()
		return graph.Restore(b.Context(), store, f, nil)
	}}}
}

// BenchmarkLoad measures loads of a store, and beside each the same rows of the same batches sent by plain UNWIND through the
// driver to a second server: by the clock, and by processor time, which tells more on a busy machine.
func BenchmarkLoad(b *testing.B) {
	s, plain := neo4jtest.StartPlain(b, neo4jtest.LTS), neo4jtest.StartPlain(b, neo4jtest.LTS)
	benchStore(b, plain) // for its schema
	for _, way := range loads(b) {
		b.Run(way.name, func(b *testing.B) {
			for b.Loop() {
				t := newTwins(b, s, plain)
				begun := spent(b, s)
				if err := way.fill(t); err != nil {
					b.Fatal(err)
				}
				took := t.applied
				if way.name == "import" { // reading the dump belongs to it
					took = cost{}
					took.add(b, s, begun)
					took.wall -= t.raw.wall
					took.processor -= t.own
				}
				t.report(way.size, took)
			}
		})
	}
}

// report says how fast a load was.
func (t *twins) report(size graphtest.WorldSize, took cost) {
	counted := neo4jtest.Run(t.b, t.server.Driver(t.b), "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)")[0].Values
	t.b.ReportMetric(float64(size.Articles)/took.wall.Seconds(), "articles/s")
	t.b.ReportMetric(float64(counted[0].(int64))/took.wall.Seconds(), "nodes/s")
	t.b.ReportMetric(float64(counted[1].(int64))/took.wall.Seconds(), "relationships/s")
	t.b.ReportMetric(float64(size.Articles)/t.raw.wall.Seconds(), "raw-articles/s")
	t.b.ReportMetric(t.raw.wall.Seconds()/took.wall.Seconds(), "x-raw")
	t.b.ReportMetric(t.raw.processor.Seconds()/took.processor.Seconds(), "x-raw-processor")
	t.b.ReportMetric(took.processor.Seconds(), "s-processor")
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
