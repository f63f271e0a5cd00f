package dutch_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

func TestStemJoinsForms(t *testing.T) {
	for _, forms := range [][]string{
		{"kwetsbaar", "kwetsbare", "Kwetsbare"},
		{"gemeente", "gemeenten", "gemeentes"},
		{"coöperatie", "coöperaties", "cooperatie"},
		{"gezin", "gezinnen"},
		{"lectoraat", "lectoraten"},
	} {
		for _, f := range forms[1:] {
			if got, want := dutch.Stem(f), dutch.Stem(forms[0]); got != want {
				t.Errorf("Stem(%q) = %q, Stem(%q) = %q", f, got, forms[0], want)
			}
		}
	}
}

func TestStemKeepsWordsApart(t *testing.T) {
	for _, pair := range [][2]string{{"wet", "wetenschap"}, {"school", "scholing"}, {"kind", "kunde"}} {
		if dutch.Stem(pair[0]) == dutch.Stem(pair[1]) {
			t.Errorf("%q and %q have one stem", pair[0], pair[1])
		}
	}
}

func TestTerms(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"stop words go", "De zorg en het gezin van de stad", []string{"gezin", "stad", "zorg"}},
		{"forms once", "gezin gezinnen Gezinnen", []string{"gezin"}},
		{"parts of hyphenated words", "Kind- en jeugd-ggz", []string{"ggz", "jeugd", "jeugd-ggz", "kind"}},
		{"genitive", "Vermaat's huis", []string{"huis", "vermat"}},
		{"broken words", "samen-\nwerking", []string{"samenwerk"}},
		{"nothing", "…", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := dutch.Terms(tt.text)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if !slices.IsSorted(got) {
				t.Error("the terms are not sorted")
			}
		})
	}
}

// TestQueryMeetsText holds the promise that a query finds what a text says in another form.
func TestQueryMeetsText(t *testing.T) {
	text := dutch.Terms("Lectoraten onderzoeken kwetsbare gezinnen en uithuisplaatsingen.")
	for _, query := range []string{"lectoraat", "kwetsbaar gezin", "uithuisplaatsing", "GEZINNEN"} {
		for _, term := range dutch.Terms(query) {
			if !slices.Contains(text, term) {
				t.Errorf("the query %q asks for %q, which the text has not: %v", query, term, text)
			}
		}
	}
}
