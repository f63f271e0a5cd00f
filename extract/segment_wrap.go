package extract

import "unicode/utf8"

// Texts saved from mail or a terminal break their paragraphs into lines of one width. Such lines are put together again before
// anything is judged, as spans that hold the line breaks: the article keeps them.
const (
	leastWidth  = 50 // characters of a line that a paragraph was broken at
	mostWidth   = 100
	leastBroken = 8 // full lines that show a width
)

// unwrap joins the lines of broken paragraphs, where the text has any.
func unwrap(text string, lines []line) []line {
	width := wrapWidth(lines)
	if width == 0 {
		return lines
	}
	out := lines[:0:0]
	for i := range lines {
		l := lines[i]
		if n := len(out); n > 0 && !l.gap && goesOn(&lines[i-1], &l, width) {
			joined := line{span: Span{out[n-1].span.Start, l.span.End}, gap: out[n-1].gap}
			joined.text = text[joined.span.Start:joined.span.End]
			joined.words = out[n-1].words + l.words
			joined.role = out[n-1].role
			if joined.role != bullet {
				joined.role = running
			}
			out[n-1] = joined
			continue
		}
		out = append(out, l)
	}
	return out
}

// goesOn reports whether a paragraph goes on from one line to the next: the line is full, and neither is furniture.
func goesOn(l, next *line, width int) bool {
	full := utf8.RuneCountInString(l.text)*10 >= width*7
	return full && (l.role == running || l.role == heading || l.role == bullet || l.role == field) && (next.role == running || next.role == heading)
}

// wrapWidth returns the width at which a text's paragraphs are broken, 0 when they aren't: no line is longer, and most lines with
// another right under them nearly fill it.
func wrapWidth(lines []line) int {
	width, long := 0, 0
	for i := range lines {
		n := utf8.RuneCountInString(lines[i].text)
		if n > mostWidth {
			long++
			continue
		}
		width = max(width, n)
	}
	if width < leastWidth || long*20 > len(lines) {
		return 0
	}
	full, followed := 0, 0
	for i := range len(lines) - 1 {
		if lines[i+1].gap || lines[i].role != running && lines[i].role != heading {
			continue
		}
		followed++
		if utf8.RuneCountInString(lines[i].text)*10 >= width*8 {
			full++
		}
	}
	if full < leastBroken || full*10 < followed*6 {
		return 0
	}
	return width
}
