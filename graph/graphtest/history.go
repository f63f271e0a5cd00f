package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// questionsPerStep is how many random questions follow each step of a history.
const questionsPerStep = 14

// Histories plays a random history of n Applies and removals on a new store and on the model. After each step both must have
// the same dump and the same answers to random questions of every kind, paths, neighbourhoods and searches included. The same
// seed plays the same history. A failure says the seed and step, and the smallest history found that fails in the same way.
func Histories(t *testing.T, open func(t *testing.T) graph.Store, n int, seed uint64) {
	t.Helper()
	histories(&check{TB: t, open: func() graph.Store { return open(t) }}, n, seed)
}

func histories(k *check, n int, seed uint64) {
	k.Helper()
	dice := newDice(seed)
	var steps [][]graph.Change
	store, model := k.open(), NewModel()
	for step := range n {
		steps = append(steps, dice.step(steps))
		for _, s := range []graph.Store{store, model} {
			if err := s.Apply(k.ctx(), steps[step]...); err != nil {
				k.Fatalf("seed %d, step %d: apply: %v", seed, step, err)
			}
		}
		questions := []question{askDump()}
		for range questionsPerStep {
			questions = append(questions, dice.question())
		}
		if step%8 == 0 || step == n-1 {
			questions = append(questions, plainQuestions()...)
		}
		for _, q := range questions {
			if diff := differ(k.ctx(), store, model, q); diff != "" {
				k.Fatalf("seed %d, step %d: store and model differ (- model, + store) on\n%s\n%s\nafter\n%s",
					seed, step, q.text, diff, written(k.shrunk(steps, q)))
			}
		}
	}
}

// askDump asks for the contributions of all sources.
func askDump() question {
	return question{text: "Dump", ask: func(ctx context.Context, s graph.Store) (any, error) {
		var b strings.Builder
		err := graph.Dump(ctx, s, &b)
		return strings.Split(b.String(), "\n"), err
	}}
}

// differ says in what the answers of two stores differ.
func differ(ctx context.Context, store graph.Store, model *Model, q question) string {
	got, err := q.ask(ctx, store)
	if err != nil {
		return fmt.Sprintf("the store's error: %v", err)
	}
	want, err := q.expect(ctx, model)
	if err != nil {
		return fmt.Sprintf("the model's error: %v", err)
	}
	if fmt.Sprintf("%+v", got) == fmt.Sprintf("%+v", want) {
		return ""
	}
	return cmp.Diff(want, got)
}

// shrunk drops steps of a failing history as long as the question still fails.
func (k *check) shrunk(steps [][]graph.Change, q question) [][]graph.Change {
	for i := len(steps) - 1; i >= 0; i-- {
		fewer := slices.Delete(slices.Clone(steps), i, i+1)
		store, model := k.open(), NewModel()
		ok := true
		for _, changes := range fewer {
			ok = ok && store.Apply(k.ctx(), changes...) == nil && model.Apply(k.ctx(), changes...) == nil
		}
		if ok && differ(k.ctx(), store, model, q) != "" {
			steps = fewer
		}
		_ = store.Close() // it is only looked at
	}
	return steps
}

func written(steps [][]graph.Change) string {
	var b strings.Builder
	for _, changes := range steps {
		b.WriteString("Apply\n")
		for _, c := range changes {
			line, err := graph.EncodeChange(c)
			if err != nil {
				return err.Error()
			}
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}
