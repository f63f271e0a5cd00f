package graphtest

import (
	"cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// HistoryCase is a random history as a case.
func HistoryCase(n int, seed uint64) Case {
	return scenario{"a random history", func(k *check) { histories(k, n, seed) }}.asCase()
}

// BrokenRules returns models that break one of the rules that a model takes as given, by what they do instead.
func BrokenRules() map[string]func() *Model {
	out := map[string]func() *Model{}
	for name, change := range brokenRules() {
		out[name] = func() *Model {
			m := NewModel()
			change(&m.rules)
			return m
		}
	}
	return out
}

func brokenRules() map[string]func(*rules) {
	vote := func(better func(a string, na int, b string, nb int) bool) func(*rules) {
		return func(r *rules) {
			r.vote = func(votes map[string]int) string {
				best, found := "", false
				for value, n := range votes {
					if value != "" && (!found || better(value, n, best, votes[best])) {
						best, found = value, true
					}
				}
				return best
			}
		}
	}
	runes := func(s string) int { return len([]rune(s)) }
	prefer := func(f func(a *graph.Reading, as string, b *graph.Reading, bs string) int) func(*rules) {
		return func(r *rules) {
			r.prefer = func(a *graph.Reading, as string, b *graph.Reading, bs string) bool { return f(a, as, b, bs) < 0 }
		}
	}
	dated := func(r *graph.Reading) int { return min(len(r.PublishedAt), 1) }
	return map[string]func(*rules){
		"the last vote wins a tie": vote(func(a string, na int, b string, nb int) bool {
			return cmp.Or(cmp.Compare(na, nb), cmp.Compare(runes(a), runes(b)), cmp.Compare(a, b)) > 0
		}),
		"the shortest wins a tie": vote(func(a string, na int, b string, nb int) bool {
			return cmp.Or(cmp.Compare(na, nb), cmp.Compare(runes(b), runes(a)), cmp.Compare(b, a)) > 0
		}),
		"bytes are length in a vote": vote(func(a string, na int, b string, nb int) bool {
			return cmp.Or(cmp.Compare(na, nb), cmp.Compare(len(a), len(b)), cmp.Compare(b, a)) > 0
		}),
		"length is no matter in a vote": vote(func(a string, na int, b string, nb int) bool {
			return cmp.Or(cmp.Compare(na, nb), cmp.Compare(b, a)) > 0
		}),
		"the longest wins a vote": vote(func(a string, na int, b string, nb int) bool {
			return cmp.Or(cmp.Compare(runes(a), runes(b)), cmp.Compare(b, a)) > 0
		}),
		"nothing said wins a vote": func(r *rules) {
			r.vote = func(votes map[string]int) string {
				if votes[""] > 1 {
					return ""
				}
				return graph.Vote(votes)
			}
		},
		"the newest source is preferred": prefer(func(_ *graph.Reading, as string, _ *graph.Reading, bs string) int { return cmp.Compare(bs, as) }),
		"dates are no matter in a preference": prefer(func(a *graph.Reading, as string, b *graph.Reading, bs string) int {
			return cmp.Or(cmp.Compare(len(b.Text), len(a.Text)), cmp.Compare(len(b.Entities), len(a.Entities)), cmp.Compare(as, bs))
		}),
		"length is no matter in a preference": prefer(func(a *graph.Reading, as string, b *graph.Reading, bs string) int {
			return cmp.Or(cmp.Compare(dated(b), dated(a)), cmp.Compare(len(b.Entities), len(a.Entities)), cmp.Compare(as, bs))
		}),
		"entities are no matter in a preference": prefer(func(a *graph.Reading, as string, b *graph.Reading, bs string) int {
			return cmp.Or(cmp.Compare(dated(b), dated(a)), cmp.Compare(len(b.Text), len(a.Text)), cmp.Compare(as, bs))
		}),
		"the smallest id represents": func(r *rules) { r.represents = func(_, a, _, b string) bool { return a < b } },
		"the greatest id represents": func(r *rules) {
			r.represents = func(at, a, bt, b string) bool { return graph.Represents(at, b, bt, a) }
		},
		"nothing is a near-duplicate": func(r *rules) { r.near = func(map[string]bool, map[string]bool) bool { return false } },
		"bodies without words are one": func(r *rules) {
			r.near = func(a, b map[string]bool) bool { return len(a)+len(b) == 0 || nearDuplicates(a, b) }
		},
		"nine tenths are not enough":            func(r *rules) { r.near = similar(0.901) },
		"eight tenths are enough":               func(r *rules) { r.near = similar(0.85) },
		"groups are pairs":                      func(r *rules) { r.chained = false },
		"each sighting of a group counts":       func(r *rules) { r.countOnce = false },
		"each claim of a group counts":          func(r *rules) { r.claimOnce = false },
		"thesaurus claims are awake from birth": func(r *rules) { r.sleeps = false },
	}
}

// similar reports whether two sets are as similar as a bound.
func similar(bound float64) func(a, b map[string]bool) bool {
	return func(a, b map[string]bool) bool {
		both := 0
		for s := range a {
			if b[s] {
				both++
			}
		}
		all := len(a) + len(b) - both
		return all > 0 && float64(both) >= bound*float64(all)
	}
}
