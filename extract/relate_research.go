package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// research reads what someone's study or figures show: "uit onderzoek van De Kade blijkt dat eenzaamheid …", and the field of a
// scholar: "hoogleraar eenzaamheid aan …".
func (p *phrase) research() {
	p.findIdeas()
	p.researchAt()
	p.question()
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

// researchAt reads what is studied somewhere: "in het leeratelier Buurt onderzoeken we eenzaamheid", "Helpt dat tegen eenzaamheid?
// Dat onderzoeken ze bij De Kade".
func (p *phrase) researchAt() {
	verb := p.studyVerb()
	if verb < 0 {
		return
	}
	at := -1
	for k, n := range p.names {
		switch {
		case n.typ&tUnit != 0 && (n.marker == clIn || n.marker == clBij) && n.governor < 0 || n.typ&tUnit != 0 && n.marker == 0 && p.called(n.at):
			if at < 0 {
				at = k
			}
		case n.typ&tActor != 0 && !n.anaphor:
			return // who acts is named
		}
	}
	if at < 0 || p.stops(min(verb, p.names[at].at), max(verb, p.names[at].at)) {
		return
	}
	said := false
	for k, n := range p.names {
		if n.typ == tMethod && n.marker == 0 && n.at > verb {
			p.sayAll("research-at", graph.Studies, at, k)
			said = true
		}
	}
	if said {
		return
	}
	if idea := p.central(); idea >= 0 {
		p.studies("research-at", at, idea)
		return
	}
	if n := len(p.phrases); n > 0 && p.sentence-p.phrases[n-1].sentence == 1 && p.pointsBack() {
		if before := p.phrases[n-1]; before.central() >= 0 {
			start, end := p.d.Sentences[before.sentence].Start, p.d.Sentences[p.sentence].End
			if fits(p.d.Text[start:end]) {
				p.scene.say(saying{
					rule: "research-at", predicate: graph.Studies, subject: p.names[at].entity, object: before.ideas[before.central()].entity,
				}, start, end, "", "")
			}
		}
	}
}

// studyVerb returns the item of a verb of research whose subject is a pronoun beside it: "onderzoeken we"; -1 for none.
func (p *phrase) studyVerb() int {
	for j := range p.items {
		switch p.items[j].low {
		case "onderzoeken", "onderzochten", "onderzoekt", "onderzocht", "bestuderen", "bestudeerden", "verkennen", "verkenden", "evalueren":
			for i := max(0, j-1); i < min(len(p.items), j+2); i++ {
				switch p.items[i].low {
				case "we", "wij", "ze", "zij", "men":
					return j
				}
			}
		}
	}
	return -1
}

// called reports whether "genaamd" or "genoemd" stands before item j.
func (p *phrase) called(j int) bool {
	return j > 0 && (p.items[j-1].low == "genaamd" || p.items[j-1].low == "genoemd" || p.items[j-1].low == "geheten")
}

// pointsBack reports whether the sentence starts with a word for what was said before.
func (p *phrase) pointsBack() bool {
	low := p.items[0].low
	return low == "dat" || low == "dit" || low == "daar" || low == "hoe"
}

// question reads what the question of a study is about, and gives it to who speaks and to the lectoraat named last: "De centrale vraag
// was: hoe helpt de Soepkaart?"
func (p *phrase) question() {
	at := -1
	for j := range p.items[:min(len(p.items), 8)] {
		switch p.items[j].low {
		case "onderzoeksvraag", "hoofdvraag", "vraagstelling":
			at = j
		case "vraag":
			if j > 0 && p.items[j-1].low == "centrale" {
				at = j
			}
		}
	}
	if at < 0 {
		return
	}
	method := -1
	for k, n := range p.names {
		if n.typ&(tMethod|tPolicy) != 0 && n.at > at && !n.anaphor {
			method = k
			break
		}
	}
	if method < 0 {
		return
	}
	start, end, short := p.evidence(at, p.names[method].at)
	for _, who := range []int{p.speaker, p.remembered(tLect, "")} {
		if who >= 0 && short {
			p.scene.say(saying{rule: "research-question", predicate: graph.Studies, subject: who, object: p.names[method].entity}, start, end, "", "")
		}
	}
}
