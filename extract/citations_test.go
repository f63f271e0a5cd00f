package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestCitations(t *testing.T) {
	tests := []struct {
		name, text string
		mentions   []named
		want       []string
	}{
		{"one author in brackets", "Dat is bekend (Jansen, 2019).", nil, []string{"Jansen, 2019 = Jansen 2019"}},
		{"without a comma", "Dat is bekend (Jansen 2019).", nil, []string{"Jansen 2019 = Jansen 2019"}},
		{
			"two works, a note before them", "Dat werkt (zie ook De Wit, 2016; Van der Laan & Mulder, 2020).", nil,
			[]string{"De Wit, 2016 = De Wit 2016", "Van der Laan & Mulder, 2020 = Van der Laan|Mulder 2020"},
		},
		{"et al.", "Dat werkt (Meijer et al., 2023).", nil, []string{"Meijer et al., 2023 = Meijer 2023"}},
		{"e.a.", "Dat werkt (Meijer e.a., 2023).", nil, []string{"Meijer e.a., 2023 = Meijer 2023"}},
		{"three authors", "Zo is het (Bos, Van Dam en Smit, 2013).", nil, []string{"Bos, Van Dam en Smit, 2013 = Bos|Van Dam|Smit 2013"}},
		{"narrative", "Volgens Visser (2023) klopt dat.", nil, []string{"Visser (2023) = Visser 2023"}},
		{"narrative with two", "De Groot en Postma (2024) spraken hen.", nil, []string{"De Groot en Postma (2024) = De Groot|Postma 2024"}},
		{
			"a first name stays out of the authors", "onderzoek van Jan-Willem de Groot (2021) laat zien", nil,
			[]string{"Jan-Willem de Groot (2021) = De Groot 2021"},
		},
		{
			"an organisation with en", "Dat blijkt (Inspectie Jeugd en Gezin, 2024).", nil,
			[]string{"Inspectie Jeugd en Gezin, 2024 = Inspectie Jeugd en Gezin 2024"},
		},
		{
			"an organisation without a head noun", "Dat blijkt (Sociaal en Cultureel Planbureau, 2022).", nil,
			[]string{"Sociaal en Cultureel Planbureau, 2022 = Sociaal en Cultureel Planbureau 2022"},
		},
		{"no year", "Dat is oud (Jansen, z.j.).", nil, []string{"Jansen, z.j. = Jansen 0"}},
		{"in press", "Dat komt nog (Jansen, in druk).", nil, []string{"Jansen, in druk = Jansen 0"}},
		{"a letter behind the year", "Dat is oud (Jansen, 2016a).", nil, []string{"Jansen, 2016a = Jansen 2016a"}},
		{
			"several years", "Dat is oud (Jansen, 2016, 2018).", nil,
			[]string{"Jansen, 2016 = Jansen 2016", "Jansen, 2016, 2018 = Jansen 2018"},
		},
		{
			"a surname cut at the end of a line", "Zo (Boszor- Nagy & Krans, 1986) dus.", nil,
			[]string{"Boszor- Nagy & Krans, 1986 = BoszorNagy|Krans 1986"},
		},
		{"a law is no author", "De Jeugdwet (2015) veranderde dat.", []named{{surface: "Jeugdwet", typ: graph.Policy}}, nil},
		{"a place is no author", "Dat was daar (Zwolle, 2019).", []named{{surface: "Zwolle", typ: graph.Place}}, nil},
		{"a title behind its noun is no author", "In het jaarrapport Stilte (2013) staat dat.", nil, nil},
		{"a bare year is none", "Dat was later (in 2019) zo.", nil, nil},
		{"a sentence with a year is none", "In 2019 kwam Jansen terug.", nil, nil},
		{"an age is none", "Fatima (14) lacht.", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := extract.NewCiter(testKnowledge()).Find(dutch.Analyse(tt.text, 0), mentionsIn(t, tt.text, tt.mentions))
			var got []string
			for _, c := range found {
				got = append(got, fmt.Sprintf("%s = %s %d%s", tt.text[c.Start:c.End], strings.Join(c.Authors, "|"), c.Year, c.Suffix))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("citations (-want +got):\n%s", diff)
			}
		})
	}
}
