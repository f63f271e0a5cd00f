package extract

import (
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// modality reads from the clause around items from..to in which way it claims.
func (p *phrase) modality(from, to int, predicate graph.Predicate) graph.Modality {
	lo, hi := p.clause(from, to)
	return p.modalityWithin(lo, hi, predicate)
}

// modalityWithin reads it from items lo..hi alone: what a clause denies or plans is not what it calls its names.
func (p *phrase) modalityWithin(lo, hi int, predicate graph.Predicate) graph.Modality {
	var planned, hedged, ended, more bool
	negated := false
	for j := lo; j < hi; j++ {
		it := p.items[j]
		if it.name >= 0 {
			continue
		}
		switch it.low {
		case "niet", "geen", "nooit", "evenmin", "nimmer":
			if j+1 < hi && (p.items[j+1].low == "alleen" || p.items[j+1].low == "enkel" || p.items[j+1].low == "zozeer") {
				continue
			}
			if j+1 < hi && (p.items[j+1].low == "meer" || p.items[j+1].low == "langer") {
				ended = true
				continue
			}
			negated = true
		case "gaat", "gaan", "zal", "zullen", "wil", "willen":
			planned = planned || p.infinitive(j+1, len(p.items))
		case "voornemens", "binnenkort", "overweegt", "volgend", "komend", "straks":
			planned = true
		case "lijkt", "lijken", "zou", "zouden", "mogelijk", "wellicht", "misschien", "waarschijnlijk", "vermoedelijk":
			hedged = true
		case "voormalig", "voormalige", "vroeger", "voorheen", "destijds", "gestopt", "stopte", "indertijd", "eerder":
			ended = true
		case "was", "werkte", "werkten", "leidde", "waren":
			more = true
		}
	}
	switch {
	case ended || more && predicate == graph.AffiliatedWith:
		return graph.Ended
	case negated:
		return graph.Negated
	case hedged:
		return graph.Hedged
	case planned:
		return graph.Planned
	}
	return graph.Asserted
}

// infinitive reports whether a verb of that form stands among items from..to: "gaat … samenwerken".
func (p *phrase) infinitive(from, to int) bool {
	for j := from; j < to && p.items[j].class != ';'; j++ {
		low := p.items[j].low
		switch p.items[j].class {
		case clOther, clVerb, clSay:
			if len(low) > 4 && strings.HasSuffix(low, "en") || low == "doen" || low == "gaan" || low == "zijn" {
				return true
			}
		}
	}
	return false
}

// clause widens items from..to to the clause's own marks, not over a conjunction that starts another clause.
func (p *phrase) clause(from, to int) (int, int) {
	lo, hi := from, to+1
	for lo > 0 && !p.endsClause(lo-1) {
		lo--
	}
	for hi < len(p.items) && !p.endsClause(hi) {
		hi++
	}
	return lo, hi
}

func (p *phrase) endsClause(j int) bool {
	switch p.items[j].class {
	case ',', ';', ':', '.', '-', clQuote, '(', ')':
		return true
	}
	switch p.items[j].low {
	case "maar", "want", "terwijl", "omdat", "hoewel", "zodat", "toen", "als":
		return true
	}
	return false
}

// period reads "sinds 2021", "van 2018 tot 2022", "tot 2024" from the clause; years in the wrong order state none.
func (p *phrase) period(from, to int) (since, until graph.Date) {
	lo, hi := p.clause(from, to)
	for j := lo + 1; j < hi; j++ {
		if p.items[j].class != clNumber || !isYear(p.items[j].low) {
			continue
		}
		year := graph.Date(p.items[j].low)
		switch before := p.items[j-1].low; before {
		case "sinds", "vanaf", "van", "tussen":
			since = year
		case "tot":
			until = year
		case "en":
			if since != "" {
				until = year
			}
		case "met":
			if j > lo+2 && p.items[j-2].low == "en" && p.items[j-3].low == "tot" {
				until = year
			}
		}
	}
	if !(graph.Period{From: since, To: until}).Valid() {
		return "", ""
	}
	return since, until
}

func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) == 4 && n >= 1600 && n <= 2100
}
