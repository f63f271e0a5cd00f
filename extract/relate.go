package extract

import (
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Relator reads claims from the sentences of an article by rules. It is read-only once built and may be used by many goroutines.
//
// Three engines share one view of the text, a sequence of words and names ([scene]):
//
//   - gap rules look at the words between two neighbouring names: "Sanne Vermaat, lector aan de Hogeschool X" ([gapRule]);
//   - frames look at a verb or noun that governs names: "Movisie gebruikt de Keukentafelkaart" ([frame]);
//   - a few rules need more than a sentence: speaker lines, bylines, lists, and a role whose organisation was named before.
//
// [ruleConfidences] has every rule with the precision it was measured at.
type Relator struct {
	words  map[string]word
	roles  map[string]bool
	gaps   []gapRule
	leads  gapPattern // between a person and the method they lead
	second gapPattern // before a further organisation of a person: "docent bij A en lector aan B"
	frames []frame

	confidence map[string]int // by rule

	judged   []graph.Predicate
	joinings [mostTypes][mostTypes][]joining
	model    *relation.Model // nil: rules alone
}

// NewRelator compiles the rules. Of the knowledge it takes the nouns for persons' roles.
func NewRelator(k *dutch.Knowledge) *Relator {
	r := &Relator{words: map[string]word{}, roles: map[string]bool{}, confidence: ruleConfidences(), judged: judged(), joinings: joinings()}
	for _, list := range wordLists() {
		for _, w := range list.each {
			r.words[w] = word{class: list.class, tense: r.words[w].tense, frames: r.words[w].frames}
		}
	}
	for _, role := range roleNouns() {
		r.roles[role] = true
	}
	r.learn(k.Roles)
	r.gaps = compileGaps()
	r.second = compileGap(",?C [T#p]* D? A? R [xACT]* [vbafi]? D? [AN]*")
	r.leads = compileGap("[,(] [DA]* R [vA]? D?")
	r.addFrames(frames())
	return r
}

// Rules returns the names of all rules, sorted. A claim's rule is one of these, with "-anaphor" behind it where a word such as
// "hij" or "het lectoraat" stood for one of the names.
func (r *Relator) Rules() []string { return slices.Sorted(maps.Keys(r.confidence)) }

// learn adds the nouns of the knowledge; a word that the rules know already keeps its class.
func (r *Relator) learn(roles []dutch.RoleEntry) {
	for _, e := range roles {
		c := clOther
		switch e.Class {
		case dutch.PersonRole:
			r.roles[e.Text] = true
		case dutch.OrgHead:
			c = clOrgNoun
		case dutch.MethodHead:
			c = clMeNoun
		case dutch.PublicationHead:
			c = clPubNoun
		case dutch.PlaceHead:
			c = clPlNoun
		}
		if _, known := r.words[e.Text]; !known && c != clOther {
			r.words[e.Text] = word{class: c}
		}
	}
}

// Claims returns what the article says of its entities, in order of evidence, one claim for each subject, predicate, object and
// modality. byline is the line that names the authors; empty when there is none. Themes (ABOUT) and citations are not its work.
func (r *Relator) Claims(d *dutch.Document, entities []Entity, byline Span) []Claim {
	return r.claims(d, entities, byline, nil)
}

// claims returns the claims, and tells watch, unless it is nil, of the candidates that became none.
func (r *Relator) claims(d *dutch.Document, entities []Entity, byline Span, watch func(Refusal)) []Claim {
	s := r.read(d, entities, byline, watch)
	if r.model != nil {
		s.judge()
	}
	return s.claims()
}

// read applies the rules to an article, and tells watch, unless it is nil, of the candidates that became no claim.
func (r *Relator) read(d *dutch.Document, entities []Entity, byline Span, watch func(Refusal)) *scene {
	s := newScene(r, d, entities)
	s.watch = watch
	s.narrate(byline)
	for i := range d.Sentences {
		p := s.parse(i)
		if p == nil {
			continue
		}
		p.gapClaims()
		p.frameClaims()
		p.secondRoles()
		p.collaborations()
		p.placeFirst()
		p.openings()
		p.happenings()
		p.speakers()
		p.possessives()
		p.authors()
		p.officials()
		p.possessiveRoles()
		p.parts()
		p.membersOf()
		p.research()
		p.nearby()
		s.phrases = append(s.phrases, p)
	}
	s.byline(byline)
	s.unitsInContext()
	s.throughUnits()
	s.leadersOfMethods()
	s.rolesInContext()
	s.makersInContext()
	s.interviews()
	return s
}

// types is a set of entity types.
type types uint16

const (
	tPerson types = 1 << iota
	tOrg
	tLect
	tMethod
	tPolicy
	tPlace
	tPublication
	tConcept
	tArticle

	tUnit  = tOrg | tLect
	tActor = tPerson | tOrg | tLect
)

func typeOf(t graph.EntityType) types {
	switch t {
	case graph.Person:
		return tPerson
	case graph.Organisation:
		return tOrg
	case graph.Lectoraat:
		return tLect
	case graph.Method:
		return tMethod
	case graph.Policy:
		return tPolicy
	case graph.Place:
		return tPlace
	case graph.Publication:
		return tPublication
	case graph.Concept:
		return tConcept
	}
	return 0
}
