package dutch

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Combine settles what several recognisers found in one document. It is the one place where overlaps and conflicts of type are
// decided, and returns mentions by place that don't overlap, but for the nesting that [mayNest] allows.
//
// Each proposed span and type is weighed by what all recognisers say of it ([Candidates]): the worth of each say is added up, and
// the sum is the confidence that Combine gives. The worths are learned from the annotated corpus (weights.go), the model having
// read each part of it unseen: so a rule that the model doubts counts less than one that it shares. Candidates below
// [leastConfidence] go; then, the surest first, each stays that fits beside those that stay already.
//
// What the weights don't know (a recogniser that someone adds, a rule for what the corpus hardly has) keeps its own confidence.
// Where the model has not run, the recognisers' confidences decide, and a longer name before a shorter one.
func Combine(lists ...[]Mention) []Mention {
	candidates := Candidates(lists...)
	model := ran(slices.Concat(lists...))
	all := make([]Mention, 0, len(candidates))
	for i := range candidates {
		c := &candidates[i]
		if model {
			c.Confidence = perMille(evidence(c))
		}
		if !model || c.Confidence >= leastConfidence {
			all = append(all, c.Mention)
		}
	}
	order := byWeight
	if model {
		order = byConfidence
	}
	return settle(all, order)
}

// leastConfidence, per mille, is where leaving a name out costs as much as a wrong one: the F1 of the corpus is highest here.
const leastConfidence = 400

// evidence adds up the worths of what is said of a candidate, in thousandths of the logarithm of the odds.
func evidence(c *Candidate) int {
	sum := baseWorth(c.Type) - rarer(c.Type)
	for _, s := range c.Says {
		w, known := worth(s)
		if !known && !strings.HasPrefix(s, "against ") {
			return logOdds(c.Confidence)
		}
		sum += w
	}
	return sum
}

// rarer is by how much, in thousandths of log odds, articles hold fewer names of a type than the corpus, of what looks like one:
// the corpus is written to show names, and has METHOD and PUBLICATION, which only their context tells, more often than articles do.
func rarer(t graph.EntityType) int {
	switch t {
	case graph.Method:
		return 1000
	case graph.Publication:
		return 400
	}
	return 0
}

// settle keeps, in the order given, the mentions that fit beside those kept already, and returns them by place. Mentions that
// nothing joins don't bear on each other: each run of overlapping ones is settled by itself, so that the work grows with the text.
func settle(all []Mention, order func(a, b Mention) int) []Mention {
	slices.SortStableFunc(all, bySpan)
	out := make([]Mention, 0, len(all))
	for run := range runs(all, func(m Mention) Mention { return m }) {
		kept := make([]Mention, 0, len(run))
		slices.SortStableFunc(run, order)
		for _, m := range run {
			if fits(kept, m) {
				at, _ := slices.BinarySearchFunc(kept, m, bySpan)
				kept = slices.Insert(kept, at, m)
			}
		}
		out = append(out, kept...)
	}
	return out
}

// runs yields the stretches of a list in order of place in which each item overlaps one before it.
func runs[T any](list []T, of func(T) Mention) func(func([]T) bool) {
	return func(yield func([]T) bool) {
		for first := 0; first < len(list); {
			end, last := of(list[first]).End, first+1
			for last < len(list) && of(list[last]).Start < end {
				end = max(end, of(list[last]).End)
				last++
			}
			if !yield(list[first:last]) {
				return
			}
			first = last
		}
	}
}

// bySpan orders mentions by place, outer before inner, then by type, the surest first.
func bySpan(a, b Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(rank(a.Type), rank(b.Type)),
		cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Recogniser, b.Recogniser), cmp.Compare(a.ID, b.ID))
}

func rank(t graph.EntityType) int { return slices.Index(graph.EntityTypes(), t) }

func byConfidence(a, b Mention) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(b.End-b.Start, a.End-a.Start), bySpan(a, b))
}

// lengthBonus is what each byte of a mention adds to its confidence where no model has run, and maxBonus the most that it can add.
const lengthBonus, maxBonus = 12, 360

func byWeight(a, b Mention) int {
	weight := func(m Mention) int { return m.Confidence + min(maxBonus, lengthBonus*(m.End-m.Start)) }
	return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(b.End-b.Start, a.End-a.Start), bySpan(a, b))
}

// fits reports whether m may stand beside the mentions that are kept.
func fits(kept []Mention, m Mention) bool {
	at, _ := slices.BinarySearchFunc(kept, m.End, func(k Mention, end int) int { return cmp.Compare(k.Start, end) })
	for i := at - 1; i >= 0 && i >= at-maxInside; i-- {
		if k := kept[i]; k.End > m.Start && !mayNest(k, m) && !mayNest(m, k) {
			return false
		}
	}
	return true
}

// mayNest reports whether inner may stand inside outer: names that are entities of their own inside the title of a publication.
func mayNest(outer, inner Mention) bool {
	return outer.Type == graph.Publication && inner.Type != graph.Publication && inner.Confidence >= sureInside &&
		outer.Start <= inner.Start && inner.End <= outer.End && inner.End-inner.Start < outer.End-outer.Start
}

// sureInside is the least confidence of a name inside a title.
const sureInside = 800
