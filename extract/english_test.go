package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// english is our own text, with the quotes and apostrophes on which prose loses its place.
const english = "In Boston, Sarah Collins told the council that the city’s youth workers had been “heard at last”. " +
	"‘We don’t wait,’ said Collins.\n\nDe gemeente Zwolle wacht niet, zei Sanne de Wit uit Boston."

func TestEnglishFindsNamesWithTrueOffsets(t *testing.T) {
	e := extract.NewEnglish(englishNames())
	d := dutch.Analyse(english, 0)
	var got []string
	for _, m := range e.Find(d) {
		got = append(got, string(m.Type)+" "+english[m.Start:m.End])
	}
	for _, want := range []string{"PLACE Boston", "PERSON Sarah Collins"} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("prose should find %q in the English paragraph, got %q", want, got)
		}
	}
	dutchParagraph := strings.Index(english, "De gemeente")
	for _, m := range e.Find(d) {
		if m.Start >= dutchParagraph {
			t.Errorf("%q stands in a Dutch paragraph", english[m.Start:m.End])
		}
	}
}

func TestEnglishIsDeterministic(t *testing.T) {
	d := dutch.Analyse(english, 0)
	want := extract.NewEnglish(englishNames()).Find(d)
	for range 20 {
		if diff := cmp.Diff(want, extract.NewEnglish(englishNames()).Find(d)); diff != "" {
			t.Fatalf("a second reading differs (-first +later):\n%s", diff)
		}
	}
}

func TestEnglishGoesOnBehindWhatProseSwallows(t *testing.T) {
	const before, after = "The council of Boston said that it was ", " a good thing for the city. Sarah Collins lives in Chicago."
	for _, between := range []string{
		"", strings.Repeat(" ", 200), strings.Repeat("\u00a0", 60), "https://example.org/" + strings.Repeat("a'b", 30), strings.Repeat("😀", 30),
		"“" + strings.Repeat("-", 80) + "”", strings.Repeat("...", 40), "<3 :-) U.S.A. won’t", "\ufffd", "\xff",
	} {
		text := before + between + after
		d := dutch.Analyse(text, 0)
		d.Sentences = []dutch.Sentence{{Start: 0, End: len(text), Language: "en"}}
		var got []string
		for _, m := range extract.NewEnglish(englishNames()).Find(d) {
			got = append(got, text[m.Start:m.End])
		}
		if diff := cmp.Diff([]string{"Boston", "Sarah Collins", "Chicago"}, got); diff != "" {
			t.Errorf("around %q (-want +got):\n%s", between, diff)
		}
	}
}

func englishNames() []dutch.NameEntry {
	return []dutch.NameEntry{{Text: "Sarah", Class: dutch.FirstName}, {Text: "Collins", Class: dutch.WorldSurname}}
}

func TestEnglishTakesNoCommonWordForAPerson(t *testing.T) {
	text := "Nobody had asked Sarah Collins what the tablet was for. Skills matter, but they come second. Three patterns emerged from the visits."
	d := dutch.Analyse(text, 0)
	for _, m := range extract.NewEnglish(englishNames()).Find(d) {
		if m.Type == graph.Person && !strings.HasPrefix(text[m.Start:m.End], "Sarah") {
			t.Errorf("%q is no person", text[m.Start:m.End])
		}
	}
}
