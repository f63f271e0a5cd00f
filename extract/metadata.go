package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// pageData is what a page prints about its articles, from the places where pages print it: the head of the page, lines of
// meta data, bylines and datelines. Dates in running text are never read.
type pageData struct {
	publication string
	issue       string
	published   graph.Date
}

// isByline reports whether a line names authors: "Door Lotte Janssen", "Tekst: Lotte Janssen", "Column door Pieter-Jan Brouwer".
func isByline(l *line) bool {
	if l.words > 14 || strings.ContainsAny(l.text, "?!") {
		return false
	}
	rest, ok := afterBylineLabel(l.text)
	return ok && startsWithName(rest)
}

// afterBylineLabel returns what follows the label of a byline; false when the text doesn't start with one.
func afterBylineLabel(s string) (string, bool) {
	label, rest, found := strings.Cut(s, ":")
	if found {
		switch strings.ToLower(strings.TrimSpace(label)) {
		case "tekst", "auteur", "auteurs", "door", "interview", "redactie", "geschreven door", "tekst en foto’s",
			"tekst en foto's", "tekst en beeld", "tekst & foto’s",
			"author", "authors", "by", "words", "text", "written by", "verslag", "column", "essay", "opinie":
			return rest, true
		}
		return "", false
	}
	lower := strings.ToLower(s)
	for _, label := range []string{
		"door ", "by ", "written by ", "words by ", "geschreven door ", "column door ",
		"column van ", "recensie door ", "boekbespreking door ", "reportage door ", "tekst door ", "tekst ", "interview door ",
		"essay door ", "opinie door ", "een column van ", "een artikel van ", "verslag door ",
	} {
		if strings.HasPrefix(lower, label) {
			return s[len(label):], true
		}
	}
	return "", false
}

// startsWithName reports whether a text starts with a word with a capital that isn't the only one, as a person's name does.
func startsWithName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[0], "’'‘"))
	titled := len(words) > 1 && isPersonTitle(words[0])
	return (unicode.IsUpper(r) || titled) && (len(words) > 1 || unicode.IsUpper(r))
}

func isPersonTitle(s string) bool {
	switch strings.TrimRight(strings.ToLower(s), ".") {
	case "dr", "drs", "prof", "mr", "ir", "ing":
		return true
	}
	return false
}

// isNameLine reports whether a line consists of one or more persons' names and nothing else: capitals and surname prefixes.
func isNameLine(s string) bool {
	capitals, words := 0, strings.Fields(s)
	if len(words) < 2 || len(words) > 16 {
		return false
	}
	for _, w := range words {
		w = strings.Trim(w, ",&")
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "’'‘"))
		switch {
		case w == "" || isNamePrefix(w) || isPersonTitle(w):
		case unicode.IsUpper(r) && !strings.ContainsAny(w, "0123456789:?!“”\"()"):
			capitals++
		default:
			return false
		}
	}
	return capitals >= 2
}

func isNamePrefix(s string) bool {
	switch strings.ToLower(strings.Trim(s, "’'‘")) {
	case "van", "de", "den", "der", "het", "t", "ten", "ter", "te", "el", "al", "ben", "von", "di", "da", "la", "le", "du",
		"op", "in", "s", "d", "en", "and":
		return true
	}
	return false
}

// authorPart returns the part of a line that names authors; empty when none does. In a line of meta data it is one part of
// several: "Leestijd: 5 minuten | 14 oktober 2025 | Tekst: Lotte Janssen".
func authorPart(text string, l *line) Span {
	if l.role == byline {
		return l.span
	}
	for _, p := range lineParts(l.text) {
		s := trim(text, Span{l.span.Start + p.Start, l.span.Start + p.End})
		part := line{span: s, text: text[s.Start:s.End]}
		part.words = countWords(part.text)
		if isByline(&part) {
			return s
		}
	}
	return Span{}
}

// lineDate returns the date of publication that a line of meta data gives, or "".
func lineDate(l *line) graph.Date {
	best := graph.Date("")
	for _, p := range lineParts(l.text) {
		part := strings.TrimSpace(l.text[p.Start:p.End])
		if d, _, ok := findDate(part); ok && len(d) > len(best) {
			best = d
		}
	}
	return best
}

// issueName reads the name of an issue: "Sozio 1 2026", "Sozio nr. 1, 2026", "Sozio 2026-1".
func issueName(s string) (publication, issue string, year graph.Date, ok bool) {
	words := strings.Fields(strings.NewReplacer(",", " ", "–", " ", "|", " ", "/", " ").Replace(s))
	if len(words) < 2 || len(words) > 8 {
		return "", "", "", false
	}
	n := len(words)
	last := words[n-1]
	if y, number, found := strings.Cut(last, "-"); found && isPageYear(y) && digits(number) && len(number) <= 2 && n >= 2 {
		return named(words[:n-1], number, y)
	}
	if n < 3 {
		return "", "", "", false
	}
	number, y := words[n-2], last
	if isPageYear(number) && digits(y) && len(y) <= 2 {
		number, y = y, number
	}
	if !isPageYear(y) || !digits(number) || len(number) > 2 {
		return "", "", "", false
	}
	return named(words[:n-2], number, y)
}

// issueNumber reads the number and the year of an issue that a masthead gives apart from its name: "jaargang 28 nr. 1 | voorjaar
// 2025". Both are empty when it lacks one of them.
func issueNumber(s string) (number, year string) {
	words := dateWords(s)
	for i := range len(words) - 1 {
		if n := strings.TrimLeft(words[i+1].text, "0"); isIssueWord(words[i].text) && digits(n) && len(n) <= 2 {
			number = n
		}
	}
	if d, _, ok := findDate(s); ok && number != "" {
		return number, string(d[:len("2006")])
	}
	return "", ""
}

// named builds an issue's name from the words before its number; false when they are no name.
func named(words []string, number, year string) (publication, issue string, date graph.Date, ok bool) {
	for len(words) > 0 && isIssueWord(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || len(words) > 4 || month(strings.ToLower(words[len(words)-1])) > 0 || isSeason(strings.ToLower(words[len(words)-1])) {
		return "", "", "", false
	}
	if r, _ := utf8.DecodeRuneInString(words[0]); !unicode.IsUpper(r) || strings.ContainsAny(words[0], ":;.!?") {
		return "", "", "", false
	}
	publication = strings.Join(words, " ")
	return publication, publication + " " + strings.TrimLeft(number, "0") + " " + year, graph.Date(year), true
}

func isIssueWord(s string) bool {
	switch strings.ToLower(strings.Trim(s, ".,:-")) {
	case "nr", "nummer", "no", "number", "issue", "editie", "uitgave", "":
		return true
	}
	return false
}
