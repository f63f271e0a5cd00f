package extract_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// Each part that is left out falls silent, and no other.
func TestStandardWithoutParts(t *testing.T) {
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	const text = "Sanne Vermaat is lector bij het lectoraat Nabije Hulp van Hogeschool Saxion in Deventer. Zij gebruikt de methode Buurtblik."
	speakers := func(without ...extract.Part) string {
		x, err := extract.Standard(&k, without...)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, d := range x.Decisions(text, 0, "nl") {
			out.WriteString(strings.Join(d.Says, "; ") + "\n")
		}
		return out.String()
	}
	for _, c := range []struct {
		without            extract.Part
		silent, stillHeard string
	}{
		{"", " prose ", " gazetteer "},
		{extract.Seeds, " gazetteer ", " crf "},
		{extract.Entities, " gazetteer ", " person "},
		{extract.Rules, " person ", " gazetteer "},
		{extract.Rules, " lectoraat ", " crf "},
		{"crf", " crf ", " person "},
		{"person", " person ", " lectoraat "},
	} {
		said := speakers()
		if c.without != "" {
			said = speakers(c.without)
		}
		if strings.Contains(said, c.silent) || !strings.Contains(said, c.stillHeard) {
			t.Errorf("without %q, %q should be silent and %q not:\n%s", c.without, c.silent, c.stillHeard, said)
		}
	}
	_, err = extract.Standard(&k, "parrots")
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(graph.Hint(err), "seeds, entities, pairs, rules, gazetteer") {
		t.Errorf("error %v, hint %q", err, graph.Hint(err))
	}
}

// Where all is English, a sentence is no title, though a run of English in Dutch text mostly is one.
func TestEnglishSentencesAreNoTitles(t *testing.T) {
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.Standard(&k)
	if err != nil {
		t.Fatal(err)
	}
	titles := func(text, language string) (out []string) {
		for _, d := range x.Decisions(text, 0, language) {
			if d.Type == graph.Publication && d.Outcome == dutch.Kept {
				out = append(out, text[d.Start:d.End])
			}
		}
		return out
	}
	const text = "The walkers of Tilburg come by once a week and bring nothing but their time. After that it depends on who else is around. What is next?"
	if got := titles(text, "en"); len(got) > 0 {
		t.Errorf("titles %q", got)
	}
	if got := titles("Zij schreef het boek After that it depends, dat over buren gaat.", "nl"); !slices.Equal(got, []string{"After that it depends"}) {
		t.Errorf("titles %q in a Dutch sentence", got)
	}
}
