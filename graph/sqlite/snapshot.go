package sqlite

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

var _ graph.Snapshotter = (*Store)(nil)

// Snapshot implements [graph.Snapshotter]: it takes one of the store's readers, in a transaction that stays open. Calls on the
// snapshot follow each other.
func (s *Store) Snapshot(ctx context.Context) (graph.Store, error) {
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	p, err := s.pin(inner, leave)
	if err != nil {
		leave()
		return nil, s.translate(ctx, err)
	}
	return p, nil
}

// pin returns a store with one connection, which goes back when it is closed; leave is called then.
func (s *Store) pin(ctx context.Context, leave func()) (*Store, error) {
	if s.giveBack != nil {
		return nil, &graph.Error{Kind: graph.ErrInvalid, Detail: "a snapshot is taken of a store, not of a snapshot"}
	}
	c, err := s.take(ctx)
	if err != nil {
		return nil, err
	}
	if err = c.begin(ctx, "DEFERRED"); err == nil {
		_, err = s.now(ctx, c) // the first read chooses the state
	}
	if err != nil {
		s.put(c)
		return nil, err
	}
	c.pinned = true
	p := &Store{
		path: s.path, opts: Options{ReadOnly: true, Readers: 1}, codec: s.codec, moments: s.moments, texts: s.texts,
		reading: make(chan *conn, 1), warm: s.Warm,
	}
	p.life, p.end = context.WithCancel(s.life)
	p.giveBack = func(c *conn) {
		c.pinned = false
		s.put(c)
		leave()
	}
	p.reading <- c
	return p, nil
}
