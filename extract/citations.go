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
	Title      Span     // of the work, where an entry of a list of literature gives it
}

// Citer finds citations.
type Citer struct {
	names    *nameWords
	works    []string        // "boek", "rapport", "methodiek": behind these a name with a year is a title
	titled   map[string]bool // "boek", "rapport": nouns before the title of a publication
	orgHeads map[string]bool // "inspectie", "ministerie": an author that begins so is one organisation, whatever "en" it holds
}

// NewCiter indexes what finding citations needs of the knowledge.
func NewCiter(k *dutch.Knowledge) *Citer {
	c := &Citer{names: newNameWords(k.Names), titled: map[string]bool{}, orgHeads: map[string]bool{}}
	for _, r := range k.Roles {
		switch r.Class {
		case dutch.OrgHead:
			c.orgHeads[r.Text] = true
		case dutch.PublicationHead, dutch.MethodHead, dutch.PolicyHead:
			c.works = append(c.works, r.Text)
		}
		if r.Class == dutch.PublicationHead {
			c.titled[r.Text] = true
		}
	}
	return c
}

// Find returns the citations of a document in order: in brackets, "(zie De Jong, 2016; Van Dam e.a., 2013)", and narrative,
// "Meulenbelt (2020) schrijft". other tells the type of a name that begins at a byte, so that "Jeugdwet (2015)" is none.
func (c *Citer) Find(d *dutch.Document, mentions []dutch.Mention) []Citation {
	s := &citationScan{citer: c, doc: d, notAuthors: map[int]bool{}, organisations: map[int]int{}}
	for _, m := range mentions {
		sure := m.ID != "" || m.Confidence >= sureOther
		if sure && m.Type != graph.Person && m.Type != graph.Organisation && m.Type != graph.Concept {
			s.notAuthors[m.Start] = true
		}
		if sure && m.Type == graph.Organisation {
			s.organisations[m.Start] = m.End
		}
	}
	for i := range d.Tokens {
		if year, suffix, ok := yearOf(d.Tokens, i); ok {
			s.at(i, year, suffix)
		}
	}
	taken := map[int]bool{}
	for _, f := range s.found {
		taken[f.Start] = true
	}
	if listed := s.entries(taken); len(listed) > 0 {
		s.found = append(s.found, listed...)
		slices.SortStableFunc(s.found, func(a, b Citation) int { return a.Start - b.Start })
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

	underHead []bool // of each sentence: whether it stands under a heading of a list of literature

	organisations map[int]int // byte at which a sure name of an organisation starts, and its end

	lastFirst int // token at which the last citation found starts
	lastYear  int // token of its year
}

// yearOf reads a year of publication at token i: 1986, 2016a, z.j., n.d., in druk.
func yearOf(tokens []dutch.Token, i int) (year int, suffix string, ok bool) {
	t := tokens[i].Lower
	switch strings.TrimRight(t, ".") {
	case "z.j", "z.d", "n.d", "s.a":
		return 0, "", true
	case "druk", "voorbereiding", "press":
		return 0, "", i > 0 && tokens[i-1].Lower == "in"
	case "verschijnen":
		return 0, "", i > 0 && tokens[i-1].Lower == "te"
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
	if isRange(tokens, i) || year > 0 && i+2 < len(tokens) && tokens[i+1].Text == "/" && len(tokens[i+2].Text) == 4 {
		return
	}
	k := i - 1
	if year == 0 && k >= 0 && (tokens[k].Lower == "in" || tokens[k].Lower == "te") {
		k--
	}
	if k > 1 && tokens[k].Text == "/" { // "1965/2010": the year of the first print and the one at hand
		if _, _, ok := yearOf(tokens, k-1); ok {
			k -= 2
		}
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
	if !narrative && k == i-1 && k-1 == s.lastYear && isYearSeparator(tokens[k].Lower) {
		k--
	}
	if n := len(s.found); !narrative && n > 0 && k == s.lastYear { // "Jansen, 2016, 2018": the same authors again
		if i-s.lastFirst > maxBracket {
			return // a table, not a citation
		}
		s.note(s.lastFirst, i, Citation{Start: s.found[n-1].Start, Authors: s.found[n-1].Authors, Year: year, Suffix: suffix})
		return
	}
	named := k
	if k = s.behindAside(k); narrative && k == named {
		k = s.behindColleagues(k)
	}
	if !narrative && !s.inBrackets(k) {
		return
	}
	stop := narrative && k > 0 && tokens[k].Text == "."
	if stop {
		k-- // "Movisie. (2021). Titel"
	}
	first, authors := s.authors(k, narrative)
	if name, ok := s.organisation(first, k, named); ok {
		authors = []string{name}
	}
	if len(authors) == 0 || s.namesOther(first, k) || narrative && s.behindWork(first) || stop && !s.startsLine(first) {
		return
	}
	if s.isCredit(first) || s.isMoment(authors) || narrative && s.isLife(first, k, i) {
		return
	}
	s.note(first, i, Citation{Start: tokens[first].Start, Authors: authors, Year: year, Suffix: suffix})
}

// isYearSeparator reports whether a word stands between two years of one author: "Jansen, 2016; 2018", "Jansen, 2016 en 2018".
func isYearSeparator(lower string) bool {
	return lower == ";" || lower == "en" || lower == "and" || lower == "&"
}

// isRange reports whether the year at token i is an end of a range: "1906-1975".
func isRange(tokens []dutch.Token, i int) bool {
	isDash := func(j int) bool { return j > 0 && j < len(tokens)-1 && strings.Trim(tokens[j].Text, "-–—") == "" }
	year := func(j int) bool {
		return j >= 0 && j < len(tokens) && len(tokens[j].Text) == 4 && digits(tokens[j].Text)
	}
	return isDash(i+1) && year(i+2) || isDash(i-1) && year(i-2)
}

// isCredit reports whether the name at token i is the maker's of a picture: "(Foto: Hans Smit, 2019)".
func (s *citationScan) isCredit(i int) bool {
	tokens := s.doc.Tokens
	return i > 1 && tokens[i-1].Text == ":" && hasAnyPrefix(tokens[i-2].Lower, "foto", "beeld", "illustratie", "tekening")
}

// isMoment reports whether the only author is a month or a season: "(Maart 2019)".
func (s *citationScan) isMoment(authors []string) bool {
	lower := strings.ToLower(authors[0])
	return len(authors) == 1 && (month(lower) > 0 || isSeason(lower))
}

// isLife reports whether the year in brackets behind tokens first..k, at token i, is when a person was born: "Anna de Boer (1978) is
// onderzoeker". A first name stands before the surname, and what the person does, not writes, follows.
func (s *citationScan) isLife(first, k, i int) bool {
	tokens := s.doc.Tokens
	if i+2 >= len(tokens) || tokens[i+1].Text != ")" || first == k || isInitials(tokens[first].Text) || s.citer.names.prefixes[tokens[first].Lower] {
		return false
	}
	for _, t := range tokens[first:k] {
		if t.Kind != dutch.Word || isConjunction(t.Lower) {
			return false
		}
	}
	switch tokens[i+2].Lower {
	case "is", "was", "werkt", "woont", "groeide", "studeerde", "werd", "begon", "heeft", "komt", "kwam", "leerde", "volgde", "trouwde":
		return true
	}
	return false
}

// organisation returns the name that tokens first..k are when they are one organisation: a name found in the text, or one that its
// short name follows up to token named, "Nederlands Jeugdinstituut [NJi]".
func (s *citationScan) organisation(first, k, named int) (string, bool) {
	tokens := s.doc.Tokens
	if first > k {
		return "", false
	}
	short := k < named && named-k <= 3 && isShortName(tokens[named-1].Text)
	if !short && s.organisations[tokens[first].Start] != tokens[k].End {
		return "", false
	}
	return cleanName(s.doc.Text[tokens[first].Start:tokens[k].End]), true
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
	c.Title = s.titleBehind(first, i)
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
	if c.orgHeads[graph.Fold(words[0])] || strings.Contains(run, " voor ") {
		return []string{run}
	}
	parts := splitNames(run)
	if c.oneName(run, parts) {
		return []string{run}
	}
	var out []string
	for _, p := range parts {
		if initialsOnly(p, c.names) {
			if prefix := lastPrefix(p, c.names); prefix != "" && len(out) > 0 { // "Berg, J. van den"
				out[len(out)-1] = upperFirst(prefix + " " + out[len(out)-1])
			}
			continue
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
	return upperFirst(strings.Join(slices.Concat(p.prefix, p.surname), " "))
}

// lastPrefix returns the surname prefix behind the initials of "J. van den".
func lastPrefix(part string, names *nameWords) string {
	words := strings.Fields(part)
	i := len(words)
	for i > 0 && names.prefixes[graph.Fold(words[i-1])] && !isInitials(words[i-1]) {
		i--
	}
	return strings.Join(words[i:], " ")
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
