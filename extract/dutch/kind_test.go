package dutch_test

import (
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestKindOf(t *testing.T) {
	for name, want := range map[string]graph.Kind{
		"Hogeschool Rivierland":                 graph.KindHogeschool,
		"Thomas More Hogeschool":                graph.KindHogeschool,
		"Universiteit van Heerde":               graph.KindUniversity,
		"gemeente Heerde":                       graph.KindGemeente,
		"ministerie van Onderwijs":              graph.KindGovernment,
		"Stichting Vangnet":                     graph.KindAssociation,
		"Prinsenstichting":                      graph.KindAssociation,
		"Regionale Kenniswerkplaats Jeugd Oost": graph.KindNetwork,
		"Kenniscentrum Wonen":                   graph.KindInstitute,
		"Verburg Instituut":                     graph.KindInstitute,
		"Berlagelyceum":                         graph.KindSchool,
		"ROC Rivierland":                        graph.KindSchool,
		"Omroep Heerde":                         graph.KindMedia,
		"Dulon Zorggroep":                       graph.KindCare,
		"Noura":                                 "",
		"De Spil":                               "",
	} {
		if got := dutch.KindOf(name); got != want {
			t.Errorf("KindOf(%q) = %q, want %q", name, got, want)
		}
		if !graph.Organisation.Allows(dutch.KindOf(name)) {
			t.Errorf("%q has a kind that no organisation has", name)
		}
	}
}
