package dutch

import (
	"cmp"
	"slices"
	"strings"
)

// Decision is what [Combine] makes of a candidate, and why.
type Decision struct {
	Candidate         // its confidence is the one that Combine gave
	Worths    []Worth // what its confidence adds up from; none where the recognisers' own confidence counts
	Outcome   Outcome
	By        *Mention // the mention that it gave way to
}

// Worth is what one say adds to a candidate, in thousandths of the logarithm of the odds; "start" is what its type starts with.
type Worth struct {
	Say   string
	Worth int
}

// Outcome says what became of a candidate.
type Outcome string

// The outcomes.
const (
	Kept     Outcome = "kept"
	Doubtful Outcome = "doubtful" // below the least confidence
	GaveWay  Outcome = "gave way" // a surer mention stands in its place
)

// Decide returns every candidate in order of place with what Combine makes of it. The candidates kept are Combine's mentions.
func Decide(lists ...[]Mention) []Decision {
	candidates := Candidates(lists...)
	model := ran(slices.Concat(lists...))
	out := make([]Decision, len(candidates))
	rest := make([]int, 0, len(candidates))
	for i := range candidates {
		out[i] = Decision{Candidate: candidates[i], Outcome: Doubtful}
		if model {
			out[i].Worths = worths(&candidates[i])
			out[i].Confidence = perMille(evidence(&candidates[i]))
		}
		if !model || out[i].Confidence >= leastConfidence {
			rest = append(rest, i)
		}
	}
	order := byWeight
	if model {
		order = byConfidence
	}
	for run := range runs(rest, func(i int) Mention { return out[i].Mention }) {
		slices.SortStableFunc(run, func(i, j int) int { return order(out[i].Mention, out[j].Mention) })
		settleRun(out, run)
	}
	return out
}

// settleRun keeps what fits of a run of overlapping candidates, in the order given.
func settleRun(out []Decision, run []int) {
	var kept []Mention
	for _, i := range run {
		m := out[i].Mention
		if out[i].By = blocking(kept, m); out[i].By != nil {
			out[i].Outcome = GaveWay
			continue
		}
		out[i].Outcome = Kept
		at, _ := slices.BinarySearchFunc(kept, m, bySpan)
		kept = slices.Insert(kept, at, m)
	}
}

// worths lists what adds up to a candidate's confidence, the greatest first; none where a say has no worth that the corpus knows.
func worths(c *Candidate) []Worth {
	out := []Worth{{"start", baseWorth(c.Type) - rarer(c.Type)}}
	for _, s := range c.Says {
		w, known := worth(s)
		if !known && !strings.HasPrefix(s, "against ") {
			return nil
		}
		out = append(out, Worth{s, w})
	}
	slices.SortStableFunc(out, func(a, b Worth) int { return cmp.Compare(max(b.Worth, -b.Worth), max(a.Worth, -a.Worth)) })
	return out
}

// blocking returns the mention that keeps m from standing beside those kept; nil when it fits.
func blocking(kept []Mention, m Mention) *Mention {
	if fits(kept, m) {
		return nil
	}
	i := slices.IndexFunc(kept, func(k Mention) bool { return !fits([]Mention{k}, m) })
	if i < 0 {
		return nil
	}
	k := kept[i]
	return &k
}
