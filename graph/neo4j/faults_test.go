package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
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

// serverKilledInTheMiddleOfALoadLosesNothing kills the server with its loader, and every other time under a loader that goes on.
func serverKilledInTheMiddleOfALoadLosesNothing(t *testing.T, p *pool) {
	s := p.lend(t)
	if s.Version == "" {
		t.Skip("a server outside of the tests can't be killed")
	}
	patient := neo4j.Options{RetryBudget: 5 * time.Minute} // a start may take long on a busy machine
	store := s.open(t, patient)
	done, seen := 0, map[string]int{}
	for fault := range faults() {
		l := startLoad(store, done)
		l.await(15)
		time.Sleep(time.Duration(fault*7%50) * time.Millisecond) // another moment of an Apply each time
		s.Kill()
		if fault%2 == 0 {
			_ = store.Close()  // ends the attempts to go on; a run that is killed with its server does the same
			done = <-l.stopped // the Apply that nobody answered: applied whole, or not at all
			s.Launch(t, true)
			store = s.open(t, patient)
			switch dump(t, store) {
			case modelDump(t, done):
				seen["rolled back"]++
			case modelDump(t, done+1):
				seen["applied whole"]++
			default:
				same(t, dump(t, store), modelDump(t, done+1))
			}
		} else {
			s.Launch(t, true)
			l.await(3)
			l.stop <- true
			done = <-l.stopped
			if err := <-l.failed; err != nil {
				t.Fatalf("the load did not go on: %v", err)
			}
			seen["gone on"]++
			same(t, dump(t, store), modelDump(t, done))
		}
	}
	if err := store.Apply(t.Context(), pieceOf(done)); err != nil {
		t.Fatal(err)
	}
	same(t, dump(t, store), modelDump(t, done+1))
	asLoadedAtOnce(t, s, pieces(done+1))
	t.Logf("killed %d times within %d Applies; the one under way: %v", faults(), done, seen)
}

// loading applies one Change after the other.
type loading struct {
	applied chan int
	stop    chan bool
	stopped chan int   // the first Change that was not answered, when it ended
	failed  chan error // why, or nil when it was stopped
}

func startLoad(store graph.Store, from int) *loading {
	l := &loading{make(chan int, 100_000), make(chan bool, 1), make(chan int, 1), make(chan error, 1)}
	go func() {
		for i := from; ; i++ {
			var err error
			select {
			case <-l.stop:
			default:
				if err = store.Apply(context.Background(), pieceOf(i)); err == nil {
					l.applied <- i
					continue
				}
			}
			l.stopped <- i
			l.failed <- err
			return
		}
	}()
	return l
}

// await waits for n more Changes, or until the load has ended.
func (l *loading) await(n int) {
	for range n {
		select {
		case <-l.applied:
		case i := <-l.stopped:
			l.stopped <- i
			return
		}
	}
}

func serverAwayForAWhileIsWaitedFor(t *testing.T, p *pool) {
	s := p.lend(t)
	if s.Version == "" {
		t.Skip("a server outside of the tests can't be killed")
	}
	store := s.open(t, neo4j.Options{})
	l := startLoad(store, 0)
	l.await(5)
	s.Kill()
	time.Sleep(awayTime())
	s.Launch(t, true)
	l.await(20)
	l.stop <- true
	done := <-l.stopped
	if err := <-l.failed; err != nil {
		t.Fatalf("the load did not go on: %v", err)
	}
	same(t, dump(t, store), modelDump(t, done))
	s.Kill()
	short := neo4j.Options{RetryBudget: 500 * time.Millisecond}
	_, err := neo4j.Open(t.Context(), s.URL, s.options(short))
	if !errors.Is(err, graph.ErrUnavailable) || graph.Hint(err) == "" {
		t.Errorf("open while the server is away: %v", err)
	}
	s.Launch(t, true)
	impatient := s.open(t, short)
	s.Kill()
	if err := impatient.Apply(t.Context(), pieceOf(done)); !errors.Is(err, graph.ErrUnavailable) || graph.Hint(err) == "" {
		t.Errorf("apply past the retry budget: %v (%q)", err, graph.Hint(err))
	}
	s.Launch(t, true)
	if err := impatient.Apply(t.Context(), pieceOf(done)); err != nil {
		t.Errorf("apply again: %v", err)
	}
	same(t, dump(t, impatient), modelDump(t, done+1))
	asLoadedAtOnce(t, s, pieces(done+1))
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
	var all []graph.Change
	for i := range 30 {
		if c := pieceOf(i); !c.Removes() {
			all = append(all, c)
		}
	}
	m := graphtest.NewModel()
	if err := m.Apply(t.Context(), all...); err != nil {
		t.Fatal(err)
	}
	for round := range faults() {
		if round > 0 {
			s.shut(t)
			neo4jtest.Wipe(t, s.driver)
		}
		var wait sync.WaitGroup
		for loader := range 2 {
			store, mine := s.open(t, neo4j.Options{}), slices.Clone(all)
			if loader == 1 && round%2 == 0 { // the other way round; each other time both in one order, source by source
				slices.Reverse(mine)
			}
			wait.Go(func() {
				for _, c := range mine {
					if err := store.Apply(t.Context(), c); err != nil {
						t.Errorf("loader %d: %v", loader, err)
						return
					}
				}
			})
		}
		wait.Wait()
		same(t, dump(t, s.stores[0]), dump(t, m))
	}
	asLoadedAtOnce(t, s, all)
}

func markOfADeadWriterIsSettled(t *testing.T, p *pool) {
	s := p.lend(t)
	for _, tc := range []struct {
		reader  string
		options neo4j.Options
	}{{"a writer", neo4j.Options{}}, {"a reader", neo4j.Options{ReadOnly: true}}} {
		t.Run("by "+tc.reader, func(t *testing.T) {
			s.open(t, neo4j.Options{}) // makes the schema
			store := s.open(t, tc.options)
			neo4jtest.Run(t, s.driver, "MATCH (k:Kennisgraaf {id: 'mark'}) SET k.mark = 7")
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			if _, err := store.Version(ctx); err != nil {
				t.Fatal(err)
			}
			mark := neo4jtest.Run(t, s.driver, "MATCH (k:Kennisgraaf {id: 'mark'}) RETURN k.mark")[0].Values[0]
			if mark != int64(8) {
				t.Errorf("the mark is %v, want 8", mark)
			}
		})
	}
}
