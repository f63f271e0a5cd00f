package neo4j

import (
	"context"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

var _ graph.Snapshotter = (*Store)(nil)

// moment is the state that a snapshot answers from: that of its first answer. The server keeps no old states, so a question that
// would be answered from a later one fails instead. Whoever asked begins again with a new snapshot.
type moment struct {
	mu   sync.Mutex
	mark int64 // the mark of writers at the first answer
	set  bool
}

// meet notes the mark of the first answer, and reports a later one with another. Errors: ErrConflict.
func (m *moment) meet(mark int64) error {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.set {
		m.mark, m.set = mark, true
	}
	if m.mark != mark {
		return &graph.Error{Kind: graph.ErrConflict, Detail: "the graph changed since the snapshot was taken", Remedy: "ask again"}
	}
	return nil
}

// gone reports a state that is over, whatever comes. Errors: ErrConflict.
func (m *moment) gone(mark int64) error {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	set := m.set
	m.mu.Unlock()
	if !set {
		return nil
	}
	return m.meet(mark)
}

// Snapshot implements [graph.Snapshotter] without a round trip. What it answers comes from one state, that of its first answer;
// once a change is applied, its questions fail with ErrConflict.
func (s *Store) Snapshot(ctx context.Context) (graph.Store, error) {
	if s.of != nil {
		return nil, &graph.Error{Kind: graph.ErrInvalid, Detail: "a snapshot is taken of a store, not of a snapshot"}
	}
	_, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	p := &Store{opts: s.opts, driver: s.driver, bookmarks: s.bookmarks, queries: s.queries, of: s, moment: &moment{}}
	p.life, p.end = context.WithCancel(s.life)
	return p, nil
}

func snapshotError() error {
	return &graph.Error{Kind: graph.ErrInvalid, Detail: "a snapshot takes no changes"}
}
