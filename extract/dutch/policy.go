package dutch

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Policies finds laws, treaties, agendas and codes that no list has:
//
//   - "Wet" and what it is about, in small letters: "Wet toezicht gelijke kansen";
//   - a head noun with a capital and what follows: "Hervormingsagenda Jeugd", "Verordening Jeugdhulp Heide 2023";
//   - a name grown together with it: "Oceaanverdrag", "Woonzorgvisie", with the capital adjective before it: "Nationale Bouwagenda";
//   - a head noun in small letters before a name: "het convenant Samen Sterk".
type Policies struct{ lexicon *lexicon }

// NewPolicies takes names and roles from k.
func NewPolicies(k *Knowledge) *Policies { return &Policies{newLexicon(k)} }

// Name implements [Recogniser].
func (*Policies) Name() string { return "policy" }

// Confidence, per mille, of what tells a policy.
const (
	policyLaw      = 900
	policyHeaded   = 840
	policyCompound = 800
	policyBehind   = 760
	policyAgain    = 760
)

// policyScan is one run of Find.
type policyScan struct {
	*context
	found []Mention
	names []string
}

// Find implements [Recogniser].
func (p *Policies) Find(d *Document) []Mention {
	s := &policyScan{context: newContext(d, p.lexicon)}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != Word {
			continue
		}
		switch {
		case t.Text == "Wet" && s.low(i+1, i) != "van" || t.Text == "wet" && s.in(i-1, i) && s.tokens[i-1].Capital && isAdjective(s.tokens[i-1].Lower):
			s.law(i)
		case t.Capital && namesPolicy(t.Lower):
			s.capitalHead(i)
		case s.classes[i].has(policyHead) && strongPolicy(t.Lower):
			s.behind(i)
		}
	}
	s.found = append(s.found, spread(d, s.found, s.names, graph.Policy, "", "policy", policyAgain)...)
	return s.found
}

// law takes "Wet …"; the word alone is none.
func (s *policyScan) law(i int) {
	first := i
	if s.tokens[i].Text == "wet" {
		first = i - 1 // "Tijdelijke wet maatregelen"
	}
	last := s.phraseEnd(i, maxLaw)
	for k := i + 1; k < last; k++ {
		if s.stopsLaw(k, i) {
			last = s.trimPhrase(i, k)
			break
		}
	}
	if last > i+1 {
		s.note(first, last, policyLaw)
	}
}

// stopsLaw reports what the title of a law never goes on with: anything behind an acronym ("Wet BIG"), an adverb or pronoun,
// another law, a finite verb or a participle.
func (s *policyScan) stopsLaw(k, i int) bool {
	t := &s.tokens[k]
	if k == i+2 && s.tokens[i+1].Capitals {
		return true
	}
	if t.Lower == "en" && isArticle(s.low(k+1, i)) || t.Lower == "of" || isStopWord(t.Lower) && !joins(t.Lower) {
		return true
	}
	return k > i+1 && (s.finite(t.Lower) || strings.HasPrefix(t.Lower, "ge") && isParticiple(t.Lower) && !s.classes[k].has(policyHead))
}

// maxLaw is how far the title of a law is followed, in tokens.
const maxLaw = 11

// namesPolicy reports words that end with a head noun of policy which names of laws and agendas are made with.
func namesPolicy(lower string) bool {
	for _, tail := range []string{
		"wet", "verdrag", "akkoord", "agenda", "convenant", "verordening", "regeling", "richtlijn", "besluit", "visie", "pact", "deal", "scenario", "wetboek",
		"actieplan", "actieprogramma", "uitvoeringsprogramma", "beleidsplan", "programmaplan", "masterplan", "code", "statuut", "decreet", "handvest", "beleidskader", "nota", "aanpak", "protocol",
	} {
		if strings.HasSuffix(lower, tail) && (tail != "wet" || len(lower) > 5) && (tail != "deal" || lower != "ideal") &&
			(tail != "visie" || !strings.HasSuffix(lower, "rvisie") && lower != "intervisie" && lower != "supervisie") && (tail != "scenario" || len(lower) > 8 && lower != "scenario") {
			return true
		}
	}
	return false
}

// capitalHead takes a capital head noun with what follows and the capital adjective before it.
func (s *policyScan) capitalHead(i int) {
	t := &s.tokens[i]
	plainWord := s.classes[i].has(policyHead|methodHead|pubHead) && s.lexicon.words[t.Lower].has(anyHead) // the head noun itself, no compound
	first := i
	if s.low(i-1, i) == "en" && s.low(i-2, i) == "-" && s.in(i-3, i) && s.tokens[i-3].Capital {
		first = i - 3
	}
	if k := first - 1; first < i && s.in(k, i) && s.tokens[k].Capital && isAdjective(s.tokens[k].Lower) {
		first = k
	}
	if first == i && s.in(i-1, i) && s.tokens[i-1].Capital && isAdjective(s.tokens[i-1].Lower) && !s.opening(i-1) && s.tokens[i-1].Kind == Word {
		first = i - 1
	}
	last := titleRun{places: true}.end(s.context, i)
	if last > i+1 && s.tokens[last-1].Kind == Word && s.in(last, i) && s.low(last, i) == "-" && !s.tokens[last].SpaceLeft {
		last = s.further(i, last)
	}
	if s.opening(i) && first == i && (plainWord || s.classes[i].has(ordinary)) && last == i+1 {
		return
	}
	if plainWord && last == i+1 && first == i {
		return
	}
	switch {
	case strings.HasSuffix(t.Lower, "aanpak"), strings.HasSuffix(t.Lower, "protocol"), strings.HasSuffix(t.Lower, "code") && !strings.HasSuffix(t.Lower, "gedragscode"):
		if first == i && last == i+1 {
			return
		}
	}
	if plainWord || last > i+1 {
		last = s.further(i, last)
	}
	s.note(first, last, policyCompound)
}

// further follows a title in small letters behind its head: "Toekomstscenario kind- en gezinsbescherming".
func (s *policyScan) further(i, last int) int {
	if s.in(last, i) && s.low(last, i) == "-" && s.low(last+1, i) == "en" && s.in(last+2, i) && s.tokens[last+2].Kind == Word {
		return last + 3
	}
	return last
}

// strongPolicy reports head nouns that take a policy's name behind them, themselves outside.
func strongPolicy(s string) bool {
	for _, tail := range []string{"convenant", "wetsvoorstel", "akkoord", "beleidsplan", "actieplan", "agenda", "beleidsnota", "uitvoeringsprogramma", "actieprogramma", "verordening", "citydeal", "regiodeal", "pact", "cao"} {
		if strings.HasSuffix(s, tail) {
			return true
		}
	}
	return false
}

func (s *policyScan) behind(i int) {
	if first, last, ok := s.quotedAt(i + 1); ok && s.tokens[first].Capital {
		s.note(first, last, policyHeaded)
		return
	}
	k := i + 1
	if !s.in(k, i) || !s.tokens[k].Capital || s.tokens[k].Kind != Word || s.classes[k].has(placeName|orgName|firstName|initial|titleWord) && !s.classes[k].has(ordinary) {
		return
	}
	if last := (titleRun{}).end(s.context, k); last > k {
		s.note(k, last, policyBehind)
	}
}

func (s *policyScan) note(first, last, confidence int) {
	s.found = append(s.found, Mention{
		Start: s.tokens[first].Start, End: s.tokens[last-1].End, Type: graph.Policy, Recogniser: "policy", Confidence: confidence,
	})
	s.names = append(s.names, s.key(first, last))
}
