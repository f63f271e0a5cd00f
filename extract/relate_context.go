package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// roleSeen is a person whom a sentence gives a role.
type roleSeen struct {
	person, sentence int
	role             string
	former           bool
	mind             int // index into scene.mind
}

// rolesInContext gives a person with a role, but without organisation in the whole article, the one that the role fits and that
// was named before: for a lector the last lectoraat; for others the only organisation of this paragraph and the one before it.
func (s *scene) rolesInContext() {
	placed := map[int]bool{}
	for _, c := range s.list {
		if c.Predicate == graph.AffiliatedWith {
			placed[s.byID[c.Subject]] = true
		}
	}
	for _, r := range s.roles {
		if placed[r.person] {
			continue
		}
		unit := s.unitFor(r)
		if unit < 0 {
			continue
		}
		placed[r.person] = true
		start, end := s.sentenceEvidence(r.sentence, r.person)
		s.say(saying{rule: "role-in-context", predicate: graph.AffiliatedWith, subject: r.person, object: unit, role: r.role,
			modality: endedIf(r.former)}, start, end, "", "")
	}
}

// unitFor returns the organisation or lectoraat that a role belongs to, -1 when the text leaves it open.
func (s *scene) unitFor(r roleSeen) int {
	switch {
	case strings.HasSuffix(r.role, "lector"):
		return s.lectoraatFor(r)
	case !ofStaff(r.role):
		return -1
	}
	unit := -1
	for k := r.mind; k >= 0; k-- {
		m := s.mind[k]
		e := s.entities[m.entity]
		if typeOf(e.Type)&tUnit == 0 {
			continue
		}
		if s.d.Sentences[m.sentence].Paragraph < s.d.Sentences[r.sentence].Paragraph-1 {
			break
		}
		if local := r.role == "wethouder" || r.role == "burgemeester" || r.role == "raadslid"; local != (e.Kind == graph.KindGemeente) {
			continue
		}
		if unit >= 0 && unit != m.entity {
			return -1
		}
		unit = m.entity
	}
	return unit
}

// lectoraatFor returns the lectoraat last named before a lector, or the only one of the article.
func (s *scene) lectoraatFor(r roleSeen) int {
	only := -1
	for k, m := range s.mind {
		if s.entities[m.entity].Type != graph.Lectoraat {
			continue
		}
		if k > r.mind && only >= 0 {
			if s.mind[k].entity != only && s.first(only) > r.mind {
				return -1
			}
			break
		}
		only = m.entity
	}
	return only
}

// first returns where an entity is named first in the article's memory.
func (s *scene) first(entity int) int {
	for k, m := range s.mind {
		if m.entity == entity {
			return k
		}
	}
	return len(s.mind)
}

// ofStaff reports whether a role is one that organisations give, so that the organisation under discussion is meant.
func ofStaff(role string) bool {
	for _, head := range []string{"werker", "leider", "manager", "coördinator", "begeleider", "directeur", "bestuurder", "voorzitter",
		"woordvoerder", "onderzoeker", "wethouder", "burgemeester", "raadslid", "teamcoach", "secretaris", "penningmeester", "medewerkster",
		"begeleidster", "leidster", "werkster", "directrice", "oprichter", "oprichtster", "kwartiermaker"} {
		if strings.HasSuffix(role, head) {
			return true
		}
	}
	return false
}

// sentenceEvidence returns a sentence, or, where it is longer than evidence may be, the part that starts with the person.
func (s *scene) sentenceEvidence(sentence, person int) (int, int) {
	sen := s.d.Sentences[sentence]
	start, end := sen.Start, sen.End
	if utf8.RuneCountInString(s.d.Text[start:end]) <= graph.MaxEvidence {
		return start, end
	}
	for _, m := range s.entities[person].Mentions {
		if m.Start >= sen.Start && m.End <= sen.End {
			return m.Start, m.End
		}
	}
	return start, start + 1
}
