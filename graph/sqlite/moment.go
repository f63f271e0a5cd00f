package sqlite

import (
	"context"
	"fmt"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Bounds of what a store keeps in memory, in values; see [recent]. An article's text takes a few kilobytes, the others a few
// hundred bytes.
const (
	keptEntities = 1 << 14
	keptEdges    = 1 << 15
	keptTexts    = 1 << 11
	keptNames    = 1 << 20 // a store with more is searched in the file
)

// moment is what readers remember of one version of the store. Answers share its values, whose lists nobody changes.
type moment struct {
	version  string
	entities *recent[int64, graph.Entity]
	edges    *recent[int64, graph.Edge]

	mu      sync.Mutex
	names   *names // of all entities; nil: not read
	asked   bool   // someone searched
	reading bool   // someone reads the names
	tooMany bool   // there are more names than are kept
}

// moments is the last moment that a reader of a store saw.
type moments struct {
	mu   sync.Mutex
	last *moment
}

// of returns the moment of a version, a new one in the place of any other.
func (m *moments) of(version string) *moment {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last == nil || m.last.version != version {
		m.last = &moment{
			version: version, entities: newRecent[int64, graph.Entity](keptEntities), edges: newRecent[int64, graph.Edge](keptEdges),
		}
	}
	return m.last
}

// now returns the moment that a connection sees; a transaction is open.
func (s *Store) now(ctx context.Context, c *conn) (*moment, error) {
	var version string
	_, err := c.one(ctx, sqlVersion, nil, func(r row) { version = string(r.blob(0)) })
	return s.moments.of(version), err
}

// Warm reads the names of all entities into memory, so that the first search is as fast as the next.
func (s *Store) Warm(ctx context.Context) error {
	return s.read(ctx, func(ctx context.Context, c *conn) error {
		m, err := s.now(ctx, c)
		if err != nil {
			return err
		}
		m.mu.Lock()
		there := m.names != nil || m.tooMany
		m.mu.Unlock()
		if there {
			return nil
		}
		n, err := readNames(ctx, c)
		if err != nil {
			return fmt.Errorf("read the names of entities: %w", err)
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		m.names, m.tooMany = n, n == nil
		return nil
	})
}

// search returns the names of a moment, nil when the file has to be searched instead. No search waits for them: the second one
// of a moment lets them be read, so that searches during a run of writes don't read them each.
func (s *Store) search(m *moment) *names {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.names != nil {
		return m.names
	}
	settled := m.asked
	m.asked = true
	if settled && !m.reading && !m.tooMany {
		m.reading = true
		go func() {
			_ = s.warm(context.Background()) // its error is one that the searches of the file meet too; Close ends it
			m.mu.Lock()
			defer m.mu.Unlock()
			m.reading = false
		}()
	}
	return nil
}
