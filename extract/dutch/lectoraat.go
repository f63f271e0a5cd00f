package dutch

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Lectoraten finds research groups of hogescholen:
//
//   - "lectoraat Armoede en Gezondheid", with the word, up to "van Hogeschool Rivierenland"; the name may go on in small letters:
//     "lectoraat Duurzame zorg", "lectoraat Empowerment en professionalisering van …";
//   - "lectoraten Vrije Tijd, Jeugd en Recht": each name alone;
//   - "lector Zorg en Welzijn": the name alone, unless it is a person's;
//   - a name found so, wherever else the text has it with its capitals.
type Lectoraten struct{ lexicon *lexicon }

// NewLectoraten takes names and roles from k.
func NewLectoraten(k *Knowledge) *Lectoraten { return &Lectoraten{newLexicon(k)} }

// Name implements [Recogniser].
func (*Lectoraten) Name() string { return "lectoraat" }

// Confidence, per mille, of what tells a lectoraat.
const (
	lectoraatNamed  = 940 // "lectoraat X"
	lectoraatListed = 880 // "lectoraten X, Y en Z"
	lectoraatLector = 860 // "lector X"
	lectoraatAgain  = 800
)

// lectoraatScan is one run of Find.
type lectoraatScan struct {
	*context
	found []Mention
	names []string // bare names, as written
}

// Find implements [Recogniser].
func (l *Lectoraten) Find(d *Document) []Mention {
	s := &lectoraatScan{context: newContext(d, l.lexicon)}
	for i := range d.Tokens {
		switch w := d.Tokens[i].Lower; {
		case w == "lectoraat" || w == "onderzoeksgroep" && !d.Tokens[i].Capital:
			s.single(i)
		case w == "lectoraten":
			s.several(i)
		case w == "lector" || w == "lectoren":
			s.lector(i)
		}
	}
	s.found = append(s.found, spread(d, s.found, s.names, graph.Lectoraat, "", "lectoraat", lectoraatAgain)...)
	return s.found
}

// single takes the name behind "lectoraat".
func (s *lectoraatScan) single(i int) {
	first := s.skipQuote(i+1, i)
	last := s.nameEnd(first, i, true)
	if last == 0 {
		return
	}
	start := i
	if first > i+1 {
		start = first
	}
	s.note(start, first, last, lectoraatNamed)
}

func (s *lectoraatScan) skipQuote(k, of int) int {
	if s.in(k, of) && isOpeningQuote(s.tokens[k].Text) {
		return k + 1
	}
	return k
}

// nameEnd returns the token behind a lectoraat's name at token first; 0 when no name stands there.
func (s *lectoraatScan) nameEnd(first, of int, commas bool) int {
	if !s.in(first, of) || !s.tokens[first].Capital || s.tokens[first].Kind != Word || s.classes[first].has(orgName) && !s.classes[first].has(ordinary) {
		return 0
	}
	if s.classes[first].has(orgHead) && s.class(first+1, of)&ordinary == 0 && s.in(first+1, of) && s.tokens[first+1].Capital {
		return 0 // "het lectoraat Hogeschool Rivierenland"
	}
	last := titleRun{commas: commas}.end(s.context, first)
	if last == first {
		return 0
	}
	return s.small(first, last)
}

// small takes the rest of a name that goes on in small letters: a noun behind an adjective ("Duurzame zorg"), and a noun behind
// "en" when the name ends there ("Empowerment en professionalisering van Hogeschool …").
func (s *lectoraatScan) small(first, last int) int {
	if last-first == 1 && isAdjective(s.tokens[first].Lower) && s.noun(last, first) {
		last++
	}
	k := last
	for s.in(k, first) && (joins(s.tokens[k].Lower) || s.tokens[k].Text == ",") && k < last+3 && !s.tokens[k].Capital {
		k++
	}
	if k == last || !s.noun(k, first) {
		return last
	}
	switch s.tokens[last].Lower {
	case "en", "&", "in", "voor", "van":
	default:
		return last
	}
	if isAdjective(s.tokens[k].Lower) && s.noun(k+1, first) {
		k++
	}
	if s.closes(k+1, first) {
		return k + 1
	}
	return last
}

// noun reports a word in small letters that can be one.
func (s *lectoraatScan) noun(k, of int) bool {
	return s.in(k, of) && s.tokens[k].Kind == Word && !s.tokens[k].Capital && len(s.tokens[k].Lower) > 3 && !isStopWord(s.tokens[k].Lower) && functionWord(s.tokens[k].Lower) == 0 &&
		!s.classes[k].has(personRole|titleWord) && !isVerbLike(s.tokens[k].Lower)
}

// isVerbLike reports verbs that often follow the name of a group.
func isVerbLike(w string) bool {
	switch w {
	case "onderzoekt", "ontwikkelt", "werkt", "richt", "doet", "wordt", "heeft", "gaat", "krijgt", "start", "organiseert", "presenteert", "bestaat", "kijkt", "voert", "houdt",
		"onderzocht", "ontwikkelde", "zoekt", "maakt", "biedt", "begeleidt", "staat", "volgt", "zegt", "stelt", "komt", "geeft", "leidt", "deed", "bracht", "brengt", "ging", "werkte", "bouwt", "samen", "sinds", "waar":
		return true
	}
	return false
}

func isAdjective(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ie") && !strings.HasSuffix(w, "ode")
}

// closes reports that a name may end before token k: a mark, or the hogeschool that it belongs to.
func (s *lectoraatScan) closes(k, of int) bool {
	if !s.in(k, of) || s.tokens[k].Kind == Punct {
		return true
	}
	switch s.tokens[k].Lower {
	case "van", "aan", "bij", "binnen":
		j := k + 1
		for s.in(j, of) && isArticle(s.tokens[j].Lower) {
			j++
		}
		return s.in(j, of) && (s.tokens[j].Capital || s.classes[j].has(orgHead))
	case "en", "onderzoekt", "heeft", "is", "wordt", "werkt", "doet", "gaat", "zijn":
		return true
	}
	return false
}

// several takes the names behind "lectoraten": "lectoraten Vrije Tijd, Jeugd en Recht en De Digitale Buurman".
func (s *lectoraatScan) several(i int) {
	k := i + 1
	for n := 0; n < 4 && s.in(k+n, i) && !s.tokens[k+n].Capital; n++ {
		if s.tokens[k+n].Text == ":" { // "lectoraten van start: …"
			k += n + 1
			break
		}
	}
	k = s.skipQuote(k, i)
	for n := 0; n < 12; n++ {
		last := s.listedEnd(k, i)
		if last == 0 {
			return
		}
		s.note(k, k, last, lectoraatListed)
		for s.in(last, i) && (s.tokens[last].Text == "," || s.tokens[last].Lower == "en" || isClosingQuote(s.tokens[last].Text) || isOpeningQuote(s.tokens[last].Text)) {
			last++
		}
		if last == k || !s.in(last, i) {
			return
		}
		k = last
	}
}

// listedEnd returns the end of one name in a list. "en" parts names when the list has no other comma behind it.
func (s *lectoraatScan) listedEnd(k, i int) int {
	last := s.nameEnd(k, i, false)
	if last == 0 || s.low(last, i) == "," {
		return last
	}
	ands := -1
	for j := k + 1; j < last; j++ {
		if s.tokens[j].Lower == "en" {
			if ands >= 0 && s.low(k-1, i) != "," {
				return ands // "A en B en C"
			}
			ands = j
		}
	}
	if ands > 0 && s.low(k-1, i) != "en" {
		return ands // the last of a list: "lectoraten Vrije Tijd, Jeugd en Recht"
	}
	return last
}

// lector takes the field behind "lector", unless a person's name stands there.
func (s *lectoraatScan) lector(i int) {
	first := s.skipQuote(i+1, i)
	if w := s.low(first, i); w == "van" || w == "bij" { // "lector bij Kunst in Publieke Domeinen"
		first++
		if s.class(first, i).has(orgHead | placeName | orgName) {
			return
		}
	}
	if !s.in(first, i) || !s.tokens[first].Capital || s.classes[first].has(initial|titleWord) {
		return
	}
	if s.classes[first].has(firstName|ambiguousFirst) && !s.classes[first].has(ordinary) || s.prefixAt(first, i) > 0 && !isArticle(s.tokens[first].Lower) {
		if r, ok := s.nameAt(first); ok {
			s.bracketed(r.last, i)
		}
		return
	}
	if r, ok := s.nameAt(first); ok && s.person(r) {
		s.bracketed(r.last, i)
		return
	}
	last := s.nameEnd(first, i, true)
	if last == 0 {
		return
	}
	s.note(first, first, last, lectoraatLector)
}

// person reports a run behind "lector" that is a person's name: a known surname, or words that no dictionary has.
func (s *lectoraatScan) person(r nameRun) bool {
	if r.prefix > 0 && !isArticle(s.tokens[r.first].Lower) {
		return true
	}
	last := s.classes[r.last-1]
	if last.has(surname) && !last.has(ordinary) {
		return true
	}
	if r.words == 1 {
		return r.prefix > 0 && last.has(surname)
	}
	for k := r.first; k < r.last; k++ {
		if s.classes[k].has(ordinary) || isNounLike(s.tokens[k].Lower) {
			return false
		}
	}
	return true
}

// isNounLike reports endings that common nouns have and persons' names hardly ever.
func isNounLike(w string) bool {
	switch w {
	case "work", "studies", "sciences", "science", "management", "business", "nursing", "engineering", "design", "health", "education", "arts", "media", "law", "psychology":
		return true // "docent Social Work"
	}
	for _, e := range []string{"ing", "heid", "schap", "zorg", "kunde", "tie", "gie", "iek", "recht", "onderwijs", "hulp", "beleid", "werk", "tijd", "care", "ment", "ness", "ty", "ics", "ion", "teit", "isme", "bouw", "gedrag", "nering"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+2 {
			return true
		}
	}
	return false
}

// bracketed takes the name in brackets behind a lector: "lector Sanne Vermaat (Zorg en Welzijn)".
func (s *lectoraatScan) bracketed(k, of int) {
	if s.low(k, of) != "(" || !s.in(k+1, of) || s.class(k+1, of).has(orgHead|orgName|placeName) || s.tokens[k+1].Capitals {
		return
	}
	last := s.nameEnd(k+1, of, true)
	if last == 0 || s.low(last, of) != ")" {
		return
	}
	s.note(k+1, k+1, last, lectoraatLector)
	if next := last + 1; s.low(next, of) == "en" || s.low(next, of) == "," { // "lectoren A (X), B (Y) en C (Z)"
		if r, ok := s.nameAt(next + 1); ok && r.words+r.prefix > 1 {
			s.bracketed(r.last, of)
		}
	}
}

func (s *lectoraatScan) note(start, first, last, confidence int) {
	s.found = append(s.found, Mention{
		Start: s.tokens[start].Start, End: s.tokens[last-1].End, Type: graph.Lectoraat, Recogniser: "lectoraat", Confidence: confidence,
		Name: strings.Join(strings.Fields(s.doc.Text[s.tokens[first].Start:s.tokens[last-1].End]), " "),
	})
	if name := s.key(first, last); last-first > 1 && !slices.Contains(s.names, name) {
		s.names = append(s.names, name)
	}
}
