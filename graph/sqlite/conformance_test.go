package sqlite_test

import (
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestStoreKeepsItsPromises(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return newStore(t) })
}
