package main

import (
	"fmt"
	"io"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

// printRules prints how often each rule is right, names given; a relation counts once for each rule that claims it.
func printRules(w io.Writer, r *extract.Relator, examples []example) {
	counts := map[string]*tally{}
	for _, e := range examples {
		seen := map[[4]string]bool{}
		for _, c := range r.Claims(e.document, e.entities, extract.Span{}) {
			k := [3]string{c.Subject, string(c.Predicate), c.Object}
			id := [4]string{c.Rule, k[0], k[1], k[2]}
			if seen[id] {
				continue
			}
			seen[id] = true
			if counts[c.Rule] == nil {
				counts[c.Rule] = &tally{}
			}
			counts[c.Rule].claimed++
			if _, right := e.stated[k]; right {
				counts[c.Rule].right++
			}
		}
	}
	for _, rule := range sortedKeys(counts) {
		t := counts[rule]
		fmt.Fprintf(w, "%-32s %4d of %4d\n", rule, t.right, t.claimed)
	}
}
