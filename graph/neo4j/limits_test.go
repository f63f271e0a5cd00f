package neo4j_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// begin opens a transaction of somebody else and runs a statement in it; it ends with the test.
func (s *server) begin(t *testing.T, statement string) driver.ExplicitTransaction {
	t.Helper()
	session := s.driver.NewSession(t.Context(), driver.SessionConfig{})
	t.Cleanup(func() { _ = session.Close(context.Background()) }) // what it left open is rolled back
	tx, err := session.BeginTransaction(t.Context(), driver.WithTxTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Run(t.Context(), statement, nil); err != nil {
		t.Fatal(err)
	}
	return tx
}

// holdGate keeps writers out until release is called.
func (s *server) holdGate(t *testing.T) (release func()) {
	t.Helper()
	tx := s.begin(t, "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.turns = 0")
	return func() {
		t.Helper()
		if err := tx.Rollback(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// blocked returns whether n transactions wait for locks.
func (s *server) blocked(t *testing.T, n int64) func() bool {
	return func() bool {
		t.Helper()
		const waiting = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*)"
		return neo4jtest.Run(t, s.driver, waiting)[0].Values[0] == n
	}
}

func writerThatNeverEndsIsNotWaitedForForever(t *testing.T, p *pool) {
	s := p.lend(t)
	store := s.open(t, neo4j.Options{WriteTimeout: time.Second, RetryBudget: time.Second})
	release := s.holdGate(t)
	if err := store.Apply(t.Context(), pieceOf(0)); !errors.Is(err, graph.ErrConflict) && !errors.Is(err, graph.ErrFull) {
		t.Errorf("apply beside a writer that never ends: %v", err)
	}
	if _, err := store.Version(t.Context()); err != nil {
		t.Errorf("a reader beside it: %v", err)
	}
	release()
	if err := store.Apply(t.Context(), pieceOf(0)); err != nil {
		t.Errorf("apply after it: %v", err)
	}
}

func fullPoolIsToldAndPasses(t *testing.T, p *pool) {
	s := p.lend(t)
	store := s.open(t, neo4j.Options{Connections: 2, QueryTimeout: 2 * time.Second, RetryBudget: time.Second})
	inside, leave := make(chan bool), make(chan bool)
	release := s.holdGate(t)
	applied := make(chan error, 1)
	go func() { applied <- store.Apply(context.Background(), pieceOf(0)) }() // waits for the gate with one connection
	neo4jtest.Await(t, "the Apply to wait for the gate", s.blocked(t, 1))
	other := store.Hold(t, inside, leave) // takes the other
	<-inside
	_, err := store.Version(t.Context())
	if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "in use") || graph.Hint(err) == "" {
		t.Errorf("a question to a full pool: %v (%q)", err, graph.Hint(err))
	}
	close(leave)
	if err := <-other; err != nil {
		t.Error(err)
	}
	if _, err := store.Version(t.Context()); err != nil {
		t.Errorf("a question after it: %v", err)
	}
	release()
	if err := <-applied; err != nil {
		t.Errorf("the Apply that waited: %v", err)
	}
	same(t, dump(t, store), modelDump(t, 1))
}

func slowQuestionEndsAtItsTimeout(t *testing.T, p *pool) {
	s := p.lend(t)
	patient := s.open(t, neo4j.Options{})
	var sources []graph.Change
	for i := range 40 {
		sources = append(sources, pieceOf(i+i/10)) // those that are no removals
	}
	if err := patient.Apply(t.Context(), sources...); err != nil {
		t.Fatal(err)
	}
	// Each of many parents is a page of its own, over all articles.
	ids := make([]string, 30_000)
	for i := range ids {
		ids[i] = "method:jim"
	}
	slow := graph.ArticleQuery{OfEntities: ids, Order: graph.ByTitle}
	hasty := s.open(t, neo4j.Options{QueryTimeout: time.Second})
	_, err := hasty.Articles(t.Context(), slow)
	if !errors.Is(err, graph.ErrFull) || !strings.Contains(err.Error(), "longer than it may") || graph.Hint(err) == "" {
		t.Errorf("a slow question: %v (%q)", err, graph.Hint(err))
	}
	neo4jtest.Await(t, "the server to end its work on it", func() bool {
		const busy = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS '$q.' RETURN count(*)"
		return neo4jtest.Run(t, s.driver, busy)[0].Values[0] == int64(1) // this question itself
	})
	if _, err := hasty.Version(t.Context()); err != nil {
		t.Errorf("a quick question after it: %v", err)
	}
}

// deadlockWithAWriterOfOthersIsRetried: people who change nodes by hand know nothing of the order of our locks. Of two
// transactions that wait for each other the server fails the one with fewer locks. When that is the Apply's, it is repeated and
// nobody notices.
func deadlockWithAWriterOfOthersIsRetried(t *testing.T, p *pool) {
	s := p.lend(t)
	store, model := s.open(t, neo4j.Options{}), graphtest.NewModel()
	revision := func(n int) graph.Change {
		return graphtest.Source("a.md", graphtest.Article("a", "Kop", strings.Repeat("[[JIM|METHOD]] helpt. ", n+1)))
	}
	apply := func(target graph.Store, n int) {
		t.Helper()
		if err := target.Apply(t.Context(), revision(n)); err != nil {
			t.Fatal(err)
		}
	}
	for _, target := range []graph.Store{store, model} {
		for i := range 9 {
			if err := target.Apply(t.Context(), pieceOf(i)); err != nil {
				t.Fatal(err)
			}
		}
		apply(target, 0)
	}
	neo4jtest.Run(t, s.driver, "UNWIND range(1, 5000) AS i CREATE (:Ballast)")
	begun, victims := 0, map[string]int{}
	store.Observe(func(statement string, _ map[string]any) {
		if statement == "lock" {
			begun++
		}
	})
	for i := range 2 * faults() {
		if s.deadlock(t, i%2 == 0, func() error { return store.Apply(context.Background(), revision(i+1)) }) {
			victims["Apply"]++
		} else {
			victims["other writer"]++
		}
		apply(model, i+1)
		same(t, dump(t, store), dump(t, model))
	}
	t.Logf("failed by the server: %v; %d transactions for %d Applies", victims, begun, 2*faults())
	if victims["Apply"] == 0 || begun != 2*faults()+victims["Apply"] {
		t.Errorf("the Apply has to be failed and repeated: %v, %d transactions", victims, begun)
	}
}

// deadlock makes an Apply, which holds the gate, and a writer that holds an entity wait for each other, and reports whether the
// server failed the Apply, which is then repeated. heavy says whether the writer holds more locks than the Apply.
func (s *server) deadlock(t *testing.T, heavy bool, apply func() error) bool {
	t.Helper()
	locks := "MATCH (e:Entity {id: 'method:jim'}) SET e.seen = true"
	if heavy {
		locks += " WITH e MATCH (b:Ballast) SET b.seen = true"
	}
	third := s.begin(t, "MATCH (s:Source {id: 'a.md'}) SET s.seen = true")
	applied, gated := make(chan error, 1), make(chan error, 1)
	go func() { applied <- apply() }()
	neo4jtest.Await(t, "the Apply, which holds the gate, to wait for the source", s.blocked(t, 1))
	other := s.begin(t, locks)
	go func() {
		_, err := other.Run(context.Background(), "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.seen = true", nil)
		gated <- err
	}()
	neo4jtest.Await(t, "the other writer to wait for the gate", s.blocked(t, 2))
	if err := third.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	failed := <-gated == nil // whoever is not failed goes on
	if failed {
		if err := other.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
	} else {
		_ = other.Close(t.Context()) // the server rolled it back
	}
	if err := <-applied; err != nil {
		t.Fatalf("apply: %v", err)
	}
	return failed
}
