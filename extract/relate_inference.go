package extract

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// throughUnits gives who belongs to a unit the whole that the same sentence says it is part of: "Ank Lof (manager Kenniscentrum
// Buurt van De Kade)".
func (s *scene) throughUnits() {
	type place struct {
		unit  string
		start int
	}
	parts := map[place][]Claim{}
	for _, part := range s.list {
		if part.Predicate == graph.PartOf && part.Modality == graph.Asserted {
			at := place{part.Subject, part.Start}
			parts[at] = append(parts[at], part)
		}
	}
	for _, person := range slices.Clone(s.list) {
		if person.Predicate != graph.AffiliatedWith || person.Modality == graph.Negated {
			continue
		}
		for _, part := range parts[place{person.Object, person.Start}] {
			s.say(saying{
				rule: "through-unit", predicate: graph.AffiliatedWith, subject: s.byID[person.Subject], object: s.byID[part.Object],
				modality: person.Modality, role: person.Role,
			}, person.Start, max(person.End, part.End), person.From, person.To)
		}
	}
}

// officials reads who holds an office of a municipality that is called by its place: "Ank Lof, wethouder Zorg in Veenland".
func (p *phrase) officials() {
	for k, n := range p.names {
		if n.typ != tPlace || n.marker != clVan && n.marker != clIn {
			continue
		}
		council := p.councilOf(n.entity)
		office := p.office(n.markerAt)
		if before := k - 1; office < 0 && before >= 0 && p.names[before].typ == tPerson && n.markerAt == p.names[before].at+1 {
			office = p.office(p.names[before].at)
		}
		if council < 0 || office < 0 {
			continue
		}
		who := -1
		for i := range p.names {
			if p.names[i].typ == tPerson && (i == k-1 || i == k+1) && max(office-p.names[i].at, p.names[i].at-office) <= 8 && !p.breaks(min(office, p.names[i].at), max(office, p.names[i].at)) {
				who = i
				break
			}
		}
		if who < 0 {
			continue
		}
		role, was := p.roleAt(office)
		p.say(saying{
			rule: "official-of-place", predicate: graph.AffiliatedWith, subject: p.names[who].entity, object: council, role: role,
			from: min(office, p.names[who].at), to: max(n.at, p.names[who].at), modality: endedIf(was), anaphor: p.names[who].anaphor,
		})
	}
}

// office returns the item of an office of a municipality up to five words before a preposition; -1 for none.
func (p *phrase) office(before int) int {
	for j := before - 1; j >= max(0, before-5) && p.items[j].name < 0; j-- {
		for _, o := range []string{"wethouder", "burgemeester", "raadslid", "gemeentesecretaris", "griffier", "fractievoorzitter"} {
			if strings.HasSuffix(p.items[j].low, o) {
				return j
			}
		}
	}
	return -1
}

// councilOf returns the municipality of a place, when the article names it as one: "gemeente Veenland"; -1 when it does not.
func (s *scene) councilOf(place int) int {
	if i, named := s.councils[s.entities[place].Name]; named {
		return i
	}
	return -1
}

// councilsOf returns the first municipality that the article names by a name, or by one that ends so behind a blank.
func councilsOf(entities []Entity) map[string]int {
	out := map[string]int{}
	for i := range entities {
		if e := &entities[i]; e.Type == graph.Organisation && e.Kind == graph.KindGemeente {
			for rest, more := e.Name, true; more; _, rest, more = strings.Cut(rest, " ") {
				if _, first := out[rest]; !first {
					out[rest] = i
				}
			}
		}
	}
	return out
}

// isUnitNoun reports whether a word calls a part of a larger body.
func isUnitNoun(low string) bool {
	switch low {
	case "leernetwerk", "leernetwerken", "leeratelier", "leerateliers", "leerkring", "leergemeenschap", "leerwerkplaats", "werkgroep", "proeftuin",
		"expertteam", "team", "wijkteam", "afdeling", "faculteit", "academie", "kenniscentrum", "expertisecentrum", "onderzoeksgroep", "vakgroep", "lab",
		"bureau", "locatie", "vestiging", "projectgroep", "kenniskring", "onderzoekscentrum", "dienst", "cluster", "divisie", "opleiding", "instituut":
		return true
	}
	return false
}

// unitLike reports whether the name at k is called a part of something: by its own first word, or by the word before it.
func (p *phrase) unitLike(k int) bool {
	n := p.names[k]
	first, _, _ := strings.Cut(strings.ToLower(p.entities[n.entity].Name), " ")
	if n.typ != tOrg || n.anaphor {
		return false
	}
	return isUnitNoun(first) || n.at > 0 && isUnitNoun(p.items[n.at-1].low)
}

// parts reads a unit at its whole: "het team Schulden bij De Kade", "binnen De Kade hebben we het team Schulden".
func (p *phrase) parts() {
	for k := range p.names {
		if !p.unitLike(k) {
			continue
		}
		if i := k + 1; i < len(p.names) && p.names[i].typ == tOrg && (p.names[i].marker == clBij || p.names[i].marker == clIn) &&
			p.names[i].markerAt == p.names[k].at+1 && !p.unitLike(i) {
			p.sayAll("unit-at-whole", graph.PartOf, k, i)
		}
		for i := range k {
			at := p.names[i]
			if at.typ == tOrg && at.marker == clBij && at.markerAt <= 1 && at.governor < 0 && p.names[k].marker == 0 && p.names[k].at-at.at <= 8 &&
				!p.breaks(at.at, p.names[k].at) && i == k-1 {
				p.sayAll("unit-at-whole", graph.PartOf, k, i)
			}
		}
	}
}

// membersOf reads who belongs to a network: "het netwerk Maas van zeven hogescholen, waaronder Hogeschool X".
func (p *phrase) membersOf() {
	for k := 1; k < len(p.names); k++ {
		a, b := p.names[k-1], p.names[k]
		gap := p.items[a.at+1 : b.at]
		if a.typ != tOrg || b.typ != tOrg || a.anaphor || len(gap) < 3 || len(gap) > 9 || gap[0].class != clVan && gap[0].class != clMet && gap[0].class != clUit {
			continue
		}
		if low := gap[len(gap)-1].low; low == "waaronder" || len(gap) > 3 && gap[len(gap)-2].low == "waaronder" {
			p.sayAll("among-members", graph.PartOf, k, k-1)
		}
	}
}

// atelier reports whether a word calls a part of a knowledge workplace or network.
func atelier(low string) bool {
	switch low {
	case "leernetwerk", "leernetwerken", "leeratelier", "leerateliers", "leerkring", "leergemeenschap", "leerwerkplaats", "werkgroep", "proeftuin":
		return true
	}
	return false
}

// unitsInContext gives a part of a knowledge workplace or network, which its sentence leaves alone, the only workplace or network
// that the article names: "In het leeratelier Buurt leren …".
func (s *scene) unitsInContext() {
	whole := s.network()
	if whole < 0 {
		return
	}
	placed := map[int]bool{whole: true}
	for _, c := range s.list {
		if c.Predicate == graph.PartOf {
			placed[s.byID[c.Subject]] = true
		}
	}
	for _, p := range s.phrases {
		for k, n := range p.names {
			if n.typ != tOrg || placed[n.entity] || n.anaphor || !p.atelierBefore(k) {
				continue
			}
			placed[n.entity] = true
			start, end := s.sentenceEvidence(p.sentence, n.entity)
			s.say(saying{rule: "unit-in-context", predicate: graph.PartOf, subject: n.entity, object: whole}, start, end, "", "")
		}
	}
}

// atelierBefore reports whether a noun for a part of a network calls the name: its first word, or up to four items before it.
func (p *phrase) atelierBefore(k int) bool {
	n := p.names[p.names[k].group]
	first, _, _ := strings.Cut(strings.ToLower(p.entities[p.names[k].entity].Name), " ")
	if atelier(first) {
		return true
	}
	for j := n.at - 1; j >= max(0, n.at-4) && p.items[j].class != '.'; j-- {
		if k := p.items[j].name; k >= 0 && !p.names[k].anaphor {
			return false
		}
		if atelier(p.items[j].low) {
			return true
		}
	}
	return false
}

// network returns the knowledge workplace or network that the article names most, twice at least; -1 when there is none.
func (s *scene) network() int {
	best, times := -1, 1
	for i := range s.entities {
		e := &s.entities[i]
		first, _, _ := strings.Cut(strings.ToLower(e.Name), " ")
		if e.Type != graph.Organisation || e.Kind != graph.KindNetwork || atelier(first) {
			continue
		}
		switch n := len(e.Mentions); {
		case n > times:
			best, times = i, n
		case n == times:
			best = -1
		}
	}
	return best
}

// possessiveRoles reads "zijn aantreden als hoogleraar aan X": the role that the person spoken of has somewhere.
func (p *phrase) possessiveRoles() {
	for _, n := range p.names {
		if n.typ&tUnit == 0 || n.marker != clAan && n.marker != clBij && n.marker != clVan {
			continue
		}
		role := -1
		for j := n.markerAt - 1; j >= max(0, n.markerAt-14) && p.items[j].name < 0 && p.items[j].class != '.' && p.items[j].class != ';'; j-- {
			switch {
			case p.items[j].class == clRole && role < 0:
				if n.markerAt-j > 10 {
					break
				}
				role = j
			case p.items[j].class == clPoss && role >= 0 && role-j <= 4 && p.items[j].low != "hun" && hasAls(p.items[j:role]):
				if who := p.lastPerson(p.names, j); who >= 0 {
					name, was := p.roleAt(role)
					p.say(saying{
						rule: "possessive-role", predicate: graph.AffiliatedWith, subject: who, object: n.entity, role: name, from: j, to: n.at,
						modality: endedIf(was), anaphor: true,
					})
				}
				role = -1
			}
		}
	}
}

func hasAls(items []item) bool { return hasClass(items, clAls) }

// leadersOfMethods gives who leads a method the body that uses or made it: "Ank Lof (projectleider Soepkaart)".
func (s *scene) leadersOfMethods() {
	placed := map[int]bool{}
	owner := map[int]int{}
	for _, c := range s.list {
		switch c.Predicate {
		case graph.AffiliatedWith:
			placed[s.byID[c.Subject]] = true
		case graph.Uses, graph.Developed:
			subject, object := s.byID[c.Subject], s.byID[c.Object]
			if typeOf(s.entities[subject].Type)&tUnit == 0 || c.Modality == graph.Negated {
				continue
			}
			if old, seen := owner[object]; seen && old != subject {
				subject = -1
			}
			owner[object] = subject
		}
	}
	for _, p := range s.phrases {
		for k := 1; k < len(p.names); k++ {
			person, method := p.names[k-1], p.names[k]
			if person.typ != tPerson || method.typ != tMethod || placed[person.entity] || !p.r.leads.matches(p.items[person.at+1:method.at]) {
				continue
			}
			unit, known := owner[method.entity]
			if !known || unit < 0 {
				continue
			}
			role := p.roleAfter(person.at)
			start, end := s.sentenceEvidence(p.sentence, person.entity)
			s.say(saying{rule: "leads-method", predicate: graph.AffiliatedWith, subject: person.entity, object: unit, role: role}, start, end, "", "")
		}
	}
}
