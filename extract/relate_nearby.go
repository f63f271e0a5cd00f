package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

// closeBy is how many words may stand between two names that only their closeness relates.
const closeBy = 8

// nearby is the last resort: of names that no rule has related, types and prepositions still tell how they belong together when
// they stand close in one clause. "Anke Prins startte vorig jaar bij Movisie" names no role and no verb that we know.
func (p *phrase) nearby() {
	for i := range p.names {
		for k := i + 1; k < len(p.names) && p.names[k].at-p.names[i].at <= closeBy; k++ {
			if p.names[i].entity == p.names[k].entity || p.breaks(p.names[i].at, p.names[k].at) || p.between(i, k) {
				continue
			}
			p.closePair(i, k)
		}
	}
}

// between reports whether a name of the type of either end stands between two names.
func (p *phrase) between(i, k int) bool {
	for j := i + 1; j < k; j++ {
		if t := p.names[j].typ; t == p.names[i].typ || t == p.names[k].typ {
			return true
		}
	}
	return false
}

func (p *phrase) closePair(i, k int) {
	a, b := p.names[i], p.names[k]
	pronoun := a.anaphor || b.anaphor
	switch {
	case a.typ == tPerson && a.free() && b.typ&tUnit != 0 && b.governor < 0 && (b.marker == clBij || b.marker == clAan),
		a.typ == tPerson && a.free() && b.typ == tLect && b.free():
		p.related("near-unit", graph.AffiliatedWith, i, k)
	case a.typ&tUnit != 0 && a.marker == clBij && a.governor < 0 && b.typ == tPerson && b.free():
		p.related("near-unit", graph.AffiliatedWith, k, i)
	case pronoun:
	case a.typ == tPublication && a.marker == 0 && b.typ == tPerson && (b.free() || b.marker == clVan):
		p.related("near-work", graph.Authored, k, i)
	case a.typ == tPerson && (a.free() || a.marker == clVan) && b.typ == tPublication && b.marker == clIn:
		p.related("near-work", graph.Authored, i, k)
	case a.typ&tUnit != 0 && a.free() && b.typ == tMethod && b.marker == 0:
		p.related("near-method", graph.Uses, i, k)
	}
}

// free reports whether nothing governs a name.
func (n name) free() bool { return n.marker == 0 && n.governor < 0 }

// related claims a relation that closeness shows, unless the sentence has already said one of the kind of either end.
func (p *phrase) related(rule string, predicate graph.Predicate, subject, object int) {
	x, y := p.names[subject], p.names[object]
	for _, d := range p.done {
		pair := d.subject == x.entity && d.object == y.entity || d.subject == y.entity && d.object == x.entity
		same := d.predicate == predicate || predicate == graph.Uses && (d.predicate == graph.Developed || d.predicate == graph.Studies)
		one := d.object == y.entity
		if predicate == graph.AffiliatedWith || predicate == graph.LocatedIn {
			one = d.subject == x.entity
		}
		if pair || same && one {
			return
		}
	}
	p.sayAll(rule, predicate, subject, object)
}
