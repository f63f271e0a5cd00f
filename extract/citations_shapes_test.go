package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// citationsIn prints the citations of a text as "authors year", in order.
func citationsIn(text string) []string {
	var got []string
	known := testKnowledge()
	known.Roles = append(known.Roles, dutch.RoleEntry{Text: "gemeente", Class: dutch.OrgHead})
	for _, c := range extract.NewCiter(known).Find(dutch.Analyse(text, 0), nil) {
		got = append(got, fmt.Sprintf("%s %d%s", strings.Join(c.Authors, "|"), c.Year, c.Suffix))
	}
	return got
}

// The shapes in which Dutch texts refer to literature, each with what a reader takes from it.
func TestCitationShapes(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		// in brackets, with a place in the work
		{"Dat is bekend (Jansen & De Boer, 2019, p. 12).", []string{"Jansen|De Boer 2019"}},
		{"Dat is bekend (Jansen, 2019, pp. 12-14).", []string{"Jansen 2019"}},
		{"Dat is bekend (Jansen 2019: 33).", []string{"Jansen 2019"}},
		{"Dat is bekend (Jansen, 2019, blz. 4; Smit, 2020, hoofdstuk 3).", []string{"Jansen 2019", "Smit 2020"}},
		// words before the authors
		{"Dat is bekend (cf. Jansen, 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (vgl. Jansen, 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (zie bijvoorbeeld Jansen, 2019; zie ook Smit, 2020).", []string{"Jansen 2019", "Smit 2020"}},
		{"Dat is bekend (o.a. Jansen, 2019; Smit, 2020).", []string{"Jansen 2019", "Smit 2020"}},
		{"Dat is bekend (bijv. Jansen, 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (Bron: Jansen, 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (naar Jansen, 2019).", []string{"Jansen 2019"}},
		// authors
		{"Dat is bekend (Jansen e.a. 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (Jansen c.s., 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (Jansen, De Boer et al., 2019).", []string{"Jansen|De Boer 2019"}},
		{"Dat is bekend (A. Jansen, 2019).", []string{"Jansen 2019"}},
		{"Dat is bekend (J. de Boer & P. Smit, 2018).", []string{"De Boer|Smit 2018"}},
		{"Dat is bekend (Van den Berg-Jansen, 2019).", []string{"Van den Berg-Jansen 2019"}},
		{"Dat is bekend (CBS, 2023; SCP, 2022).", []string{"CBS 2023", "SCP 2022"}},
		{"Dat is bekend (Gemeente Utrecht, 2021).", []string{"Gemeente Utrecht 2021"}},
		{"Dat is bekend (Trimbos-instituut, 2020).", []string{"Trimbos-instituut 2020"}},
		{"Dat is bekend (Nederlands Jeugdinstituut [NJi], 2020).", []string{"Nederlands Jeugdinstituut 2020"}},
		{"Dat is bekend (Sociaal en Cultureel Planbureau (SCP), 2022).", []string{"Sociaal en Cultureel Planbureau 2022"}},
		// years
		{"Dat is bekend (Jansen, z.d.).", []string{"Jansen 0"}},
		{"Dat is bekend (Jansen, n.d.).", []string{"Jansen 0"}},
		{"Dat is bekend (Jansen, in voorbereiding).", []string{"Jansen 0"}},
		{"Dat is bekend (Jansen, te verschijnen).", []string{"Jansen 0"}},
		{"Dat is bekend (Jansen, in press).", []string{"Jansen 0"}},
		{"Dat is bekend (Jansen, 2016a, 2016b; Smit, 2020).", []string{"Jansen 2016a", "Jansen 2016b", "Smit 2020"}},
		{"Dat is bekend (Jansen, 2016; 2018).", []string{"Jansen 2016", "Jansen 2018"}},
		{"Dat is bekend (Jansen, 2016 en 2018).", []string{"Jansen 2016", "Jansen 2018"}},
		{"Dat is bekend (Jansen, 2016a/b).", []string{"Jansen 2016a"}},
		{"Dat is bekend (Jansen, 1965/2010).", []string{"Jansen 2010"}},
		// cited by others
		{"Dat is bekend (Jansen, geciteerd in Smit, 2019).", []string{"Smit 2019"}},
		{"Dat is bekend (Jansen, 1998, aangehaald in Smit, 2019).", []string{"Jansen 1998", "Smit 2019"}},
		{"Dat is bekend (Jansen, 1998, in Smit, 2019).", []string{"Jansen 1998", "Smit 2019"}},
		// in running text
		{"Volgens Jansen (2019, p. 5) klopt dat.", []string{"Jansen 2019"}},
		{"Volgens Jansen, De Boer en Smit (2019) klopt dat.", []string{"Jansen|De Boer|Smit 2019"}},
		{"Volgens Jansen e.a. (2019) klopt dat.", []string{"Jansen 2019"}},
		{"Volgens Jansen et al. (2019) klopt dat.", []string{"Jansen 2019"}},
		{"Jansen en collega’s (2019) zagen dat ook.", []string{"Jansen 2019"}},
		{"Jansen en haar collega's (2019) zagen dat ook.", []string{"Jansen 2019"}},
		{"Jansen en anderen (2019) zagen dat ook.", []string{"Jansen 2019"}},
		{"Het SCP (2022) telde er meer.", []string{"SCP 2022"}},
		{"Dat bleek al bij Jansen (1998; 2004).", []string{"Jansen 1998", "Jansen 2004"}},
		{"De Boer (z.d.) denkt daar anders over.", []string{"De Boer 0"}},
		// no citations
		{"Anna de Boer (1978) is onderzoeker in Assen.", nil},
		{"Hans Smit (1956) groeide op in Emmen.", nil},
		{"Hannah Arendt (1906-1975) schreef daarover.", nil},
		{"De zaal was vol (Foto: Hans Smit, 2019).", nil},
		{"Dat duurde lang (Maart 2019).", nil},
		{"Zij zei het zelf (Jansen, persoonlijke communicatie, 12 mei 2020).", nil},
		{"Dat was in de oorlog (Arnhem, september 1944).", nil},
		{"De Tweede Wereldoorlog (1940-1945) lag achter hen.", nil},
		{"Er kwamen 2.019 mensen (Jansen telde ze).", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, citationsIn(tt.text)); diff != "" {
				t.Errorf("citations (-want +got):\n%s", diff)
			}
		})
	}
}

// An entry of a list of literature is the reference that the text cites: equal authors and year.
func TestReferenceLists(t *testing.T) {
	tests := []struct{ entry, want string }{
		{"Hoekstra, B. (2023). Samen optrekken in de buurt. Assen: Brink.", "Hoekstra 2023"},
		{"Van den Berg, J. & Smit, P.A. (2020). Het gesprek. Assen: Brink.", "Van den Berg|Smit 2020"},
		{"Berg, J. van den (2020). Het gesprek. Assen: Brink.", "Van den Berg 2020"},
		{"Berg, J. van den, & Boer, P. de (2020). Het gesprek.", "Van den Berg|De Boer 2020"},
		{"Jansen, P., De Boer, A., & Smit, C. (2019). Titel. Tijdschrift, 12(3), 4–15. https://doi.org/10.1000/xyz123", "Jansen|De Boer|Smit 2019"},
		{"Jansen, P. (2019, 12 mei). Titel. Trouw.", "Jansen 2019"},
		{"Jansen, P. (red.) (2019). Titel. Assen: Brink.", "Jansen 2019"},
		{"Jansen, P., & Smit, C. (Reds.). (2019). Titel.", "Jansen|Smit 2019"},
		{"Jansen, P. e.a. (2019). Titel. Assen: Brink.", "Jansen 2019"},
		{"Movisie. (2021). Titel. Utrecht: Movisie.", "Movisie 2021"},
		{"Centraal Bureau voor de Statistiek (2023). Titel. Den Haag: CBS.", "Centraal Bureau voor de Statistiek 2023"},
		{"Jansen, P. (z.d.). Titel. Geraadpleegd op 3 mei 2024, van https://www.voorbeeld.example", "Jansen 0"},
		{"Jansen, P. (in druk). Titel.", "Jansen 0"},
		{"Jansen, P. (2019a). Titel.", "Jansen 2019a"},
		{"• Hoekstra, B. (2023). Samen optrekken in de buurt.", "Hoekstra 2023"},
		{"1. Hoekstra, B. (2023). Samen optrekken in de buurt.", "Hoekstra 2023"},
		{"Jansen, P., Titel van het boek, Assen 2019.", "Jansen 2019"},
		{"Jansen, P. Titel van het boek. Assen: Brink, 2019.", "Jansen 2019"},
	}
	for _, tt := range tests {
		t.Run(tt.entry, func(t *testing.T) {
			text := "Buren helpen elkaar vaker dan zij denken.\n\nLiteratuur\n\n" + tt.entry + "\n"
			if got := strings.Join(citationsIn(text), ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A list of 20,000 entries takes time in proportion to its length, and every entry is found.
func TestLongReferenceList(t *testing.T) {
	list := func(n int) string {
		var b strings.Builder
		b.WriteString("Buren helpen elkaar.\n\nLiteratuur\n\n")
		for i := range n {
			fmt.Fprintf(&b, "Jansen, P., & De Boer, A. (%d). Titel nummer %d. Assen: Brink.\n", 1900+i%100, i)
		}
		return b.String()
	}
	took := map[int]time.Duration{}
	for _, n := range []int{2_000, 20_000} {
		text := list(n)
		start := time.Now()
		if got := len(citationsIn(text)); got != n {
			t.Errorf("%d citations of %d entries", got, n)
		}
		took[n] = time.Since(start)
	}
	if took[20_000] > 60*took[2_000]+time.Second {
		t.Errorf("2,000 entries took %v, 20,000 %v", took[2_000], took[20_000])
	}
}
