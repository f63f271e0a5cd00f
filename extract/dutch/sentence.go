package dutch

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// cutter cuts tokens into sentences.
type cutter struct {
	doc       *Document
	lines     lineWidths
	sentences []Sentence
	first     int // token at which the open sentence starts
	paragraph int
}

// cutSentences returns the sentences of a document and sets the sentence of each token.
func cutSentences(d *Document) []Sentence {
	c := &cutter{doc: d, lines: measureLines(d.Text), sentences: make([]Sentence, 0, len(d.Tokens)/14+4)}
	for i := range d.Tokens {
		if i > 0 {
			c.between(i)
		}
	}
	c.close(len(d.Tokens), true)
	return c.sentences
}

// between decides whether a sentence ends before token i.
func (c *cutter) between(i int) {
	t := &c.doc.Tokens[i]
	prev := &c.doc.Tokens[i-1]
	switch {
	case c.doc.Title > 0 && prev.Start < c.doc.Title && t.Start >= c.doc.Title:
		c.close(i, true)
		c.paragraph++
	case t.BreakLeft:
		gap := c.doc.Text[prev.End:t.Start]
		if breaks := countBreaks(gap); breaks > 1 {
			c.close(i, true)
			c.paragraph++
		} else if c.hardBreak(i) {
			c.close(i, true)
		} else if c.ends(i) {
			c.close(i, false)
		}
	case c.ends(i):
		c.close(i, false)
	}
}

// close ends the open sentence before token i. lineEnd tells that a line ends there too: a sentence that fills its lines and
// has no sentence's end is a heading.
func (c *cutter) close(i int, lineEnd bool) {
	if i <= c.first {
		return
	}
	tokens := c.doc.Tokens
	s := Sentence{Start: tokens[c.first].Start, End: tokens[i-1].End, First: c.first, Last: i, Paragraph: c.paragraph}
	s.Heading = lineEnd && tokens[c.first].BreakLeft && isHeading(tokens[c.first:i])
	if c.doc.Title > 0 && s.Start < c.doc.Title {
		s.Heading = true
	}
	for k := c.first; k < i; k++ {
		tokens[k].Sentence = len(c.sentences)
	}
	c.sentences = append(c.sentences, s)
	c.first = i
}

// maxHeading is the greatest number of words in a heading.
const maxHeading = 18

// isHeading reports whether the tokens of whole lines may be a heading: few, with a word, and no end of a sentence.
func isHeading(tokens []Token) bool {
	last := tokens[len(tokens)-1]
	if len(tokens) > maxHeading || isStop(last.Text) || last.Text == "," || last.Text == ";" || last.Text == ":" || isBullet(tokens[0].Text) {
		return false
	}
	if tokens[0].Kind == Number && len(tokens) > 1 && tokens[1].Text == "." {
		return false
	}
	if isClosingQuote(last.Text) && len(tokens) > 1 && tokens[len(tokens)-2].Text == "." {
		return false
	}
	for _, t := range tokens {
		if t.Kind == Word {
			return true
		}
	}
	return false
}

func countBreaks(gap string) int {
	n := 0
	for i := range len(gap) {
		if gap[i] == '\n' || gap[i] == '\r' && (i+1 >= len(gap) || gap[i+1] != '\n') {
			n++
		}
	}
	return n
}

// lineWidths knows how wide the lines of a text are: where all are as wide as a page's column, line breaks are the page's.
type lineWidths struct {
	wrapped bool
	width   int // code points of a full line
}

// A line of a page holds between 30 and 160 code points; a text with longer ones has a line for each paragraph.
const minColumn, maxColumn = 30, 160

func measureLines(text string) lineWidths {
	var widths []int
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' {
			continue
		}
		if n := utf8.RuneCountInString(text[start:i]); n > 1 {
			widths = append(widths, n)
		}
		start = i + 1
	}
	if len(widths) < 3 {
		return lineWidths{}
	}
	sort.Ints(widths)
	wide := widths[len(widths)*9/10]
	return lineWidths{wrapped: wide >= minColumn && widths[len(widths)-1] <= maxColumn, width: wide}
}

// hardBreak reports whether the single line break before token i ends a sentence. It doesn't where the line goes on: with a
// lower-case letter, or, on a page of full lines, whenever the line before is full and its sentence not at its end.
func (c *cutter) hardBreak(i int) bool {
	t, prev := &c.doc.Tokens[i], &c.doc.Tokens[i-1]
	if isBullet(t.Text) || c.numbered(i) {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(t.Text); unicode.IsLower(r) && !isStop(prev.Text) {
		return false
	}
	if !c.lines.wrapped {
		return true
	}
	if isStop(prev.Text) || isClosingQuote(prev.Text) {
		return !c.ends(i) && isStop(prev.Text) || c.lineBefore(prev.End) < c.lines.width*2/3
	}
	return c.lineBefore(prev.End) < c.lines.width*3/4
}

// lineBefore returns the width of the line that ends at byte end, in code points.
func (c *cutter) lineBefore(end int) int {
	start := end
	for start > 0 && c.doc.Text[start-1] != '\n' {
		start--
	}
	return utf8.RuneCountInString(c.doc.Text[start:end])
}

func isBullet(s string) bool {
	switch s {
	case "•", "–", "-", "—", "*", "·", "▪", "●", "○", "◦", "‣", "⁃", "→", "►", "✓", ">":
		return true
	}
	return false
}

// numbered reports whether the number of a list item, "1." or "2)", stands at token i.
func (c *cutter) numbered(i int) bool {
	tokens := c.doc.Tokens
	return tokens[i].Kind == Number && len(tokens[i].Text) <= 2 && i+1 < len(tokens) && !tokens[i+1].SpaceLeft &&
		(tokens[i+1].Text == "." || tokens[i+1].Text == ")")
}

func isStop(s string) bool {
	switch s {
	case ".", "!", "?", "…":
		return true
	}
	return len(s) > 1 && s[0] == '.' && s[1] == '.'
}

// maxClosing is how many quotes and brackets may close behind the end of a sentence.
const maxClosing = 5

// ends reports whether a sentence ends between tokens i-1 and i of one line.
func (c *cutter) ends(i int) bool {
	tokens := c.doc.Tokens
	t := &tokens[i]
	k := i - 1
	closed := false
	for k > c.first && k > i-maxClosing && (isClosingQuote(tokens[k].Text) || tokens[k].Text == ")" || tokens[k].Text == "]") && !tokens[k].SpaceLeft {
		k--
		closed = true
	}
	stop := &tokens[k]
	switch {
	case stop.Kind == Word && !closed && stop.Text[len(stop.Text)-1] == '.':
		return c.endsAfterAbbreviation(i)
	case !isStop(stop.Text):
		return false
	case !t.SpaceLeft:
		return c.glued(k, i)
	case stop.Text == "." && k == c.first+1 && tokens[c.first].Kind == Number && tokens[c.first].BreakLeft:
		return false // "1. Eerste punt"
	}
	return c.opens(i)
}

// glued reports a sentence's end whose space is missing: "einde.De".
func (c *cutter) glued(stop, i int) bool {
	tokens := c.doc.Tokens
	return stop == i-1 && stop > c.first && tokens[stop].Text != "…" && tokens[i].Capital && !tokens[i].Capitals &&
		tokens[stop-1].Kind == Word && len(tokens[stop-1].Text) > 2 && !tokens[stop-1].Capital && len(tokens[i].Text) > 1
}

// endsAfterAbbreviation decides after an abbreviation with its point: "enz. Daarna", but "dr. Jansen" and "o.a. Utrecht".
func (c *cutter) endsAfterAbbreviation(i int) bool {
	tokens := c.doc.Tokens
	word := tokens[i-1].Lower
	class := abbreviation(word[:len(word)-1])
	if class == noAbbreviation {
		class = dottedAbbreviation(word)
	}
	return class == closing && tokens[i].SpaceLeft && tokens[i].Capital && c.opens(i)
}

// opens reports whether token i can open a sentence: a capital, a number, a bullet, a bracket or a quote before one of these.
func (c *cutter) opens(i int) bool {
	tokens := c.doc.Tokens
	for k := i; k < len(tokens) && k < i+3; k++ {
		t := &tokens[k]
		switch t.Kind {
		case Number, Address:
			return true
		case Word:
			if t.Capital || isApostrophe(firstRune(t.Text)) && k+1 < len(tokens) && tokens[k+1].Capital {
				return true
			}
			return isApostrophe(firstRune(t.Text)) || !unicode.IsLower(firstRune(t.Text)) || k == i && camel(t.Text)
		default:
			if t.Text != "(" && t.Text != "[" && !isOpeningQuote(t.Text) && !isBullet(t.Text) {
				return k == i && t.Text != "," && t.Text != ";" && t.Text != ":"
			}
		}
	}
	return true
}

// camel reports names that start with a small letter: iPad, mSchool.
func camel(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	r, _ := utf8.DecodeRuneInString(word[size:])
	return unicode.IsUpper(r)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
