package graphtest

import (
	"slices"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Case is one promise of a store, with a name that reads as a sentence. open returns a new, empty store each time; whoever
// opens it also cleans up after it.
type Case struct {
	Name string
	Run  func(t testing.TB, open func() graph.Store)
}

// historySteps is how many steps of a random history [Run] plays on each seed.
const historySteps = 25

// Run checks everything that a [graph.Store] promises. open returns a new, empty store and registers its own cleaning up with
// t; several may be open at the same time. There is no list of exceptions.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, c := range Cases() {
		t.Run(c.Name, func(t *testing.T) {
			c.Run(t, func() graph.Store { return open(t) })
		})
	}
	for seed := range uint64(3) {
		t.Run("a random history leaves the store and the model with the same dump and the same answers", func(t *testing.T) {
			Histories(t, open, historySteps, seed+1)
		})
	}
}

// scenario is a case as the suite writes it.
type scenario struct {
	name string
	run  func(k *check)
}

// Cases returns all cases but the random histories.
func Cases() []Case {
	topics := [][]scenario{
		applyCases(), refusalCases(), revisionCases(), sourceCases(), readingCases(), voteCases(), aliasCases(), groupCases(), groupClaimCases(), pageCases(), cursorCases(), orderCases(),
		nameCases(), searchCases(), rankCases(), articleCases(), entityCases(), mentionCases(), edgeCases(), edgeFilterCases(),
		claimCases(), referenceCases(), reviewCases(), thesaurusCases(), countCases(), countNamingCases(), countClaimCases(), invalidCases(), invalidClaimCases(), dumpCases(), lifeCases(),
		pathCases(), pathRankCases(), neighbourhoodCases(), statisticsCases(),
	}
	var out []Case
	for _, s := range slices.Concat(topics...) {
		out = append(out, s.asCase())
	}
	return out
}

func (s scenario) asCase() Case {
	return Case{s.name, func(t testing.TB, open func() graph.Store) {
		t.Helper()
		s.run(&check{TB: t, open: open})
	}}
}
