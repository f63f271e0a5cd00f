package sqlite_test

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// TestContentIsWhatWasWritten reads texts back that look like the JSON in which they are stored, with all that may follow them.
func TestContentIsWhatWasWritten(t *testing.T) {
	const text = `Titel,"entities":[ ],"claims":[\",\"citations\":[{}],"terms":["x"]} slot`
	sighting := []graph.Sighting{{ID: "person:titel", Type: graph.Person, Name: "Titel", Mentions: []graph.MentionRecord{
		{End: 5, Text: "Titel", Recogniser: `,"citations":[`, Confidence: 900},
	}}}
	cites := []graph.Citation{{Text: "Titel", Authors: []string{`],"terms":[`}, Year: 2001, Reference: "reference:titel-2001", End: 5}}
	claims := []graph.Claim{{
		Subject: "person:titel", Predicate: graph.InterviewedIn, Object: graph.ThisArticle, Confidence: 900, Rule: "x",
		Modality: graph.Asserted, Evidence: graph.Span{End: 5},
	}}
	for name, r := range map[string]graph.Reading{
		"text only":               {},
		"terms":                   {Terms: []string{"x"}},
		"citations":               {Citations: cites},
		"citations, terms":        {Citations: cites, Terms: []string{"x"}},
		"entities":                {Entities: sighting},
		"entities, terms":         {Entities: sighting, Terms: []string{"x"}},
		"entities, citations":     {Entities: sighting, Citations: cites},
		"entities, claims":        {Entities: sighting, Claims: claims},
		"entities, claims, terms": {Entities: sighting, Claims: claims, Terms: []string{"x"}},
		"everything":              {Entities: sighting, Claims: claims, Citations: cites, Terms: []string{"x"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			r.Article, r.Text, r.Language, r.Sentences = "article:x", text, "nl", []graph.Span{{End: 5}}
			r.Pieces = []graph.Piece{{End: utf8.RuneCountInString(text)}}
			apply(t, s, seal(graph.Change{Source: graph.Source{ID: "a.txt", Version: "1"}, Readings: []graph.Reading{r}}))
			pages, err := s.Articles(t.Context(), graph.ArticleQuery{Content: true})
			if err != nil || len(pages[0].Items) != 1 {
				t.Fatalf("%v %v", pages, err)
			}
			a := pages[0].Items[0]
			got := graph.Reading{Text: a.Text, Sentences: a.Sentences, Citations: a.Citations}
			if diff := cmp.Diff(graph.Reading{Text: r.Text, Sentences: r.Sentences, Citations: r.Citations}, got); diff != "" {
				t.Errorf("(-written +read)\n%s", diff)
			}
		})
	}
}
