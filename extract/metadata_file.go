package extract

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FromFile fills in what the page doesn't say and the name of its file does: the publication and its issue, from a name that
// holds "sozio-2026-1" or "sozio-1-2026". It never gives a date: a file's name is its keeper's, and says when an issue was,
// not when an article came out. id is the source's.
func (d Draft) FromFile(id string) Draft {
	if d.Publication != "" || d.Issue != "" {
		return d
	}
	base := path.Base(id)
	words := strings.FieldsFunc(strings.TrimSuffix(base, path.Ext(base)), func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	for i := 0; i+3 <= len(words); i++ {
		number, year := words[i+2], words[i+1]
		if !isPageYear(year) {
			number, year = year, number
		}
		if !isPageYear(year) || !digits(number) || len(number) > 2 || !isPlainWord(words[i]) {
			continue
		}
		if i+3 < len(words) && digits(words[i+3]) {
			return d // a day
		}
		r, size := utf8.DecodeRuneInString(words[i])
		d.Publication, d.Issue, _, _ = named([]string{string(unicode.ToUpper(r)) + words[i][size:]}, number, year)
		return d
	}
	return d
}

func isPlainWord(s string) bool {
	return utf8.RuneCountInString(s) >= 3 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
