package graph

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
)

// Pathfinder answers questions about the shape of the graph, like [FindPaths], [Neighbourhood] and [Central], faster where a
// question has no filter on claims: it keeps the edges of the store's current version in memory, some 60 bytes each and the ids
// once. It reads the store instead for filtered
// questions, past its bound on edges, and while it has not loaded the current version. No question waits for a load: the second
// one of a version starts it and is answered from the store, so that questions during a run of writes don't load a snapshot
// each. It is safe for use by many goroutines.
type Pathfinder struct {
	store    Store
	maxEdges int
	loads    sync.Mutex // one loads at a time

	mu      sync.Mutex
	current *snapshot
	tooBig  string // version found to be past the bound
	seen    string // version of the last question
	loading bool   // a question started a load that goes on
}

// DefaultMaxEdges bounds the edges that a Pathfinder keeps: about 120 MB.
const DefaultMaxEdges = 2_000_000

// NewPathfinder returns a Pathfinder over a store that keeps at most maxEdges edges in memory.
func NewPathfinder(s Store, maxEdges int) *Pathfinder {
	return &Pathfinder{store: s, maxEdges: maxEdges}
}

// Paths answers as [FindPaths] does, with the same errors.
func (p *Pathfinder) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	return p.PathsIn(ctx, p.store, q)
}

// PathsIn answers as [Pathfinder.Paths] does, of a snapshot of its store.
func (p *Pathfinder) PathsIn(ctx context.Context, s Store, q PathQuery) ([]Path, error) {
	if !unfiltered(q.Filter) {
		return FindPaths(ctx, s, q)
	}
	if err := q.Validate(); err != nil {
		return nil, err
	}
	snap, err := p.of(ctx, s)
	if err != nil {
		return nil, err
	}
	if snap == nil {
		return FindPaths(ctx, s, q)
	}
	return findPaths(ctx, q, &view{snapshot: snap}, snap)
}

// NeighbourhoodIn answers as [Neighbourhood] does, of a snapshot of its store, with the same errors.
func (p *Pathfinder) NeighbourhoodIn(ctx context.Context, s Store, q NeighbourhoodQuery) (Subgraph, error) {
	if err := q.Validate(); err != nil {
		return Subgraph{}, err
	}
	if !unfiltered(q.Filter) {
		return Neighbourhood(ctx, s, q)
	}
	snap, err := p.of(ctx, s)
	if err != nil {
		return Subgraph{}, err
	}
	if snap == nil {
		return Neighbourhood(ctx, s, q)
	}
	return neighbourhood(ctx, snap, q)
}

// of returns what is in memory of the version of a snapshot of the store, nil when the store has to be read instead.
func (p *Pathfinder) of(ctx context.Context, s Store) (*snapshot, error) {
	version, err := versionOf(ctx, s)
	if err != nil {
		return nil, err
	}
	snap, load := p.look(version)
	if load {
		// Its error is that of the store, which the questions that read it meanwhile meet too; the next question tries again.
		go func() {
			defer p.loaded()
			_ = p.load(context.WithoutCancel(ctx))
		}()
	}
	return snap, nil
}

// Warm loads the adjacency of the store's current version, so that the first question is as fast as the next. It returns when
// it is there. Errors: those of the store.
func (p *Pathfinder) Warm(ctx context.Context) error { return p.load(ctx) }

func unfiltered(f ClaimFilter) bool { return reflect.DeepEqual(f, ClaimFilter{}) }

func versionOf(ctx context.Context, s Store) (string, error) {
	version, err := s.Version(ctx)
	if err != nil {
		return "", fmt.Errorf("read the store's version: %w", err)
	}
	return version, nil
}

// look returns the snapshot of a version, nil when the store has to be read instead, and whether the caller has to start a load.
func (p *Pathfinder) look(version string) (snap *snapshot, load bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.has(version) {
		return p.current, false
	}
	settled := p.seen == version
	p.seen = version
	if p.tooBig == version || !settled || p.loading {
		return nil, false
	}
	p.loading = true
	return nil, true
}

func (p *Pathfinder) has(version string) bool {
	return p.current != nil && p.current.version == version
}

func (p *Pathfinder) loaded() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.loading = false
}

// load makes the adjacency of the store's version current. One that changes while it is read is left for the next question.
func (p *Pathfinder) load(ctx context.Context) error {
	p.loads.Lock()
	defer p.loads.Unlock()
	s, done, err := Pin(ctx, p.store)
	if err != nil {
		return err
	}
	defer done()
	version, err := versionOf(ctx, s)
	if err != nil {
		return err
	}
	p.mu.Lock()
	there := p.has(version) || p.tooBig == version
	p.mu.Unlock()
	if there {
		return nil
	}
	snap, err := loadSnapshot(ctx, s, version, ClaimFilter{}, p.maxEdges)
	if errors.Is(err, ErrConflict) { // as below
		return nil
	}
	if err != nil {
		return err
	}
	if after, err := versionOf(ctx, s); err != nil || after != version {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if snap == nil {
		p.tooBig = version
		return nil
	}
	p.current = snap
	return nil
}
