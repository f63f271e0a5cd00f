package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
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
