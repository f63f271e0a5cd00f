package dutch_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

func thesaurus() *dutch.Knowledge {
	return &dutch.Knowledge{
		Concepts: []dutch.ConceptEntry{
			{ID: "concept:armoede", Preferred: "armoede"},
			{ID: "concept:bewegen", Preferred: "bewegen", Alternatives: []string{"sporten"}},
			{ID: "concept:kwetsbaar-gezin", Preferred: "kwetsbaar gezin", Alternatives: []string{"gezin in nood"}},
			{ID: "concept:gezin", Preferred: "gezin"},
			{ID: "concept:uithuisplaatsing", Preferred: "uithuisplaatsing"},
		},
		StopThemes: []string{"armoedes"},
	}
}

// titled returns a document with a title.
func titled(title, body string) *dutch.Document { return dutch.Analyse(title+"\n\n"+body, len(title)) }

func TestThemesFind(t *testing.T) {
	themes := dutch.NewThemes(thesaurus())
	for _, tt := range []struct {
		name, title, body string
		want              []string // surfaces of the first theme
	}{
		{"the label", "Armoede in de wijk", "Wie in armoede leeft, weet het.", []string{"Armoede", "armoede"}},
		{"plural", "Uithuisplaatsing", "Vorig jaar waren er veel uithuisplaatsingen.", []string{"Uithuisplaatsing", "uithuisplaatsingen"}},
		{"stems of several words", "Kwetsbare gezinnen", "Een kwetsbaar gezin vraagt tijd.", []string{"Kwetsbare gezinnen", "kwetsbaar gezin"}},
		{"the longest label", "Het gezin in nood", "Elk gezin in nood telt.", []string{"gezin in nood", "gezin in nood"}},
		{"no stem of one word", "Een beweging", "De beweging groeit en bewoog velen.", nil},
		{"no word that is never a theme", "Armoedes", "De armoedes van toen.", nil},
		{"no part of a compound", "Gezinshuis", "Het gezinshuis is vol.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := titled(tt.title, tt.body)
			var got []string
			found := slices.DeleteFunc(themes.Find(d, nil), func(t dutch.Theme) bool { return t.Mentions[0].Recogniser != "thesaurus" })
			for _, theme := range found[:min(1, len(found))] {
				for _, m := range theme.Mentions {
					got = append(got, d.Text[m.Start:m.End])
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSalience(t *testing.T) {
	themes := dutch.NewThemes(thesaurus())
	filler := strings.Repeat("Er gebeurde die dag van alles in de straat achter de kerk. ", 30)
	salience := func(title, body string) int {
		for _, theme := range themes.Find(titled(title, body), nil) {
			if theme.ID == "concept:armoede" {
				return theme.Salience
			}
		}
		return 0
	}
	aside := salience("Een dag", filler+"Ook armoede.")
	inTitle := salience("Armoede", filler+"Ook armoede.")
	lead := salience("Een dag", "Armoede is overal. "+filler)
	often := salience("Een dag", strings.Repeat("Armoede is overal. "+filler[:300]+" ", 6))
	if !(aside < lead && lead < often && aside < inTitle) {
		t.Errorf("aside %d, lead %d, often %d, title %d: want them to grow", aside, lead, often, inTitle)
	}
	if inTitle > 1000 || aside != 0 {
		t.Errorf("an aside has %d, the title %d", aside, inTitle)
	}
}

func TestThemesAreOrdered(t *testing.T) {
	k := knowledge(t)
	themes := dutch.NewThemes(k)
	d := titled("Schulden en armoede bij jongeren", strings.Repeat("Jongeren met schulden schamen zich. Armoede maakt eenzaam, zegt de jongerenwerker. ", 4))
	got := themes.Find(d, nil)
	if len(got) < 2 || !slices.IsSortedFunc(got, func(a, b dutch.Theme) int { return b.Salience - a.Salience }) {
		t.Errorf("got %+v, want themes, the most salient first", got)
	}
	for _, theme := range got {
		end := 0
		for _, m := range theme.Mentions {
			if m.Start < end {
				t.Errorf("%s: mentions overlap or are out of order", theme.ID)
			}
			end = m.End
		}
	}
}
