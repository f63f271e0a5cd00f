package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// contribution turns a reading into what crosses to the store: the one place where bytes become code points.
func (r *Reading) contribution(x *Extractor, source *graph.Offsets) graph.Reading {
	out := r.Draft.ReadingAt(source)
	at := graph.NewOffsets(r.Draft.Text)
	for _, s := range r.Document.Sentences {
		out.Sentences = append(out.Sentences, codePoints(at, s.Start, s.End))
	}
	for i := range r.Entities {
		out.Entities = append(out.Entities, x.sighting(at, r.Draft.Text, &r.Entities[i]))
	}
	for _, c := range r.Claims {
		out.Claims = append(out.Claims, graph.Claim{
			Subject: c.Subject, Predicate: c.Predicate, Object: c.Object, Modality: c.Modality, Role: c.Role, From: c.From, To: c.To,
			Confidence: c.Confidence, Rule: c.Rule, Evidence: codePoints(at, c.Start, c.End),
		})
	}
	for _, c := range r.Citations {
		citation, claim := r.citation(at, c)
		out.Citations = append(out.Citations, citation)
		out.Claims = append(out.Claims, claim)
	}
	out.Terms = x.indexer.Terms(r.Document)
	return out
}

func codePoints(at *graph.Offsets, start, end int) graph.Span {
	return graph.Span{Start: at.CodePoints(start), End: at.CodePoints(end)}
}

func (x *Extractor) sighting(at *graph.Offsets, text string, e *Entity) graph.Sighting {
	s := graph.Sighting{ID: e.ID, Type: e.Type, Kind: e.Kind, Name: e.Name, Salience: min(1000, e.Salience)}
	if e.Known != nil {
		s.SameAs = e.Known.SameAs
		for _, a := range e.Known.Aliases {
			if !strings.EqualFold(a.Text, e.Name) {
				s.Aliases = append(s.Aliases, a.Text)
			}
		}
	}
	if c := x.concepts[e.ID]; c != nil {
		s.Definition, s.Aliases = c.Definition, c.Alternatives
	}
	for _, m := range e.Mentions {
		span := codePoints(at, m.Start, m.End)
		s.Mentions = append(s.Mentions, graph.MentionRecord{
			Start: span.Start, End: span.End, Text: text[m.Start:m.End], Recogniser: m.Recogniser, Confidence: m.Confidence,
		})
	}
	return s
}

// citedConfidence is the share, per mille, of citations found that are citations (see the score of citations in the README).
const citedConfidence = 950

// citation returns a citation and the claim that the article cites its reference.
func (r *Reading) citation(at *graph.Offsets, c Citation) (graph.Citation, graph.Claim) {
	span := codePoints(at, c.Start, c.End)
	out := graph.Citation{
		Text: r.Draft.Text[c.Start:c.End], Authors: c.Authors, Year: c.Year, Suffix: c.Suffix,
		Reference: graph.ReferenceID(c.Authors, c.Year, c.Suffix), Start: span.Start, End: span.End,
	}
	start, end := r.sentenceAround(c.Start, c.End)
	return out, graph.Claim{
		Subject: graph.ThisArticle, Predicate: graph.Cites, Object: out.Reference, Modality: graph.Asserted,
		Confidence: citedConfidence, Rule: "author-year", Evidence: codePoints(at, start, end),
	}
}
