package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// faults returns how often a fault is made: a few times, or as often as KENNISGRAAF_FAULTS says.
func faults() int {
	if n, err := strconv.Atoi(os.Getenv("KENNISGRAAF_FAULTS")); err == nil && n > 0 {
		return n
	}
	return 2
}

// awayTime is how long the server stays away within the retry budget.
func awayTime() time.Duration {
	if os.Getenv("KENNISGRAAF_FAULTS") == "" {
		return 2 * time.Second
	}
	return 30 * time.Second
}

// pieceOf returns the n-th Change of a load: entities and claims recur, some articles are near-duplicates, some sources are
// revised and some removed.
func pieceOf(n int) graph.Change {
	id := n % 40
	source := fmt.Sprintf("bron-%02d.md", id)
	if n%11 == 10 {
		return graph.Removal(source)
	}
	body := fmt.Sprintf("[[Movisie|ORGANISATION]] onderzoekt [[JIM|METHOD]] met [[Gemeente %d|ORGANISATION]] in jaar %d.", id%7, n)
	if id%5 == 0 {
		body = "Samen met [[Utrecht|PLACE]] gaat [[Vilans|ORGANISATION]] dit jaar opnieuw [[JIM|METHOD]] inzetten, zo schrijft men hier."
	}
	a := graphtest.Article(strconv.Itoa(id), fmt.Sprintf("Kop %d", id), body)
	if id%5 != 0 {
		a = a.Claims("organisation:movisie STUDIES method:jim")
	}
	return graphtest.Source(source, a)
}

// modelDump returns the dump of the model after the first n Changes of the load.
func modelDump(t *testing.T, n int) string {
	t.Helper()
	m := graphtest.NewModel()
	for i := range n {
		if err := m.Apply(t.Context(), pieceOf(i)); err != nil {
			t.Fatal(err)
		}
	}
	return dump(t, m)
}

func dump(t *testing.T, s graph.Store) string {
	t.Helper()
	var b strings.Builder
	if err := graph.Dump(t.Context(), s, &b); err != nil {
		t.Fatalf("dump: %v (%s)", err, graph.Hint(err))
	}
	return b.String()
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d of the dump is\n%s\nwant\n%s", i+1, g[i], w[i])
		}
	}
	t.Fatalf("the dump has %d lines, want %d", len(g), len(w))
}

func serverKilledInTheMiddleOfALoadLosesNothing(t *testing.T, p *pool) {
	s := p.lend(t)
	if s.Version == "" {
		t.Skip("a server outside of the tests can't be killed")
	}
	store := s.open(t, neo4j.Options{})
	done := 0
	for fault := range faults() {
		applied, failed := make(chan int, 1000), make(chan int, 1)
		go func() {
			for i := done; ; i++ {
				if err := store.Apply(context.Background(), pieceOf(i)); err != nil {
					failed <- i
					return
				}
				applied <- i
			}
		}()
		for range 15 {
			<-applied
		}
		time.Sleep(time.Duration(fault*7%50) * time.Millisecond) // another moment of an Apply each time
		s.Kill()
		_ = store.Close() // ends the attempts to go on; a run that is killed with its server does the same
		done = <-failed   // the Apply that nobody answered: applied or not
		s.Launch(t, true)
		store = s.open(t, neo4j.Options{})
		if err := store.Apply(t.Context(), pieceOf(done)); err != nil {
			t.Fatal(err)
		}
		done++
		same(t, dump(t, store), modelDump(t, done))
	}
	t.Logf("killed %d times within %d Applies", faults(), done)
}

func serverAwayForAWhileIsWaitedFor(t *testing.T, p *pool) {
	s := p.lend(t)
	if s.Version == "" {
		t.Skip("a server outside of the tests can't be killed")
	}
	store := s.open(t, neo4j.Options{})
	if err := store.Apply(t.Context(), pieceOf(0)); err != nil {
		t.Fatal(err)
	}
	s.Kill()
	answer := make(chan error, 1)
	go func() { answer <- store.Apply(context.Background(), pieceOf(1)) }()
	time.Sleep(awayTime())
	s.Launch(t, true)
	if err := <-answer; err != nil {
		t.Fatalf("the Apply did not go on: %v", err)
	}
	same(t, dump(t, store), modelDump(t, 2))
	s.Kill()
	short := neo4j.Options{RetryBudget: 500 * time.Millisecond}
	_, err := neo4j.Open(t.Context(), s.URL, s.options(short))
	if !errors.Is(err, graph.ErrUnavailable) || graph.Hint(err) == "" {
		t.Errorf("open while the server is away: %v", err)
	}
	s.Launch(t, true)
	impatient := s.open(t, short)
	s.Kill()
	if err := impatient.Apply(t.Context(), pieceOf(2)); !errors.Is(err, graph.ErrUnavailable) || graph.Hint(err) == "" {
		t.Errorf("apply past the retry budget: %v (%q)", err, graph.Hint(err))
	}
	s.Launch(t, true)
	if err := impatient.Apply(t.Context(), pieceOf(2)); err != nil {
		t.Errorf("apply again: %v", err)
	}
	same(t, dump(t, impatient), modelDump(t, 3))
}

func readOnlyDatabaseAnswersAndRefusesWrites(t *testing.T, p *pool) {
	s := p.lend(t)
	if s.Version == "" {
		t.Skip("a server outside of the tests can't be started anew")
	}
	if err := s.open(t, neo4j.Options{}).Apply(t.Context(), pieceOf(0)); err != nil {
		t.Fatal(err)
	}
	s.Stop()
	s.Launch(t, false)
	defer func() {
		s.Stop()
		s.Launch(t, true)
	}()
	store := s.open(t, neo4j.Options{RetryBudget: time.Second})
	same(t, dump(t, store), modelDump(t, 1))
	if err := store.Apply(t.Context(), pieceOf(1)); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(graph.Hint(err), "reading") {
		t.Errorf("apply: %v (%q)", err, graph.Hint(err))
	}
}

func twoLoadersOfTheSameSourcesAgree(t *testing.T, p *pool) {
	s := p.lend(t)
	const n = 30
	var wait sync.WaitGroup
	for loader := range 2 {
		store := s.open(t, neo4j.Options{})
		wait.Go(func() {
			for i := range n {
				at := i
				if loader == 1 {
					at = n - 1 - i
				}
				if c := pieceOf(at); !c.Removes() {
					if err := store.Apply(t.Context(), c); err != nil {
						t.Errorf("loader %d: %v", loader, err)
						return
					}
				}
			}
		})
	}
	wait.Wait()
	m := graphtest.NewModel()
	for i := range n {
		if c := pieceOf(i); !c.Removes() {
			if err := m.Apply(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	same(t, dump(t, s.stores[0]), dump(t, m))
}

func markOfADeadWriterIsSettled(t *testing.T, p *pool) {
	s := p.lend(t)
	store := s.open(t, neo4j.Options{})
	neo4jtest.Run(t, s.driver, "MATCH (k:Kennisgraaf {id: 'mark'}) SET k.mark = 7")
	if _, err := store.Version(t.Context()); err != nil {
		t.Fatal(err)
	}
	mark := neo4jtest.Run(t, s.driver, "MATCH (k:Kennisgraaf {id: 'mark'}) RETURN k.mark")[0].Values[0]
	if mark != int64(8) {
		t.Errorf("the mark is %v, want 8", mark)
	}
}
