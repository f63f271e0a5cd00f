package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// run is a piece of text that is shown in one way.
type run struct {
	Text  string
	Href  string         // of the entity that it names
	Type  graph.NodeType // of that entity
	Name  string         // of that entity, as the graph has it
	Quote bool           // it belongs to the quote that the page is about
	First bool           // the quote starts here
}

// paragraph is a line of an article's text.
type paragraph struct {
	Heading bool
	Runs    []run
}

// highlighter cuts a text into runs.
type highlighter struct {
	text     []rune
	mentions []graph.Mention // sorted, not overlapping
	names    map[string]link
	quote    graph.Span
}

// newHighlighter prepares a text. Of mentions that overlap, the one that starts first and is longest is shown.
func newHighlighter(text string, mentions []graph.Mention, names map[string]link, quote graph.Span) *highlighter {
	h := &highlighter{text: []rune(text), names: names, quote: quote}
	sorted := slices.Clone(mentions)
	slices.SortFunc(sorted, func(a, b graph.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Entity, b.Entity))
	})
	end := 0
	for _, m := range sorted {
		if m.Start >= end && m.End > m.Start && m.End <= len(h.text) {
			h.mentions = append(h.mentions, m)
			end = m.End
		}
	}
	return h
}

// runs returns the runs of a span of the text.
func (h *highlighter) runs(s graph.Span) []run {
	var out []run
	at := s.Start
	for _, m := range h.mentions {
		if m.End <= s.Start || m.Start >= s.End {
			continue
		}
		out = h.plain(out, at, max(at, m.Start), run{})
		l := h.names[m.Entity]
		out = h.plain(out, max(at, m.Start), min(m.End, s.End), run{Href: l.Href, Type: l.Type, Name: l.Name})
		at = min(m.End, s.End)
	}
	return h.plain(out, at, s.End, run{})
}

// plain adds the text from start to end, cut where the quote starts and ends.
func (h *highlighter) plain(out []run, start, end int, like run) []run {
	for start < end {
		stop := end
		like.Quote = start >= h.quote.Start && start < h.quote.End
		switch {
		case like.Quote:
			stop = min(stop, h.quote.End)
		case h.quote.Start > start:
			stop = min(stop, h.quote.Start)
		}
		like.First = like.Quote && start == h.quote.Start
		like.Text = string(h.text[start:stop])
		out = append(out, like)
		start = stop
	}
	return out
}

// longestHeading is how many code points a line may have to be taken for a heading.
const longestHeading = 80

// paragraphs returns the text from a place on by its lines. A line that goes on in the middle of a sentence joins the one before.
func (h *highlighter) paragraphs(from int) []paragraph {
	var spans []graph.Span
	for start := from; start < len(h.text); {
		end := start
		for end < len(h.text) && h.text[end] != '\n' {
			end++
		}
		s := trim(h.text, graph.Span{Start: start, End: end})
		switch n := len(spans); {
		case s.Start >= s.End:
		case n > 0 && h.goesOn(spans[n-1], s):
			spans[n-1].End = s.End
		default:
			spans = append(spans, s)
		}
		start = end + 1
	}
	out := make([]paragraph, len(spans))
	for i, s := range spans {
		heading := s.End-s.Start <= longestHeading && !closes(h.text[s.End-1]) && i+1 < len(spans)
		out[i] = paragraph{Heading: heading, Runs: h.runs(s)}
	}
	return out
}

// goesOn reports whether a line continues the one before: that ends in the middle of a sentence, and this starts in lower case.
func (h *highlighter) goesOn(before, line graph.Span) bool {
	return unicode.IsLower(h.text[line.Start]) && !closes(h.text[before.End-1])
}

// closes reports whether a character ends a sentence or a quotation.
func closes(r rune) bool { return strings.ContainsRune(".!?:;…’”'\")", r) }

func trim(text []rune, s graph.Span) graph.Span {
	for s.Start < s.End && unicode.IsSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// beside is how many code points stand beside a quote: enough to find it again in a changed text.
const beside = 32

// around returns the text beside a span.
func around(text string, s graph.Span) (prefix, suffix string) {
	r := []rune(text)
	return string(r[max(0, s.Start-beside):s.Start]), string(r[s.End:min(len(r), s.End+beside)])
}

// spanText writes a span as a permalink does.
func spanText(s graph.Span) string { return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) }

// parseSpan reads a span of a text. Errors: ErrNotFound, since the text has no such place.
func parseSpan(text, of string) (graph.Span, error) {
	from, to, ok := strings.Cut(text, "-")
	start, err := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || err != nil || err2 != nil || start < 0 || end <= start || end > utf8.RuneCountInString(of) || spanText(graph.Span{Start: start, End: end}) != text {
		return graph.Span{}, graph.NotFoundf("the article has no such place")
	}
	return graph.Span{Start: start, End: end}, nil
}
