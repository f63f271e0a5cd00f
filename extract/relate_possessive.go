package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

// possessives reads "zijn boek X" and "haar lectoraat Y": what belongs to the person spoken of.
func (p *phrase) possessives() {
	for _, n := range p.names {
		if n.typ != tPublication && n.typ != tLect {
			continue
		}
		j := p.possessive(n)
		if j < 0 {
			continue
		}
		who := p.lastPerson(p.names, j)
		if who < 0 {
			continue
		}
		c := saying{rule: "possessive-work", predicate: graph.Authored, subject: who, object: n.entity, from: j, to: n.at}
		if n.typ == tLect {
			if p.items[j].low == "hun" {
				continue
			}
			c.rule, c.predicate = "possessive-lectoraat", graph.AffiliatedWith
		}
		p.say(c)
	}
}

// possessive returns the item of "zijn", "haar" or "hun" that a name belongs to; -1 when none does.
func (p *phrase) possessive(n name) int {
	for j := n.at - 1; j >= max(0, n.at-4); j-- {
		switch p.items[j].class {
		case clPoss:
			return j
		case clAdj, clPubNoun, clOrgNoun, clOther:
		default:
			return -1
		}
	}
	return -1
}
