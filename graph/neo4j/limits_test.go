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

// deadlockWithAWriterOfOthersIsRetried: people who change nodes by hand know nothing of the order of our locks. The server
// fails one of the two transactions that wait for each other, the one with fewer locks; when that is the Apply's, nobody may notice.
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
	victims := map[string]int{}
	for i := range faults() {
		third := s.begin(t, "MATCH (s:Source {id: 'a.md'}) SET s.seen = true")
		entity := "MATCH (e:Entity {id: 'method:jim'}) SET e.seen = true"
		if i%2 == 0 {
			entity += " WITH e UNWIND range(1, 5000) AS i CREATE (:Ballast)"
		}
		applied, gated := make(chan error, 1), make(chan error, 1)
		go func() { applied <- store.Apply(context.Background(), revision(i+1)) }()
		neo4jtest.Await(t, "the Apply, which holds the gate, to wait for the source", s.blocked(t, 1))
		other := s.begin(t, entity)
		go func() {
			_, err := other.Run(context.Background(), "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.seen = true", nil)
			gated <- err
		}()
		neo4jtest.Await(t, "the other writer to wait for the gate", s.blocked(t, 2))
		if err := third.Rollback(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := <-gated; err == nil {
			victims["Apply"]++
			err = other.Commit(t.Context())
			if err != nil {
				t.Fatal(err)
			}
		} else {
			victims["other writer"]++
			_ = other.Close(t.Context()) // the server rolled it back
		}
		if err := <-applied; err != nil {
			t.Fatalf("apply: %v", err)
		}
		apply(model, i+1)
		same(t, dump(t, store), dump(t, model))
	}
	if len(victims) < 2 {
		t.Errorf("the server failed only one kind of transaction: %v", victims)
	}
	t.Logf("failed by the server: %v", victims)
}
