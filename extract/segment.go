package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Segment cuts a source's text into its articles, in the order in which the source holds them.
//
// Every line gets a role by its own looks (segment_line.go, segment_furniture.go): running text, heading, item of a list, field,
// byline, dateline, masthead, or furniture of the page. What sites, mail programs and printers set around the text is taken out by
// where it stands (segment_site.go, segment_sheet.go). Then the page is read from the surest marks to the weakest:
//
//  1. A page whose paragraphs stand twice in different order is one interview, scrambled by its layout (segment_interview.go).
//  2. Titles that the page itself marks cut it: printed twice, listed in the table of contents, followed by a dateline or
//     byline, or set between the closing furniture of one shop item and the text of the next (segment_titles.go).
//  3. What no such mark cuts is cut where the vocabulary changes, helped by the looks of paragraphs (segment_cohesion.go,
//     segment_cues.go): items of a newsletter, runs of untitled bodies.
//
// Furniture belongs to no article. Equal articles are one draft with the further places in Also. A text without an article, one
// that is no valid UTF-8, and one of more than 400,000 lines, which is a table, give none.
func Segment(text string) []Draft {
	p := newPage(text)
	if p == nil {
		return nil
	}
	var found []section
	if s, ok := p.interview(); ok {
		found = []section{s}
	} else {
		found = p.sections()
	}
	if len(found) == 0 {
		found = p.note()
	}
	return p.drafts(found)
}

// note takes the sentences of a text that is too short to be an article as one: a message of a line, a caption. What is no sentence
// is a menu.
func (p *page) note() []section {
	s := section{title: -1, sub: -1}
	for i := range p.lines {
		if l := &p.lines[i]; l.role.content() && l.words >= minNoteWords && strings.HasSuffix(strings.TrimRight(l.text, " ’”\"')"), ".") {
			s.lines = append(s.lines, i)
		}
	}
	if len(s.lines) == 0 {
		return nil
	}
	return []section{s}
}

// minNoteWords is the least length of a sentence that is read although nothing else stands in its source.
const minNoteWords = 5

// section is an article as lines of the page.
type section struct {
	title  int   // line of the title, -1 when it has none
	sub    int   // line of the subtitle, -1 when it has none
	byline Span  // bytes of the source
	lines  []int // lines of the body, in order of the text
	date   graph.Date
}
