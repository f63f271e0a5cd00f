package graph_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func equateEmpty() cmp.Option { return cmpopts.EquateEmpty() }

func TestErrorIsItsKindAndItsCause(t *testing.T) {
	err := fmt.Errorf("open store: %w", &graph.Error{Kind: graph.ErrCorrupt, Detail: "page 3", Remedy: "restore a dump", Err: fs.ErrNotExist})
	if !errors.Is(err, graph.ErrCorrupt) || !errors.Is(err, fs.ErrNotExist) || errors.Is(err, graph.ErrInvalid) {
		t.Errorf("%v is not corrupt because of a file", err)
	}
	if got := err.Error(); got != "open store: page 3: file does not exist" {
		t.Errorf("text %q", got)
	}
	if got := (&graph.Error{Kind: graph.ErrFull}).Error(); got != "full" {
		t.Errorf("text %q without detail", got)
	}
}

func TestHintIsTheFirstRemedy(t *testing.T) {
	inner := &graph.Error{Kind: graph.ErrFull, Remedy: "free some room"}
	for want, err := range map[string]error{
		"":               errors.New("plain"),
		"free some room": fmt.Errorf("apply: %w", &graph.Error{Kind: graph.ErrUnavailable, Err: inner}),
		"wait":           &graph.Error{Kind: graph.ErrConflict, Remedy: "wait", Err: inner},
	} {
		if got := graph.Hint(err); got != want {
			t.Errorf("Hint(%v) = %q, want %q", err, got, want)
		}
	}
	if got := graph.Hint(graph.NotFoundf("no %s", "x")); got != "" {
		t.Errorf("Hint of an error without a remedy is %q", got)
	}
}

func TestInvalidfAndNotFoundf(t *testing.T) {
	if err := graph.Invalidf("limit %d", 3); !errors.Is(err, graph.ErrInvalid) || err.Error() != "limit 3" {
		t.Errorf("Invalidf gives %v", err)
	}
	if err := graph.NotFoundf("no %s", "x"); !errors.Is(err, graph.ErrNotFound) || err.Error() != "no x" {
		t.Errorf("NotFoundf gives %v", err)
	}
}
