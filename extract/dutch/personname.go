package dutch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameRun is a run of tokens that is written as a person's name: capitals and initials, with tussenvoegsels between them.
type nameRun struct {
	first, last int // tokens first..last-1
	words       int // capital words; initials and tussenvoegsels don't count
	initials    bool
	prefix      int // tokens of tussenvoegsels
	surnameAt   int // token of the first word of the surname: its tussenvoegsel, or the last word
}

// maxNameWords is the greatest number of capital words in a name.
const maxNameWords = 4

// nameAt reads the longest run that starts at token i: "J.H. van den Berg-Smit", "A.P. (Anton) Zeldenrust", "Van Dijk".
func (c *context) nameAt(i int) (nameRun, bool) {
	r := nameRun{first: i, last: i, surnameAt: -1}
	k := i
	for c.in(k, i) && c.classes[k].has(initial) && c.tokens[k].Capital {
		r.initials = true
		k++
	}
	if r.initials && c.nickname(k, i) {
		k += 3
	}
	for c.in(k, i) && r.words < maxNameWords {
		if n := c.prefixAt(k, i); n > 0 && c.surnameWord(k+n, i) && c.prefixFits(k, n, r) {
			if r.surnameAt < 0 {
				r.surnameAt = k
			}
			r.prefix += n
			r.words++
			k = c.doubled(k+n+1, i)
			r.last = k
			continue
		}
		if !c.nameWord(k, i) {
			if k > i && c.classes[k].has(initial) && c.tokens[k].Capital && c.in(k+1, i) && c.tokens[k+1].Capital {
				k++ // "John F. Kennedy"
				continue
			}
			break
		}
		r.words++
		k = c.doubled(k+1, i)
		r.last = k
	}
	if r.words == 0 {
		return r, false
	}
	if r.surnameAt < 0 {
		r.surnameAt = r.last - 1
		for r.surnameAt > i && !c.tokens[r.surnameAt].Capital {
			r.surnameAt--
		}
	}
	return r, true
}

// prefixFits reports whether the n tokens at k may be a tussenvoegsel where they stand: with a capital when they open the name,
// and no plain "van" behind a name that has its surname already ("Isabel Vermaat van Noura").
func (c *context) prefixFits(k, n int, r nameRun) bool {
	first := c.tokens[k].Lower
	if k == r.first {
		return c.tokens[k].Capital && (n > 1 || !isPreposition(first) || first == "van")
	}
	second := ""
	if n > 1 {
		second = c.tokens[k+1].Lower
	}
	if r.words == 0 || !isPreposition(first) || n > 1 && !isArticle(second) {
		return true
	}
	if n == 1 && first != "van" {
		return false
	}
	for j := r.first; j < k; j++ {
		if c.tokens[j].Capital && j > r.first && !c.classes[j].has(firstName|initial) {
			return false
		}
	}
	return r.surnameAt < 0
}

// isPreposition reports tussenvoegsels of one word that are prepositions or conjunctions far more often.
func isPreposition(s string) bool {
	switch s {
	case "van", "in", "op", "over", "voor", "uit", "onder", "aan", "tot", "e", "y", "do", "te", "af":
		return true
	}
	return false
}

// nickname reports "(Anton)" at token k.
func (c *context) nickname(k, of int) bool {
	return c.low(k, of) == "(" && c.in(k+2, of) && c.tokens[k+1].Capital && c.tokens[k+2].Text == ")" &&
		c.in(k+3, of) && (c.tokens[k+3].Capital || c.classes[k+3].has(prefixWord))
}

// prefixAt returns the number of tokens of the tussenvoegsel at token k: "van der", "De", "'t"; 0 for none.
func (c *context) prefixAt(k, of int) int {
	best := 0
	joined := ""
	for n := 1; n <= 3 && c.in(k+n-1, of); n++ {
		t := &c.tokens[k+n-1]
		if !c.classes[k+n-1].has(prefixWord) || n > 1 && t.Capital && !isArticle(t.Lower) {
			break
		}
		if n > 1 {
			joined += " "
		}
		joined += t.Lower
		if c.lexicon.prefixes[joined] {
			best = n
		}
	}
	return best
}

// nameWord reports whether token k can be a word of a name: a capital and small letters, no tussenvoegsel, no noun of another
// kind of name ("Hogeschool"), no address of a street.
func (c *context) nameWord(k, of int) bool {
	t := &c.tokens[k]
	if t.Kind != Word || !t.Capital || t.Capitals || c.classes[k].has(initial|titleWord) && !c.classes[k].has(firstName|surname) {
		return false
	}
	if c.classes[k].has(orgHead|pubHead|methodHead|policyHead|placeHead) && !c.classes[k].has(firstName|surname|ambiguousFirst) || isStreet(t.Lower) {
		return false
	}
	if k == of && c.opening(k) && c.classes[k].has(ordinary) && !c.classes[k].has(firstName|ambiguousFirst|surname) {
		return false
	}
	if functionWord(t.Lower) != 0 || isStopWord(t.Lower) && !c.classes[k].has(ambiguousFirst|firstName) {
		return false
	}
	return !strings.ContainsAny(t.Text, "0123456789&_.") && !isBuilding(t)
}

// isBuilding reports names of houses and institutions that are called after someone: Vermaatfonds. A house is one only where the
// person's own capital shows ("McDonaldhuis"): Veldhuis is a surname.
func isBuilding(t *Token) bool {
	if _, size := utf8.DecodeRuneInString(t.Text); strings.HasSuffix(t.Lower, "huis") && strings.ContainsFunc(t.Text[size:], unicode.IsUpper) {
		return true
	}
	for _, tail := range []string{"fonds", "school", "stichting", "college", "lyceum", "instituut", "prijs", "ziekenhuis", "museum", "lezing"} {
		if strings.HasSuffix(t.Lower, tail) && len(t.Lower) > len(tail)+2 {
			return true
		}
	}
	return false
}

// surnameWord reports whether token k may follow a tussenvoegsel.
func (c *context) surnameWord(k, of int) bool {
	if !c.in(k, of) || c.tokens[k].Kind != Word || c.tokens[k].BreakLeft && c.tokens[k-1].Capital {
		return false
	}
	t := &c.tokens[k]
	return t.Capital && !isStreet(t.Lower) && (functionWord(t.Lower) == 0 || !c.tokens[k-1].Capital) &&
		!c.classes[k].has(orgHead|pubHead|methodHead|policyHead) || innerCapital(t.Text)
}

// innerCapital reports "al-Khatib" and "d'Ancona": a small tussenvoegsel grown together with the name.
func innerCapital(s string) bool {
	i := strings.IndexFunc(s, func(r rune) bool { return isHyphen(r) || isApostrophe(r) })
	return i > 0 && i < 4 && unicode.IsUpper(firstRune(strings.TrimLeftFunc(s[i:], func(r rune) bool { return isHyphen(r) || isApostrophe(r) })))
}

// doubled moves behind the second half of a double surname that white space breaks: "Meer-'t Hart", "Jansen-de Vries".
func (c *context) doubled(k, of int) int {
	if c.low(k, of) == "-" && !c.tokens[k].SpaceLeft && c.in(k+2, of) && c.classes[k+1].has(prefixWord) && c.tokens[k+2].Capital {
		return k + 3
	}
	word := c.tokens[k-1].Lower
	hyphen := strings.LastIndexByte(word, '-')
	if hyphen <= 0 || !c.lexicon.words[word[hyphen+1:]].has(prefixWord) {
		return k
	}
	n := c.prefixAt(k, of)
	if c.in(k+n, of) && c.tokens[k+n].Kind == Word && c.tokens[k+n].Capital {
		return k + n + 1
	}
	return k
}

// isStreet reports names of streets and squares, which are no persons though many are called after one.
func isStreet(lower string) bool {
	for _, s := range []string{"straat", "laan", "plein", "gracht", "kade", "plantsoen", "singel", "steeg", "dijk"} {
		if strings.HasSuffix(lower, s) && len(lower) > len(s)+2 && s != "dijk" {
			return true
		}
	}
	return false
}
