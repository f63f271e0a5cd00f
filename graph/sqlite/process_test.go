package sqlite_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// childStore makes the test binary a second process that writes the store at its value.
const childStore = "KENNISGRAAF_TEST_WRITES"

// childDump makes the test binary a second process that dumps the store at its value.
const childDump = "KENNISGRAAF_TEST_DUMPS"

// dumpOnly dumps a store that it opens for reading.
func dumpOnly(path string, out io.Writer) error {
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("%w (%s)", err, graph.Hint(err))
	}
	defer s.Close()
	return graph.Dump(context.Background(), s, out)
}

func TestMain(m *testing.M) {
	if path := os.Getenv(childStore); path != "" {
		if err := writeForever(path, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if path := os.Getenv(childDump); path != "" {
		if err := dumpOnly(path, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// generation is all sources as they are in one state of the store: everything of one number, never a mixture.
func generation(n int) []graph.Change {
	w := newWorld(uint64(n), 60)
	var changes []graph.Change
	for i := range 5 {
		c := w.source(i, 2+n%2, 4, nil)
		c.Source.Version = strconv.Itoa(n)
		changes = append(changes, c)
	}
	return changes
}

// writeForever applies one generation after the other and says when each is acknowledged.
func writeForever(path string, out io.Writer) error {
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		return err
	}
	first := 0
	if page, err := s.Sources(context.Background(), graph.SourceQuery{}); err == nil && len(page.Items) > 0 {
		if first, err = strconv.Atoi(page.Items[0].Version); err != nil {
			return err
		}
	}
	for n := first + 1; ; n++ {
		if err := s.Apply(context.Background(), generation(n)...); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, n); err != nil {
			return err
		}
	}
}

// startWriter starts a process that writes a store and waits for its first acknowledgement.
func startWriter(t *testing.T, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=none")
	cmd.Env = append(os.Environ(), childStore+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatal("the writing process acknowledged nothing")
	}
	return cmd, lines
}

func TestSecondWriterIsToldWhoWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	cmd, _ := startWriter(t, path)
	start := time.Now()
	err := openErr(path, sqlite.Options{LockWait: 80 * time.Millisecond})
	fails(t, "second writer", err, graph.ErrConflict, path, "process "+strconv.Itoa(cmd.Process.Pid), filepath.Base(os.Args[0]), "wait until that process is done")
	if waited := time.Since(start); waited < 80*time.Millisecond {
		t.Errorf("it waited for %v only", waited)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	if _, err := sqlite.Open(ctx, path, sqlite.Options{LockWait: time.Hour}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a wait that is called off: %v", err)
	}
	reader := open(t, path, sqlite.Options{ReadOnly: true})
	for range 10 {
		oneGeneration(t, reader)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	open(t, path, sqlite.Options{LockWait: 10 * time.Second}) // the kernel gives the lock back
}

// oneGeneration checks that all sources of a store are of one generation, and returns its number.
func oneGeneration(t *testing.T, s graph.Store) int {
	t.Helper()
	versions := map[string]int{}
	var all []graph.Change
	err := s.Dump(context.Background(), func(c graph.Change) error {
		versions[c.Source.Version]++
		all = append(all, c)
		return nil
	})
	if err != nil {
		t.Fatalf("dump: %v", err)
	}
	if len(versions) != 1 || len(all) != 5 {
		t.Fatalf("half of an Apply: sources by generation %v", versions)
	}
	n, err := strconv.Atoi(all[0].Source.Version)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestKilledWriterLeavesNothingHalf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	rng := rand.New(rand.NewPCG(5, 5))
	for round := range 6 {
		cmd, lines := startWriter(t, path)
		acknowledged := lines.Text()
		time.AfterFunc(time.Duration(rng.IntN(60))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for lines.Scan() {
			acknowledged = lines.Text()
		}
		_ = cmd.Wait()
		s := open(t, path, sqlite.Options{})
		n := oneGeneration(t, s)
		if least, err := strconv.Atoi(acknowledged); err != nil || n < least {
			t.Fatalf("round %d: generation %s was acknowledged, found %d", round, acknowledged, n)
		}
		same(t, s, generation(n))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// same checks that what a store derived is what a new store derives from the same contributions.
func same(t *testing.T, s graph.Store, changes []graph.Change) {
	t.Helper()
	fresh := newStore(t)
	apply(t, fresh, changes...)
	if got, want := answers(t, s), answers(t, fresh); got != want {
		t.Errorf("the store answers\n%s\nwhere a new one answers\n%s", got, want)
	}
}

// answers prints everything derived.
func answers(t *testing.T, s graph.Store) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	put := func(v any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", v)
	}
	articles, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{EachMember: true}})
	put(articles, err)
	entities, err := s.Entities(ctx, graph.EntityQuery{})
	put(entities, err)
	edges, err := s.Edges(ctx, graph.EdgeQuery{})
	put(edges, err)
	claims, err := s.Claims(ctx, graph.ClaimQuery{})
	put(claims, err)
	for _, e := range entities[0].Items {
		names, err := s.Candidates(ctx, graph.Lookup{Key: graph.SearchKey(e.Name), Trigrams: graph.Trigrams(graph.SearchKey(e.Name)), MinShare: 3, Limit: 20})
		put(names, err)
	}
	terms, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{Terms: []string{"over", "Artikel"}}, Order: graph.MostMatching})
	put(terms, err)
	return b.String()
}

func TestReadersSeeWholeApplies(t *testing.T) {
	s := newStore(t)
	apply(t, s, generation(1)...)
	var done atomic.Bool
	failed := make(chan error, 1)
	go func() {
		defer close(failed)
		for n := 2; !done.Load(); n++ {
			if err := s.Apply(context.Background(), generation(n)...); err != nil {
				failed <- err
				return
			}
		}
	}()
	last := 0
	for range 60 {
		n := oneGeneration(t, s)
		if n < last {
			t.Fatalf("generation %d after %d", n, last)
		}
		last = n
	}
	done.Store(true)
	if err := <-failed; err != nil {
		t.Fatal(err)
	}
	if last < 2 {
		t.Error("nothing was written meanwhile")
	}
}

func TestCancellation(t *testing.T) {
	s := newStore(t)
	w := newWorld(1, 2000)
	for i := range 15 {
		apply(t, s, w.source(i, 20, 10, nil))
	}
	before := dump(t, s)
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	all := map[string]func(ctx context.Context) error{
		"apply":    func(ctx context.Context) error { return s.Apply(ctx, w.source(99, 20, 10, nil)) },
		"articles": func(ctx context.Context) error { _, err := s.Articles(ctx, graph.ArticleQuery{}); return err },
		"entities": func(ctx context.Context) error { _, err := s.Entities(ctx, graph.EntityQuery{}); return err },
		"edges":    func(ctx context.Context) error { _, err := s.Edges(ctx, graph.EdgeQuery{}); return err },
		"claims":   func(ctx context.Context) error { _, err := s.Claims(ctx, graph.ClaimQuery{}); return err },
		"count":    func(ctx context.Context) error { return count(ctx, s, graph.CountSentences, graph.PerEntity) },
		"dump":     func(ctx context.Context) error { return s.Dump(ctx, func(graph.Change) error { return nil }) },
		"version":  func(ctx context.Context) error { _, err := s.Version(ctx); return err },
		"sources":  func(ctx context.Context) error { _, err := s.Sources(ctx, graph.SourceQuery{}); return err },
		"candidates": func(ctx context.Context) error {
			_, err := s.Candidates(ctx, graph.Lookup{Key: "a", MinShare: 1, Limit: 5})
			return err
		},
		"edges summed": func(ctx context.Context) error {
			_, err := s.Edges(ctx, graph.EdgeQuery{Filter: graph.ClaimFilter{EachMember: true}})
			return err
		},
	}
	for name, do := range all {
		if err := do(stopped); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, called off before: %v", name, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(300*time.Microsecond, cancel)
		if err := do(ctx); err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("%s, called off meanwhile: %v", name, err)
		}
		cancel()
	}
	if err := s.Apply(context.Background(), graph.Removal("source-000099.md")); err != nil {
		t.Errorf("writing after an Apply that was called off: %v", err)
	}
	if got := dump(t, s); got != before {
		t.Error("an Apply that was called off left traces")
	}
}
