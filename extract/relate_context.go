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
		s.say(saying{
			rule: "role-in-context", predicate: graph.AffiliatedWith, subject: r.person, object: unit, role: r.role,
			modality: endedIf(r.former),
		}, start, end, "", "")
	}
}

// makersInContext gives a person who is called the author or the inventor, but of nothing in the sentence, the work or the method
// that was named last: "De lege stoel is dun. De schrijver, Ank Lof, lacht."
func (s *scene) makersInContext() {
	for _, r := range s.roles {
		var typ graph.EntityType
		c := saying{rule: "maker-in-context", subject: r.person}
		switch {
		case isAuthor(r.role):
			typ, c.predicate = graph.Publication, graph.Authored
		case isInventor(r.role):
			typ, c.predicate = graph.Method, graph.Developed
		default:
			continue
		}
		if c.object = s.lastNamed(r, typ); c.object >= 0 && !s.claimed(c) {
			start, end := s.sentenceEvidence(r.sentence, r.person)
			s.say(c, start, end, "", "")
		}
	}
}

func isAuthor(role string) bool {
	switch role {
	case "auteur", "schrijver", "schrijfster", "samensteller", "samenstelster", "hoofdauteur", "maker", "maakster":
		return true
	}
	return false
}

func isInventor(role string) bool {
	switch role {
	case "bedenker", "bedenkster", "initiatiefnemer", "initiatiefneemster", "ontwikkelaar", "ontwikkelaarster", "grondlegger":
		return true
	}
	return false
}

// lastNamed returns the entity of a type that this sentence or one of the three before it named last before a person; -1 for none.
func (s *scene) lastNamed(r roleSeen, typ graph.EntityType) int {
	for k := r.mind; k >= 0 && r.sentence-s.mind[k].sentence <= reach; k-- {
		if s.entities[s.mind[k].entity].Type == typ {
			return s.mind[k].entity
		}
	}
	return -1
}

// claimed reports whether the subject already has a claim of the predicate, or the object a subject.
func (s *scene) claimed(c saying) bool {
	subject, object := s.entities[c.subject].ID, s.entities[c.object].ID
	for _, old := range s.list {
		if old.Predicate == c.predicate && (old.Subject == subject || old.Object == object) {
			return true
		}
	}
	return false
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

// aroundLector is how many names before and after a lector are searched for the lectoraat.
const aroundLector = 500

// lectoraatFor returns the lectoraat last named before a lector, or the only one that the article names after it.
func (s *scene) lectoraatFor(r roleSeen) int {
	for k := r.mind; k >= max(0, r.mind-aroundLector); k-- {
		if s.entities[s.mind[k].entity].Type == graph.Lectoraat {
			return s.mind[k].entity
		}
	}
	only := -1
	for _, m := range s.mind[r.mind:min(len(s.mind), r.mind+aroundLector)] {
		switch {
		case s.entities[m.entity].Type != graph.Lectoraat:
		case only >= 0 && only != m.entity:
			return -1
		default:
			only = m.entity
		}
	}
	return only
}

// ofStaff reports whether a role is one that organisations give, so that the organisation under discussion is meant.
func ofStaff(role string) bool {
	for _, head := range []string{
		"werker", "leider", "manager", "coördinator", "begeleider", "directeur", "bestuurder", "voorzitter",
		"woordvoerder", "onderzoeker", "wethouder", "burgemeester", "raadslid", "teamcoach", "secretaris", "penningmeester", "medewerkster",
		"begeleidster", "leidster", "werkster", "directrice", "oprichter", "oprichtster", "kwartiermaker",
	} {
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
