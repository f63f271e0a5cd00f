package extract

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// claimKey is what makes two findings of an article one claim: it says the same on the same evidence.
type claimKey struct {
	statement
	start int
}

// statement is what a claim says.
type statement struct {
	subject, object string
	predicate       graph.Predicate
	modality        graph.Modality
}

// maxProofs is how many sentences of one article prove one statement at most; the first of them.
const maxProofs = 8

// saying is a claim as a rule finds it, before it is checked.
type saying struct {
	rule            string
	predicate       graph.Predicate
	subject, object int // entities; thisArticle
	from, to        int // items that hold both names and the words that say it
	modality        graph.Modality
	role            string
	anaphor         bool
	verb            int // item of the verb that carries it, and one more; 0 when none does
}

const thisArticle = -2

// anaphorSuffix marks the name of a rule where a word stood for one of the names ("hij", "het lectoraat").
const anaphorSuffix = "-anaphor"

func (s *scene) end(entity int) (string, graph.NodeType) {
	if entity == thisArticle {
		return graph.ThisArticle, graph.ArticleNode
	}
	return s.entities[entity].ID, graph.NodeType(s.entities[entity].Type)
}

// say checks the ends of a claim and keeps it; the one place where claims are made. Of two findings on one sentence the more
// confident stays; other sentences prove the statement again.
func (s *scene) say(c saying, start, end int, from, to graph.Date) {
	if c.predicate == graph.Authored && c.subject >= 0 && s.entities[c.subject].Type != graph.Person {
		c.predicate = graph.Developed // persons write; a body brings a work about
	}
	subject, a := s.end(c.subject)
	object, b := s.end(c.object)
	if subject == object || !c.predicate.Joins(a, b) {
		s.refuse(c, start, end, refusedEnds)
		return
	}
	if c.predicate.Symmetric() && object < subject {
		subject, object = object, subject
	}
	rule := c.rule
	confidence := s.r.confidence[rule]
	if c.anaphor {
		rule += anaphorSuffix
		confidence = confidence * anaphorConfidence / 100
	}
	if c.modality == "" {
		c.modality = graph.Asserted
	}
	key := claimKey{statement{subject, object, c.predicate, c.modality}, start}
	claim := Claim{
		Subject: subject, Predicate: c.predicate, Object: object, Modality: c.modality, Role: c.role, From: from, To: to,
		Confidence: confidence, Rule: rule, Start: start, End: end,
	}
	i, dup := s.found[key]
	if !dup {
		if s.proofs[key.statement]++; s.proofs[key.statement] > maxProofs {
			s.refuse(c, start, end, refusedProven)
			return
		}
		s.found[key] = len(s.list)
		s.list = append(s.list, claim)
		return
	}
	if claim.Confidence > s.list[i].Confidence {
		claim.Role = cmp.Or(claim.Role, s.list[i].Role)
		s.list[i] = claim
		return
	}
	if s.list[i].Role == "" {
		s.list[i].Role = claim.Role
	}
	if s.list[i].Rule != rule {
		s.refuse(c, start, end, refusedSurer+s.list[i].Rule)
	}
}

// say keeps a claim that the phrase makes, with the sentence as evidence and the modality and period of its clause.
func (p *phrase) say(c saying) {
	p.done = append(p.done, c)
	if c.modality == "" {
		c.modality = p.modality(c.from, c.to, c.verb-1, c.predicate)
	}
	var since, until graph.Date
	if c.predicate == graph.AffiliatedWith || c.predicate == graph.CollaboratesWith || c.predicate == graph.Studies ||
		c.predicate == graph.Uses || c.predicate == graph.PartOf {
		since, until = p.period(c.from, c.to)
	}
	start, end, short := p.evidence(c.from, c.to)
	if !short {
		p.refuse(c, p.d.Sentences[p.sentence].Start, p.d.Sentences[p.sentence].End, refusedLong)
		return
	}
	p.scene.say(c, start, end, since, until)
}

// evidence returns the bytes of the sentence, or, where it is too long, of the items from..to with what fits around them up to the
// marks that bound a clause. It reports false when even the items are too long to prove anything.
func (p *phrase) evidence(from, to int) (start, end int, short bool) {
	sen := p.d.Sentences[p.sentence]
	if fits(p.d.Text[sen.Start:sen.End]) {
		return sen.Start, sen.End, true
	}
	first, last := p.items[max(from, 0)].tok, p.items[min(to, len(p.items)-1)].end-1
	start, end = p.d.Tokens[first].Start, p.d.Tokens[last].End
	if !fits(p.d.Text[start:end]) {
		return 0, 0, false
	}
	for first > sen.First && !isBoundary(p.d.Tokens[first-1].Text) && fits(p.d.Text[p.d.Tokens[first-1].Start:end]) {
		first--
		start = p.d.Tokens[first].Start
	}
	for last+1 < sen.Last && !isBoundary(p.d.Tokens[last+1].Text) && fits(p.d.Text[start:p.d.Tokens[last+1].End]) {
		last++
		end = p.d.Tokens[last].End
	}
	return start, end, true
}

// fits reports whether a text may be evidence.
func fits(s string) bool {
	return len(s) <= graph.MaxEvidence || len(s) <= graph.MaxEvidence*utf8.UTFMax && utf8.RuneCountInString(s) <= graph.MaxEvidence
}

func isBoundary(mark string) bool {
	return mark == ";" || mark == ":" || mark == "." || mark == "!" || mark == "?"
}

// claims returns what was found, in order of evidence. A negated or ended claim that the article also asserts stands beside it.
func (s *scene) claims() []Claim {
	slices.SortStableFunc(s.list, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Predicate, b.Predicate),
			cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Modality, b.Modality))
	})
	return s.list
}
