package dutch

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// KindOf returns the kind of organisation that a name tells by its head noun: the first word that is one, or the end of a compound
// ("Berlagelyceum"); empty when no word tells. This is the one place where kinds of new organisations are derived.
func KindOf(name string) graph.Kind {
	for word := range strings.FieldsSeq(foldWord(name)) {
		if k := headKind(word); k != graph.KindOther {
			return k
		}
	}
	return ""
}

// headKind returns the kind that a head noun tells, by its last part.
func headKind(head string) graph.Kind {
	for _, k := range kindTails() {
		for _, tail := range k.tails {
			if strings.HasSuffix(head, tail) {
				return k.kind
			}
		}
	}
	return graph.KindOther
}

// kindTail lists the ends of the head nouns of one kind.
type kindTail struct {
	kind  graph.Kind
	tails []string
}

// kindTails is asked from the top: a hogeschool is a school of its own kind.
func kindTails() []kindTail {
	return []kindTail{
		{graph.KindHogeschool, []string{"hogeschool"}},
		{graph.KindUniversity, []string{"universiteit", "university"}},
		{graph.KindGemeente, []string{"gemeente"}},
		{graph.KindNetwork, []string{"werkplaats", "netwerk", "platform", "alliantie", "network", "lab", "samenwerkingsverband", "coalitie", "kenniswerkplaats", "leernetwerk", "leeratelier", "proeftuin", "gemeenschap"}},
		{graph.KindInstitute, []string{"kenniscentrum", "expertisecentrum", "instituut", "institute"}},
		{graph.KindGovernment, []string{"ministerie", "provincie", "rechtbank", "inspectie", "ggd", "gerechtshof", "waterschap", "veiligheidsregio", "politie", "parlement", "belastingdienst", "leger"}},
		{graph.KindAssociation, []string{"stichting", "vereniging", "bond", "fonds", "foundation", "federatie", "club", "partij"}},
		{graph.KindMedia, []string{"omroep", "krant", "dagblad", "magazine"}},
		{graph.KindSchool, []string{"school", "college", "lyceum", "roc", "academie", "academy"}},
		{graph.KindCare, []string{"zorg", "welzijn", "ziekenhuis", "kliniek", "zorggroep", "wijkteam", "buurtteam", "zorginstelling", "welzijnsorganisatie", "verpleeghuis", "jeugdhulp", "ggz", "thuiszorg", "jeugdbescherming", "hospice", "jeugdzorg", "schuldhulpverlening", "voedselbank", "huisartsenpraktijk"}},
		{graph.KindCompany, []string{"bureau", "bedrijf", "uitgeverij", "bv", "consultancy", "advies"}},
	}
}
