package extract

import (
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

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
	case ',':
		return !p.enumerates(j)
	case ';', ':', '.', '-', clQuote, '(', ')':
		return true
	case clAnd:
		return p.startsPredicate(j + 1)
	}
	switch p.items[j].low {
	case "maar", "want", "terwijl", "omdat", "hoewel", "zodat", "toen", "als", "waarin", "waarmee", "waarvan", "waarbij", "waarop":
		return true
	case "dat":
		return j > 0 && p.items[j-1].class != ','
	}
	return false
}

// enumerates reports whether the comma at item j stands between two names of one enumeration.
func (p *phrase) enumerates(j int) bool {
	if j == 0 || j+1 >= len(p.items) {
		return false
	}
	a, b := p.items[j-1].name, p.items[j+1].name
	return a >= 0 && b >= 0 && p.names[a].group == p.names[b].group
}

// startsPredicate reports whether a finite verb at item j, behind "en", starts a second predicate: "… en werkte bij".
func (p *phrase) startsPredicate(j int) bool {
	if j >= len(p.items) {
		return false
	}
	it := &p.items[j]
	switch it.class {
	case clVerb, clSay, clBe:
		return it.name < 0 && it.low != "zijn" && !strings.HasSuffix(it.low, "en")
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
