package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// line is one article of `extract --format jsonl`. Offsets are code points of text, end exclusive; what is unknown is null.
type line struct {
	ID          string         `json:"id"`
	Sources     []place        `json:"sources"`
	Title       string         `json:"title"`
	Text        string         `json:"text"`
	Language    *string        `json:"language"`
	Publication *string        `json:"publication"` // the issue where one is known
	PublishedAt *string        `json:"publishedAt"`
	Entities    []lineEntity   `json:"entities"`
	Relations   []lineRelation `json:"relations"`
	Citations   []lineCitation `json:"citations"`
}

type lineEntity struct {
	ID       string        `json:"id"`
	Type     string        `json:"type"`
	Kind     *string       `json:"kind"`
	Name     string        `json:"name"`
	Salience perMille      `json:"salience"`
	Mentions []lineMention `json:"mentions"`
}

type lineMention struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Confidence perMille `json:"confidence"`
	Recogniser string   `json:"recogniser"`
}

type lineRelation struct {
	Subject    string     `json:"subject"`
	Predicate  string     `json:"predicate"`
	Object     string     `json:"object"`
	Role       *string    `json:"role"`
	Modality   string     `json:"modality"`
	From       *string    `json:"from,omitempty"`
	To         *string    `json:"to,omitempty"`
	Confidence perMille   `json:"confidence"`
	Rule       string     `json:"rule"`
	Evidence   graph.Span `json:"evidence"`
}

type lineCitation struct {
	Text    string   `json:"text"`
	Authors []string `json:"authors"`
	Year    *int     `json:"year"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
}

// perMille is written as a fraction of 1 with the digits that it has: 970 as 0.97.
type perMille int

// MarshalJSON implements [json.Marshaler].
func (p perMille) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, fraction(int(p)), 'f', -1, 64), nil
}

// encodeLine returns the line of an article, with its line end. Equal readings have equal bytes.
func encodeLine(r graph.Reading, sources []place) ([]byte, error) {
	l := line{
		ID: r.Article, Sources: sources, Title: r.Title, Text: r.Text, Language: known(r.Language),
		Publication: known(cmp.Or(r.Issue, r.Publication)), PublishedAt: known(string(r.PublishedAt)),
		Entities: []lineEntity{}, Relations: []lineRelation{}, Citations: []lineCitation{},
	}
	for _, e := range r.Entities {
		l.Entities = append(l.Entities, entityLine(e))
	}
	for _, c := range r.Claims {
		l.Relations = append(l.Relations, lineRelation{
			Subject: c.Subject, Predicate: string(c.Predicate), Object: c.Object, Role: known(c.Role), Modality: string(c.Modality),
			From: known(string(c.From)), To: known(string(c.To)), Confidence: perMille(c.Confidence), Rule: c.Rule, Evidence: c.Evidence,
		})
	}
	for _, c := range r.Citations {
		cited := lineCitation{Text: c.Text, Authors: c.Authors, Start: c.Start, End: c.End}
		if c.Year != 0 {
			cited.Year = &c.Year
		}
		l.Citations = append(l.Citations, cited)
	}
	return marshalLine(l)
}

func entityLine(e graph.Sighting) lineEntity {
	out := lineEntity{
		ID: e.ID, Type: string(e.Type), Kind: known(string(e.Kind)), Name: e.Name, Salience: perMille(e.Salience),
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, lineMention{m.Start, m.End, m.Text, perMille(m.Confidence), m.Recogniser})
	}
	return out
}

// known returns nil for an empty text, which becomes null.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// placesOf returns where a reading stands in its source: from its first piece to its last, and every further place.
func placesOf(source string, r graph.Reading) []place {
	var out []place
	if len(r.Pieces) > 0 {
		p := place{Path: source, Start: r.Pieces[0].Source}
		for _, piece := range r.Pieces {
			p.Start = min(p.Start, piece.Source)
			p.End = max(p.End, piece.Source+piece.End-piece.Start)
		}
		out = append(out, p)
	}
	for _, s := range r.Also {
		out = append(out, place{source, s.Start, s.End})
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

func marshalLine(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}
