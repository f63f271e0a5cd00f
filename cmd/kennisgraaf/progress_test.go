package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// TestPlainProgress: without a terminal a line now and then, with rate and time left.
func TestPlainProgress(t *testing.T) {
	var out bytes.Buffer
	clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	a := &app{stderr: &out, now: func() time.Time { return clock }}
	p := a.progress("read", 40)
	for n := 1; n <= 12; n++ {
		clock = clock.Add(time.Second)
		p.at(n, "last "+fmt.Sprint(n)+".txt")
	}
	p.end()
	want := "kennisgraaf: read: 5 of 40, 35s left, 1.0 a second, last 5.txt\n" +
		"kennisgraaf: read: 10 of 40, 30s left, 1.0 a second, last 10.txt\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// gathering is a store that reads a dump before it gives out the first of it.
type gathering struct{ graph.Store }

func (g gathering) Gather(ctx context.Context, gathered func(int), yield func(graph.Change) error) error {
	for n := range 12 {
		gathered(n + 1)
	}
	return g.Dump(ctx, yield)
}

// TestTransferProgress: an export and an import say how far they are; a store that gathers first says that too.
func TestTransferProgress(t *testing.T) {
	var sources []graph.Change
	for i := range 12 {
		sources = append(sources, graphtest.Source(fmt.Sprintf("%02d.md", i), graphtest.Article(fmt.Sprint(i), "", "Een tekst.")))
	}
	model := graphtest.NewModel()
	if err := model.Apply(t.Context(), sources...); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	var clock time.Time
	a := &app{stderr: &out, stdout: io.Discard, now: func() time.Time {
		clock = clock.Add(time.Second)
		return clock
	}}
	path := filepath.Join(t.TempDir(), "k.jsonl")
	for _, c := range []struct {
		name string
		do   func() error
		want string
	}{
		{"export", func() error { return a.dump(t.Context(), model, path) }, "export: 5 of 12, 7s left\nexport: 10 of 12, 2s left\n"},
		{
			"export of a store that gathers", func() error { return a.dump(t.Context(), gathering{model}, path) },
			"read: 5 of 12, 7s left\nread: 10 of 12, 2s left\nexport: 5 of 12, 7s left\nexport: 10 of 12, 2s left\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			out.Reset()
			if err := c.do(); err != nil {
				t.Fatal(err)
			}
			got := regexp.MustCompile(`kennisgraaf: |, [0-9.]+ a second`).ReplaceAllString(out.String(), "")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if n := changesIn(f); n != 12 {
		t.Errorf("the dump says that it has %d changes", n)
	}
	if n := changesIn(strings.NewReader("{}")); n != 0 {
		t.Errorf("a stream says that it has %d changes", n)
	}
}

// TestPrintable: nothing that an article or a file name holds steers the terminal or breaks a line.
func TestPrintable(t *testing.T) {
	got := printable("rood \x1b[31m\u202eomgekeerd\u2069 nieuwe\nregel\ttab é ’")
	if want := "rood \uFFFD[31m\uFFFDomgekeerd\uFFFD nieuwe regel tab é ’"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestExitCodes: every kind of failure has its code, however deep it lies.
func TestExitCodes(t *testing.T) {
	deep := func(err error) error { return fmt.Errorf("do this: %w", fmt.Errorf("do that: %w", err)) }
	for _, c := range []struct {
		err  error
		want int
	}{
		{deep(graph.ErrUnavailable), exitStore},
		{deep(graph.ErrConflict), exitStore},
		{deep(graph.ErrCorrupt), exitStore},
		{deep(graph.ErrFull), exitStore},
		{&storeError{graph.ErrInvalid}, exitStore},
		{deep(graph.ErrNotFound), exitInputs},
		{deep(graph.ErrInvalid), exitInputs},
		{setAside(3), exitInputs},
		{errors.New("anything else"), exitInputs},
		{usagef("do so", "not so"), exitUsage},
		{deep(&usageError{graph.ErrUnavailable}), exitUsage},
	} {
		a := &app{started: true}
		if got := a.exitCode(t.Context(), c.err); got != c.want {
			t.Errorf("%v: exit code %d, want %d", c.err, got, c.want)
		}
	}
	if got := (&app{}).exitCode(t.Context(), errors.New("a wrong flag")); got != exitUsage {
		t.Errorf("before a command starts: exit code %d, want %d", got, exitUsage)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := (&app{started: true}).exitCode(ctx, deep(graph.ErrUnavailable)); got != exitInputs {
		t.Errorf("interrupted: exit code %d, want %d", got, exitInputs)
	}
}

// broken fails to write after some bytes, as a full disk does.
type broken struct{ room int }

func (b *broken) Write(p []byte) (int, error) {
	if len(p) > b.room {
		return 0, errors.New("no space left on device")
	}
	b.room -= len(p)
	return len(p), nil
}

// TestOutputThatNeverArrives is no success.
func TestOutputThatNeverArrives(t *testing.T) {
	var stderr bytes.Buffer
	code := run(t.Context(), []string{"version"}, strings.NewReader(""), &broken{room: 5}, &stderr, func(string) string { return "" })
	if code != exitInputs || !strings.Contains(stderr.String(), "write standard output: no space left on device") {
		t.Errorf("exit code %d, standard error %q", code, stderr.String())
	}
}

func TestQuoted(t *testing.T) {
	if got, want := quoted(`zeg "x" en 'y'`), `"zeg \"x\" en \u0027y\u0027"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
