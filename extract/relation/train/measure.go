package main

import (
	"fmt"
	"io"

	"github.com/kennisgraaf/kennisgraaf/extract/relation"
)

// tally counts relations: judged right and right, judged right, stated.
type tally struct{ right, claimed, stated int }

func (t tally) String() string {
	p, r := share(t.right, t.claimed), share(t.right, t.stated)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f  right %5d claimed %5d stated %5d", p, r, f, t.right, t.claimed, t.stated)
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// report prints, for a few least confidences, how well the models judge the hands that they have not read.
func report(w io.Writer, examples []example, models map[string]*relation.Model) {
	for _, least := range []int{300, 400, 500, 600} {
		counts := map[string]*tally{}
		reachable := map[string]*tally{}
		of := func(m map[string]*tally, k string) *tally {
			if m[k] == nil {
				m[k] = &tally{}
			}
			return m[k]
		}
		for _, e := range examples {
			m := models[e.fold]
			for k := range e.stated {
				for _, key := range []string{k[1], "all", "hand " + e.hand} {
					of(counts, key).stated++
				}
			}
			for _, c := range e.candidates {
				place, score := m.Best(relation.Bag{Places: c.Places})
				right := e.states(c)
				claimed := m.Confidence(c.Places[place].Class, score) >= least
				for _, key := range []string{string(c.Predicate), "all", "hand " + e.hand} {
					t := of(counts, key)
					if claimed {
						t.claimed++
					}
					if claimed && right {
						t.right++
					}
					if right {
						of(reachable, key).right++
					}
				}
			}
		}
		fmt.Fprintf(w, "\nconfidence %d and more\n", least)
		for _, k := range sortedKeys(counts) {
			fmt.Fprintf(w, "%-20s %s  reachable %d\n", k, counts[k], of(reachable, k).right)
		}
	}
}
