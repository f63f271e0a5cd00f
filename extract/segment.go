package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

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
	return p.drafts(found)
}

// section is an article as lines of the page.
type section struct {
	title  int   // line of the title, -1 when it has none
	sub    int   // line of the subtitle, -1 when it has none
	byline Span  // bytes of the source
	lines  []int // lines of the body, in order of the text
	date   graph.Date
}
