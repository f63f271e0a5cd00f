package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

// openings reads "In X beschrijft Y …": a work at the start of the sentence and who speaks in it, and "Namens X doet Y …".
func (p *phrase) openings() {
	for k := range p.names {
		n := p.names[k]
		if n.at > 4 && n.at > 0 {
			break
		}
		switch {
		case n.typ == tPublication && (n.marker == clIn || n.marker == clMet):
			p.opened(k, tPerson|tUnit, "tells-in-work", graph.Authored)
		case n.typ&tUnit != 0 && n.marker == clBij && p.items[n.markerAt].low == "namens":
			p.opened(k, tPerson, "on-behalf-of", graph.AffiliatedWith)
		case n.typ&tUnit != 0 && n.marker == clVoor || n.typ == tLect && n.marker == clBij:
			p.opened(k, tPerson, "on-behalf-of", graph.AffiliatedWith)
		}
	}
}

func (p *phrase) opened(k int, typ types, rule string, predicate graph.Predicate) {
	n := p.names[k]
	for j := k + 1; j < len(p.names); j++ {
		m := p.names[j]
		if m.group == n.group {
			continue
		}
		if m.at-n.at > 9 || p.breaks(n.at, m.at) {
			return
		}
		if m.typ&typ != 0 && m.marker == 0 && m.governor < 0 {
			for _, x := range p.members(j) {
				for _, y := range p.members(k) {
					p.say(saying{rule: rule, predicate: predicate, subject: p.names[x].entity, object: p.names[y].entity, from: n.at, to: p.names[x].at, role: p.names[x].role, anaphor: m.anaphor})
				}
			}
			return
		}
	}
}

// happenings reads what happens at an organisation: "Bij X begint het project Y", "Y, dat bij X draait", "met een world café …",
// and whose lectoraten are named: "Binnen X helpt het lectoraat Y", "de lectoraten van X: A, B en C".
func (p *phrase) happenings() {
	for i, at := range p.names {
		if at.typ&tUnit != 0 && at.marker == clBij && at.governor < 0 && at.markerAt <= 1 {
			for k, n := range p.names {
				if n.group != k || n.marker != 0 || n.governor >= 0 || p.breaks(min(at.at, n.at), max(at.at, n.at)) || max(at.at-n.at, n.at-at.at) > 10 {
					continue
				}
				switch {
				case n.typ == tMethod:
					p.sayAll("method-happens-at", graph.Uses, i, k)
				case n.typ == tLect && at.typ == tOrg:
					p.sayAll("has-lectoraat", graph.PartOf, k, i)
				}
			}
		}
		if at.typ == tMethod && at.marker == clMet {
			if k := p.subject(&frame{subject: tActor, marks: "m"}, at.at, i); k >= 0 && p.names[k].marker == 0 && max(at.at-p.names[k].at, p.names[k].at-at.at) < 9 {
				p.sayAll("by-means-of", graph.Uses, k, i)
			}
		}
		if at.typ == tOrg && at.marker == clVan && at.markerAt > 0 && p.items[at.markerAt-1].low == "lectoraten" {
			for k, n := range p.names {
				if n.typ == tLect && n.at > at.at && n.group == k {
					p.sayAll("has-lectoraat", graph.PartOf, k, i)
				}
			}
		}
	}
}

// sayAll claims a relation between the members of two enumerations.
func (p *phrase) sayAll(rule string, predicate graph.Predicate, subject, object int) {
	for _, s := range p.members(subject) {
		for _, o := range p.members(object) {
			x, y := p.names[s], p.names[o]
			p.say(saying{
				rule: rule, predicate: predicate, subject: x.entity, object: y.entity, from: min(x.at, y.at), to: max(x.at, y.at),
				anaphor: x.anaphor || y.anaphor,
			})
		}
	}
}

// placeFirst reads "In Zutphen opent Samen Sterk …": a place at the start of the sentence and what happens there.
func (p *phrase) placeFirst() {
	if len(p.names) < 2 || p.names[0].typ != tPlace || p.names[0].marker != clIn || p.names[0].at > 3 {
		return
	}
	if !p.takesPlace(p.names[0].at) {
		return
	}
	for k := 1; k < len(p.names); k++ {
		n := p.names[k]
		if n.typ&(tUnit|tMethod) != 0 && n.marker == 0 && n.governor < 0 && n.at <= p.names[0].at+8 && !p.breaks(p.names[0].at, n.at) {
			for _, m := range p.members(k) {
				p.say(saying{
					rule: "settled-in", predicate: graph.LocatedIn, subject: p.names[m].entity, object: p.names[0].entity,
					from: p.names[0].at, to: p.names[m].at, anaphor: n.anaphor,
				})
			}
			return
		}
	}
}

// takesPlace reports whether the verb after item at says that something is, begins or runs there.
func (p *phrase) takesPlace(at int) bool {
	for j := at + 1; j < min(len(p.items), at+5); j++ {
		switch p.items[j].low {
		case "start", "startte", "opent", "opende", "openden", "draait", "draaide", "loopt", "liep", "staat", "stond", "ligt", "zit", "zat", "begint",
			"begon", "bestaat", "vestigt", "huist", "verrijst", "komt", "kwam", "is":
			return true
		}
	}
	return false
}
