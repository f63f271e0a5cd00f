package sqlite_test

import (
	"flag"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// How long the random history of TestLongHistory is; make faults asks for 1,000.
var historySteps = flag.Int("histories", 50, "steps of the long random history")

// TestLongHistory applies, changes and removes at random and asks everything of store and model after each step.
func TestLongHistory(t *testing.T) {
	graphtest.Histories(t, func(t *testing.T) graph.Store { return newStore(t) }, *historySteps, 20261125)
}
