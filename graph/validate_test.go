package graph_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// wholeChange is a valid Change that uses every field.
func wholeChange() graph.Change {
	c := graphtest.Source("map/a.md", graphtest.Article("a", "Over [[JIM|METHOD]]",
		"😀 [[Anna|PERSON]] van [[Movisie|ORGANISATION]] en [[Vilans|ORGANISATION]] [[(De Wit, 2016b)|reference:de-wit-2016b]].").
		On("2026-03").In("Sozio", "Sozio 1").Also(500, 600).With("person:anna", func(s *graph.Sighting) {
		s.Kind, s.Aliases, s.SameAs, s.Definition, s.Salience = graph.KindClient, []string{"A."}, []string{"orcid:1"}, "iemand", 1000
	}).Claims("person:anna AFFILIATED_WITH organisation:movisie role=lector from=2020 to=2025-01", "organisation:movisie COLLABORATES_WITH organisation:vilans",
		"article CITES reference:de-wit-2016b", "person:anna INTERVIEWED_IN article"))
	return c
}

func TestValidateAcceptsWhatIsWhole(t *testing.T) {
	for _, c := range []graph.Change{
		wholeChange(), graph.Removal("map/a.md"), graphtest.Source("leeg.md"), graphtest.Seeds("seed:t.tsv", "concept:a BROADER concept:b", "concept:a RELATED concept:b"),
	} {
		if err := c.Validate(); err != nil {
			t.Errorf("%s: %v", c.Source.ID, err)
		}
	}
}

// breaches are ways to break a promise, with a word that the error must hold.
func breaches() map[string]func(c *graph.Change, r *graph.Reading) {
	return map[string]func(c *graph.Change, r *graph.Reading){
		"source without an id":     func(c *graph.Change, _ *graph.Reading) { c.Source.ID = "" },
		"control characters":       func(c *graph.Change, _ *graph.Reading) { c.Source.ID = "a\nb" },
		"the id holds":             func(c *graph.Change, _ *graph.Reading) { c.Source.ID = "a\xff" },
		"version":                  func(c *graph.Change, _ *graph.Reading) { c.Source.Version = "\xff" },
		"no SHA-256":               func(c *graph.Change, _ *graph.Reading) { c.Source.Digest = strings.ToUpper(c.Source.Digest) },
		"digest":                   func(c *graph.Change, _ *graph.Reading) { c.Source.Digest = c.Source.Digest[1:] },
		"read twice":               func(c *graph.Change, r *graph.Reading) { c.Readings = append(c.Readings, *r) },
		"no id of an article":      func(_ *graph.Change, r *graph.Reading) { r.Article = "person:a" },
		`"article:a b" is no id`:   func(_ *graph.Change, r *graph.Reading) { r.Article = "article:a b" },
		"is no id":                 func(_ *graph.Change, r *graph.Reading) { r.Article = "article:" + strings.Repeat("a", 200) },
		"text is no valid UTF-8":   func(_ *graph.Change, r *graph.Reading) { r.Text += "\xff" },
		"text is empty":            func(_ *graph.Change, r *graph.Reading) { *r = graph.Reading{Article: r.Article, Text: " \n"} },
		"start with the title":     func(_ *graph.Change, r *graph.Reading) { r.Title = "Onder" },
		"body starts at 0":         func(_ *graph.Change, r *graph.Reading) { r.Body = 0 },
		"body starts at 999":       func(_ *graph.Change, r *graph.Reading) { r.Body = 999 },
		"the subtitle 0..4":        func(_ *graph.Change, r *graph.Reading) { r.Subtitle = graph.Span{End: 4} },
		"the subtitle 9..13":       func(_ *graph.Change, r *graph.Reading) { r.Subtitle = graph.Span{Start: 9, End: 13} },
		"the subtitle 8..9":        func(_ *graph.Change, r *graph.Reading) { r.Subtitle = graph.Span{Start: 8, End: 9} },
		"publishedAt":              func(_ *graph.Change, r *graph.Reading) { r.PublishedAt = "2026-13" },
		"sorted and distinct":      func(_ *graph.Change, r *graph.Reading) { r.Terms = []string{"b", "a"} },
		`distinct at "a"`:          func(_ *graph.Change, r *graph.Reading) { r.Terms = []string{"a", "a"} },
		`distinct at ""`:           func(_ *graph.Change, r *graph.Reading) { r.Terms = []string{""} },
		`"\xfe" is no valid UTF-8`: func(_ *graph.Change, r *graph.Reading) { r.Issue = "\xfe" },
		"comes from no piece":      func(_ *graph.Change, r *graph.Reading) { r.Pieces = []graph.Piece{{Start: 0, End: 4}} },
		"before it comes":          func(_ *graph.Change, r *graph.Reading) { r.Pieces = nil },
		"piece 1: 3..3":            func(_ *graph.Change, r *graph.Reading) { r.Pieces = []graph.Piece{{Start: 3, End: 3}} },
		"piece 2: 1..9": func(_ *graph.Change, r *graph.Reading) {
			r.Pieces = []graph.Piece{{Start: 0, End: 4}, {Start: 1, End: 9}}
		},
		"piece 1":                  func(_ *graph.Change, r *graph.Reading) { r.Pieces[0].Source = -1 },
		"also 1":                   func(_ *graph.Change, r *graph.Reading) { r.Also[0].Start = 600 },
		"sentence 2":               func(_ *graph.Change, r *graph.Reading) { r.Sentences[1].Start = 7 },
		"sentence 1":               func(_ *graph.Change, r *graph.Reading) { r.Sentences[0].End = 0 },
		"stands twice":             func(_ *graph.Change, r *graph.Reading) { r.Entities = append(r.Entities, r.Entities[0]) },
		"unknown type":             func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Type = "FIRM" },
		"does not fit the type":    func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Type = graph.Person },
		"has no kind":              func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Kind = graph.KindClient },
		"no name":                  func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Name = " " },
		"salience":                 func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Salience = 1001 },
		"salience -1":              func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Salience = -1 },
		"no mention":               func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Mentions = nil },
		`does not quote "JIM"`:     func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Mentions[0].Start-- },
		`does not quote "JAM"`:     func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Mentions[0].Text = "JAM" },
		"mention 1: confidence":    func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Mentions[0].Confidence = 1001 },
		"or no recogniser":         func(_ *graph.Change, r *graph.Reading) { r.Entities[0].Mentions[0].Recogniser = "" },
		`"\xfd" is no valid UTF-8`: func(_ *graph.Change, r *graph.Reading) { r.Entities[0].SameAs = []string{"\xfd"} },
		"citation 1: 66..82":       func(_ *graph.Change, r *graph.Reading) { r.Citations[0].Start, r.Citations[0].End = 66, 82 },
		"no authors":               func(_ *graph.Change, r *graph.Reading) { r.Citations[0].Authors = nil },
		"is no reference":          func(_ *graph.Change, r *graph.Reading) { r.Citations[0].Reference = "article:b" },
		"does not hold":            func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Object = "organisation:weg" },
		"PART_OF does not lead":    func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Predicate = graph.PartOf },
		"stand on a seed row":      func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Seed = "seed:x#1" },
		"evidence 0..0":            func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Evidence = graph.Span{} },
		"evidence 8..9":            func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Evidence = graph.Span{Start: 8, End: 9} },
		"longer than 400":          longEvidence,
		"byte order": func(_ *graph.Change, r *graph.Reading) {
			r.Claims[1].Subject, r.Claims[1].Object = r.Claims[1].Object, r.Claims[1].Subject
		},
		"subject and object are one": func(_ *graph.Change, r *graph.Reading) { r.Claims[1].Subject = r.Claims[1].Object },
		"unknown modality":           func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Modality = "" },
		"from":                       func(_ *graph.Change, r *graph.Reading) { r.Claims[0].From = "ooit" },
		"no ISO date":                func(_ *graph.Change, r *graph.Reading) { r.Claims[0].To = "nu" },
		"from \"2022\" comes after":  func(_ *graph.Change, r *graph.Reading) { r.Claims[0].From, r.Claims[0].To = "2022", "2021-12" },
		"confidence -1":              func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Confidence = -1 },
		"no rule":                    func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Rule = "" },
		"rule or role":               func(_ *graph.Change, r *graph.Reading) { r.Claims[0].Role = "\xff" },
	}
}

// longEvidence gives the reading a sentence of more than 400 code points as evidence.
func longEvidence(_ *graph.Change, r *graph.Reading) {
	length := utf8.RuneCountInString(r.Text)
	r.Text += strings.Repeat("é", 500)
	r.Pieces[0].End += 500
	r.Claims[0].Evidence = graph.Span{Start: length, End: length + graph.MaxEvidence + 1}
}

func TestValidateRefuses(t *testing.T) {
	for want, breach := range breaches() {
		t.Run(want, func(t *testing.T) {
			c := wholeChange()
			breach(&c, &c.Readings[0])
			err := c.Validate()
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want an invalid one that says %q", err, want)
			}
		})
	}
}

func TestValidateSaysWhere(t *testing.T) {
	c := wholeChange()
	c.Readings[0].Claims[2].Rule = ""
	want := `source "map/a.md": article article:a: claim 3 (article CITES reference:de-wit-2016b): no rule`
	if err := c.Validate(); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestValidateEvidenceOfFourHundred(t *testing.T) {
	c := wholeChange()
	longEvidence(&c, &c.Readings[0])
	c.Readings[0].Claims[0].Evidence.End--
	if err := c.Validate(); err != nil {
		t.Errorf("evidence of exactly the greatest length: %v", err)
	}
}

func TestValidateRefusesThesaurusClaims(t *testing.T) {
	for name, breach := range map[string]func(c *graph.Claim){
		"no seed":       func(c *graph.Claim) { c.Seed = "" },
		"no row":        func(c *graph.Claim) { c.Seed = "seed:t.tsv#" },
		"another file":  func(c *graph.Claim) { c.Seed = "seed:u.tsv#1" },
		"predicate":     func(c *graph.Claim) { c.Predicate = graph.Uses },
		"evidence":      func(c *graph.Claim) { c.Evidence = graph.Span{Start: 0, End: 1} },
		"no concept":    func(c *graph.Claim) { c.Object = "method:b" },
		"no id":         func(c *graph.Claim) { c.Object = "concept:b c" },
		"one concept":   func(c *graph.Claim) { c.Object = c.Subject },
		"order of ends": func(c *graph.Claim) { c.Predicate, c.Subject, c.Object = graph.Related, "concept:b", "concept:a" },
		"no modality":   func(c *graph.Claim) { c.Modality = "" },
		"no rule":       func(c *graph.Claim) { c.Rule = "" },
	} {
		c := graphtest.Seeds("seed:t.tsv", "concept:a BROADER concept:b")
		breach(&c.Thesaurus[0])
		if err := c.Validate(); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: error %v, want an invalid one", name, err)
		}
	}
	c := graphtest.Seeds("seed:t.tsv", "concept:a BROADER concept:b")
	c.Source.ID, c.Thesaurus[0].Seed = "t.tsv", "t.tsv#1"
	if err := c.Validate(); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a source that is no seed file: error %v, want an invalid one", err)
	}
}

// FuzzValidate checks that what passes keeps its promises: the text starts with the title, and spans quote what they say.
func FuzzValidate(f *testing.F) {
	f.Fuzz(func(t *testing.T, title, body, quote, id string, start, end, bodyAt int) {
		text := title + body
		length := utf8.RuneCountInString(text)
		r := graph.Reading{
			Article: "article:a", Title: title, Text: text, Body: bodyAt, Pieces: []graph.Piece{{End: length}},
			Sentences: []graph.Span{{Start: start, End: end}},
			Entities: []graph.Sighting{{
				ID: id, Type: graph.Method, Name: "JIM", Mentions: []graph.MentionRecord{{Start: start, End: end, Text: quote, Recogniser: "fuzz"}},
			}},
			Claims:    []graph.Claim{{Subject: "article", Predicate: graph.Cites, Object: "reference:x", Modality: graph.Asserted, Rule: "fuzz", Evidence: graph.Span{Start: start, End: end}}},
			Citations: []graph.Citation{{Text: quote, Authors: []string{"x"}, Reference: "reference:x", Start: start, End: end}},
		}
		err := r.Validate()
		if err != nil {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("error %v is not invalid", err)
			}
			return
		}
		runes := []rune(text)
		if start < 0 || end > len(runes) || string(runes[start:end]) != quote || bodyAt < utf8.RuneCountInString(title) || bodyAt > len(runes) {
			t.Errorf("a reading of %q passes with %d..%d quoting %q and its body at %d", text, start, end, quote, bodyAt)
		}
		if kind, ok := graph.TypeOf(id); !ok || kind != "METHOD" || strings.ContainsAny(id, " \n\t\x00") {
			t.Errorf("the id %q passes", id)
		}
	})
}
