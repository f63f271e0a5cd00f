package extract

import (
	"fmt"
	"io"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// Explain writes what every stage makes of a source's text: its articles, and for each the sentences, what each recogniser
// found, what is left when they are combined, entities, citations and claims with their rule and sentence.
func (x *Extractor) Explain(w io.Writer, source, text string) error {
	p := &printer{w: w}
	drafts := Segment(text)
	p.line("%d articles", len(drafts))
	for i, draft := range drafts {
		draft = draft.FromFile(source)
		r := x.Read(draft)
		p.line("\n=== article %d: %s", i+1, draft.ID())
		p.head(&r)
		p.stages(x, &r)
	}
	return p.err
}

// printer keeps the first error of many writes.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) head(r *Reading) {
	d := r.Draft
	p.line("title       %s", d.Title)
	p.line("subtitle    %s", d.Text[d.Subtitle.Start:d.Subtitle.End])
	p.line("publication %s; issue %s; date %s; language %s", d.Publication, d.Issue, d.PublishedAt, d.Language)
	for _, piece := range d.Pieces {
		p.line("piece       source bytes %d..%d", piece.Source, piece.Source+piece.End-piece.Start)
	}
	p.line("sentences   %d, tokens %d", len(r.Document.Sentences), len(r.Document.Tokens))
}

func (p *printer) stages(x *Extractor, r *Reading) {
	for i, found := range r.Found {
		p.mentions("found by "+x.recognisers[i].Name(), r.Draft.Text, found)
	}
	p.mentions("combined", r.Draft.Text, r.Mentions)
	p.line("\n--- entities")
	for _, e := range r.Entities {
		p.line("%-13s %s  %q  salience %d, mentions %d", e.Type, e.ID, e.Name, e.Salience, len(e.Mentions))
	}
	p.line("\n--- citations")
	for _, c := range r.Citations {
		p.line("%s  authors %s, year %d%s", quote(r.Draft.Text[c.Start:c.End]), strings.Join(c.Authors, " | "), c.Year, c.Suffix)
	}
	p.line("\n--- claims")
	for _, c := range r.Claims {
		p.line("%s %s %s  (%s %s, rule %s, confidence %d)", c.Subject, c.Predicate, c.Object, c.Modality, c.Role, c.Rule, c.Confidence)
		p.line("    %s", quote(r.Draft.Text[c.Start:c.End]))
	}
}

func (p *printer) mentions(stage, text string, list []dutch.Mention) {
	p.line("\n--- %s: %d", stage, len(list))
	for _, m := range list {
		p.line("%6d..%-6d %-13s %-20s %4d  %s  %s", m.Start, m.End, m.Type, m.Kind, m.Confidence, m.Recogniser, quote(text[m.Start:m.End]))
	}
}

// quote puts a text on one line.
func quote(s string) string { return "“" + strings.Join(strings.Fields(s), " ") + "”" }
