package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

// collaborations reads who works with whom.
func (p *phrase) collaborations() {
	for v := range p.items {
		switch {
		case p.items[v].name >= 0 || p.d.Tokens[p.items[v].tok].Capitals:
		case p.together(v):
			p.joint(v)
		case p.jointVerb(v):
			p.jointSubjects(v)
		}
	}
	p.ofSeveral()
}

// jointVerb reports whether those who do it as an enumeration do it together.
func (p *phrase) jointVerb(v int) bool {
	switch p.items[v].low {
	case "werken":
		return p.hasParticle(v, "aan") && !p.hasParticle(v, "bij")
	case "schreven", "schrijven", "publiceerden":
		for _, n := range p.names {
			if n.typ == tPublication && n.marker == 0 {
				return true
			}
		}
		return false
	case "ondertekenen", "ondertekenden", "tekenen", "tekenden", "ontwikkelen", "ontwikkelden", "ontwierpen", "bedachten", "openen",
		"openden", "delen", "deelden", "fuseren", "bouwen", "bouwden", "presenteerden", "maakten",
		"organiseren", "organiseerden", "sloten", "richtten", "bundelen", "bundelden", "optrekken", "optrekt", "onderzoeken", "onderzochten", "stichtten":
		return true
	}
	return false
}

// jointSubjects claims that the enumerated subjects of a joint verb work together, and with those behind "met".
func (p *phrase) jointSubjects(v int) {
	f := &frame{subject: tActor}
	subject := p.actorBefore(f, v, -1)
	if subject < 0 || v-p.names[subject].at > 8 {
		subject = p.actorAfter(f, v, -1)
	}
	if subject < 0 {
		return
	}
	if len(p.members(subject)) > 1 {
		p.sayPairs("joint-verb", p.members(subject), p.members(subject), v)
	}
}

// ofSeveral reads "een initiatief van A en B", "ontwikkeld door A, B en C", "onderzoekers van A en B": what belongs to several
// organisations they do together.
func (p *phrase) ofSeveral() {
	for k, n := range p.names {
		if n.group != k || n.typ&tUnit == 0 || n.governor >= 0 || n.marker != clVan && n.marker != clDoor {
			continue
		}
		if m := p.members(k); len(m) > 1 && !p.roleAtMarker(n.markerAt) && (!n.people || len(m) == 2) {
			p.sayPairs("of-several", m, m, n.markerAt)
		}
	}
}

// together reports whether the word at v says that some do something together.
func (p *phrase) together(v int) bool {
	switch p.items[v].low {
	case "samen", "samenwerkt", "samenwerken", "samenwerkte", "samenwerkten", "samengewerkt", "samenwerking", "samenwerkingsverband",
		"gezamenlijk", "partner", "partners", "samenwerkingspartners", "samenwerkingspartner", "handen", "krachten", "duo",
		"gezamenlijke", "projectpartners", "convenant", "samenwerkingsovereenkomst", "consortium", "partnerschap", "alliantie":
		return true
	}
	return false
}

// joint claims that the actors before a word like "samen" work with those behind "met", or that those of one enumeration do.
func (p *phrase) joint(v int) {
	with := -1
	for _, n := range p.names {
		if n.typ&tActor != 0 && n.marker == clMet && max(n.at-v, v-n.at) <= reachOfVerb && !p.breaks(min(v, n.at), max(v, n.at)) {
			if with < 0 || max(n.at-v, v-n.at) < max(p.names[with].at-v, v-p.names[with].at) && n.at > v {
				with = n.group
			}
		}
	}
	if with < 0 {
		with = p.withRelative(v)
	}
	subject := p.jointSubject(v, with)
	if with >= 0 && subject >= 0 {
		p.sayPairs("together-with", p.members(subject), p.members(with), v)
		return
	}
	if subject >= 0 && with < 0 && len(p.members(subject)) > 1 {
		p.sayPairs("together-enumeration", p.members(subject), p.members(subject), v)
	}
}

// withRelative returns the name before a relative "waarmee" or "met wie" of the clause of v: "X, waarmee Y samenwerkt"; -1 for none.
func (p *phrase) withRelative(v int) int {
	for j := v - 1; j >= max(2, v-reachOfVerb); j-- {
		if p.items[j].low != "waarmee" && (p.items[j].low != "wie" || p.items[j-1].class != clMet) {
			continue
		}
		for k := len(p.names) - 1; k >= 0; k-- {
			if n := p.names[k]; n.at < j && j-n.at <= 3 {
				for n.governor >= 0 {
					n = p.names[n.governor]
				}
				if n.typ&tActor != 0 {
					return n.group
				}
				return -1
			}
		}
	}
	return -1
}

// roleAtMarker reports whether a person's role or a fusion stands before the preposition at item j: "secretaris van A en B".
func (p *phrase) roleAtMarker(j int) bool {
	return j > 0 && (p.items[j-1].class == clRole || p.items[j-1].low == "fusie" || p.items[j-1].low == "bijdragen")
}

func (p *phrase) jointSubject(v, with int) int {
	best, cost := -1, 1000
	for _, n := range p.names {
		if n.typ&tActor == 0 || with >= 0 && n.group == with || p.names[n.group].entity < 0 {
			continue
		}
		free := n.marker == 0 && n.governor < 0 || n.people
		tussen := n.governor < 0 && (n.marker == clPrep && p.items[n.markerAt].low == "tussen" || n.marker == clVan)
		if !free && !tussen && n.marker != clBij {
			continue
		}
		d := n.at - v
		if d < 0 {
			d = -d
		} else {
			d += 2
		}
		if tussen && n.at < v || p.breaks(min(v, n.at), max(v, n.at)) {
			continue
		}
		if !free {
			d += 10
		}
		if d < cost && d <= 2*reachOfVerb {
			best, cost = n.group, d
		}
	}
	return best
}

// mostPartners is how many members of an enumeration are paired with each other.
const mostPartners = 6

func (p *phrase) sayPairs(rule string, as, bs []int, v int) {
	for _, a := range as[:min(len(as), mostPartners)] {
		for _, b := range bs[:min(len(bs), mostPartners)] {
			if a == b || p.names[a].spoken && p.names[b].spoken {
				continue
			}
			x, y := p.names[a], p.names[b]
			if x.typ == tPerson != (y.typ == tPerson) && rule != "together-with" {
				continue
			}
			p.say(saying{
				rule: rule, predicate: graph.CollaboratesWith, subject: x.entity, object: y.entity,
				from: min(v, x.at, y.at), to: max(v, x.at, y.at), anaphor: x.anaphor || y.anaphor,
			})
		}
	}
}
