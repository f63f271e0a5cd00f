package main

import (
	"fmt"
	"io"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// printDecided prints how well rules and model together read paragraphs that the model has not learned from, names given: by predicate
// and by the rule that says it. Relations with the article as interviewed count where the hand marks them.
func printDecided(w io.Writer, r *extract.Relator, examples []example, models map[string]*relation.Model) {
	counts := map[string]*tally{}
	of := func(k string) *tally {
		if counts[k] == nil {
			counts[k] = &tally{}
		}
		return counts[k]
	}
	modality := tally{}
	for _, e := range examples {
		for k := range e.stated {
			if k[1] != string(graph.InterviewedIn) || e.hand == interviewHand {
				of(k[1]).stated++
				of("all").stated++
			}
		}
		seen := map[[3]string]bool{}
		for _, c := range r.With(models[e.fold]).Claims(e.document, e.entities, extract.Span{}) {
			k := [3]string{c.Subject, string(c.Predicate), c.Object}
			if seen[k] || c.Predicate == graph.InterviewedIn && e.hand != interviewHand {
				continue
			}
			seen[k] = true
			m, right := e.stated[k]
			for _, key := range []string{k[1], "all", k[1] + " " + c.Rule} {
				of(key).claimed++
				if right {
					of(key).right++
				}
			}
			if right {
				modality.claimed++
			}
			if right && m == c.Modality {
				modality.right++
			}
		}
	}
	fmt.Fprintln(w, "\nas extraction decides")
	for _, k := range sortedKeys(counts) {
		fmt.Fprintf(w, "%-44s %s\n", k, counts[k])
	}
	fmt.Fprintf(w, "modality of the right ones %.3f\n", share(modality.right, modality.claimed))
}
