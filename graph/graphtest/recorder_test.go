package graphtest_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// recorder is a testing.TB that notes the first failure and ends there.
type recorder struct {
	testing.TB // of the test that plays the case; only what is overridden here is called by the suite
	failure    string
}

func (r *recorder) Helper()                  {}
func (r *recorder) Log(...any)               {}
func (r *recorder) Logf(string, ...any)      {}
func (r *recorder) Failed() bool             { return r.failure != "" }
func (r *recorder) Context() context.Context { return context.Background() }
func (r *recorder) Error(args ...any)        { r.fail(fmt.Sprint(args...)) }
func (r *recorder) Fatal(args ...any)        { r.fail(fmt.Sprint(args...)) }
func (r *recorder) Errorf(f string, a ...any) {
	r.fail(fmt.Sprintf(f, a...))
}

func (r *recorder) Fatalf(f string, a ...any) {
	r.fail(fmt.Sprintf(f, a...))
}

func (r *recorder) fail(why string) {
	r.failure = why
	runtime.Goexit()
}

// failure plays a case on stores and returns why it fails, or "". A case that panics on what a store answers has failed too.
func failure(t testing.TB, c graphtest.Case, open func() graph.Store) string {
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if p := recover(); p != nil {
				r.failure = fmt.Sprint("panic: ", p)
			}
		}()
		c.Run(r, open)
	}()
	<-done
	return r.failure
}

func TestRecorderNotesTheFirstFailure(t *testing.T) {
	wrong := graphtest.Case{Run: func(t testing.TB, _ func() graph.Store) { t.Errorf("first %d", 1); t.Error("second") }}
	if got := failure(t, wrong, nil); got != "first 1" {
		t.Errorf("failure %q, want the first", got)
	}
	panics := graphtest.Case{Run: func(testing.TB, func() graph.Store) { panic("no store") }}
	if got := failure(t, panics, nil); !strings.Contains(got, "no store") {
		t.Errorf("failure %q, want the panic", got)
	}
	right := graphtest.Case{Run: func(t testing.TB, _ func() graph.Store) { t.Log("fine") }}
	if got := failure(t, right, nil); got != "" {
		t.Errorf("failure %q, want none", got)
	}
}
