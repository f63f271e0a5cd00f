package graph

import (
	"context"
	"fmt"
	"reflect"
	"sync"
)

// Pathfinder answers path questions like [FindPaths], faster where a question has no filter on claims: it keeps the adjacency
// of the store's current version in memory, 8 bytes a neighbour and the ids once. Past its bound on edges, and for filtered
// questions, it reads the store. It is safe for use by many goroutines.
type Pathfinder struct {
	store    Store
	maxEdges int
	mu       sync.Mutex // one loads, the others wait for it
	current  *snapshot
	tooBig   string // version found to be past the bound
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
	snap, err := p.adjacency(ctx)
	if err != nil {
		return nil, err
	}
	if snap == nil {
		return FindPaths(ctx, p.store, q)
	}
	return findPaths(ctx, p.store, q, q.Filter, &view{snapshot: snap})
}

// adjacency returns the snapshot of the store's version, loading it when there is a newer one; nil when it is past the bound.
func (p *Pathfinder) adjacency(ctx context.Context) (*snapshot, error) {
	version, err := p.store.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store's version: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.current != nil && p.current.version == version:
		return p.current, nil
	case p.tooBig == version:
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
