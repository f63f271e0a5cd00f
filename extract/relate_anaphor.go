package extract

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// pronouns puts names where a word stands for one that was named before: "hij", "ze", "het lectoraat", "de methode".
func (p *phrase) pronouns() {
	var out []item
	names := p.names
	p.names = nil
	changed := false
	for i := 0; i < len(p.items); i++ {
		it := p.items[i]
		if it.name >= 0 {
			n := names[it.name]
			n.at, it.name = len(out), len(p.names)
			p.names = append(p.names, n)
			out = append(out, it)
			continue
		}
		entity, typ, words := p.standsFor(i, names)
		if entity < 0 {
			out = append(out, it)
			continue
		}
		changed = true
		if it.low == "jullie" && !p.items[i].quoted {
			for k, speaker := range p.turns {
				if k > 0 {
					out = append(out, item{tok: it.tok, end: it.end, class: clAnd, low: "en", name: -1, concept: -1})
				}
				out = append(out, item{tok: it.tok, end: it.end, class: clName, low: it.low, name: len(p.names), concept: -1})
				p.names = append(p.names, name{at: len(out) - 1, entity: speaker, typ: tPerson, governor: -1, anaphor: true, spoken: true, confidence: 1000})
			}
			continue
		}
		spoken := isFirstPerson(it.low)
		it.end = p.items[i+words-1].end
		it.class, it.name, it.frames = clName, len(p.names), nil
		p.names = append(p.names, name{at: len(out), entity: entity, typ: typ, governor: -1, anaphor: true, spoken: spoken, confidence: 1000})
		out = append(out, it)
		i += words - 1
	}
	if changed {
		p.items = out
	}
}

// standsFor returns the entity for which the words at item i stand, its type and how many words they are; -1 for none.
func (p *phrase) standsFor(i int, names []name) (int, types, int) {
	it := p.items[i]
	if isFirstPerson(it.low) && (!it.quoted || p.narrator < 0) {
		return p.speakerAt(i, names), tPerson, 1
	}
	if it.quoted {
		return -1, 0, 0
	}
	if it.low == "jullie" && len(p.turns) > 0 && (i == 0 || p.items[i-1].class != clPrep) {
		return p.turns[0], tPerson, 1
	}
	switch it.low {
	case "hij":
		return p.lastPerson(names, i), tPerson, 1
	case "zij", "ze":
		if p.pluralBeside(i) {
			return -1, 0, 0
		}
		return p.lastPerson(names, i), tPerson, 1
	case "ermee", "daarmee", "hiermee":
		return p.last(tMethod, "", names, i), tMethod, 1
	}
	if it.class != clDet && it.class != clPoss && it.low != "die" && it.low != "dat" || i+1 >= len(p.items) {
		return -1, 0, 0
	}
	if p.items[i+1].class != clRole && i+2 < len(p.items) && (p.items[i+2].class == clName || p.items[i+2].class == clQuote || p.d.Tokens[p.items[i+2].tok].Capital) {
		return -1, 0, 0
	}
	if i > 0 && p.items[i-1].class == clName || i > 1 && p.items[i-1].class == ',' && p.items[i-2].class == clName || it.low == "een" {
		return -1, 0, 0
	}
	if p.items[i+1].class == clRole && it.class == clDet && p.roleStandsAlone(i+1, names) && (i == 0 || p.items[i-1].class != clBe) {
		return p.lastPerson(names, i), tPerson, 2
	}
	typ := p.noun(p.items[i+1].low)
	if typ == 0 || p.items[i+1].class == clName || p.d.Tokens[p.items[i+1].tok].Capital { // a name may begin with its noun
		return -1, 0, 0
	}
	return p.last(typ, p.items[i+1].low, names, i), typ, 2
}

// noun tells for which type of thing a noun can stand by itself.
func (p *phrase) noun(low string) types {
	switch low {
	case "lectoraat", "onderzoeksgroep", "kenniskring":
		return tLect
	case "hogeschool", "universiteit", "gemeente", "stichting", "organisatie", "instelling", "vereniging", "school",
		"kenniscentrum", "instituut", "bureau", "netwerk", "zorgorganisatie", "welzijnsorganisatie":
		return tOrg
	case "methode", "methodiek", "training", "aanpak", "interventie", "werkwijze", "programma", "project", "spel", "instrument",
		"methodieken", "werkvorm", "gespreksmodel", "cursus":
		return tMethod
	}
	return 0
}

// pluralBeside reports whether the verb beside a pronoun is a plural: "ze werken".
func (p *phrase) pluralBeside(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(p.items) || p.items[j].name >= 0 {
			continue
		}
		low := p.items[j].low
		if low == "zijn" || low == "gaan" || low == "doen" || len(low) > 3 && strings.HasSuffix(low, "en") && p.items[j].class != clPrep {
			return true
		}
	}
	return false
}

// reach is how many sentences back a pronoun may point, nounReach how many a noun: "het lectoraat".
const (
	reach     = 3
	nounReach = 10
)

func (p *phrase) lastPerson(names []name, before int) int {
	for k := len(names) - 1; k >= 0; k-- {
		if names[k].typ == tPerson && names[k].at < before {
			return names[k].entity
		}
	}
	return p.remembered(tPerson, "")
}

func (p *phrase) last(typ types, noun string, names []name, before int) int {
	for k := len(names) - 1; k >= 0; k-- {
		if names[k].typ == typ && names[k].at < before && p.fits(names[k].entity, noun) {
			return names[k].entity
		}
	}
	return p.remembered(typ, noun)
}

// remembered returns the entity of a type last named in an earlier sentence, a subject before others of its sentence.
func (p *phrase) remembered(typ types, noun string) int {
	best, sentence := -1, -1
	far := reach
	if noun != "" {
		far = nounReach
	}
	for k := len(p.mind) - 1; k >= 0; k-- {
		m := p.mind[k]
		if p.sentence-m.sentence > far || best >= 0 && m.sentence != sentence {
			break
		}
		if typeOf(p.entities[m.entity].Type) != typ || !p.fits(m.entity, noun) {
			continue
		}
		if best < 0 || m.subject {
			best, sentence = m.entity, m.sentence
		}
	}
	return best
}

// fits reports whether a noun can speak of an organisation of the entity's kind.
func (p *phrase) fits(entity int, noun string) bool {
	kind := p.entities[entity].Kind
	switch noun {
	case "hogeschool":
		return kind == graph.KindHogeschool
	case "universiteit":
		return kind == graph.KindUniversity
	case "gemeente":
		return kind == graph.KindGemeente
	case "school":
		return kind == graph.KindSchool || kind == graph.KindHogeschool
	case "netwerk":
		return kind == graph.KindNetwork
	case "stichting", "vereniging":
		return kind != graph.KindHogeschool && kind != graph.KindUniversity && kind != graph.KindGemeente
	}
	return true
}

// roleStandsAlone reports whether a role noun with an article speaks of a person named before: no person's name follows it.
func (p *phrase) roleStandsAlone(i int, names []name) bool {
	for j := i + 1; j < len(p.items) && j <= i+8; j++ {
		it := p.items[j]
		if it.name >= 0 && names[it.name].typ == tPerson {
			return false
		}
		if it.class == clCapital && j == i+1 {
			return false
		}
	}
	return true
}

func isFirstPerson(low string) bool { return low == "ik" || low == "we" || low == "wij" }

// speakerAt returns who says "ik" or "wij" at item i: whom a speaker line of this sentence or of one before it names; -1 for none.
func (p *phrase) speakerAt(i int, names []name) int {
	for k := range names {
		if names[k].at < i && names[k].typ == tPerson && names[k].at <= 2 && names[k].at+1 < len(p.items) && p.items[names[k].at+1].class == ':' {
			return names[k].entity
		}
	}
	return p.speaker
}

// listen keeps who speaks, for "ik" in later sentences.
func (p *phrase) listen() {
	for k := range p.names {
		n := &p.names[k]
		if n.typ == tPerson && !n.anaphor && n.at <= 2 && n.at+1 < len(p.items) && p.items[n.at+1].class == ':' {
			p.speaker = n.entity
			return
		}
	}
}

// mostTurns is how many speakers "jullie" addresses at most.
const mostTurns = 3

// speakersOf returns who has speaker lines in the article, in order: whom its questions call "jullie".
func (s *scene) speakersOf() []int {
	var out []int
	n := 0
	for i := range s.d.Sentences {
		sen := &s.d.Sentences[i]
		for n < len(s.names) && s.names[n].start < sen.Start {
			n++
		}
		if n == len(s.names) || s.names[n].start != sen.Start || s.entities[s.names[n].entity].Type != graph.Person {
			continue
		}
		rest := strings.TrimLeft(s.d.Text[s.names[n].end:sen.End], " ")
		if strings.HasPrefix(rest, ":") && !slices.Contains(out, s.names[n].entity) {
			out = append(out, s.names[n].entity)
		}
	}
	return out[:min(len(out), mostTurns)]
}

// narrate takes the only person of a byline for who says "ik", where nobody has speaker lines.
func (s *scene) narrate(byline Span) {
	if len(s.turns) > 0 {
		return
	}
	for _, n := range s.names {
		if n.start < byline.Start || n.end > byline.End || s.entities[n.entity].Type != graph.Person {
			continue
		}
		if s.narrator >= 0 && s.narrator != n.entity {
			s.narrator = -1
			return
		}
		s.narrator = n.entity
	}
	s.speaker = s.narrator
}
