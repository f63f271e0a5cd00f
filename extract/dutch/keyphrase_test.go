package dutch_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

func TestKeyphrases(t *testing.T) {
	k := thesaurus()
	k.StopThemes = []string{"aanpak", "praktijk", "mens", "stress"}
	k.Words = []string{"transitie", "wandelen"}
	themes := dutch.NewThemes(k)
	for _, tt := range []struct {
		name, title, body string
		want              []string
	}{
		{"a compound that returns", "Over geld", "Geldstress hindert. Wie geldstress kent, slaapt slecht. Zo is geldstress.", []string{"geldstress"}},
		{"twice, and not in the title", "Over geld", "Wie de geldstress kent, slaapt slecht van geldstress.", nil},
		{"a noun of the title that returns", "De taalbrug", "Zij bouwen een taalbrug.", []string{"taalbrug"}},
		{"an adjective with its noun", "Op straat", "Met collectieve weerbaarheid begint het. Die collectieve weerbaarheid groeit. De weerbaarheid.", []string{"collectieve weerbaarheid", "weerbaarheid"}},
		{"an adjective of the title", "Collectieve praktijk", "Zij doen het.", []string{"collectieve praktijk"}},
		{"an adjective that says which one", "Op straat", "De volgende praktijk. Een volgende praktijk.", nil},
		{"a general noun and its plural", "Op straat", "De mensen en hun aanpakken. De mens en zijn aanpak. De mensen.", nil},
		{"a word of any text, three times", "Op straat", "De transitie komt. Een transitie is nodig. De transitie gaat.", nil},
		{"a word of any text, four times", "Op straat", "De transitie komt. Een transitie is nodig. De transitie gaat. Na de transitie.", []string{"transitie"}},
		{"a name", "Op straat", "De Geldstress helpt. Bij Geldstress werkt Anna.", nil},
		{"a label of the thesaurus", "Armoede", "De armoede en de armoede.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := titled(tt.title, tt.body)
			var names []dutch.Mention
			if tt.name == "a name" {
				for at := range tt.body {
					if strings.HasPrefix(tt.body[at:], "Geldstress") {
						start := len(tt.title) + 2 + at
						names = append(names, dutch.Mention{Start: start, End: start + len("Geldstress")})
					}
				}
			}
			var got []string
			for _, theme := range themes.Find(d, names) {
				if theme.Mentions[0].Recogniser == "keyphrase" {
					got = append(got, theme.Name)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestKeyphraseMentionsAreItsForms has the plural and the singular counted as one theme.
func TestKeyphraseMentionsAreItsForms(t *testing.T) {
	themes := dutch.NewThemes(thesaurus())
	d := titled("Op straat", "Een buurtvoorziening is er. Meer buurtvoorzieningen komen. De buurtvoorzieningen.")
	found := themes.Find(d, nil)
	if len(found) != 1 || found[0].Name != "buurtvoorziening" || found[0].ID != "concept:buurtvoorziening" || len(found[0].Mentions) != 3 {
		t.Errorf("found %+v", found)
	}
}
