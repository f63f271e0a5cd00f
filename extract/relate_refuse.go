package extract

import (
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Refusal is a candidate that became no claim, and why. Offsets are bytes of the article's text.
type Refusal struct {
	Rule            string // that came closest; empty where several had a say
	Predicate       graph.Predicate
	Subject, Object string // ids of the ends as far as they were found
	Why             string
	Start, End      int // the sentence

	pair bool // neighbouring names that no gap rule reads: of no interest where another rule relates them
}

// Why a finding of a rule is refused.
const (
	refusedEnds    = "the ends are one thing, or no such predicate joins their types"
	refusedStudied = "a rule reads that the method is studied"
	refusedProven  = "enough sentences prove it already"
	refusedLong    = "its sentence is too long to be evidence"
	refusedSurer   = "the sentence says it by a surer rule already: "
)

// Refusals returns what the rules looked at in an article and did not claim: findings that were refused; neighbouring names of
// types that a rule could relate, with what lies between them; and verbs that govern too little. It reads the article again.
func (r *Relator) Refusals(d *dutch.Document, entities []Entity, byline Span) []Refusal {
	var out []Refusal
	seen := map[Refusal]bool{}
	claims := r.claims(d, entities, byline, func(f Refusal) {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	})
	type ends struct{ a, b string }
	claimed := map[ends]bool{}
	for _, c := range claims {
		claimed[ends{c.Subject, c.Object}], claimed[ends{c.Object, c.Subject}] = true, true
	}
	return slices.DeleteFunc(out, func(f Refusal) bool { return f.pair && claimed[ends{f.Subject, f.Object}] })
}

// refuse tells of a finding that is no claim.
func (s *scene) refuse(c saying, start, end int, why string) {
	if s.watch == nil {
		return
	}
	subject, _ := s.end(c.subject)
	object, _ := s.end(c.object)
	s.watch(Refusal{Rule: c.rule, Predicate: c.predicate, Subject: subject, Object: object, Why: why, Start: start, End: end})
}

// refusePair tells why no gap rule relates two neighbouring names: of the rules for their types, the one that came closest.
func (p *phrase) refusePair(i, k int) {
	if p.watch == nil {
		return
	}
	left, right := p.names[i], p.names[k]
	gap := p.items[left.at+1 : right.at]
	f := Refusal{pair: true, Start: p.d.Sentences[p.sentence].Start, End: p.d.Sentences[p.sentence].End}
	fitting := 0
	for r := range p.r.gaps {
		rule := &p.r.gaps[r]
		if left.typ&rule.left == 0 || right.typ&rule.right == 0 {
			continue
		}
		fitting++
		for _, c := range rule.compiled {
			if f.Rule == "" && c.matches(gap) {
				f.Rule, f.Predicate, f.Why = rule.name, rule.predicate, "what stands before or behind the two names, or their kind, does not fit"
			}
		}
	}
	if fitting == 0 {
		return
	}
	f.Subject, f.Object = p.entities[left.entity].ID, p.entities[right.entity].ID
	if f.Why == "" {
		f.Why = fmt.Sprintf("none of %d rules for their types reads what stands between them: %s", fitting, p.classesOf(gap))
	}
	p.watch(f)
}

// classesOf writes items as the rules see them: "lector/R van/v".
func (p *phrase) classesOf(items []item) string {
	if len(items) == 0 {
		return "nothing"
	}
	out := ""
	for n, it := range items {
		if n > 0 {
			out += " "
		}
		out += fmt.Sprintf("%s/%c", it.low, it.class)
	}
	return out
}

// refuseFrame tells of a verb without what it governs, where the sentence names something that it could govern.
func (p *phrase) refuseFrame(f *frame, v int, why string) {
	if p.watch == nil {
		return
	}
	var subject, object bool
	for _, n := range p.names {
		subject, object = subject || n.typ&f.subject != 0, object || n.typ&f.object != 0
	}
	if subject && object {
		p.watch(Refusal{
			Rule: f.rule, Predicate: f.predicate, Why: fmt.Sprintf("“%s” %s", p.items[v].low, why),
			Start: p.d.Sentences[p.sentence].Start, End: p.d.Sentences[p.sentence].End,
		})
	}
}
