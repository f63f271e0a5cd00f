package graphtest_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// TestEveryBrokenPromiseFailsACase is what makes the suite one: each mutant must fail a case, and each case a mutant.
func TestEveryBrokenPromiseFailsACase(t *testing.T) {
	trials := &trials{cases: graphtest.Cases(), idle: map[string]bool{}}
	for _, c := range trials.cases {
		if trials.idle[c.Name] {
			t.Errorf("two cases are named %q", c.Name)
		}
		trials.idle[c.Name] = true
	}
	all := mutants()
	var wg sync.WaitGroup
	queue := make(chan mutant)
	for range 2 {
		wg.Go(func() {
			for m := range queue {
				if trials.survives(t, m) {
					t.Errorf("no case fails on a store where %s", m.name)
				}
			}
		})
	}
	for _, m := range all {
		queue <- m
	}
	close(queue)
	wg.Wait()
	for _, c := range trials.cases {
		if trials.idle[c.Name] && !slices.ContainsFunc(all, func(m mutant) bool { return failure(t, c, m.open) != "" }) {
			t.Errorf("case %q fails on no broken store", c.Name)
		}
	}
	t.Logf("%d cases, %d mutants", len(trials.cases), len(all))
}

// trials remembers which cases have failed on no mutant yet; they are tried first.
type trials struct {
	cases []graphtest.Case
	mu    sync.Mutex
	idle  map[string]bool
}

func (tr *trials) isIdle(c graphtest.Case) bool {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.idle[c.Name]
}

// survives reports whether a mutant passes all cases.
func (tr *trials) survives(t *testing.T, m mutant) bool {
	var idle, rest []graphtest.Case
	for _, c := range tr.cases {
		if tr.isIdle(c) {
			idle = append(idle, c)
		} else {
			rest = append(rest, c)
		}
	}
	for _, c := range append(idle, rest...) {
		if failure(t, c, m.open) != "" {
			tr.mu.Lock()
			tr.idle[c.Name] = false
			tr.mu.Unlock()
			return false
		}
	}
	return true
}

// TestHistoriesFindBrokenRules shows that random histories reach the rules that they are meant to check.
func TestHistoriesFindBrokenRules(t *testing.T) {
	for name, open := range graphtest.BrokenRules() {
		found := false
		for seed := uint64(1); seed <= 12 && !found; seed++ {
			found = failure(t, graphtest.HistoryCase(25, seed), func() graph.Store { return open() }) != ""
		}
		if !found {
			t.Errorf("no history of twelve fails on a store where %s", name)
		}
	}
}
