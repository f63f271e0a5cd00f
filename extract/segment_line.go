package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// role says what a line is on its page.
type role uint8

const (
	running   role = iota // running text
	heading               // short, no sentence's end
	bullet                // item of a list
	field                 // "Projectleider: Sanne de Wit"
	byline                // names the authors of what follows or precedes
	dateline              // a date of publication, alone or with other data of the page
	masthead              // names the page, the publication or the issue
	furniture             // belongs to the page and to no article
	itemEnd               // furniture that closes an item of a shop: "Meer info", a price
	listHead              // heading of a list of links to other pages: "Lees ook"
	contents              // heading of a table of contents: "Inhoud", "Omschrijving"
)

// line is a line of the source that isn't blank.
type line struct {
	span  Span   // without surrounding white space and marks of markdown
	text  string // the source's characters of span
	key   string // folded cheaply, for comparing lines
	role  role
	gap   bool // a blank line, or the start of the source, stands before it
	level int  // of a markdown heading, 0 otherwise
	words int
}

const (
	maxHeadingWords = 18  // a longer line is running text
	maxHeadingBytes = 160 // likewise
	maxFieldLabel   = 4   // words before the colon of a field
)

// splitLines cuts a text at LF, CRLF and CR, and gives every line that isn't blank its role by its own looks.
func splitLines(text string) []line {
	var out []line
	gap := true
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		l, ok := newLine(text, Span{at, end})
		if ok {
			l.gap = gap
			l.role = roleOf(&l)
			out = append(out, l)
		}
		gap = !ok
		at = next
	}
	return unwrap(text, out)
}

// lineEnd returns the end of the line that starts at byte at, and the start of the next.
func lineEnd(text string, at int) (end, next int) {
	i := strings.IndexAny(text[at:], "\r\n")
	if i < 0 {
		return len(text), len(text)
	}
	end = at + i
	next = end + 1
	if text[end] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	return end, next
}

// newLine trims a line, and its marks of a markdown heading; false when nothing is left.
func newLine(text string, s Span) (line, bool) {
	s = trim(text, s)
	l := line{}
	for s.Len() > 0 && text[s.Start] == '#' && l.level < 6 {
		l.level++
		s.Start++
	}
	if l.level > 0 && s.Len() > 0 && text[s.Start] != ' ' && text[s.Start] != '\t' {
		s.Start -= l.level // "#metoo" is no heading
		l.level = 0
	}
	s = trim(text, s)
	if s.Len() == 0 {
		return line{}, false
	}
	l.span, l.text = s, text[s.Start:s.End]
	l.words = countWords(l.text)
	if len(l.text) <= maxHeadingBytes {
		l.key = lineKey(l.text)
	}
	return l, true
}

// trim takes white space, byte order marks and zero-width spaces off both ends.
func trim(text string, s Span) Span {
	blank := func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }
	t := text[s.Start:s.End]
	right := strings.TrimRightFunc(t, blank)
	left := strings.TrimLeftFunc(right, blank)
	start := s.Start + len(right) - len(left)
	return Span{start, start + len(left)}
}

func countWords(s string) int {
	n, in := 0, false
	for i := range len(s) {
		space := s[i] <= ' '
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

// lineKey folds what may differ between two prints of one title: case, white space, quotes, and marks at the ends.
func lineKey(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case strings.ContainsRune("‘’“”\"'`„*_", r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.TrimRight(b.String(), " .:-–")
}

// roleOf judges a line without its neighbours.
func roleOf(l *line) role {
	if len(l.text) > maxHeadingBytes {
		return running
	}
	if r, ok := furnitureRole(l); ok {
		return r
	}
	switch {
	case l.level > 0:
		return heading
	case isBullet(l.text):
		return bullet
	case isByline(l):
		if strings.Contains(l.text, " | ") && isDateline(l.text) {
			return dateline
		}
		return byline
	case isField(l):
		return field
	case isDateline(l.text):
		return dateline
	case isHeading(l):
		return heading
	}
	return running
}

// isBullet reports whether a line is an item of a list: a mark or number before it.
func isBullet(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•·▪◦‣●○■□➢►✓✔", r) {
		return true
	}
	rest := s[size:]
	if strings.ContainsRune("-–—*+o", r) {
		return strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t")
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return digits > 0 && digits <= 2 && len(s) > digits+1 && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' '
}

// isField reports whether a line is a label with its value: "Looptijd: 2023–2024". Speaker lines of interviews, whose value is
// quoted, are running text.
func isField(l *line) bool {
	label, value, found := strings.Cut(l.text, ": ")
	value = strings.TrimSpace(value)
	if !found || value == "" || countWords(label) > maxFieldLabel || strings.ContainsAny(label, ".,!?;‘’“”\"(") {
		return false
	}
	return isLabel(label)
}

// isHeading reports whether a line looks like a heading: short, starting like one, and without the end of a sentence.
func isHeading(l *line) bool {
	if l.words > maxHeadingWords || strings.Contains(l.text, "://") || closes(l.text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text, "‘’“”\"'`„*_([-–… "))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !(l.gap && unicode.IsLower(first) && l.words <= 6) {
		return false
	}
	bare := strings.TrimRight(l.text, "’”\"'*_) ")
	last, _ := utf8.DecodeLastRuneInString(bare)
	switch {
	case bare == "":
		return false
	case strings.ContainsRune(".,;", last) && !strings.HasSuffix(bare, "…"):
		return isTrailingQuote(l) && l.words <= 12
	case last == ':':
		return l.words <= 8
	}
	return sentences(l.text) <= 1
}

// isTrailingQuote reports whether the whole line is one quotation, as pull quotes and quoted titles are.
func isTrailingQuote(l *line) bool {
	first, _ := utf8.DecodeRuneInString(l.text)
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return strings.ContainsRune("‘“\"'„", first) && strings.ContainsRune("’”\"'", last)
}

// sentences counts full stops, question and exclamation marks with a space and a capital after them, plus one.
func sentences(s string) int {
	n := 1
	for i := range len(s) {
		if s[i] != '.' && s[i] != '!' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], "’”\"')")
		if len(rest) < 2 || rest[0] != ' ' {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ‘“\"'("))
		if unicode.IsUpper(r) && !isAbbreviation(s[:i]) {
			n++
		}
	}
	return n
}

// isAbbreviation reports whether the word before a full stop is an initial or a title ("dr", "prof", "M").
func isAbbreviation(before string) bool {
	word := before[strings.LastIndexAny(before, " .(‘’")+1:]
	if utf8.RuneCountInString(word) == 1 {
		return true
	}
	switch strings.ToLower(word) {
	case "dr", "drs", "prof", "mr", "ir", "ing", "st", "nr", "vs", "ca", "bijv", "jl", "em", "mw", "dhr":
		return true
	}
	return false
}
