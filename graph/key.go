package graph

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// MaxKey bounds every key that a store sorts or indexes by, in code points: a name of 10,000 characters must not fail a write.
const MaxKey = 200

// Fold returns the form in which two spellings of one name are equal: NFKC, case folded, quotes and dashes of one kind, soft
// hyphens gone, white space single, and no punctuation at the ends. Diacritics stay.
func Fold(s string) string {
	s = strings.Map(foldRune, s) // first, since NFKC makes an acute accent of the apostrophe ´
	s = norm.NFKC.String(foldCase(norm.NFKC.String(s)))
	s = strings.Map(foldRune, s)
	return strings.Trim(strings.Join(strings.Fields(s), " "), ` .,;:()"'`)
}

// foldCase is Unicode's full case folding, at once for the letters and marks that Dutch is written with.
func foldCase(s string) string {
	for _, r := range s {
		switch {
		case r < unicode.MaxASCII, r >= 'À' && r <= 'ÿ' && r != 'ß', r >= 0x2010 && r <= 0x20cf:
		default:
			return cases.Fold().String(s)
		}
	}
	return strings.ToLower(s)
}

func foldRune(r rune) rune {
	switch r {
	case '\u00ad':
		return -1
	case '’', '‘', '`', '´', 'ʼ':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	}
	if r >= 0x2010 && r <= 0x2015 {
		return '-'
	}
	return r
}

// SearchKey returns what a name is looked up and ordered by: [Fold] without diacritics, letters and digits only, words joined
// by one space, at most [MaxKey] code points.
func SearchKey(s string) string {
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	plain, _, err := transform.String(strip, Fold(s))
	if err != nil {
		plain = Fold(s) // x/text fails on no string; the folded name is still a key
	}
	plain = strings.ReplaceAll(plain, "'", "")
	words := strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.TrimRight(clip(strings.Join(words, " "), MaxKey), " ")
}

// clip returns the first n code points of s.
func clip(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return s[:i]
		}
		count++
	}
	return s
}

// Trigrams returns the distinct trigrams of a [SearchKey], sorted by bytes. Each word is padded with two spaces before and one
// after it, as in PostgreSQL's pg_trgm, so that beginnings weigh more than ends.
func Trigrams(key string) []string {
	var out []string
	for _, word := range strings.Fields(key) {
		r := []rune("  " + word + " ")
		for i := 0; i+3 <= len(r); i++ {
			out = append(out, string(r[i:i+3]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Shared counts the strings that two sorted lists of distinct strings have in common.
func Shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			n++
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return n
}
