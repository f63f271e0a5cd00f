package extract

import (
	"cmp"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// LineRead is a line of the source as segmentation sees it. Offsets are code points of the source.
type LineRead struct {
	Excerpt
	Role    string `json:"role"`              // "running text", "heading", "furniture" …
	Article int    `json:"article,omitempty"` // number of the article that it belongs to, from 1; 0 for none
}

// String is what people call a role.
func (r role) String() string {
	switch r {
	case running:
		return "running text"
	case heading:
		return "heading"
	case bullet:
		return "list item"
	case field:
		return "field"
	case byline:
		return "byline"
	case dateline:
		return "dateline"
	case masthead:
		return "masthead"
	case furniture:
		return "furniture"
	case itemEnd:
		return "end of an item"
	case listHead:
		return "heading of links"
	case contents:
		return "heading of contents"
	}
	return "unknown"
}

// owned is a part of the source and the number of the article that it belongs to.
type owned struct {
	Span
	article int
}

// explainLines tells what role each line of a page was given, and which article it went to; scrambled says that the page was
// taken for one interview whose paragraphs its layout mixed up.
func explainLines(at *graph.Offsets, text string, held []owned) (lines []LineRead, scrambled bool) {
	lines = []LineRead{}
	p := newPage(text)
	if p == nil {
		return lines, false
	}
	if _, scrambled = p.interview(); !scrambled {
		p.sections()
	}
	slices.SortFunc(held, func(a, b owned) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.article, b.article)) })
	for i := range p.lines {
		l := &p.lines[i]
		read := LineRead{Excerpt: excerpt(at, text, l.span.Start, l.span.End), Role: l.role.String()}
		k, _ := slices.BinarySearchFunc(held, l.span.Start, func(o owned, start int) int { return cmp.Compare(o.End, start+1) })
		if k < len(held) && held[k].Start <= l.span.Start {
			read.Article = held[k].article
		}
		lines = append(lines, read)
	}
	return lines, scrambled
}
