package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// tense is the set of what a verb form can be: "gebruikt" is a present and a participle.
type tense uint8

const (
	present tense = 1 << iota
	past
	participle
)

// frame is a verb, or a noun that acts like one, with the names that it governs: "X gebruikt Y", "past … toe", "Y, bedacht door X",
// "onderzoek van X naar Y".
type frame struct {
	rule      string
	predicate graph.Predicate
	forms     string // present and infinitive forms | past forms | participles
	particle  string // that must follow: "toe" of "past … toe"
	object    types
	marks     string // what governs the object: 0 for nothing, or classes of prepositions
	subject   types
	concepts  bool   // themes of the complement are objects too
	role      string // of the subject at the object
	turned    bool   // the verb's object is the claim's subject
	noun      bool   // a noun: who acts stands behind "van" or "door", or before "doet"
	hash      uint64 // of the rule
}

// addFrames registers the forms of the frames as words.
func (r *Relator) addFrames(list []frame) {
	r.frames = list
	for i := range list {
		list[i].hash = hashWord(list[i].rule)
		for t, forms := range strings.Split(list[i].forms, "|") {
			for _, form := range strings.Fields(forms) {
				w, known := r.words[form]
				if !known || w.class == clOther {
					w.class = clVerb
				}
				w.tense |= 1 << t
				w.frames = append(w.frames[:len(w.frames):len(w.frames)], int16(i))
				r.words[form] = w
			}
		}
	}
}

// frameClaims tries the frames that each word of the sentence governs.
func (p *phrase) frameClaims() {
	for v := range p.items {
		for _, f := range p.items[v].frames {
			p.tryFrame(&p.r.frames[f], v)
		}
	}
}

func (p *phrase) tryFrame(f *frame, v int) {
	if f.particle != "" && !p.hasParticle(v, f.particle) {
		return
	}
	named := len(p.names)
	defer func() { p.names = p.names[:named] }()
	object := p.object(f, v)
	if object < 0 && f.object&tMethod != 0 && !f.noun && f.rule != "developed-make" {
		object = p.pronounObject(f, v)
	}
	var themes []int
	if f.concepts {
		themes = p.themes(f, v)
	}
	if object < 0 && len(themes) == 0 {
		p.refuseFrame(f, v, "governs no object")
		return
	}
	subject := p.subject(f, v, object)
	if subject < 0 || !p.agrees(v, subject) {
		p.refuseFrame(f, v, "has no subject that acts, or not in its number")
		return
	}
	p.companions(f, v, subject)
	for _, k := range p.members(subject) {
		if p.names[k].typ&f.subject != 0 {
			p.sayFrame(f, v, k, object, themes)
		}
	}
}

// sayFrame claims what the frame at v says of subject k and the objects.
func (p *phrase) sayFrame(f *frame, v, k, object int, themes []int) {
	s := p.names[k]
	c := saying{rule: f.rule, predicate: f.predicate, role: f.role, verb: v + 1}
	if object >= 0 {
		for _, m := range p.members(object) {
			o := p.names[m]
			if o.typ&f.object == 0 {
				continue
			}
			c.subject, c.object, c.anaphor = s.entity, o.entity, s.anaphor || o.anaphor
			if f.turned {
				c.subject, c.object = c.object, c.subject
			}
			c.from, c.to = min(v, s.at, o.at), max(v, s.at, o.at)
			p.say(c)
		}
	}
	for _, t := range themes {
		c.subject, c.object, c.anaphor = s.entity, p.items[t].concept, s.anaphor
		c.from, c.to = min(v, s.at, t), max(v, s.at, t)
		p.say(c)
	}
}

// pronounObject adds a name, which tryFrame takes away again, for "het", "die" or "er … mee" beside the verb at v, when a method was named before.
func (p *phrase) pronounObject(f *frame, v int) int {
	at := -1
	for j := max(0, v-4); j < min(len(p.items)-1, v+5) && at < 0; j++ {
		switch p.items[j].low {
		case "het", "die", "dat", "deze", "hem", "dit":
			if strings.IndexByte(f.marks, '0') >= 0 && standsFree(p.items[j+1]) {
				at = j
			}
		case "er":
			if strings.IndexByte(f.marks, 'm') >= 0 && p.hasParticle(j, "mee") {
				at = j
			}
		}
	}
	if at < 0 || p.breaks(min(at, v), max(at, v)) {
		return -1
	}
	entity := p.last(tMethod, "", p.names, at)
	if entity < 0 {
		return -1
	}
	p.names = append(p.names, name{at: at, entity: entity, typ: tMethod, governor: -1, group: len(p.names), anaphor: true})
	return len(p.names) - 1
}

// standsFree reports whether the word before this one is a pronoun: no noun follows it.
func standsFree(next item) bool {
	switch next.class {
	case clOther, clCapital, clAdj, clRole, clPeople, clOrgNoun, clPlNoun, clMeNoun, clPubNoun, clUnit, clName, clDet, clNumber, clQuote:
		return false
	}
	return true
}

// agrees reports whether the number of the verb at v fits a subject: "gebruiken" needs several, unless another verb governs it.
func (p *phrase) agrees(v, subject int) bool {
	it := p.items[v]
	if it.tense&participle != 0 || !strings.HasSuffix(it.low, "en") || p.names[subject].people || len(p.members(subject)) > 1 {
		return true
	}
	if it.tense&past != 0 {
		return false
	}
	for j := max(0, v-reachOfVerb); j < min(len(p.items), v+3); j++ {
		switch p.items[j].low {
		case "gaat", "ging", "wil", "wilde", "zal", "zou", "kan", "kon", "moet", "moest", "mag", "laat", "liet", "helpt", "te", "leerde", "leert", "hoopt", "komt",
			"blijft", "bleef", "durft":
			return true
		}
	}
	n := p.names[subject]
	return n.marker == clBij
}

// companions claims that who makes, writes or studies something "met" others works with them.
func (p *phrase) companions(f *frame, v, subject int) {
	if f.predicate != graph.Developed && f.predicate != graph.Authored && f.predicate != graph.Studies {
		return
	}
	for k, n := range p.names {
		if n.typ&tActor == 0 || n.marker != clMet || n.group == p.names[subject].group || max(n.at-v, v-n.at) > 8 || p.breaks(min(v, n.at), max(v, n.at)) {
			continue
		}
		if n.group == k {
			p.sayPairs("made-with", p.members(subject), p.members(k), v)
		}
	}
}

// reachOfVerb is how many words from a verb its particle and its names may stand, reachOfSubject how many before it its subject.
const (
	reachOfVerb    = 16
	reachOfSubject = 50
)

func (p *phrase) hasParticle(v int, particle string) bool {
	for j := v + 1; j < len(p.items) && j <= v+reachOfVerb && p.items[j].class != ';'; j++ {
		if p.items[j].low == particle && p.items[j].name < 0 {
			return true
		}
	}
	return false
}

// object returns the name that the verb at v governs as the frame says: the nearest after it, else the nearest before it.
func (p *phrase) object(f *frame, v int) int {
	for k := range p.names {
		n := p.names[k]
		if n.at <= v {
			continue
		}
		if n.at-v > reachOfVerb || p.breaks(v, n.at) {
			break
		}
		if n.typ&f.object != 0 && p.governed(n, f.marks) {
			return k
		}
	}
	for k := len(p.names) - 1; k >= 0; k-- {
		n := p.names[k]
		if n.at >= v {
			continue
		}
		if v-n.at > reachOfVerb || p.breaks(n.at, v) {
			break
		}
		if n.governor >= 0 && p.closesAsideBefore(n.at, v) {
			continue
		}
		if n.typ&f.object != 0 && (p.governed(n, f.marks) || strings.IndexByte(f.marks, '0') >= 0 && p.relative(n.at, v)) {
			return k
		}
	}
	return -1
}

// closesAsideBefore reports whether a comma between a name that hangs under another and the verb closes the aside that it stands in:
// "X, lector aan Y, werkt …".
func (p *phrase) closesAsideBefore(n, v int) bool {
	return hasClass(p.items[n+1:v], ',')
}

// relative reports whether the verb at v belongs to a clause that hangs on the name at item n: "X, dat Y ontwikkelde",
// "X, bedacht door Y".
func (p *phrase) relative(n, v int) bool {
	if n+2 >= v || p.items[n+1].class != ',' {
		return false
	}
	if p.items[v].tense&participle != 0 && v-n <= 4 {
		return true
	}
	for j := n + 2; j < min(v, n+7); j++ {
		switch p.items[j].class {
		case clRel:
			return p.items[j].low != "wie"
		case clDet, clAdj, clOther, clMeNoun, clPubNoun, clOrgNoun, clNumber, clPoss:
		default:
			return false
		}
	}
	return false
}

func (p *phrase) governed(n name, marks string) bool {
	if n.marker == 0 {
		return strings.IndexByte(marks, '0') >= 0
	}
	return strings.IndexByte(marks, byte(n.marker)) >= 0
}

// breaks reports whether the text between two items ends a clause.
func (p *phrase) breaks(from, to int) bool {
	for j := from + 1; j < to; j++ {
		switch p.items[j].class {
		case ';', ':', '.', '-':
			return true
		}
	}
	return false
}

// subject returns the name that acts: with a participle the one behind "door"; else the nearest before the verb that no
// preposition governs, then one after it, then one at which it happens.
func (p *phrase) subject(f *frame, v, object int) int {
	t := p.items[v].tense
	if t&participle != 0 || f.noun {
		if k := p.agent(f, v, object); k >= 0 {
			return k
		}
		if t&participle != 0 && strings.IndexByte(f.marks, '0') >= 0 && p.passive(v, t) {
			return p.place(f, v, object)
		}
		if f.noun && !p.carriedOut(v) {
			return -1
		}
	}
	if k := p.actorBefore(f, v, object); k >= 0 {
		return k
	}
	if k := p.actorAfter(f, v, object); k >= 0 {
		return k
	}
	return p.place(f, v, object)
}

func (p *phrase) agent(f *frame, v, object int) int {
	for k := range p.names {
		n := p.names[k]
		if n.typ&f.subject == 0 || k == object || n.at < v-4 || n.at > v+reachOfVerb {
			continue
		}
		if n.marker == clDoor || f.noun && n.marker == clVan && n.at > v && n.markerAt <= v+3 {
			return k
		}
	}
	return -1
}

// carriedOut reports whether a verb beside the noun at v says that the subject does it: "doet onderzoek".
func (p *phrase) carriedOut(v int) bool {
	for j := max(0, v-reachOfVerb); j < min(len(p.items), v+reachOfVerb); j++ {
		switch p.items[j].low {
		case "doet", "doen", "deed", "deden", "gedaan", "verricht", "verrichten", "verrichtte", "voert", "voeren", "leidt", "leidde", "begint", "begon",
			"werkt", "rondt", "rondde", "startte":
			return !p.breaks(min(v, j), max(v, j))
		}
	}
	return false
}

// passive reports whether a form that can be a participle is one without "heeft" beside it.
func (p *phrase) passive(v int, t tense) bool {
	be := t == participle
	for j := max(0, v-reachOfVerb); j < min(len(p.items), v+4); j++ {
		if p.items[j].class == ';' || p.items[j].class == ':' {
			if j > v {
				break
			}
			be = t == participle
		}
		switch p.items[j].low {
		case "heeft", "hebben", "had", "hadden", "heb":
			return false
		case "wordt", "worden", "werd", "werden", "is", "zijn", "was", "waren":
			be = be || p.items[j].class != clPoss || j+1 < len(p.items) && p.items[j+1].class != clAdj
		}
	}
	return be
}

func (p *phrase) acts(f *frame, k, object int) bool {
	n := p.names[k]
	if n.typ&f.subject == 0 || object >= 0 && (k == object || n.group == p.names[object].group && f.predicate != graph.Studies) {
		return false
	}
	return n.people || n.marker == 0 && n.governor < 0
}

func (p *phrase) actorBefore(f *frame, v, object int) int {
	for k := len(p.names) - 1; k >= 0; k-- {
		if v-p.names[k].at > reachOfSubject {
			return -1
		}
		if p.names[k].at < v && p.acts(f, k, object) {
			if p.stops(p.names[k].at, v) {
				return -1
			}
			return k
		}
	}
	return -1
}

// stops reports whether a semicolon or a colon stands between.
func (p *phrase) stops(from, to int) bool {
	for j := from + 1; j < to; j++ {
		if c := p.items[j].class; c == ';' || c == ':' {
			return true
		}
	}
	return false
}

func (p *phrase) actorAfter(f *frame, v, object int) int {
	for k := range p.names {
		n := p.names[k]
		if n.at > v && n.at-v <= 8 && p.acts(f, k, object) && !p.breaks(v, n.at) && !hasClass(p.items[v+1:n.at], clRel) {
			return k
		}
	}
	return -1
}

// place returns the organisation at which something happens: "bij Movisie werken ze met …".
func (p *phrase) place(f *frame, v, object int) int {
	for k := range p.names {
		n := p.names[k]
		if n.typ&f.subject&tUnit == 0 || k == object || n.governor >= 0 && n.marker != clBij {
			continue
		}
		if n.marker == clBij && max(n.at-v, v-n.at) <= reachOfVerb && !p.breaks(min(v, n.at), max(v, n.at)) {
			return k
		}
	}
	return -1
}

// themes returns the items after v where the first theme of the complement stands, and those enumerated with it, each once; of a noun ("onderzoek") those
// behind its "naar" or "over".
func (p *phrase) themes(f *frame, v int) []int {
	var out []int
	seen := map[int]bool{}
	from := v + 1
	if f.noun {
		for from < len(p.items) && p.items[from].class != clNaar && p.items[from].class != clOver {
			if from++; from > v+4 {
				return nil
			}
		}
	}
	to := min(len(p.items), from+reachOfVerb+1)
	if !f.noun && p.items[min(from, len(p.items)-1)].class != clName && p.closesRelative(v) {
		from, to = p.relativeStart(v), v
	}
	for j := from; j < to; j++ {
		switch p.items[j].class {
		case ';', ':', '.':
			return out
		case ',', clAnd, clDet, clAdj:
		default:
			if len(out) > 0 && p.items[j].concept < 0 {
				return out
			}
		}
		if c := p.items[j].concept; c >= 0 && p.items[j].name < 0 && !seen[c] && !p.callsName(j) {
			seen[c] = true
			out = append(out, j)
		}
	}
	return out
}

// callsName reports whether the noun at item j calls what a name is, so that it is no theme: "de training Soepkaart", "leeratelier".
func (p *phrase) callsName(j int) bool {
	if atelier(p.items[j].low) || isUnitNoun(p.items[j].low) {
		return true
	}
	return j+1 < len(p.items) && p.items[j+1].name >= 0 && p.names[p.items[j+1].name].typ&(tPerson|tPlace) == 0
}

// closesRelative reports whether the verb at v ends a relative clause: "…, dat eenzaamheid onderzoekt, …".
func (p *phrase) closesRelative(v int) bool {
	last := v+1 == len(p.items) || p.items[v+1].class == ',' || p.items[v+1].class == '.'
	return last && p.relativeStart(v) >= 0
}

// relativeStart returns the item of the relative pronoun before v, -1 when its clause has none.
func (p *phrase) relativeStart(v int) int {
	for j := v - 1; j >= max(0, v-reachOfVerb); j-- {
		if p.items[j].class == clRel {
			return j
		}
	}
	return -1
}
