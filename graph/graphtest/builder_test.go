package graphtest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestArticleReadsMarks(t *testing.T) {
	got := graphtest.Article("a", "Over [[JIM|METHOD]]",
		"😀 [[Vrijwilligers|organisation:x Stichting X]] van [[X|organisation:x]] gebruiken [[jim|METHOD JIM]]! Zie [[(De Wit, 2016b)|reference:de-wit-2016b]].").
		On("2026-03").In("Sozio", "Sozio 1").Claims("organisation:x USES method:jim planned 700 role=proef rule=r from=2025 to=2026", "article CITES reference:de-wit-2016b").
		ClaimsAt("Vrijwilligers", "organisation:x STUDIES method:jim").Reading()
	mention := func(start, end int, text string) graph.MentionRecord {
		return graph.MentionRecord{Start: start, End: end, Text: text, Recogniser: "test", Confidence: 900}
	}
	want := graph.Reading{
		Article: "article:a", Title: "Over JIM", Body: 9, Language: "nl", Publication: "Sozio", Issue: "Sozio 1", PublishedAt: "2026-03",
		Text: "Over JIM\n😀 Vrijwilligers van X gebruiken jim! Zie (De Wit, 2016b).", Pieces: []graph.Piece{{End: 66}},
		Sentences: []graph.Span{{Start: 0, End: 8}, {Start: 9, End: 45}, {Start: 46, End: 66}},
		Entities: []graph.Sighting{
			{ID: "method:jim", Type: graph.Method, Name: "JIM", Mentions: []graph.MentionRecord{mention(5, 8, "JIM"), mention(41, 44, "jim")}},
			{ID: "organisation:x", Type: graph.Organisation, Name: "Stichting X", Mentions: []graph.MentionRecord{mention(11, 24, "Vrijwilligers"), mention(29, 30, "X")}},
		},
		Claims: []graph.Claim{
			{
				Subject: "organisation:x", Predicate: graph.Uses, Object: "method:jim", Modality: graph.Planned, Role: "proef", From: "2025", To: "2026",
				Confidence: 700, Rule: "r", Evidence: graph.Span{Start: 9, End: 45},
			},
			{Subject: "article", Predicate: graph.Cites, Object: "reference:de-wit-2016b", Modality: graph.Asserted, Confidence: 800, Rule: "test", Evidence: graph.Span{Start: 46, End: 66}},
			{Subject: "organisation:x", Predicate: graph.Studies, Object: "method:jim", Modality: graph.Asserted, Confidence: 800, Rule: "test", Evidence: graph.Span{Start: 11, End: 24}},
		},
		Citations: []graph.Citation{{Text: "(De Wit, 2016b)", Authors: []string{"de-wit"}, Year: 2016, Suffix: "b", Reference: "reference:de-wit-2016b", Start: 50, End: 65}},
		Terms:     []string{"2016b", "de", "gebruiken", "jim", "over", "van", "vrijwilligers", "wit", "x", "zie"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reading (- want, + got):\n%s", diff)
	}
	if err := graphtest.Source("a.md", graphtest.Article("a", "", "Een.")).Validate(); err != nil {
		t.Error(err)
	}
}

func TestSeedsStandOnTheirRows(t *testing.T) {
	c := graphtest.Seeds("seed:t.tsv", "concept:a BROADER concept:b", "concept:a RELATED concept:c 500")
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	want := []graph.Claim{
		{Subject: "concept:a", Predicate: graph.Broader, Object: "concept:b", Modality: graph.Asserted, Confidence: 800, Rule: "thesaurus", Seed: "seed:t.tsv#1"},
		{Subject: "concept:a", Predicate: graph.Related, Object: "concept:c", Modality: graph.Asserted, Confidence: 500, Rule: "thesaurus", Seed: "seed:t.tsv#2"},
	}
	if diff := cmp.Diff(want, c.Thesaurus); diff != "" {
		t.Errorf("claims (- want, + got):\n%s", diff)
	}
}

func TestArticlePanicsOnWhatItCannotRead(t *testing.T) {
	for name, write := range map[string]func(){
		"no bar":         func() { graphtest.Article("a", "", "[[Movisie]]") },
		"not closed":     func() { graphtest.Article("a", "", "[[Movisie|ORGANISATION") },
		"no type":        func() { graphtest.Article("a", "", "[[Movisie|FIRM]]") },
		"short claim":    func() { graphtest.Article("a", "", "x").Claims("article CITES") },
		"word in claim":  func() { graphtest.Article("a", "", "x").Claims("a USES b maybe") },
		"quote not held": func() { graphtest.Article("a", "", "x").ClaimsAt("y", "a USES b") },
		"entity unnamed": func() { graphtest.Article("a", "", "x").With("method:jim", func(*graph.Sighting) {}) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			write()
		})
	}
}
