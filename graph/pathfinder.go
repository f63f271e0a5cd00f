package graph

import (
	"context"
	"fmt"
	"reflect"
	"sync"
)

// Pathfinder answers path questions like [FindPaths], faster where a question has no filter on claims: it keeps the adjacency
// of the store's current version in memory, 8 bytes a neighbour and the ids once. It reads the store instead for filtered
// questions, past its bound on edges, and for the first question after a change, so that questions during a run of writes
// don't load a snapshot each. It is safe for use by many goroutines.
type Pathfinder struct {
	store    Store
	maxEdges int
	mu       sync.Mutex // one loads, the others wait for it
	current  *snapshot
	tooBig   string // version found to be past the bound
	seen     string // version of the last question
}

// DefaultMaxEdges bounds the adjacency that a Pathfinder keeps: about 100 MB.
const DefaultMaxEdges = 5_000_000

// NewPathfinder returns a Pathfinder over a store that keeps at most maxEdges edges in memory.
func NewPathfinder(s Store, maxEdges int) *Pathfinder {
	return &Pathfinder{store: s, maxEdges: maxEdges}
}

// Paths answers as [FindPaths] does, with the same errors.
func (p *Pathfinder) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	if !reflect.DeepEqual(q.Filter, ClaimFilter{}) {
		return FindPaths(ctx, p.store, q)
	}
	if err := q.Validate(); err != nil {
		return nil, err
	}
	snap, err := p.adjacency(ctx, false)
	if err != nil {
		return nil, err
	}
	if snap == nil {
		return FindPaths(ctx, p.store, q)
	}
	return findPaths(ctx, p.store, q, q.Filter, &view{snapshot: snap})
}

// Warm loads the adjacency of the store's current version, so that the first question is as fast as the next.
func (p *Pathfinder) Warm(ctx context.Context) error {
	_, err := p.adjacency(ctx, true)
	return err
}

// adjacency returns the snapshot of the store's version; nil when the store has to be read instead.
func (p *Pathfinder) adjacency(ctx context.Context, now bool) (*snapshot, error) {
	version, err := p.store.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store's version: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.current != nil && p.current.version == version:
		return p.current, nil
	case p.tooBig == version, p.seen != version && !now:
		p.seen = version
		return nil, nil //nolint:nilnil // as in loadSnapshot
	}
	snap, err := loadSnapshot(ctx, p.store, version, p.maxEdges)
	if err != nil {
		return nil, err
	}
	p.current = snap
	if snap == nil {
		p.tooBig = version
	}
	return snap, nil
}
