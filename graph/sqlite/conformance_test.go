package sqlite_test

import (
	"context"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

func TestStoreKeepsItsPromises(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return newStore(t) })
}

// TestWarmStoreKeepsItsPromises holds a store to them that has all names in memory before each search.
func TestWarmStoreKeepsItsPromises(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return warm{newStore(t)} })
}

// warm is a store that reads the names into memory before it searches.
type warm struct{ *sqlite.Store }

func (w warm) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	_ = w.Warm(ctx) // the search meets its error
	return w.Store.Candidates(ctx, l)
}
