package graphtest_test

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// TestEveryBrokenPromiseFailsACase is what makes the suite one: each mutant must fail a case, and each case a mutant.
func TestEveryBrokenPromiseFailsACase(t *testing.T) {
	var trials []*trial
	named := map[string]bool{}
	for _, c := range graphtest.Cases() {
		if named[c.Name] {
			t.Errorf("two cases are named %q", c.Name)
		}
		named[c.Name] = true
		trials = append(trials, trace(t, c))
	}
	slices.SortFunc(trials, func(a, b *trial) int { return cmp.Compare(a.took, b.took) })
	all := mutants()
	inParallel(all, func(m mutant) {
		if !slices.ContainsFunc(trials, func(tr *trial) bool { return tr.fails(t, m) }) {
			t.Errorf("no case fails on a store where %s", m.name)
		}
	})
	inParallel(trials, func(tr *trial) {
		if !tr.failed() && !slices.ContainsFunc(all, func(m mutant) bool { return tr.fails(t, m) }) {
			t.Errorf("case %q fails on no broken store", tr.c.Name)
		}
	})
	t.Logf("%d cases, %d mutants", len(trials), len(all))
}

func inParallel[T any](list []T, f func(T)) {
	queue := make(chan T)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for item := range queue {
				f(item)
			}
		})
	}
	for _, item := range list {
		queue <- item
	}
	close(queue)
	wg.Wait()
}

// trial is a case, what it asks and is told, and whether it has failed on a mutant.
type trial struct {
	c    graphtest.Case
	uses map[string]bool // fields that were not empty in a question or an answer
	took time.Duration
	mu   sync.Mutex
	hit  bool
}

// trace plays a case on a model and notes which fields it uses.
func trace(t *testing.T, c graphtest.Case) *trial {
	tr := &trial{c: c, uses: map[string]bool{}}
	note := func(p any) {
		tr.mu.Lock()
		defer tr.mu.Unlock()
		for _, s := range append(questionTypes(), answerTypes()...) {
			each(reflect.ValueOf(p).Elem(), s, func(v reflect.Value) {
				for _, l := range leaves(s) {
					if !v.FieldByIndex(l.path).IsZero() {
						tr.uses[s.String()+"."+l.name] = true
					}
				}
			})
		}
	}
	start := time.Now()
	why := failure(t, c, func() graph.Store { return &broken{Store: graphtest.NewModel(), query: note, answer: note} })
	if why != "" {
		t.Errorf("case %q fails on the model: %s", c.Name, why)
	}
	tr.took = time.Since(start)
	return tr
}

func (tr *trial) failed() bool {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.hit
}

// fails reports whether the case fails on a mutant; it does not try where the mutant's field is not used.
func (tr *trial) fails(t *testing.T, m mutant) bool {
	if m.field != "" && !tr.uses[m.field] || failure(t, tr.c, m.open) == "" {
		return false
	}
	tr.mu.Lock()
	defer tr.mu.Unlock()
	tr.hit = true
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

func TestHistoriesSayHowTheyFailed(t *testing.T) {
	drops := func() graph.Store {
		return &broken{Store: graphtest.NewModel(), answer: onEntities(func(e *graph.Entity) { e.Claims = 0 })}
	}
	why := failure(t, graphtest.HistoryCase(25, 1), drops)
	for _, part := range []string{"seed 1, step", "Claims:", "after\nApply\n  {\"source\":"} {
		if !strings.Contains(why, part) {
			t.Errorf("the failure of a history does not hold %q:\n%.600s", part, why)
		}
	}
}
