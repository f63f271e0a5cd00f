package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestReadKeepsItsPromises(t *testing.T) {
	list, err := corpus.Read()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 3000 {
		t.Errorf("the corpus has %d paragraphs, want at least 3000", len(list))
	}
	for _, p := range list {
		types := map[string]graph.NodeType{graph.ThisArticle: graph.ArticleNode}
		for _, m := range p.Mentions {
			name := p.Text[m.Start:m.End]
			if name == "" || name != strings.TrimSpace(name) {
				t.Errorf("%s:%d: mention %q is empty or has white space at its ends", p.File, p.Line, name)
			}
			if old, ok := types[m.ID]; ok && old != graph.NodeType(m.Type) {
				t.Errorf("%s:%d: id %s is both %s and %s", p.File, p.Line, m.ID, old, m.Type)
			}
			types[m.ID] = graph.NodeType(m.Type)
		}
		for _, c := range p.Claims {
			object := types[c.Object]
			if strings.HasPrefix(c.Object, "concept:") {
				object = graph.NodeType(graph.Concept)
			}
			if !c.Predicate.Joins(types[c.Subject], object) {
				t.Errorf("%s:%d: %s %s %s does not fit its ends", p.File, p.Line, c.Subject, c.Predicate, c.Object)
			}
			if c.Predicate == graph.Authored && object == graph.NodeType(graph.Publication) && types[c.Subject] != graph.NodeType(graph.Person) {
				t.Errorf("%s:%d: %s is no person, and its work is DEVELOPED", p.File, p.Line, c.Subject)
			}
		}
	}
}

func TestParse(t *testing.T) {
	got, err := corpus.Parse("X.txt", `
Lector [1 PERSON Sanne Smit] van het [2 LECTORAAT lectoraat Zorg] las
[3 PUBLICATION Evaluatie [4 POLICY Jeugdwet]] \[sic\].
> 1 AFFILIATED_WITH 2 role=associate lector ended to=2020
> 2 STUDIES concept:eigen regie planned
= zorg; eigen regie
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []corpus.Paragraph{{
		File: "X.txt", Line: 2,
		Text: "Lector Sanne Smit van het lectoraat Zorg las\nEvaluatie Jeugdwet [sic].",
		Mentions: []corpus.Mention{
			{Start: 7, End: 17, ID: "1", Type: graph.Person},
			{Start: 26, End: 40, ID: "2", Type: graph.Lectoraat},
			{Start: 45, End: 63, ID: "3", Type: graph.Publication},
			{Start: 55, End: 63, ID: "4", Type: graph.Policy},
		},
		Claims: []corpus.Claim{
			{Subject: "1", Predicate: graph.AffiliatedWith, Object: "2", Modality: graph.Ended, Role: "associate lector", To: "2020"},
			{Subject: "2", Predicate: graph.Studies, Object: "concept:eigen regie", Modality: graph.Planned},
		},
		Themes: []string{"zorg", "eigen regie"},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

func TestParseSaysWhereAMarkIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"Een.\n\nTwee [1 PERSON Jan.":    "X.txt:3: the mark of mention 1 is not closed",
		"Twee ] drie.":                   "X.txt:1: a ] closes nothing",
		"[1 PERSOON Jan]":                "unknown type or kind",
		"[1 PERSON Jan]\n> 1 KENT 1":     "unknown predicate",
		"[1 PERSON Jan]\n> 1 USES":       "too short",
		"[1 ORGANISATION/dorp Gemeente]": "unknown type or kind",
	} {
		if _, err := corpus.Parse("X.txt", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q) = %v, want %q", text, err, want)
		}
	}
}

// The words lectoraat and gemeente belong to the name they stand before; README.md decides so.
func TestLectoraatAndGemeenteStandInsideTheName(t *testing.T) {
	list, err := corpus.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		for _, m := range p.Mentions {
			before := strings.ToLower(p.Text[:m.Start])
			if m.Type == graph.Lectoraat && strings.HasSuffix(before, " lectoraat ") || m.Kind == "gemeente" && strings.HasSuffix(before, " gemeente ") {
				t.Errorf("%s:%d: the word before %q is outside its mark", p.File, p.Line, p.Text[m.Start:m.End])
			}
		}
	}
}
