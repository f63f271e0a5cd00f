package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// research reads what someone's study or figures show: "uit onderzoek van De Kade blijkt dat eenzaamheid …", and the field of a
// scholar: "hoogleraar eenzaamheid aan …".
func (p *phrase) research() {
	p.findIdeas()
	if len(p.ideas) == 0 {
		return
	}
	for k := range p.names {
		n := &p.names[k]
		if n.typ&tActor != 0 && n.group == k && p.studyOf(n) {
			p.studies("research-shows", k, p.central())
		}
	}
	for j := range p.items {
		if p.items[j].class == clRole && isScholar(p.items[j].low) {
			p.field(j)
		}
	}
}

// studyOf reports whether a study or figures belong to a name, and the sentence tells what they show.
func (p *phrase) studyOf(n *name) bool {
	if n.marker != clVan && n.marker != clDoor || n.governor >= 0 {
		return false
	}
	study := false
	for j := n.markerAt - 1; j >= max(0, n.markerAt-3) && p.items[j].name < 0; j-- {
		study = study || isStudy(p.items[j].low)
	}
	if !study {
		return false
	}
	for j := max(0, n.markerAt-5); j < min(len(p.items), n.at+reachOfVerb); j++ {
		switch p.items[j].low {
		case "blijkt", "bleek", "blijken", "bleken", "volgens", "toont", "toonde", "tonen", "toonden", "zien", "wijst", "wees", "leert", "leerde", "concludeert",
			"concludeerde", "komt", "kwam", "bevestigt", "bevestigde", "suggereert", "gaat", "ging":
			return true
		}
	}
	return false
}

func isStudy(low string) bool {
	for _, ending := range []string{"onderzoek", "onderzoeken", "studie", "studies", "cijfers", "peiling", "enquête", "analyse", "evaluatie", "monitor", "meting", "inventarisatie", "verkenning", "vragenlijst"} {
		if strings.HasSuffix(low, ending) {
			return true
		}
	}
	return false
}

// central returns the theme of the sentence that the article is about most; -1 for none.
func (p *phrase) central() int {
	best := -1
	for i := range p.ideas {
		if best < 0 || p.entities[p.ideas[i].entity].Salience > p.entities[p.ideas[best].entity].Salience {
			best = i
		}
	}
	return best
}

// studies claims that the members of name k study a theme.
func (p *phrase) studies(rule string, k, idea int) {
	if idea < 0 {
		return
	}
	for _, m := range p.members(k) {
		n := p.names[m]
		p.say(saying{
			rule: rule, predicate: graph.Studies, subject: n.entity, object: p.ideas[idea].entity, from: min(n.at, p.ideas[idea].at),
			to: max(n.at, p.ideas[idea].at), anaphor: n.anaphor, modality: graph.Asserted,
		})
	}
}

func isScholar(low string) bool {
	return strings.HasSuffix(low, "hoogleraar") || strings.HasSuffix(low, "lector") || strings.HasSuffix(low, "professor") || strings.HasSuffix(low, "practor") ||
		strings.HasSuffix(low, "onderzoeker") || strings.HasSuffix(low, "onderzoekster") || low == "promovendus" || low == "promovenda"
}

// field reads the field behind a scholar's role at item j, and whose role it is.
func (p *phrase) field(j int) {
	idea := -1
	for i := range p.ideas {
		if d := p.ideas[i].at - j; d > 0 && d <= 5 {
			idea = i
			break
		}
	}
	if idea < 0 {
		return
	}
	for i := j + 1; i < p.ideas[idea].at; i++ {
		switch p.items[i].class {
		case ',', '.', ';', '(', ')', clName, clBe, clVerb, clSay, clRel:
			return
		}
	}
	who := -1
	for k := range p.names {
		n := &p.names[k]
		if n.typ != tPerson {
			continue
		}
		if d := j - n.at; d > 0 && d <= 6 || d < 0 && n.at-p.ideas[idea].at <= 3 && n.at > p.ideas[idea].at && !p.breaks(j, n.at) {
			who = k
		}
	}
	if who >= 0 {
		p.studies("field-of-scholar", who, idea)
		return
	}
	for i := j - 1; i >= max(0, j-4); i-- {
		if p.items[i].class != clPoss || p.items[i].low == "hun" || !hasAls(p.items[i:j]) {
			continue
		}
		if person := p.lastPerson(p.names, i); person >= 0 {
			p.say(saying{
				rule: "field-of-scholar", predicate: graph.Studies, subject: person, object: p.ideas[idea].entity, from: i, to: p.ideas[idea].at,
				anaphor: true, modality: graph.Asserted,
			})
		}
	}
}
