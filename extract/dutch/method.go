package dutch

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Methods finds methods, instruments, trainings, programmes and projects that no list has:
//
//   - behind their head noun: "de methode Sleutels", "het programma ‘Een thuis voor iedereen’", "project Buurtkoffie";
//   - before it, when it explains them: "Vroeg Erbij, een training voor ouders", "Vroeg Erbij is een methode";
//   - grown together with it: "Sleutelmethode", "Kluns-training";
//   - by a word that gives names: "een aanpak die Vroeg Erbij heet", "een project onder de naam Vroeg Erbij";
//   - a name found so, wherever else the text has it.
type Methods struct{ lexicon *lexicon }

// NewMethods takes names and roles from k.
func NewMethods(k *Knowledge) *Methods { return &Methods{newLexicon(k)} }

// Name implements [Recogniser].
func (*Methods) Name() string { return "method" }

// Confidence, per mille, of what tells a method.
const (
	methodQuoted   = 880 // "de methode ‘X’"
	methodHeaded   = 800 // "de methode X"
	methodExplains = 800 // "X, een methode"
	methodCalled   = 780 // "een aanpak die X heet"
	methodCompound = 720 // "Sleutelmethode"
	methodAgain    = 740

	methodQuotedName = 560 // ‘X’ inside a sentence
)

// methodScan is one run of Find.
type methodScan struct {
	*context
	found []Mention
	names []string
}

// Find implements [Recogniser].
func (m *Methods) Find(d *Document) []Mention {
	s := &methodScan{context: newContext(d, m.lexicon)}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != Word {
			continue
		}
		if s.classes[i].has(methodHead) && !weakHead(t.Lower) {
			s.behind(i)
			s.explained(i)
		}
		if t.Capital {
			s.compound(i)
		}
		s.called(i)
	}
	s.quotedNames()
	s.found = append(s.found, spread(d, s.found, s.names, graph.Method, "", "method", methodAgain)...)
	return s.found
}

// quotedNames takes short names in quotes inside a sentence, which are no speech: "zoals de ‘Buurtkoffie’ en ‘Samen Sterk’".
func (s *methodScan) quotedNames() {
	for i := 1; i+2 < len(s.tokens); i++ {
		if !isOpeningQuote(s.tokens[i].Text) || !s.tokens[i].SpaceLeft || !s.in(i-1, i) || s.tokens[i-1].Kind != Word || isSaying(s.tokens[i-1].Lower) {
			continue
		}
		first, last, ok := s.quotedAt(i)
		if !ok || last-first > maxQuotedName || !s.tokens[first].Capital || s.tokens[first].Kind != Word || s.tokens[last].Sentence != s.tokens[i].Sentence {
			continue
		}
		if w := s.tokens[last-1]; w.Kind == Punct || s.foreign(first) || s.classes[i-1].has(anyHead&^methodHead) || s.classes[first].has(firstName) {
			continue
		}
		s.note(first, last, "", methodQuotedName)
	}
}

// maxQuotedName is the greatest number of tokens of a name in quotes without a head noun.
const maxQuotedName = 6

// weakHead reports head nouns that stand before all kinds of names, or head no method of ours: "het concept", "app".
func weakHead(s string) bool {
	switch s {
	case "app", "conferentie", "concept", "oefening", "traject", "richtlijn", "protocol", "cursus", "opleiding", "theorie", "scholing", "behandeling", "workshop", "masterclass",
		"test", "sleutel", "dialoog", "wijzer", "schaal", "matrix", "module", "kwaliteitskader", "normenkader", "strategie":
		return true
	}
	return false
}

// projectHead returns the kind of what a head noun names.
func projectHead(s string) graph.Kind {
	for _, tail := range []string{"project", "programma", "pilot", "proeftuin", "projecten", "pilots", "experiment", "traject"} {
		if strings.HasSuffix(s, tail) {
			return graph.KindProgramme
		}
	}
	return ""
}

// behind takes the name behind a head noun.
func (s *methodScan) behind(i int) {
	k := i + 1
	if s.low(k, i) == "van" || !s.in(k, i) || s.tokens[i].Capital && !s.opening(i) {
		return
	}
	kind := projectHead(s.tokens[i].Lower)
	if first, last, ok := s.quotedAt(k); ok {
		if s.tokens[first].Capital || last-first > 1 && last-first <= 4 {
			s.note(first, last, kind, methodQuoted)
			s.listedQuotes(last+1, i, kind)
		}
		return
	}
	if s.low(k, i) == ":" || s.low(k, i) == "(" {
		return
	}
	if s.low(k, i) == "," { // "hun eigen methode, Straatwijs, …"
		s.apposed(k+1, i, kind)
		return
	}
	if !s.tokens[k].Capital || s.tokens[k].Kind != Word || s.foreign(k) {
		return
	}
	last := titleRun{}.end(s.context, k)
	if last == k+1 && (functionWord(s.tokens[k].Lower) == 'n' || isStopWord(s.tokens[k].Lower)) { // "het programma Wat werkt voor de jeugd"
		last = s.phraseEnd(k, maxQuotedName)
		if last == k+1 || s.in(last, i) && s.tokens[last].Kind != Punct {
			return
		}
	}
	if last > k {
		s.note(k, last, kind, methodHeaded)
		if s.classes[i].has(groupPlural) {
			s.listed(last, i, kind)
		}
	}
}

// apposed takes a name between commas behind a head noun with an article: "dat project, Vroeg Erbij, …".
func (s *methodScan) apposed(k, i int, kind graph.Kind) {
	if !s.in(k, i) || !s.tokens[k].Capital || s.tokens[k].Kind != Word || s.foreign(k) || s.classes[i].has(groupPlural) {
		return
	}
	last := titleRun{}.end(s.context, k)
	if w := s.low(last, i); w == "," || w == "." || w == "" || w == "–" {
		s.note(k, last, kind, methodCalled)
	}
}

// foreign reports a capital that is a name of another kind: "de methode Jansen" stays open, "het project Utrecht" is a place.
func (s *methodScan) foreign(k int) bool {
	c := s.classes[k]
	return c.has(placeName|orgName|titleWord|initial) && !c.has(ordinary) || c.has(firstName) && s.personAt(k) || s.tokens[k].Lower == "nederland"
}

// listed takes the further names of "de methodes X, Y en Z".
func (s *methodScan) listed(k, i int, kind graph.Kind) {
	for n := 0; n < 8 && s.in(k+1, i) && (s.tokens[k].Text == "," || s.tokens[k].Lower == "en"); n++ {
		first := k + 1
		if !s.tokens[first].Capital || s.tokens[first].Kind != Word || s.foreign(first) {
			return
		}
		last := titleRun{}.end(s.context, first)
		s.note(first, last, kind, methodHeaded)
		k = last
	}
}

// listedQuotes takes the further names of "de trainingen ‘X’ en ‘Y’".
func (s *methodScan) listedQuotes(k, i int, kind graph.Kind) {
	for s.in(k, i) && (s.tokens[k].Text == "," || s.tokens[k].Lower == "en" || s.tokens[k].Lower == "of") {
		first, last, ok := s.quotedAt(k + 1)
		if !ok {
			return
		}
		s.note(first, last, kind, methodQuoted)
		k = last + 1
	}
}

// explained takes the name that a head noun explains: "X, een landelijke training", "X is een methode".
func (s *methodScan) explained(i int) {
	k := i - 1
	for s.in(k, i) && k > i-4 && s.tokens[k].Kind == Word && !s.tokens[k].Capital && !isDeterminer(s.tokens[k].Lower) {
		k--
	}
	if !s.in(k-1, i) || !isDeterminer(s.tokens[k].Lower) {
		return
	}
	switch s.tokens[k-1].Lower {
	case ",", "is", "–", "-", "(", "was", "heet":
	default:
		return
	}
	last := k - 1
	if s.in(last-1, i) && isClosingQuote(s.tokens[last-1].Text) {
		last--
		first := last - 1
		for s.in(first, i) && !isOpeningQuote(s.tokens[first].Text) {
			first--
		}
		if s.in(first, i) && last-first < 9 {
			s.note(first+1, last, projectHead(s.tokens[i].Lower), methodExplains)
		}
		return
	}
	first := s.runBefore(last, i)
	if first < last && !s.foreign(first) && !(last-first == 1 && s.classes[first].has(firstName|surname|placeName|orgName)) {
		s.note(first, last, projectHead(s.tokens[i].Lower), methodExplains)
	}
}

func isDeterminer(s string) bool {
	switch s {
	case "een", "de", "het", "dé", "hét", "deze", "zo'n":
		return true
	}
	return false
}

// runBefore returns the first token of the run of capitals that ends before token last.
func (s *methodScan) runBefore(last, i int) int {
	first := last
	for k := last - 1; s.in(k, i) && k > last-9; k-- {
		t := &s.tokens[k]
		if t.Kind == Word && t.Capital {
			if s.opening(k) && s.classes[k].has(ordinary) && first == last {
				return last // one ordinary word that opens the sentence
			}
			first = k
			continue
		}
		if t.Kind != Word && t.Text != "&" || !joins(t.Lower) && !ownWord(t.Lower) || first == last {
			break
		}
	}
	if first < last && s.opening(first) && functionWord(s.tokens[first].Lower) == 'n' && !isArticle(s.tokens[first].Lower) && last-first > 1 {
		first++
		for first < last && !s.tokens[first].Capital {
			first++
		}
	}
	return first
}

// ownWord reports small words that names of methods hold between capitals and hardly any other name does: "Spreek je Straat".
func ownWord(s string) bool {
	switch s {
	case "je", "jij", "jouw", "mijn", "ons", "onze", "ik", "wij", "we", "is", "zijn", "dan", "niet", "maar":
		return true
	}
	return false
}

// compound takes names that a head noun ends: "Sleutelmethode", "Kluns-training".
func (s *methodScan) compound(i int) {
	t := &s.tokens[i]
	if s.opening(i) || s.lexicon.words[t.Lower].has(ordinary|anyHead) && !strings.Contains(t.Lower, "-") {
		return
	}
	for _, tail := range []string{
		"methode", "methodiek", "model", "training", "spel", "therapie", "kompas", "ladder", "meter", "matrix", "cirkel", "toolbox", "toolkit", "interventie",
		"kaart", "wijzer", "waaier", "thermometer", "wiel", "kist", "scan", "checklist", "praatplaat", "kwartet", "programma", "project", "pilot", "aanpak", "regel", "theorie",
	} {
		if base, ok := strings.CutSuffix(t.Lower, tail); ok && len(base) > 2 {
			if s.in(i+1, i) && s.tokens[i+1].Capital && s.tokens[i+1].Kind == Word && !s.tokens[i+1].BreakLeft {
				return
			}
			s.note(i, i+1, "", methodCompound)
			return
		}
	}
}

// called takes a name behind a word that gives names, where a head noun stands before it in the sentence.
func (s *methodScan) called(i int) {
	switch s.tokens[i].Lower {
	case "heet", "heette", "genaamd", "geheten", "naam", "noemen", "noemde", "gedoopt":
	default:
		return
	}
	if s.tokens[i].Lower == "heet" || s.tokens[i].Lower == "heette" {
		s.calledFirst(i)
	}
	head := -1
	for k := i - 1; s.in(k, i) && k > i-14; k-- {
		if s.classes[k].has(methodHead|orgHead) && !weakHead(s.tokens[k].Lower) {
			head = k
			break
		}
	}
	if head < 0 || !s.classes[head].has(methodHead) {
		return
	}
	kind := projectHead(s.tokens[head].Lower)
	if first, last, ok := s.quotedAt(i + 1); ok && last-first < 9 {
		s.note(first, last, kind, methodCalled)
		return
	}
	if s.in(i+1, i) && s.tokens[i+1].Capital && s.tokens[i+1].Kind == Word && !s.foreign(i+1) {
		s.note(i+1, titleRun{}.end(s.context, i+1), kind, methodCalled)
		return
	}
	if first := s.runBefore(i, i); first < i && first > head && !s.foreign(first) {
		s.note(first, i, kind, methodCalled)
	}
}

// calledFirst takes a name that opens its sentence: "Vroeg Erbij heet het project".
func (s *methodScan) calledFirst(i int) {
	k := i + 1
	for s.in(k, i) && k < i+4 && s.tokens[k].Kind == Word && !s.classes[k].has(methodHead) && (k > i+1 || isDeterminer(s.tokens[k].Lower)) {
		k++
	}
	if k == i+1 || !s.in(k, i) || !(s.classes[k].has(methodHead) && !weakHead(s.tokens[k].Lower) || s.tokens[k].Lower == "initiatief") {
		return
	}
	first := i - 1
	for s.in(first-1, i) && s.tokens[first].Kind == Word {
		first--
	}
	if s.tokens[first].Kind != Word {
		first++
	}
	if n := i - first; n > 1 && n <= maxQuotedName && s.tokens[first].Capital && s.opening(first) && !s.foreign(first) {
		s.note(first, i, projectHead(s.tokens[k].Lower), methodCalled)
	}
}

func (s *methodScan) note(first, last int, kind graph.Kind, confidence int) {
	if last <= first {
		return
	}
	for last > first+1 && s.tokens[last-1].Kind == Punct && s.tokens[last-1].Text != ")" && s.tokens[last-1].Text != "!" && s.tokens[last-1].Text != "?" {
		last--
	}
	s.found = append(s.found, Mention{
		Start: s.tokens[first].Start, End: s.tokens[last-1].End, Type: graph.Method, Kind: kind, Recogniser: "method", Confidence: confidence,
	})
	if last-first == 1 && s.classes[first].has(ordinary|placeName|firstName|surname) {
		return
	}
	s.names = append(s.names, s.key(first, last))
}
