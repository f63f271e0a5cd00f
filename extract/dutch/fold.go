package dutch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// softHyphen marks where a word may be broken; it is no letter of it.
const softHyphen = '\u00ad'

// foldWord returns the form in which tokens are compared: lower case, one apostrophe, one hyphen, no soft hyphens. Diacritics stay.
func foldWord(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '`' {
			return strings.Map(foldLetter, s)
		}
	}
	return s
}

func foldLetter(r rune) rune {
	switch {
	case r == softHyphen:
		return -1
	case isApostrophe(r):
		return '\''
	case isHyphen(r):
		return '-'
	}
	return unicode.ToLower(r)
}

// isApostrophe reports whether r is written for the apostrophe: in Dutch text every kind of single quote is.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ', '‛', '′':
		return true
	}
	return false
}

// isHyphen reports whether r joins the parts of a word; dashes don't.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// isOpeningQuote and isClosingQuote know the marks that can have only one direction, and those that may have both.
func isOpeningQuote(s string) bool {
	switch s {
	case "‘", "“", "„", "«", "‚", "\"", "'", "”", "’", "`":
		return true
	}
	return false
}

func isClosingQuote(s string) bool {
	switch s {
	case "’", "”", "»", "\"", "'", "“", "´":
		return true
	}
	return false
}

// isLetter is unicode.IsLetter with the marks that follow a decomposed letter.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isSpace reports white space, and the zero-width marks that page layout leaves behind.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\n', '\t', '\r', '\v', '\f', '\u0085', '\u00a0', '\u200b', '\u2060', '\ufeff':
		return true
	}
	return r >= 0x1680 && unicode.IsSpace(r)
}
