package graphtest_test

import (
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestModelPassesTheSuite(t *testing.T) {
	graphtest.Run(t, func(*testing.T) graph.Store { return graphtest.NewModel() })
}
