package extract

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Classes is how many classes the relation model tells apart.
func Classes() int { return classes() }

// With returns a relator that lets a trained model judge beside the rules.
func (r *Relator) With(m *relation.Model) *Relator {
	out := *r
	out.model = m
	return &out
}

// Candidate is a relation that an article may state, with the places where it may, for training.
type Candidate struct {
	Subject   string
	Predicate graph.Predicate
	Object    string
	Places    []relation.Instance
}

// Candidates returns what a model is asked about an article.
func (r *Relator) Candidates(d *dutch.Document, entities []Entity, byline Span) []Candidate {
	s := r.read(d, entities, byline, nil)
	at := map[[3]string]int{}
	var out []Candidate
	s.candidates(func(c *candidate) {
		subject, _ := s.end(c.subject)
		object, _ := s.end(c.object)
		if c.predicate.Symmetric() && object < subject {
			subject, object = object, subject
		}
		key := [3]string{subject, string(c.predicate), object}
		i, seen := at[key]
		if !seen {
			i = len(out)
			at[key] = i
			out = append(out, Candidate{Subject: subject, Predicate: c.predicate, Object: object})
		}
		out[i].Places = append(out[i].Places, relation.Instance{Class: c.instance.Class, Features: slices.Clone(c.instance.Features)})
	})
	return out
}

// modelRule is the rule of claims that the trained model alone has found.
const modelRule = "pair-model"

// leastConfidence is from which confidence, per mille, the model's word alone makes a claim.
const leastConfidence = 350

// least is where a predicate needs more: an article names many persons, and whoever it names often is sooner taken for its author or
// for interviewed; titles of works are the least certain names.
func least(p graph.Predicate) int {
	switch p {
	case graph.InterviewedIn:
		return 450
	case graph.Authored:
		return 500
	}
	return leastConfidence
}

// place is where a judged relation is stated.
type place struct {
	c          saying
	start, end int
	since, to  graph.Date
	confidence int
}

// judge is where rules and model decide together. What a rule has found stays, with the rule's name. What the model alone finds
// becomes a claim from [least] on; of what stands already it finds further sentences.
func (s *scene) judge() {
	var order []stated
	found := map[stated][]place{}
	s.candidates(func(c *candidate) {
		k := stated{c.subject, c.object, c.predicate}
		confidence := s.r.model.Confidence(c.instance.Class, s.r.model.Score(c.instance)) * c.confidence / 1000
		if confidence < least(c.predicate)*furtherProof/1000 {
			s.refuseJudged(c, confidence)
			return
		}
		if c.predicate.Symmetric() && c.subject > c.object {
			k.subject, k.object = k.object, k.subject
		}
		p, ok := s.placeOf(c, confidence)
		if !ok {
			return
		}
		if _, seen := found[k]; !seen {
			order = append(order, k)
		}
		found[k] = append(found[k], p)
	})
	ruled, by := s.ruled(), proofs{}
	for i := range s.list {
		by.add(&s.list[i], i)
	}
	for _, k := range order {
		if k.predicate == graph.Uses && !ruled[k] && ruled[stated{k.subject, k.object, graph.Studies}] {
			p := found[k][0]
			s.refuse(p.c, p.start, p.end, refusedStudied)
			continue
		}
		surest := slices.MaxFunc(found[k], func(a, b place) int { return cmp.Compare(a.confidence, b.confidence) })
		if surest.confidence < least(k.predicate) && !ruled[k] {
			s.refuse(surest.c, surest.start, surest.end, tooUnsure(surest.confidence, k.predicate))
			continue
		}
		slices.SortStableFunc(found[k], func(a, b place) int { return cmp.Compare(b.confidence, a.confidence) })
		for _, p := range found[k] {
			if n := len(s.list); !s.proven(p, by) {
				if s.sayJudged(p); len(s.list) > n {
					by.add(&s.list[n], n)
				}
			}
		}
	}
	s.doubtNames()
}

// worthTelling is the confidence from which a refused candidate of the model is explained.
const worthTelling = 150

func (s *scene) refuseJudged(c *candidate, confidence int) {
	if s.watch == nil || confidence < worthTelling {
		return
	}
	sen := s.d.Sentences[c.last.sentence]
	s.refuse(saying{rule: modelRule, predicate: c.predicate, subject: c.subject, object: c.object}, sen.Start, sen.End,
		tooUnsure(confidence, c.predicate))
}

func tooUnsure(confidence int, p graph.Predicate) string {
	return fmt.Sprintf("the model is sure of it for %d per mille, and %d are needed", confidence, least(p))
}

// ruled returns what rules have found.
func (s *scene) ruled() map[stated]bool {
	out := map[stated]bool{}
	for _, c := range s.list {
		object := thisArticle
		if c.Object != graph.ThisArticle {
			object = s.byID[c.Object]
		}
		subject := s.byID[c.Subject]
		out[stated{subject, object, c.Predicate}] = true
		if c.Predicate.Symmetric() {
			out[stated{object, subject, c.Predicate}] = true
		}
	}
	return out
}

// furtherProof is the share, per mille, of the confidence that a relation needs at which a sentence still counts as a further
// proof of a relation that stands already.
const furtherProof = 300

// placeOf turns a candidate into what a claim needs; false when no evidence of it is short enough.
func (s *scene) placeOf(c *candidate, confidence int) (place, bool) {
	p := c.last
	start, end, short := p.evidence(c.from, c.to)
	if !short {
		return place{}, false
	}
	if c.first != p {
		if from := s.d.Sentences[c.first.sentence].Start; fits(s.d.Text[from:end]) {
			start = from
		}
	}
	out := place{start: start, end: end, confidence: confidence, c: saying{
		rule: modelRule, predicate: c.predicate, subject: c.subject, object: c.object, role: "", anaphor: c.anaphor,
		modality: p.modality(c.from, c.to, noVerb, c.predicate),
	}}
	if c.predicate == graph.AffiliatedWith {
		out.c.role = c.role
	}
	out.since, out.to = p.period(c.from, c.to)
	return out, true
}

// proofs holds where each statement, whatever its modality, is proven: indices of claims.
type proofs map[statement][]int

func (p proofs) add(c *Claim, i int) {
	k := statement{subject: c.Subject, object: c.Object, predicate: c.Predicate}
	p[k] = append(p[k], i)
}

// proven reports whether a claim says the same on a part of the place: the part is the better proof.
func (s *scene) proven(p place, by proofs) bool {
	k := statement{predicate: p.c.predicate}
	k.subject, _ = s.end(p.c.subject)
	k.object, _ = s.end(p.c.object)
	if p.c.predicate.Symmetric() && k.object < k.subject {
		k.subject, k.object = k.object, k.subject
	}
	return slices.ContainsFunc(by[k], func(i int) bool {
		c := &s.list[i]
		return c.Start >= p.start && c.End <= p.end && c.End-c.Start < p.end-p.start
	})
}

// sayJudged keeps a claim of the model.
func (s *scene) sayJudged(p place) {
	n := len(s.list)
	s.say(p.c, p.start, p.end, p.since, p.to)
	if len(s.list) > n {
		s.list[n].Confidence = p.confidence
	}
}

// leastClaim is the confidence, per mille, that a claim needs to be kept.
const leastClaim = 150

// doubtNames lowers the confidence of what rules found by that of the names, and drops what is more likely wrong by far.
func (s *scene) doubtNames() {
	sure := make([]int, len(s.entities))
	for i := range s.entities {
		for _, m := range s.entities[i].Mentions {
			sure[i] = max(sure[i], m.Confidence)
		}
	}
	s.list = slices.DeleteFunc(s.list, func(c Claim) bool {
		return s.doubted(&c, sure) < leastClaim
	})
	for i := range s.list {
		s.list[i].Confidence = s.doubted(&s.list[i], sure)
	}
}

// doubted returns the confidence of a claim times that of its names; the model's is so already.
func (s *scene) doubted(c *Claim, sure []int) int {
	if c.Rule == modelRule || c.Rule == modelRule+anaphorSuffix {
		return c.Confidence
	}
	out := c.Confidence * sure[s.byID[c.Subject]] / 1000
	if c.Object != graph.ThisArticle {
		out = out * sure[s.byID[c.Object]] / 1000
	}
	return max(out, 1)
}
