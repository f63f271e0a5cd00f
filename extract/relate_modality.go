package extract

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// noVerb says that no single verb carries a claim.
const noVerb = -1

// modality reads in which way a clause claims: the clause of the verb that carries the claim, or that around items from..to.
func (p *phrase) modality(from, to, verb int, predicate graph.Predicate) graph.Modality {
	lo, hi := p.clause(from, to)
	if verb >= 0 {
		lo, hi = p.clause(verb, verb)
	}
	return p.modalityWithin(lo, hi, from, to, verb, predicate)
}

// modalityWithin reads it from items lo..hi alone: what a clause denies or plans is not what it calls its names.
func (p *phrase) modalityWithin(lo, hi, from, to, verb int, predicate graph.Predicate) graph.Modality {
	r := modalityReader{p: p, lo: lo, hi: hi, from: from, to: to, verb: verb, predicate: predicate}
	switch {
	case r.any(r.former) || r.over():
		return graph.Ended
	case r.any(r.denied):
		return graph.Negated
	case r.any(r.past):
		return graph.Ended
	case r.any(r.doubtful):
		return graph.Hedged
	case r.any(r.intended) || r.begins():
		return graph.Planned
	}
	return graph.Asserted
}

// modalityReader looks for cues among items lo..hi, for a claim whose names and words stand at from..to.
type modalityReader struct {
	p                      *phrase
	lo, hi, from, to, verb int
	predicate              graph.Predicate
}

// any reports whether a cue holds at an item that is no name.
func (r *modalityReader) any(cue func(j int, low string) bool) bool {
	for j := r.lo; j < r.hi; j++ {
		if it := &r.p.items[j]; it.name < 0 && cue(j, it.low) {
			return true
		}
	}
	return false
}

// next returns the word d items behind j, "" behind the clause.
func (r *modalityReader) next(j, d int) string {
	if j+d < 0 || j+d >= len(r.p.items) {
		return ""
	}
	return r.p.items[j+d].low
}

// done reports whether what the predicate says stays so once it is done: a book that was written stays written.
func (r *modalityReader) done() bool {
	switch r.predicate {
	case graph.Authored, graph.Developed, graph.InterviewedIn:
		return true
	}
	return false
}

// former is a word for what is over: "voormalig", "stopte met", "niet meer"; for a person also who leaves.
func (r *modalityReader) former(j int, low string) bool {
	if r.done() {
		return false
	}
	switch low {
	case "voormalig", "voormalige", "vroeger", "voorheen", "destijds", "gestopt", "stopte", "stopten", "indertijd", "opgehouden", "stopgezet", "beëindigd",
		"beëindigde", "beëindigden", "opgeheven", "opgezegd", "stopt", "voorbij", "ermee":
		return low != "ermee" || r.p.hasParticle(j, "op")
	case "houdt", "houden", "hield", "hielden":
		return r.p.hasParticle(j, "mee") && r.p.hasParticle(j, "op")
	case "trekt", "trok", "trekken", "trokken":
		return r.p.hasParticle(j, "zich") && r.p.hasParticle(j, "terug")
	case "niet", "geen":
		return r.next(j, 1) == "meer" || r.next(j, 1) == "langer"
	case "vertrekt", "vertrok", "vertrekken", "vertrokken", "afscheid", "verlaat", "verliet", "verlieten", "verruilt", "verruilde", "afgetreden", "opgestapt",
		"ontslagen", "afkomstig", "vertrek", "neergelegd", "neerlegde", "neerlegt", "opzegde", "voorganger", "voorgangster":
		return r.predicate == graph.AffiliatedWith && !r.towards()
	case "treedt", "trad":
		return r.predicate == graph.AffiliatedWith && (r.p.hasParticle(j, "terug") || r.p.hasParticle(j, "af"))
	}
	return false
}

// towards reports whether the later end is where somebody goes: "vertrok naar X", "verruilt Y voor X".
func (r *modalityReader) towards() bool {
	for k := range r.p.names {
		if n := &r.p.names[k]; n.at == r.to || n.at == r.from {
			if n.marker == clNaar || n.marker == clVoor {
				return true
			}
		}
	}
	return false
}

// over reports whether the clause says until when something was so: "hoorde tot 2019 bij", "tot voor kort".
func (r *modalityReader) over() bool {
	if r.done() {
		return false
	}
	for j := r.lo; j+1 < r.hi; j++ {
		if r.p.items[j].low == "tussen" && isYear(r.next(j, 1)) && r.pastVerb() {
			return true
		}
		if r.p.items[j].low != "tot" {
			continue
		}
		switch r.next(j, 1) {
		case "gisteren", "vorig", "onlangs":
			return true
		case "voor":
			return r.next(j, 2) == "kort"
		}
		if r.pastVerb() && r.yearBehind(j) {
			return true
		}
	}
	return false
}

func (r *modalityReader) yearBehind(j int) bool {
	for d := 1; d <= 3; d++ {
		if isYear(r.next(j, d)) {
			return true
		}
	}
	return false
}

// pastVerb reports whether a finite verb of the clause stands in the past.
func (r *modalityReader) pastVerb() bool {
	return r.any(func(_ int, low string) bool { return isPast(low) }) ||
		r.any(func(j int, _ string) bool { t := r.p.items[j].tense; return t&past != 0 && t&(present|participle) == 0 })
}

func isPast(low string) bool {
	switch low {
	case "was", "waren", "had", "hadden", "werd", "werden", "deed", "deden", "ging", "gingen", "kwam", "kwamen", "hoorde", "hoorden", "maakte", "maakten", "stond",
		"stonden", "zat", "zaten", "viel", "vielen", "liep", "liepen", "werkte", "werkten", "bleef", "bleven", "trad", "startte", "begon", "begonnen":
		return true
	}
	return false
}

// past is a verb of the past with which a function is over.
func (r *modalityReader) past(j int, low string) bool {
	if r.predicate != graph.AffiliatedWith {
		return false
	}
	switch low {
	case "was", "werkte", "werkten", "waren":
		return true
	case "leidde", "leidden", "bestuurde", "coördineerde":
		return j == r.verb || r.verb < 0 && j+1 == r.hi
	}
	return false
}

// denied is "niet", "nooit" or "geen" where it denies the claim and not something beside it.
func (r *modalityReader) denied(j int, low string) bool {
	switch low {
	case "niet", "nooit", "evenmin", "nimmer", "noch":
	case "geen":
		return r.deniedNoun(j)
	default:
		return false
	}
	switch r.next(j, 1) {
	case "alleen", "enkel", "zozeer", "slechts", "zomaar", "meer", "langer", "ondenkbaar", "uitgesloten", "toevallig", "eerder", "zonder", "voor":
		return false
	}
	switch r.next(j, -1) {
	case "wat", "of", "waar", "wie", "als":
		return false
	}
	return !r.butThis(j) && r.reaches(j)
}

// butThis reports whether "maar" turns the denial at item j round before the end of the claim: "niet in A maar in B".
func (r *modalityReader) butThis(j int) bool {
	for i := j + 1; i < min(r.to+1, len(r.p.items)); i++ {
		if low := r.p.items[i].low; low == "maar" || low == "wel" {
			return true
		}
	}
	return false
}

// reaches reports whether a denial at item j is of the claim: of its verb, or between or beside its names.
func (r *modalityReader) reaches(j int) bool {
	if r.verb >= 0 || j+1 == r.from || j+1 == r.to || j+2 == r.to && r.p.items[j+1].class == clDoor {
		return true
	}
	return !r.done() && j > r.from && j <= r.to+2
}

// deniedNoun reports whether "geen" at item j denies a noun that says the relation, or a name of it: "is geen lid van", "gebruikt geen JIM".
func (r *modalityReader) deniedNoun(j int) bool {
	for d := 1; d <= 2 && j+d < len(r.p.items); d++ {
		it := &r.p.items[j+d]
		switch it.low {
		case "lid", "deel", "onderdeel", "onderzoek", "gebruik", "band", "banden", "samenwerking", "partner", "partners", "vestiging":
			return true
		}
		if it.class == clRole || it.class == clUnit || it.name >= 0 && (j+d == r.from || j+d == r.to) {
			return true
		}
	}
	return false
}

// doubtful is a word for what is not sure: "lijkt", "zou", "mogelijk", "overweegt".
func (r *modalityReader) doubtful(j int, low string) bool {
	switch low {
	case "lijkt", "lijken", "leek", "leken", "zou", "zouden", "mogelijk", "wellicht", "misschien", "waarschijnlijk", "hoogstwaarschijnlijk", "vermoedelijk",
		"verluidt", "schijnt", "schijnen", "blijkbaar", "overweegt", "overwegen", "overwoog", "overwogen":
	default:
		return false
	}
	if low == "mogelijk" && (r.next(j, -1) == "zo" || r.next(j, -2) == "zo" || r.next(j, -1) == "zoveel" || strings.HasPrefix(r.next(j, 1), "gemaakt") || r.next(j, 1) == "te") {
		return false
	}
	return !r.done() || r.verb >= 0
}

// intended is an auxiliary for what is to come with the verb of the claim behind it, or a word such as "binnenkort".
func (r *modalityReader) intended(j int, low string) bool {
	switch low {
	case "gaat", "gaan", "zal", "zullen", "wil", "willen":
		return r.willDo(j)
	case "voornemens", "binnenkort", "straks":
		return !r.done() || r.verb >= 0
	case "volgend", "volgende", "komend", "komende":
		if r.predicate == graph.AffiliatedWith && r.verb < 0 || r.predicate == graph.PartOf {
			return false
		}
		switch r.next(j, 1) {
		case "jaar", "maand", "week", "voorjaar", "najaar", "zomer", "winter", "schooljaar", "seizoen":
			return (!r.done() || r.verb >= 0) && !r.pastVerb()
		}
	}
	return false
}

// willDo reports whether the auxiliary at item j governs the verb of the claim, or one that starts a relation: "gaat … samenwerken".
func (r *modalityReader) willDo(j int) bool {
	for i := j + 1; i < len(r.p.items); i++ {
		it := &r.p.items[i]
		if it.class == ';' || it.class == '.' {
			break
		}
		if it.name >= 0 || !strings.HasSuffix(it.low, "en") && it.low != "doen" && it.low != "zijn" {
			continue
		}
		if i == r.verb || r.verb < 0 && (beginsRelation(it.low, r.predicate) || r.says(it)) {
			return true
		}
	}
	return r.verb >= 0 && r.nounVerb() && r.p.infinitive(j+1, len(r.p.items))
}

// nounVerb reports whether a noun carries the claim: "gaat onderzoek doen naar".
func (r *modalityReader) nounVerb() bool {
	return slices.ContainsFunc(r.p.items[r.verb].frames, func(f int16) bool { return r.p.r.frames[f].noun })
}

// says reports whether a verb can carry the claim's predicate.
func (r *modalityReader) says(it *item) bool {
	return slices.ContainsFunc(it.frames, func(f int16) bool { return r.p.r.frames[f].predicate == r.predicate })
}

// beginsRelation reports whether a verb says that a relation of the predicate begins or runs.
func beginsRelation(low string, predicate graph.Predicate) bool {
	switch predicate {
	case graph.Authored, graph.Developed, graph.InterviewedIn:
		return false
	case graph.AffiliatedWith:
		switch low {
		case "werken", "leiden", "beginnen", "versterken", "aanvoeren", "voorzitten":
			return true
		}
		return false
	}
	switch low {
	case "werken", "samenwerken", "samengaan", "fuseren", "starten", "beginnen", "openen", "vestigen", "verhuizen", "draaien", "invoeren", "toetreden", "oprichten",
		"bundelen", "optrekken", "doen", "onderzoeken", "uitvoeren", "delen", "bouwen", "krijgen", "komen", "worden":
		return true
	}
	return false
}

// begins reports whether the clause says that a function starts later: "wordt directeur", "met ingang van 1 maart", "vanaf september".
func (r *modalityReader) begins() bool {
	if r.done() || r.pastVerb() {
		return false
	}
	for j := r.lo; j < r.hi; j++ {
		switch r.p.items[j].low {
		case "wordt", "worden", "aantreedt", "installatie":
			if r.predicate == graph.AffiliatedWith && r.roleBehind(j) {
				return true
			}
		case "treedt":
			if r.predicate == graph.AffiliatedWith && r.p.hasParticle(j, "aan") {
				return true
			}
		case "ingang":
			if r.next(j, -1) == "met" && !r.yearBehind(j+1) {
				return true
			}
		case "per", "vanaf":
			if r.laterDate(j) {
				return true
			}
		}
	}
	return false
}

// roleBehind reports whether a role noun stands behind item j and no participle, so that "wordt" is no passive.
func (r *modalityReader) roleBehind(j int) bool {
	role := false
	for i := j + 1; i < r.hi; i++ {
		it := &r.p.items[i]
		if it.tense&participle != 0 || it.class == clDoor {
			return false
		}
		role = role || it.class == clRole || it.name >= 0 && r.p.names[it.name].role != ""
	}
	return role
}

// laterDate reports whether a month without a year, or a day to come, stands behind item j.
func (r *modalityReader) laterDate(j int) bool {
	switch r.next(j, 1) {
	case "morgen", "volgende", "volgend", "komende", "komend":
		return true
	}
	for d := 1; d <= 2; d++ {
		if isMonth(r.next(j, d)) {
			return !isYear(r.next(j, d+1))
		}
	}
	return false
}

func isMonth(low string) bool {
	switch low {
	case "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december":
		return true
	}
	return false
}
