package sqlite

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// codes turns words of a filter into the numbers stored.
func codes[T any](values []T, code func(T) int) []int {
	out := make([]int, len(values))
	for i, v := range values {
		out[i] = code(v)
	}
	return out
}

// narrowEdges adds what a filter asks of the edge of a claim: e is the edge, s and o the nodes at its ends.
func narrowEdges(q *selection, f graph.ClaimFilter) {
	if len(f.Predicates) > 0 {
		q.and(inList("e.predicate"), list(codes(f.Predicates, codeOfPredicate)))
	}
	if len(f.SubjectTypes) > 0 {
		q.and(inList("s.type"), list(codes(f.SubjectTypes, codeOfType)))
	}
	if len(f.ObjectTypes) > 0 {
		q.and(inList("o.type"), list(codes(f.ObjectTypes, codeOfType)))
	}
	if f.WithoutSeeds {
		q.and("e.predicate NOT IN " + thesaurusPredicates)
	}
}

// thesaurusPredicates are the numbers of the predicates of the thesaurus; no claim of an article has one.
const thesaurusPredicates = "(11, 12)"

// symmetricPredicates are the numbers of the predicates that say the same in both directions.
const symmetricPredicates = "(5, 12)"

// narrowClaims adds what a filter asks of a claim c itself.
func narrowClaims(q *selection, f graph.ClaimFilter) {
	if !f.EachMember {
		q.and("c.counted = 1")
	}
	if len(f.Modalities) == 0 {
		q.and("c.modality <> 4")
	} else {
		q.and(inList("c.modality"), list(codes(f.Modalities, codeOfModality)))
	}
	if f.MinConfidence > 0 {
		q.and("c.confidence >= ?", f.MinConfidence)
	}
	within(q, "c.recent", f.Period)
	if len(f.Publications) > 0 {
		q.and(inList("coalesce((SELECT publication FROM article WHERE id = c.article), '')"), list(f.Publications))
	}
	if len(f.Sources) > 0 {
		named := list(f.Sources)
		q.and(`CASE c.article WHEN 0 THEN c.source IN (SELECT id FROM source WHERE `+inList("name")+`)
			ELSE EXISTS (SELECT 1 FROM reading r JOIN source h ON h.id = r.source WHERE r.article = c.article AND `+inList("h.name")+`) END`,
			named, named)
	}
	if len(f.Rules) > 0 {
		q.and(inList("c.rule"), list(f.Rules))
	}
}

// asDerived reports whether a filter counts exactly the claims that the columns of table edge add up.
func asDerived(f graph.ClaimFilter) bool {
	return !f.EachMember && f.MinConfidence <= 0 && f.Period.Empty() && len(f.Publications)+len(f.Sources)+len(f.Rules) == 0 &&
		allButNegated(f.Modalities)
}

func allButNegated(list []graph.Modality) bool {
	if len(list) == 0 {
		return true
	}
	for _, m := range modalities() {
		if slices.Contains(list, m) == (m == graph.Negated) {
			return false
		}
	}
	return true
}
