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
		{"a comma too many", "Dat staat vast (Jansen, , Pieters, 2016).", nil, []string{"Jansen, , Pieters, 2016 = Jansen|Pieters 2016"}},
		{"a comma after a space", "Dat staat vast (Jansen , 2016).", nil, []string{"Jansen , 2016 = Jansen 2016"}},
		{"only marks and prefixes", "Zo (Dr. , & , en en, 2016), zo (van der, 2016), zo (A - , - , 2016), zo (, 2016).", nil, nil},
		{"initials alone", "Dat staat vast (J., 2016).", nil, nil},
		{"alphabetised, with a prefix", "Dat staat vast (Berg, J. van den, 2016).", nil, []string{"Berg, J. van den, 2016 = Van den Berg 2016"}},
		{"narrative in press", "Dit schrijft Jansen (in druk) ook.", nil, []string{"Jansen (in druk) = Jansen 0"}},
		{"narrative without a year", "Zie Jansen (z.j.) daarover.", nil, []string{"Jansen (z.j.) = Jansen 0"}},
		{
			"narrative with two years", "Jansen en De Boer (2012, 2014) zeggen dat.", nil,
			[]string{"Jansen en De Boer (2012 = Jansen|De Boer 2012", "Jansen en De Boer (2012, 2014) = Jansen|De Boer 2014"},
		},
		{"a genitive", "In Visser’s (2023) studie staat dat.", nil, []string{"Visser’s (2023) = Visser 2023"}},
		{
			"a ministry with en", "Dat schrijft men (Ministerie van Onderwijs en Zorg, 2020).", nil,
			[]string{"Ministerie van Onderwijs en Zorg, 2020 = Ministerie van Onderwijs en Zorg 2020"},
		},
		{"nobody but others", "Dat staat vast (e.a., 2016; Et al., 2017).", nil, nil},
		{"emoji are no authors", "Leuk 🙂 (🙂, 2016).", nil, nil},
		{"a year as the first word", "2016", nil, nil},
		{"a letter that no list of years has", "Dat is oud (Jansen, 2016z).", nil, nil},
		{"an author of another century", "Dat is oud (Comenius, 1657; Jansen, 1212).", nil, []string{"Comenius, 1657 = Comenius 1657"}},
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

// TestCitationsOfATable holds the scan to the length of its text: a column of years behind one name would otherwise give citations
// whose quotes grow with the square of it.
func TestCitationsOfATable(t *testing.T) {
	text := "Zie (Jansen" + strings.Repeat(", 2016", 5_000) + ")."
	quoted := 0
	for _, c := range extract.NewCiter(testKnowledge()).Find(dutch.Analyse(text, 0), nil) {
		quoted += c.End - c.Start
	}
	if quoted == 0 || quoted > len(text) {
		t.Errorf("citations quote %d bytes of a text of %d", quoted, len(text))
	}
}
