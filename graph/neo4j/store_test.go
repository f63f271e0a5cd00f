package neo4j_test

import (
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestStorePassesTheSuite(t *testing.T) {
	onEachVersion(t, func(t *testing.T, p *pool) { graphtest.Run(t, p.open) })
}
