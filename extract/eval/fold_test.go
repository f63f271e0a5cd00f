package eval_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/eval"
)

func TestFoldLeavesOutWhatDoesNotTellSurfacesApart(t *testing.T) {
	for in, want := range map[string]string{
		"“De  Wijk\u00a0kamer”.": "de wijk kamer",
		"’s-Hertogenbosch":       "s-hertogenbosch",
		"Sociaal‑werk":           "sociaal-werk",
		"zelf\u00adhulp\n\n":     "zelfhulp",
		"ﬁets":                   "fiets",
		"STRASSE, Straße":        "strasse, strasse",
		" (Wmo) ":                "wmo",
	} {
		if got := eval.Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}

func TestNameKeyDropsOneLeadingWord(t *testing.T) {
	for in, want := range map[string]string{
		"de Jeugdwet":             "jeugdwet",
		"Gemeente Deventer":       "deventer",
		"dr. Sanne Vermaat":       "sannevermaat",
		"drs Sanne Vermaat":       "sannevermaat",
		"De heer":                 "heer",
		"Het":                     "het",
		"stichting de Brug":       "debrug", // the second word stays
		"Lectoraat Nabije Hulp":   "nabijehulp",
		"drukwerk":                "drukwerk",
		"HKU (Hogeschool)":        "hkuhogeschool",
		"Werkplaats ‘Thuis_best’": "werkplaatsthuis_best",
	} {
		if got := eval.NameKey(in); got != want {
			t.Errorf("%q has the key %q, want %q", in, got, want)
		}
	}
}

func TestConceptsMeetInTheirForms(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"sociale basis", "Sociale basis", true},
		{"pleegouder", "pleegouders", true},
		{"wijkteam", "wijkteams", true},
		{"methode", "methoden", true},
		{"jeugdzorg", "jeugdhulp", false},
	} {
		if got := eval.ConceptsMeet(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestTrigrams(t *testing.T) {
	for text, want := range map[string]int{"een": 1, "een twee": 1, "een, twee; drie": 1, "een twee drie vier": 2, "a b c a b c": 3, "": 1} {
		if got := eval.Trigrams(text); got != want {
			t.Errorf("%q has %d runs of three words, want %d", text, got, want)
		}
	}
}

func TestPlacesTakeTheLongestSurfaceOnWordBoundaries(t *testing.T) {
	g := eval.Gold{Entities: []eval.GoldEntity{
		{ID: "e1", Type: "Organisation", Surface: []string{"Saxion", "Hogeschool Saxion"}},
		{ID: "e2", Type: "Person", Surface: []string{"Bo"}},
		{ID: "e3", Type: "Concept", Surface: []string{"wijk"}},
		{ID: "e4", Type: "Method", Surface: []string{"", "JIM"}},
	}}
	text := "Bo en Bob: Hogeschool\nSaxion, Saxions JIM-team, Saxion (JIM) in de wijk van Bo"
	var got []string
	for _, p := range g.PlacesIn(text) {
		got = append(got, p.Surface())
	}
	want := []string{"Bo", "Hogeschool Saxion", "JIM", "Saxion", "JIM", "Bo"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
