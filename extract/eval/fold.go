package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold returns the form in which two surfaces are the same: compatibility characters, quotes, hyphens, white space and case
// do not count, nor do marks around it.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '’', r == '‘', r == '`':
			return '\''
		case r >= '\u2010' && r <= '\u2015':
			return '-'
		case r == '\u00ad':
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	var b strings.Builder
	space := false
	for _, r := range s {
		if isSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return cases.Fold().String(strings.Trim(b.String(), " .,;:()\"'“”"))
}

// isSpace reports whether r is white space, the separators of ASCII included.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// isWord reports whether r is part of a word: a letter, any number, or a low line.
func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// nameKey returns what names of one thing share: [fold] without a leading article, title or word of kind, and letters only.
func nameKey(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return -1
	}, withoutLeading(fold(s)))
}

// withoutLeading drops one leading word that doesn't tell names apart.
func withoutLeading(s string) string {
	first, rest, found := strings.Cut(s, " ")
	if !found {
		return s
	}
	switch strings.TrimSuffix(first, ".") {
	case "de", "het", "een", "the", "dr", "drs", "prof", "mr", "ir", "gemeente", "lectoraat", "stichting":
		return rest
	}
	return s
}

// nameKeys returns the keys of some names, none empty.
func nameKeys(names []string) set {
	out := set{}
	for _, n := range names {
		if k := nameKey(n); k != "" {
			out[k] = true
		}
	}
	return out
}

// conceptKeys returns the keys of the names of a concept without the endings of plural and inflection.
func conceptKeys(names []string) set {
	out := set{}
	for _, n := range names {
		if n == "" {
			continue
		}
		k := nameKey(n)
		for _, ending := range []string{"en", "s", "e"} {
			if bare, cut := strings.CutSuffix(k, ending); cut {
				k = bare
				break
			}
		}
		out[k] = true
	}
	return out
}

// set is a set of strings.
type set map[string]bool

// meets reports whether two sets share something.
func (s set) meets(other set) bool { return s.shared(other) > 0 }

// shared counts what two sets share.
func (s set) shared(other set) int {
	if len(other) < len(s) {
		s, other = other, s
	}
	n := 0
	for k := range s {
		if other[k] {
			n++
		}
	}
	return n
}

// trigrams returns the runs of three words of a text; a shorter text is one run.
func trigrams(text string) set {
	words := strings.FieldsFunc(fold(text), func(r rune) bool { return !isWord(r) })
	out := set{}
	for i := 0; i+3 <= len(words); i++ {
		out[strings.Join(words[i:i+3], " ")] = true
	}
	if len(out) == 0 {
		out[strings.Join(words, " ")] = true
	}
	return out
}

// jaccard is the share of what either of two sets has that both have.
func jaccard(a, b set) float64 {
	n := a.shared(b)
	return float64(n) / float64(len(a)+len(b)-n)
}
