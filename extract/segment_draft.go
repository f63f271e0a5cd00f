package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Span is a range of bytes, end exclusive.
type Span struct{ Start, End int }

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Piece places a range of a draft's text in the source, in bytes: text[Start:End] equals source[Source:Source+End-Start].
type Piece struct{ Start, End, Source int }

// Draft is one article of a source as segmentation finds it: its own characters, where they stand, and what the page says
// about it. All offsets are bytes.
type Draft struct {
	Title    string  // as printed; Text starts with it when there is one
	Text     string  // title, subtitle, byline and body: pieces of the source, joined by one line feed where something else stands between
	Body     int     // byte of Text at which the body starts, after title, subtitle and byline
	Subtitle Span    // line of Text that goes on with the title; empty when the page has none
	Byline   Span    // line of Text that names the authors ("Tekst: Lotte Janssen"); empty when the page has none
	Pieces   []Piece // where Text stands in the source, in order of the text
	Also     []Span  // further places of the source that hold the same article

	Publication string     // "Sozio"; empty when the page doesn't say
	Issue       string     // "Sozio 1 2026"
	PublishedAt graph.Date // of the precision printed
	Language    string     // BCP 47 of most of the body: "nl", "en", "de", "fr"; empty when no word tells

	id string // see ID; empty until it is known
}

// ID returns the id of the article; see [graph.ArticleID].
func (d Draft) ID() string {
	if d.id != "" {
		return d.id
	}
	return graph.ArticleID(d.Title, d.Text[len(d.Title):])
}

// BodyText returns the text after title, subtitle and byline.
func (d Draft) BodyText() string { return d.Text[d.Body:] }

// Reading returns the head of the article's [graph.Reading]: everything but sentences, entities, claims, citations and terms,
// in code points. source is the text from which the draft was cut.
func (d Draft) Reading(source string) graph.Reading { return d.ReadingAt(graph.NewOffsets(source)) }

// ReadingAt is [Draft.Reading] with the offsets of the source built once for all its drafts.
func (d Draft) ReadingAt(source *graph.Offsets) graph.Reading {
	text := graph.NewOffsets(d.Text)
	r := graph.Reading{
		Article:     d.ID(),
		Title:       d.Title,
		Text:        d.Text,
		Body:        text.CodePoints(d.Body),
		Language:    d.Language,
		Publication: d.Publication,
		Issue:       d.Issue,
		PublishedAt: d.PublishedAt,
	}
	if d.Subtitle.Len() > 0 {
		r.Subtitle = graph.Span{Start: text.CodePoints(d.Subtitle.Start), End: text.CodePoints(d.Subtitle.End)}
	}
	for _, p := range d.Pieces {
		r.Pieces = append(r.Pieces, graph.Piece{
			Start: text.CodePoints(p.Start), End: text.CodePoints(p.End), Source: source.CodePoints(p.Source),
		})
	}
	for _, s := range d.Also {
		r.Also = append(r.Also, graph.Span{Start: source.CodePoints(s.Start), End: source.CodePoints(s.End)})
	}
	return r
}

// compose joins spans of the source, in order, into a draft's text. Title, subtitle and byline come first, where
// they aren't empty. The body starts at the span with number start.
func compose(source string, title, subtitle, byline Span, body []Span, start int) Draft {
	var d Draft
	var b strings.Builder
	add := func(s Span) Span {
		if n := len(d.Pieces); n > 0 {
			last := &d.Pieces[n-1]
			end := last.Source + last.End - last.Start
			if end <= s.Start && strings.TrimSpace(source[end:s.Start]) == "" {
				b.WriteString(source[end:s.End])
				last.End = b.Len()
				return Span{b.Len() - s.Len(), b.Len()}
			}
			b.WriteByte('\n')
		}
		start := b.Len()
		b.WriteString(source[s.Start:s.End])
		d.Pieces = append(d.Pieces, Piece{Start: start, End: b.Len(), Source: s.Start})
		return Span{start, b.Len()}
	}
	if title.Len() > 0 {
		add(title)
		d.Title = source[title.Start:title.End]
		d.Body = b.Len()
	}
	if subtitle.Len() > 0 {
		d.Subtitle = add(subtitle)
		d.Body = b.Len()
	}
	if byline.Len() > 0 {
		d.Byline = add(byline)
		d.Body = b.Len()
	}
	for i, s := range body {
		if at := add(s); i == start {
			d.Body = at.Start
		}
	}
	d.Text = b.String()
	return d
}
