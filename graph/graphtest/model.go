package graphtest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Model is a [graph.Store] in memory that keeps nothing but what its sources contribute. All that it answers is derived from
// that set, whole, by the first read after each change; nothing derived outlives a change. Make one with [NewModel].
type Model struct {
	rules  rules
	mu     sync.RWMutex
	now    *contributions
	wrote  int // Applies that changed something
	closed bool
	of     *Model // whose snapshot it is; nil: of none
}

var _ graph.Snapshotter = (*Model)(nil)

// Snapshot implements [graph.Snapshotter].
func (m *Model) Snapshot(ctx context.Context) (graph.Store, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	return &Model{rules: m.rules, now: m.now, wrote: m.wrote, of: m}, nil
}

// contributions is what sources say at one moment. It is never changed.
type contributions struct {
	held   map[string]graph.Change // by source id, canonical
	derive func() *state           // what follows from held
}

func (m *Model) hold(held map[string]graph.Change) {
	m.now = &contributions{held, sync.OnceValue(func() *state { return newState(m.rules, held) })}
}

// rules are what the model takes as given. The tests of the suite break them one by one.
type rules struct {
	vote       func(votes map[string]int) string
	prefer     func(a *graph.Reading, as string, b *graph.Reading, bs string) bool
	represents func(aTitle, aID, bTitle, bID string) bool
	near       func(a, b map[string]bool) bool // two sets of shingles
	chained    bool                            // groups are connected components, not only pairs
	countOnce  bool                            // of a group, one sighting counts
	claimOnce  bool                            // of a group, one member speaks for a claim
	sleeps     bool                            // a thesaurus claim sleeps while a concept of it is not mentioned
}

func rulesOfGraph() rules {
	return rules{
		vote: graph.Vote, prefer: graph.Prefer, represents: graph.Represents, near: nearDuplicates,
		chained: true, countOnce: true, claimOnce: true, sleeps: true,
	}
}

// NewModel returns an empty model.
func NewModel() *Model {
	m := &Model{rules: rulesOfGraph()}
	m.hold(nil)
	return m
}

// Apply implements [graph.Store].
func (m *Model) Apply(ctx context.Context, changes ...graph.Change) error {
	for _, c := range changes {
		if err := c.Validate(); err != nil {
			return fmt.Errorf("apply change: %w", err)
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return err
	}
	if m.of != nil {
		return graph.Invalidf("a snapshot takes no changes")
	}
	after := map[string]graph.Change{}
	maps.Copy(after, m.now.held)
	for _, c := range changes {
		if c.Removes() {
			delete(after, c.Source.ID)
			continue
		}
		kept, err := verbatim(c)
		if err != nil {
			return err
		}
		after[c.Source.ID] = kept
	}
	if !sameChanges(m.now.held, after) {
		m.hold(after)
		m.wrote++
	}
	return nil
}

// verbatim returns a canonical copy of c that shares no memory with it.
func verbatim(c graph.Change) (graph.Change, error) {
	line, err := graph.EncodeChange(c)
	if err != nil {
		return graph.Change{}, err
	}
	return graph.DecodeChange(line)
}

func sameChanges(a, b map[string]graph.Change) bool {
	return maps.EqualFunc(a, b, func(x, y graph.Change) bool {
		xs, errX := graph.EncodeChange(x)
		ys, errY := graph.EncodeChange(y)
		return errX == nil && errY == nil && string(xs) == string(ys)
	})
}

// usable returns why no call can be answered now, if so.
func (m *Model) usable(ctx context.Context) error {
	if m.closed {
		return &graph.Error{Kind: graph.ErrUnavailable, Detail: "the model is closed"}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("use the model: %w", err)
	}
	if m.of != nil {
		m.of.mu.RLock()
		defer m.of.mu.RUnlock()
		return m.of.usable(ctx)
	}
	return nil
}

// read returns what follows from the contributions of this moment.
func (m *Model) read(ctx context.Context) (*state, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	return m.now.derive(), nil
}

// Sources implements [graph.Store].
func (m *Model) Sources(ctx context.Context, q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	none := graph.Page[graph.SourceRecord]{}
	if err := q.Window.Validate(); err != nil {
		return none, err
	}
	s, err := m.read(ctx)
	if err != nil {
		return none, err
	}
	var found []item[graph.SourceRecord]
	for _, id := range slices.Sorted(maps.Keys(s.held)) {
		if among(q.IDs, id) {
			c := s.held[id]
			found = append(found, item[graph.SourceRecord]{
				graph.SourceRecord{Source: c.Source, Articles: len(c.Readings)}, graph.Position{ID: id},
			})
		}
	}
	return cut(found, orderByID(), q.Window)
}

// Dump implements [graph.Store].
func (m *Model) Dump(ctx context.Context, yield func(graph.Change) error) error {
	s, err := m.read(ctx)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(s.held)) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("dump the model: %w", err)
		}
		if err := yield(s.held[id]); err != nil {
			return err
		}
	}
	return nil
}

// Version implements [graph.Store].
func (m *Model) Version(ctx context.Context) (string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return "", err
	}
	return strconv.Itoa(m.wrote), nil
}

// Close implements [graph.Store].
func (m *Model) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// among reports whether a filter's list lets a value pass: it is empty or holds the value.
func among[T comparable](list []T, value T) bool {
	return len(list) == 0 || slices.Contains(list, value)
}
