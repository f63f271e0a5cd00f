package extract

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// The dates of pages, in the shapes that Dutch and English pages print: "12 maart 2026", "12-03-2026", "2026-03-12",
// "March 12, 2026", "maart 2026", "voorjaar 2025", "2026". A date has the precision printed: a season is known to its year.

const (
	firstYear = 1900 // a number below is no year of publication
	lastYear  = 2099
)

// dateWord is a word of a line with its place.
type dateWord struct {
	text       string // lower case, without commas and brackets around it
	start, end int
	comma      bool // a comma or bracket follows: "Jaargang 9, februari 2026" is no ninth of February
}

// findDate returns the first date in a line and where it stands; false when there is none.
func findDate(s string) (graph.Date, Span, bool) {
	words := dateWords(s)
	for i := range words {
		if d, n := dateAt(words[i:]); n > 0 {
			return d, Span{words[i].start, words[i+n-1].end}, true
		}
	}
	return "", Span{}, false
}

func dateWords(s string) []dateWord {
	var out []dateWord
	cut := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()[]|·•", r) }
	for at := 0; at < len(s); {
		i := strings.IndexFunc(s[at:], func(r rune) bool { return !cut(r) })
		if i < 0 {
			break
		}
		start := at + i
		end := len(s)
		if j := strings.IndexFunc(s[start:], cut); j >= 0 {
			end = start + j
		}
		out = append(out, dateWord{
			text: strings.Trim(strings.ToLower(s[start:end]), ".:‘’'"), start: start, end: end,
			comma: end < len(s) && s[end] == ',',
		})
		at = end
	}
	return out
}

// dateAt reads a date at the first of the words and returns how many words it takes; 0 when none starts there.
func dateAt(w []dateWord) (graph.Date, int) {
	if d := numericDate(w[0].text); d != "" {
		return d, 1
	}
	if len(w) >= 3 {
		if d := dayOf(w[2].text, month(w[1].text), w[0].text); d != "" && !w[0].comma {
			return d, 3
		}
		if d := dayOf(w[2].text, month(w[0].text), w[1].text); d != "" {
			return d, 3
		}
	}
	if len(w) >= 2 && isPageYear(w[1].text) {
		if m := month(w[0].text); m > 0 {
			return graph.Date(fmt.Sprintf("%s-%02d", w[1].text, m)), 2
		}
		if isSeason(w[0].text) {
			return graph.Date(w[1].text), 2
		}
	}
	if isPageYear(w[0].text) {
		return graph.Date(w[0].text), 1
	}
	return "", 0
}

func dayOf(year string, month int, day string) graph.Date {
	day = strings.TrimRight(day, "e.")
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		day = strings.TrimSuffix(day, suffix)
	}
	if month == 0 || !isPageYear(year) || !digits(day) || len(day) > 2 {
		return ""
	}
	return valid(fmt.Sprintf("%s-%02d-%02s", year, month, day))
}

// numericDate reads "2026-03-12", "2026-03", "12-03-2026", "12/3/2026" and "12.03.2026".
func numericDate(s string) graph.Date {
	if date, _, timed := strings.Cut(s, "t"); timed && len(date) == len("2006-01-02") {
		s = date // "2026-01-20t09:00:00+01:00"
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	for _, p := range parts {
		if !digits(p) {
			return ""
		}
	}
	switch {
	case len(parts) == 3 && isPageYear(parts[0]) && len(parts[1]) == 2 && len(parts[2]) == 2:
		return valid(strings.Join(parts, "-"))
	case len(parts) == 3 && isPageYear(parts[2]) && len(parts[0]) <= 2 && len(parts[1]) <= 2:
		return valid(fmt.Sprintf("%s-%02s-%02s", parts[2], parts[1], parts[0]))
	case len(parts) == 2 && isPageYear(parts[0]) && len(parts[1]) == 2:
		return valid(strings.Join(parts, "-"))
	}
	return ""
}

func valid(s string) graph.Date {
	if d := graph.Date(s); d.Valid() {
		return d
	}
	return ""
}

func isPageYear(s string) bool {
	if len(s) != 4 || !digits(s) {
		return false
	}
	n := int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0')
	return n >= firstYear && n <= lastYear
}

// month returns the number of a month's Dutch or English name or usual abbreviation, 0 for another word.
func month(s string) int {
	switch strings.TrimRight(s, ".") {
	case "januari", "january", "jan":
		return 1
	case "februari", "february", "feb", "febr":
		return 2
	case "maart", "march", "mrt", "mar":
		return 3
	case "april", "apr":
		return 4
	case "mei", "may":
		return 5
	case "juni", "june", "jun":
		return 6
	case "juli", "july", "jul":
		return 7
	case "augustus", "august", "aug":
		return 8
	case "september", "sep", "sept":
		return 9
	case "oktober", "october", "okt", "oct":
		return 10
	case "november", "nov":
		return 11
	case "december", "dec":
		return 12
	}
	return 0
}

func isSeason(s string) bool {
	switch s {
	case "voorjaar", "lente", "zomer", "najaar", "herfst", "winter", "spring", "summer", "autumn", "fall":
		return true
	}
	return false
}

// isDateLabel reports whether words before or after a date only say what date it is.
func isDateLabel(s string) bool {
	s = strings.Trim(strings.ToLower(s), " :.,-–—|")
	s = strings.TrimPrefix(s, "om ")
	switch s {
	case "", "laatst gewijzigd", "laatst gewijzigd op", "laatst bijgewerkt", "laatst bijgewerkt op", "laatste wijziging",
		"gewijzigd", "gewijzigd op", "bijgewerkt", "bijgewerkt op", "gepubliceerd", "gepubliceerd op",
		"geplaatst", "geplaatst op", "publicatiedatum", "datum", "datum publicatie", "verschenen", "verschenen op",
		"verschijningsdatum", "published", "published on",
		"published online", "last updated", "last updated on", "last modified", "updated", "posted", "posted on", "date", "op",
		"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return isClock(s)
}

// isClock reports whether s is a time of day: "12:30", "9.05 uur".
func isClock(s string) bool {
	s = strings.TrimSuffix(s, " uur")
	hours, minutes, found := strings.Cut(s, ":")
	if !found {
		hours, minutes, found = strings.Cut(s, ".")
	}
	return found && digits(hours) && digits(minutes) && len(hours) <= 2 && len(minutes) == 2
}

// isPureDate reports whether a part of a line is a date and nothing but labels around it. "Zwolle, 12 maart 2026" counts: a
// dateline names its place.
func isPureDate(s string) bool {
	_, at, ok := findDate(s)
	if !ok {
		return false
	}
	before, after := s[:at.Start], s[at.End:]
	if place, found := strings.CutSuffix(strings.TrimSpace(before), ","); found && isPlaceName(place) {
		before = ""
	}
	return isDateLabel(before) && isDateLabel(after)
}

func isPlaceName(s string) bool {
	if s == "" || countWords(s) > 3 || isDateLabel(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' && r != '’' && r != '\'' }) &&
		unicode.IsUpper([]rune(s)[0])
}

// isDateline reports whether a line gives a date of publication: a part of it is purely a date, and the other parts are short.
func isDateline(s string) bool {
	if countWords(s) > 20 || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	parts := lineParts(s)
	dated := false
	for _, p := range parts {
		switch t := strings.TrimSpace(s[p.Start:p.End]); {
		case isPureDate(t):
			dated = true
		case countWords(t) > 7:
			return false
		}
	}
	return dated && !isPeriod(s)
}

// isPeriod reports whether a line says from when to when: two dates with a dash between.
func isPeriod(s string) bool {
	_, first, ok := findDate(s)
	if !ok {
		return false
	}
	between := strings.TrimSpace(s[first.End:])
	dash := strings.TrimLeft(between, "-–— ")
	_, second, ok := findDate(dash)
	return ok && len(dash) < len(between) && second.Start == 0
}

// lineParts cuts a line at the separators of meta data: "|", "·", "•", and dashes or slashes with a space on both sides when a
// date stands beside them.
func lineParts(s string) []Span {
	var out []Span
	start := 0
	for i := 0; i < len(s); {
		n := separatorLen(s[i:])
		if n > 0 {
			out = append(out, Span{start, i})
			start = i + n
			i = start
			continue
		}
		i++
	}
	return append(out, Span{start, len(s)})
}

func separatorLen(s string) int {
	for _, sep := range []string{"|", "·", "•", " - ", " – ", " — ", " // "} {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}
