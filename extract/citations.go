package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Citation is an author–year reference of a text; offsets are bytes.
type Citation struct {
	Start, End int
	Authors    []string // surnames with their prefix: "De Jong"; or the name of an organisation
	Year       int      // 0: no year (z.j., in druk)
	Suffix     string   // "a" of 2016a
}

// Citer finds citations.
type Citer struct {
	names    *nameWords
	works    []string        // "boek", "rapport", "methodiek": behind these a name with a year is a title
	orgHeads map[string]bool // "inspectie", "ministerie": an author that begins so is one organisation, whatever "en" it holds
}

// NewCiter indexes what finding citations needs of the knowledge.
func NewCiter(k *dutch.Knowledge) *Citer {
	c := &Citer{names: newNameWords(k.Names), orgHeads: map[string]bool{}}
	for _, r := range k.Roles {
		switch r.Class {
		case dutch.OrgHead:
			c.orgHeads[r.Text] = true
		case dutch.PublicationHead, dutch.MethodHead, dutch.PolicyHead:
			c.works = append(c.works, r.Text)
		}
	}
	return c
}

// Find returns the citations of a document in order: in brackets, "(zie De Jong, 2016; Van Dam e.a., 2013)", and narrative,
// "Meulenbelt (2020) schrijft". other tells the type of a name that begins at a byte, so that "Jeugdwet (2015)" is none.
func (c *Citer) Find(d *dutch.Document, mentions []dutch.Mention) []Citation {
	s := &citationScan{citer: c, doc: d, notAuthors: map[int]bool{}}
	for _, m := range mentions {
		sure := m.ID != "" || m.Confidence >= sureOther
		if sure && m.Type != graph.Person && m.Type != graph.Organisation && m.Type != graph.Concept {
			s.notAuthors[m.Start] = true
		}
	}
	for i := range d.Tokens {
		if year, suffix, ok := yearOf(d.Tokens, i); ok {
			s.at(i, year, suffix)
		}
	}
	return s.found
}

// sureOther is the confidence, per mille, from which a name is taken to be no author's: "Ebrahim" alone may be guessed a place.
const sureOther = 700

// citationScan is one run of Find.
type citationScan struct {
	citer      *Citer
	doc        *dutch.Document
	notAuthors map[int]bool // bytes at which a law, a place or a method is named
	found      []Citation
	lastFirst  int // token at which the last citation found starts
	lastYear   int // token of its year
}

// yearOf reads a year of publication at token i: 1986, 2016a, z.j., n.d., in druk.
func yearOf(tokens []dutch.Token, i int) (year int, suffix string, ok bool) {
	t := tokens[i].Lower
	switch strings.TrimRight(t, ".") {
	case "z.j", "n.d", "s.a":
		return 0, "", true
	case "druk":
		return 0, "", i > 0 && tokens[i-1].Lower == "in"
	}
	if len(t) < 4 || len(t) > 5 {
		return 0, "", false
	}
	for _, r := range t[:4] {
		if r < '0' || r > '9' {
			return 0, "", false
		}
		year = 10*year + int(r-'0')
	}
	if suffix = t[4:]; suffix != "" && (suffix[0] < 'a' || suffix[0] > 'f') {
		return 0, "", false
	}
	return year, suffix, year >= 1500 && year < 2100
}

// at looks for the authors before the year at token i and notes the citation.
func (s *citationScan) at(i, year int, suffix string) {
	tokens := s.doc.Tokens
	k := i - 1
	if year == 0 && k >= 0 && tokens[k].Lower == "in" {
		k--
	}
	if k < 0 {
		return
	}
	narrative := tokens[k].Text == "("
	if narrative || tokens[k].Text == "," {
		k--
	}
	if k < 0 {
		return
	}
	if n := len(s.found); !narrative && n > 0 && k == s.lastYear { // "Jansen, 2016, 2018": the same authors again
		if i-s.lastFirst > maxBracket {
			return // a table, not a citation
		}
		s.note(s.lastFirst, i, Citation{Start: s.found[n-1].Start, Authors: s.found[n-1].Authors, Year: year, Suffix: suffix})
		return
	}
	if !narrative && !s.inBrackets(k) {
		return
	}
	first, authors := s.authors(k, narrative)
	if len(authors) == 0 || s.namesOther(first, k) || narrative && s.behindWork(first) {
		return
	}
	s.note(first, i, Citation{Start: tokens[first].Start, Authors: authors, Year: year, Suffix: suffix})
}

// namesOther reports whether a law, a place or a method is named in a run of tokens.
func (s *citationScan) namesOther(first, last int) bool {
	for _, t := range s.doc.Tokens[first : last+1] {
		if s.notAuthors[t.Start] {
			return true
		}
	}
	return false
}

// behindWork reports whether the noun before token i says that a title follows: "het boek Stilte (2013)", "jaarrapport".
func (s *citationScan) behindWork(i int) bool {
	if i == 0 {
		return false
	}
	noun := s.doc.Tokens[i-1].Lower
	return slices.ContainsFunc(s.citer.works, func(w string) bool {
		return noun == w || len(w) >= 4 && len(noun) > len(w)+2 && strings.HasSuffix(noun, w)
	})
}

// note closes the citation that starts at token first behind its year, token i, and behind the bracket that a narrative one opened:
// "Jansen (2016)", "Jansen (in druk)", the last of "Jansen (2016, 2018)".
func (s *citationScan) note(first, i int, c Citation) {
	tokens := s.doc.Tokens
	c.End = tokens[i].End
	opened := strings.LastIndexByte(s.doc.Text[c.Start:c.End], '(')
	if opened >= 0 && !strings.Contains(s.doc.Text[c.Start+opened:c.End], ")") && i+1 < len(tokens) && tokens[i+1].Text == ")" {
		c.End = tokens[i+1].End
	}
	s.lastFirst, s.lastYear = first, i
	s.found = append(s.found, c)
}

// maxBracket is how many tokens a bracket with citations may hold.
const maxBracket = 80

// inBrackets reports whether a round bracket is open at token k.
func (s *citationScan) inBrackets(k int) bool {
	for i := k; i >= 0 && i > k-maxBracket; i-- {
		switch s.doc.Tokens[i].Text {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// authors reads the run of names that ends at token k, and the token at which it starts.
func (s *citationScan) authors(k int, narrative bool) (first int, authors []string) {
	first = k + 1
	for i := k; i >= 0 && s.carries(i); i-- {
		first = i
	}
	first = s.trimStart(first, k, narrative)
	if first > k {
		return first, nil
	}
	run := s.doc.Text[s.doc.Tokens[first].Start:s.doc.Tokens[k].End]
	return first, s.citer.split(cleanName(run))
}

// carries reports whether token i may stand in a run of authors.
func (s *citationScan) carries(i int) bool {
	t := s.doc.Tokens[i]
	switch t.Lower {
	case ",", "&", "en", "and", "et", "al", "al.", "e.a.", "e.a", "ea", "c.s.", "c.s", "-", ".", "van", "voor":
		return true
	}
	return t.Kind == dutch.Word && (t.Capital || s.citer.names.prefixes[t.Lower])
}

// trimStart moves the start of a run behind what can't begin an author: separators, a small word that opens the sentence
// ("Volgens Lee (2023)"), and, in running text, names that no separator joins to the last one.
func (s *citationScan) trimStart(first, k int, narrative bool) int {
	for first <= k {
		t := s.doc.Tokens[first]
		opening := t.Capital && isOpening(t.Lower)
		// "van" before a name in running text is a preposition: there a prefix that begins a name is a capital.
		prefix := !narrative && s.citer.names.prefixes[t.Lower]
		if t.Kind == dutch.Word && !opening && (t.Capital || prefix) {
			break
		}
		first++
	}
	if !narrative {
		return first
	}
	for i := k - 1; i >= first; i-- { // a full stop that ends a sentence, not an initial
		if s.doc.Tokens[i].Text == "." || s.doc.Tokens[i].Sentence != s.doc.Tokens[k].Sentence {
			return i + 1
		}
	}
	return first
}

// isOpening reports whether a capitalised word is one of the small words that begin a sentence or a note in brackets.
func isOpening(lower string) bool {
	switch lower {
	case "volgens", "zie", "ook", "zo", "zoals", "in", "bij", "met", "door", "uit", "naar", "aldus", "cf", "cf.", "vgl.", "vgl",
		"geciteerd", "gebaseerd", "onder", "andere", "bron", "bijvoorbeeld", "bijv.", "en", "maar", "toch", "daarnaast", "later",
		"eerder", "volgend", "recent", "onderzoek", "see", "according", "also", "hoewel", "dat", "toen", "omdat", "want", "net",
		"waar", "wat", "voor", "tegen", "niet":
		return true
	}
	return false
}

// split turns a run into authors: persons by surname, or one organisation.
func (c *Citer) split(run string) []string {
	run = strings.Trim(run, " ,&")
	words := strings.Fields(run)
	if len(words) == 0 {
		return nil
	}
	run = withoutOthers(words)
	if run == "" {
		return nil
	}
	if c.orgHeads[graph.Fold(words[0])] {
		return []string{run}
	}
	parts := splitNames(run)
	if c.oneName(run, parts) {
		return []string{run}
	}
	var out []string
	for _, p := range parts {
		if initialsOnly(p, c.names) {
			continue // "Berg, J. van den": the prefix is left out, as in "(Berg, 2016)"
		}
		if name := c.surname(p); c.namesSomeone(name) {
			out = append(out, name)
		}
	}
	return out
}

// namesSomeone reports whether an author has a word besides surname prefixes and marks: "(Van, 2016)" and "(A -, 2016)" have none.
func (c *Citer) namesSomeone(author string) bool {
	return slices.ContainsFunc(strings.Fields(author), func(w string) bool {
		return strings.ContainsFunc(w, unicode.IsLetter) && !c.names.prefixes[graph.Fold(w)]
	})
}

// withoutOthers joins words without "et al." and its Dutch forms.
func withoutOthers(words []string) string {
	for i, w := range words {
		switch strings.Trim(strings.ToLower(w), ".,") {
		case "e.a", "ea", "c.s", "cs":
			return strings.Trim(strings.Join(words[:i], " "), " ,&")
		case "et":
			if i+1 < len(words) && strings.HasPrefix(strings.ToLower(words[i+1]), "al") {
				return strings.Trim(strings.Join(words[:i], " "), " ,&")
			}
		}
	}
	return strings.Join(words, " ")
}

// splitNames cuts at commas, ampersands, en and and.
func splitNames(run string) []string {
	var parts []string
	var part []string
	flush := func() {
		if len(part) > 0 {
			parts = append(parts, strings.Join(part, " "))
		}
		part = nil
	}
	for _, w := range strings.Fields(run) {
		if isConjunction(w) && w != "of" {
			flush()
			continue
		}
		bare := strings.TrimSuffix(w, ",")
		if bare != "" { // a comma by itself only ends a name
			part = append(part, bare)
		}
		if bare != w {
			flush()
		}
	}
	flush()
	return parts
}

// oneName reports whether parts joined by "en" are one organisation: a part has two capitalised words that are neither
// initials nor joined by a surname prefix ("Inspectie Gezondheidszorg en Jeugd", "Sociaal en Cultureel Planbureau").
func (c *Citer) oneName(run string, parts []string) bool {
	if len(parts) < 2 || strings.Contains(run, "&") || !strings.Contains(run, " en ") {
		return false
	}
	for _, p := range parts {
		capitals := 0
		for _, w := range strings.Fields(p) {
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !isInitials(w) && !c.names.prefixes[graph.Fold(w)] {
				capitals++
			}
		}
		if capitals >= 2 && len(c.names.parse(p).prefix) == 0 {
			return true
		}
	}
	return false
}

func initialsOnly(part string, names *nameWords) bool {
	words := strings.Fields(part)
	return isInitials(words[0]) && !slices.ContainsFunc(words[1:], func(w string) bool {
		return !isInitials(w) && !names.prefixes[graph.Fold(w)]
	})
}

// surname returns a person's surname with its prefix, the first letter a capital, without the ’s of "Visser’s (2023) studie".
func (c *Citer) surname(part string) string {
	part = strings.TrimSuffix(strings.TrimSuffix(part, "’s"), "'s")
	p := c.names.parse(part)
	if p.oneWord {
		return part
	}
	name := []rune(strings.Join(slices.Concat(p.prefix, p.surname), " "))
	name[0] = unicode.ToUpper(name[0])
	return string(name)
}
