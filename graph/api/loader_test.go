package api

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// doubling counts its fetches.
type doubling struct {
	mu    sync.Mutex
	sizes []int
}

func (d *doubling) fetch(_ context.Context, keys []int) ([]int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.sizes = append(d.sizes, len(keys))
	out := make([]int, len(keys))
	for i, k := range keys {
		out[i] = 2 * k
	}
	return out, nil
}

func TestLoaderGathers(t *testing.T) {
	cases := []struct {
		name  string
		keys  []int
		sizes []int
	}{
		{"one", []int{7}, []int{1}},
		{"equal ones once", []int{1, 2, 1, 2, 1}, []int{2}},
		{"a full batch and the rest", numbers(maxBatch + 3), []int{3, maxBatch}},
		{"just full", numbers(maxBatch), []int{maxBatch}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var d doubling
			l := newLoader(20*time.Millisecond, new(mode), d.fetch)
			var asked []thunk[int]
			for _, k := range c.keys {
				asked = append(asked, l.ask(t.Context(), k))
			}
			for i, wait := range asked {
				if v, err := wait(); err != nil || v != 2*c.keys[i] {
					t.Fatalf("key %d: %d, %v", c.keys[i], v, err)
				}
			}
			if slices.Sort(d.sizes); !slices.Equal(d.sizes, c.sizes) {
				t.Errorf("fetches of %v keys, want %v", d.sizes, c.sizes)
			}
		})
	}
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestLoaderWaitsForSlowPages asks for keys one after the other, each before the loader is quiet.
func TestLoaderWaitsForSlowPages(t *testing.T) {
	var d doubling
	l := newLoader(200*time.Millisecond, new(mode), d.fetch)
	var last thunk[int]
	for k := range 5 {
		last = l.ask(t.Context(), k)
		time.Sleep(60 * time.Millisecond)
	}
	if _, err := last(); err != nil || !slices.Equal(d.sizes, []int{5}) {
		t.Errorf("fetches of %v keys, %v", d.sizes, err)
	}
}

func TestLoaderFails(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		fetch func(context.Context, []int) ([]int, error)
		want  string
	}{
		"an error":  {func(context.Context, []int) ([]int, error) { return nil, broken }, "broken"},
		"a panic":   {func(context.Context, []int) ([]int, error) { panic("oh") }, "panic: oh"},
		"too short": {func(context.Context, []int) ([]int, error) { return []int{1}, nil }, "2 keys brought 1"},
	} {
		l := newLoader(time.Millisecond, new(mode), c.fetch)
		a, b := l.ask(t.Context(), 1), l.ask(t.Context(), 2)
		for _, wait := range []thunk[int]{a, b} {
			if _, err := wait(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestLoaderLetsGo ends a request whose store does not answer.
func TestLoaderLetsGo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	hold := make(chan struct{})
	defer close(hold)
	l := newLoader(time.Millisecond, new(mode), func(context.Context, []int) ([]int, error) { <-hold; return []int{1}, nil })
	wait := l.ask(ctx, 1)
	cancel()
	if _, err := wait(); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
