package graph

import "context"

// Snapshotter is a [Store] that can answer several questions from one state, or say that this one is gone.
type Snapshotter interface {
	Store

	// Snapshot returns a Store that reads one state until it is closed: that of this moment, or of its first answer. It may hold
	// resources of the store as long, and Apply on it fails with ErrInvalid. Its calls may wait for each other. Closing the store
	// ends it. Where the store keeps no old states, its calls fail with ErrConflict once a change is applied: begin again with
	// another.
	Snapshot(ctx context.Context) (Store, error)
}

// Pin returns a store whose answers all come from one state where s can give such, and s itself otherwise, with what ends its use.
// Over a store that can't, questions that belong together may meet a change between them.
func Pin(ctx context.Context, s Store) (Store, func(), error) {
	can, ok := s.(Snapshotter)
	if !ok {
		return s, func() {}, nil
	}
	pinned, err := can.Snapshot(ctx)
	if err != nil {
		return nil, nil, wrap(err, "take a snapshot")
	}
	return pinned, func() { _ = pinned.Close() }, nil // what only reads has nothing to lose
}
