package api

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph/api/answer"
)

// maxBatch bounds how many keys one fetch takes.
const maxBatch = 1000

// thunk waits for what was asked for. Taking several before calling the first reads them together.
type thunk[V any] func() (V, error)

// loader gathers keys that are asked for at about the same time, and fetches them together, each once. How it gathers is the mode
// of the request's loaders.
//
// Where fields run at the same time, it fetches when no key came for the time quiet: the rows of a page ask within microseconds
// of each other, so a lone key waits no longer than that, and a long page that starts slowly is still one fetch. A short wait lets
// others run instead of sleeping, so that on a busy machine every field that can ask has done so before.
type loader[K comparable, V any] struct {
	fetch func(context.Context, []K) ([]V, error) // a value for each key, in order
	quiet time.Duration
	mode  *mode

	mu      sync.Mutex
	asked   map[K]thunk[V]
	open    *batch[K, V]   // that takes further keys; nil: none
	batches []*batch[K, V] // that read was not called for since they began
}

// mode says how loaders gather keys. It changes only while no resolver runs.
type mode int

const (
	together mode = iota // resolvers run at the same time and wait
	alone                // one resolver runs: what it waits for is fetched at once
	byLevel              // resolvers run one after the other: what is not fetched yet is answer.ErrLater
)

// batch is what one fetch brings.
type batch[K comparable, V any] struct {
	keys   []K
	taken  bool // fetched, or about to be
	values []V
	err    error
	done   chan struct{} // closed when values or err is there
}

func newLoader[K comparable, V any](quiet time.Duration, m *mode, fetch func(context.Context, []K) ([]V, error)) *loader[K, V] {
	return &loader[K, V]{fetch: fetch, quiet: quiet, mode: m, asked: map[K]thunk[V]{}}
}

// ask puts a key among what is fetched next.
func (l *loader[K, V]) ask(ctx context.Context, key K) thunk[V] {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known, ok := l.asked[key]; ok {
		return known
	}
	if l.open == nil {
		l.open = &batch[K, V]{done: make(chan struct{})}
		l.batches = append(l.batches, l.open)
		if *l.mode == together {
			go l.gather(ctx, l.open)
		}
	}
	b, at := l.open, len(l.open.keys)
	if b.keys = append(b.keys, key); len(b.keys) == maxBatch {
		l.open = nil
	}
	wait := func() (V, error) { return l.wait(ctx, b, at) }
	l.asked[key] = wait
	return wait
}

// wait returns a value of a batch when it is there.
func (l *loader[K, V]) wait(ctx context.Context, b *batch[K, V], at int) (v V, err error) {
	select {
	case <-b.done:
	default:
		switch *l.mode {
		case byLevel:
			return v, answer.ErrLater
		case alone:
			l.read(ctx)
		default:
		}
		select {
		case <-b.done:
		case <-ctx.Done():
			return v, ctx.Err()
		}
	}
	if b.err != nil {
		return v, b.err
	}
	return b.values[at], nil
}

// gather waits until a batch is full or nothing more comes, and fetches it.
func (l *loader[K, V]) gather(ctx context.Context, b *batch[K, V]) {
	for seen := 1; ; {
		pause(l.quiet)
		l.mu.Lock()
		n, full := len(b.keys), l.open != b
		l.mu.Unlock()
		if n == seen || full {
			break
		}
		seen = n
	}
	if l.take(b) {
		l.run(ctx, b)
	}
}

// take closes a batch for further keys, and reports whether the caller fetches it.
func (l *loader[K, V]) take(b *batch[K, V]) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open == b {
		l.open = nil
	}
	taken := b.taken
	b.taken = true
	return !taken
}

// waiting reports whether there is something to read.
func (l *loader[K, V]) waiting() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.batches) > 0
}

// read fetches what was asked for, and waits for what others fetch of it.
func (l *loader[K, V]) read(ctx context.Context) {
	l.mu.Lock()
	batches := l.batches
	l.batches = nil
	l.mu.Unlock()
	for _, b := range batches {
		if l.take(b) {
			l.run(ctx, b)
			continue
		}
		select {
		case <-b.done:
		case <-ctx.Done():
		}
	}
}

// run fetches a batch.
func (l *loader[K, V]) run(ctx context.Context, b *batch[K, V]) {
	defer close(b.done)
	defer func() {
		if p := recover(); p != nil {
			b.err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	b.values, b.err = l.fetch(ctx, b.keys)
	if b.err == nil && len(b.values) != len(b.keys) {
		b.err = fmt.Errorf("a fetch of %d keys brought %d values", len(b.keys), len(b.values))
	}
}

// tick is the shortest time that a timer measures well.
const tick = time.Millisecond

// pause waits for a time; shorter than a tick it yields the processor until the time is over.
func pause(d time.Duration) {
	if d >= tick {
		time.Sleep(d)
		return
	}
	for start := time.Now(); time.Since(start) < d; {
		runtime.Gosched()
	}
}
