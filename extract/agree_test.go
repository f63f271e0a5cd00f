package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestResolveSettlesTypes(t *testing.T) {
	tests := []struct {
		name, text string
		mentions   []named
		sure       map[string]int // surface -> confidence; 800 where none is given
		want       []string       // type and surfaces
	}{
		{
			"the type for which most speaks has all places",
			"Vroeg Erbij helpt ouders. Met Vroeg Erbij leren zij spelen. Ook Vroeg Erbij kent grenzen.",
			[]named{{"Vroeg Erbij", graph.Method, 1, "", ""}, {"Vroeg Erbij", graph.Method, 2, "", ""}, {"Vroeg Erbij", graph.Organisation, 3, "", ""}},
			nil,
			[]string{"METHOD Vroeg Erbij, Vroeg Erbij, Vroeg Erbij"},
		},
		{
			"a town and its gemeente stay apart where both are meant",
			"De gemeente Zutphen wil het. In Zutphen werkt het.",
			[]named{{"gemeente Zutphen", graph.Organisation, 1, "", graph.KindGemeente}, {"Zutphen", graph.Place, 2, "", ""}},
			nil,
			[]string{"ORGANISATION gemeente Zutphen", "PLACE Zutphen"},
		},
		{
			"a town that acts is its gemeente",
			"De gemeente Zutphen wil het. Zutphen koopt anders in.",
			[]named{{"gemeente Zutphen", graph.Organisation, 1, "", graph.KindGemeente}, {"Zutphen", graph.Place, 2, "", ""}},
			nil,
			[]string{"ORGANISATION gemeente Zutphen, Zutphen"},
		},
		{
			"a surname misread for a place is the person's",
			"Anna Rijkom schilderde. De doeken van Rijkom hangen er nog.",
			[]named{{"Anna Rijkom", graph.Person, 1, "", ""}, {"Rijkom", graph.Place, 2, "", ""}},
			map[string]int{"Rijkom": 500},
			[]string{"PERSON Anna Rijkom, Rijkom"},
		},
		{
			"a name of an organisation read as a person is the organisation's",
			"Bij Opvang Nachtzwaluw slapen tien mensen. Wie verdwaalt, belt Nachtzwaluw.",
			[]named{{"Opvang Nachtzwaluw", graph.Organisation, 1, "", ""}, {"Nachtzwaluw", graph.Person, 2, "", ""}},
			nil,
			[]string{"ORGANISATION Opvang Nachtzwaluw, Nachtzwaluw"},
		},
		{
			"a person's surname stays the person's",
			"Bij Opvang Nachtzwaluw werkt Sanne Nachtzwaluw. Wie verdwaalt, belt Nachtzwaluw.",
			[]named{{"Opvang Nachtzwaluw", graph.Organisation, 1, "", ""}, {"Sanne Nachtzwaluw", graph.Person, 1, "", ""}, {"Nachtzwaluw", graph.Person, 3, "", ""}},
			nil,
			[]string{"ORGANISATION Opvang Nachtzwaluw", "PERSON Sanne Nachtzwaluw, Nachtzwaluw"},
		},
		{
			"an organisation keeps its name where the article opens its short form",
			"De Beuk Jeugdhulp begint. Ouders kennen De Beuk al jaren.",
			[]named{{"Beuk Jeugdhulp", graph.Organisation, 1, "", ""}, {"De Beuk", graph.Organisation, 2, "", ""}},
			nil,
			[]string{"ORGANISATION Beuk Jeugdhulp, De Beuk"},
		},
		{
			"the noun that tells what a method is makes no other method",
			"Met JIM kiest een jongere zelf. De JIM-aanpak werkt.",
			[]named{{"JIM", graph.Method, 1, "", ""}, {"JIM-aanpak", graph.Method, 1, "", ""}},
			nil,
			[]string{"METHOD JIM, JIM-aanpak"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mentions := mentionsIn(t, tt.text, tt.mentions)
			for i, m := range mentions {
				if c, ok := tt.sure[tt.text[m.Start:m.End]]; ok {
					mentions[i].Confidence = c
				}
			}
			var got []string
			for _, e := range extract.NewResolver(testKnowledge()).Resolve(dutch.Analyse(tt.text, 0), mentions, "article:a") {
				var surfaces []string
				for _, m := range e.Mentions {
					surfaces = append(surfaces, tt.text[m.Start:m.End])
				}
				got = append(got, string(e.Type)+" "+strings.Join(surfaces, ", "))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
