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

// bindCase is a text with mentions, and the entities that they make.
type bindCase struct {
	name, text string
	mentions   []named
	want       []string
}

func runBindings(t *testing.T, tests []bindCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := dutch.Analyse(tt.text, 0)
			got := extract.NewResolver(testKnowledge()).Resolve(d, mentionsIn(t, tt.text, tt.mentions), "article:x")
			if diff := cmp.Diff(tt.want, lines(tt.text, got)); diff != "" {
				t.Errorf("entities (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAcronyms(t *testing.T) {
	org, method := graph.Organisation, graph.Method
	runBindings(t, []bindCase{
		{
			"a party behind a politician is none of her names", "Wethouder Sophie Peters (SP) sprak. De SP is tegen.",
			[]named{{surface: "Sophie Peters", typ: graph.Person}, {surface: "SP", typ: org}},
			[]string{"person:sophie-peters = Sophie Peters: Sophie Peters", "organisation:sp = SP: SP, SP overig"},
		},
		{
			"behind a closing quote", "De cursus ‘Samen Verder Leren’ (SVL) helpt. SVL groeit.",
			[]named{{surface: "Samen Verder Leren", typ: method}},
			[]string{"method:samen-verder-leren = Samen Verder Leren: Samen Verder Leren, SVL, SVL"},
		},
		{
			"quoted themselves", "Het Wijk Platform Noord (‘WPN’) groeit.",
			[]named{{surface: "Wijk Platform Noord", typ: org}},
			[]string{"organisation:wijk-platform-noord = Wijk Platform Noord: Wijk Platform Noord, WPN werkplaats-netwerk"},
		},
		{
			"before the name", "WPN (Wijk Platform Noord) groeit. Bij WPN werkt Anna.",
			[]named{{surface: "WPN", typ: org}, {surface: "Wijk Platform Noord", typ: org}},
			[]string{"organisation:wijk-platform-noord = Wijk Platform Noord: WPN, Wijk Platform Noord, WPN werkplaats-netwerk"},
		},
		{
			"a description behind an acronym is no name", "WPN (Wie Praat Nu) groeit.",
			[]named{{surface: "WPN", typ: org}},
			[]string{"organisation:wpn = WPN: WPN overig"},
		},
		{
			"marked as another type, they take the type of the name", "De Stichting Nieuwe Kansen (SNK) groeit. SNK helpt.",
			[]named{{surface: "Stichting Nieuwe Kansen", typ: org}, {surface: "SNK", typ: method}, {surface: "SNK", nth: 2, typ: method}},
			[]string{"organisation:stichting-nieuwe-kansen = Stichting Nieuwe Kansen: Stichting Nieuwe Kansen, SNK, SNK stichting-vereniging"},
		},
		{
			"brackets that never close, hold nothing or too much", "Wijk Platform Noord (WPN groeit. Buurt Huis Zuid () en Dorps Huis Oost (" + strings.Repeat("DHO ", 30) + ").",
			[]named{{surface: "Wijk Platform Noord", typ: org}, {surface: "Buurt Huis Zuid", typ: org}, {surface: "Dorps Huis Oost", typ: org}},
			[]string{
				"organisation:wijk-platform-noord = Wijk Platform Noord: Wijk Platform Noord werkplaats-netwerk",
				"organisation:buurt-huis-zuid = Buurt Huis Zuid: Buurt Huis Zuid overig",
				"organisation:dorps-huis-oost = Dorps Huis Oost: Dorps Huis Oost overig",
			},
		},
	})
}

func TestPersons(t *testing.T) {
	person := graph.Person
	runBindings(t, []bindCase{
		{
			"a first name", "Lotte Kuiper opent de deur. Lotte lacht.",
			[]named{{surface: "Lotte Kuiper", typ: person}, {surface: "Lotte", nth: 2, typ: person}},
			[]string{"person:lotte-kuiper = Lotte Kuiper: Lotte Kuiper, Lotte"},
		},
		{
			"the first half of a double surname", "Anna Bos-Mulder sprak. Bos wilde niet weg.",
			[]named{{surface: "Anna Bos-Mulder", typ: person}, {surface: "Bos", nth: 2, typ: person}},
			[]string{"person:anna-bos-mulder-" + hash("anna bos-mulder") + " = Anna Bos-Mulder: Anna Bos-Mulder, Bos"},
		},
		{
			"a title before the short form", "Mark van Dijk kwam binnen. Daarna sprak dr. Van Dijk.",
			[]named{{surface: "Mark van Dijk", typ: person}, {surface: "dr. Van Dijk", typ: person}},
			[]string{"person:mark-van-dijk = Mark van Dijk: Mark van Dijk, dr. Van Dijk"},
		},
		{
			"initials of someone else", "Mark van Dijk schreef. P. van Dijk las.",
			[]named{{surface: "Mark van Dijk", typ: person}, {surface: "P. van Dijk", typ: person}},
			[]string{"person:mark-van-dijk = Mark van Dijk: Mark van Dijk", "person:p-van-dijk-" + hash("p. van dijk") + " = P. van Dijk: P. van Dijk"},
		},
		{
			"two full names of one surname stay two", "Anna de Boer en Piet de Boer lachen.",
			[]named{{surface: "Anna de Boer", typ: person}, {surface: "Piet de Boer", typ: person}},
			[]string{"person:anna-de-boer = Anna de Boer: Anna de Boer", "person:piet-de-boer = Piet de Boer: Piet de Boer"},
		},
		{
			"a short form before any full name means the first of them", "De Boer wachtte. Anna de Boer kwam, en Piet de Boer.",
			[]named{{surface: "De Boer", typ: person}, {surface: "Anna de Boer", typ: person}, {surface: "Piet de Boer", typ: person}},
			[]string{"person:anna-de-boer = Anna de Boer: De Boer, Anna de Boer", "person:piet-de-boer = Piet de Boer: Piet de Boer"},
		},
		{
			"the s of a first name is its own", "Hans fietst naast Han Bakker.",
			[]named{{surface: "Hans", typ: person}, {surface: "Han Bakker", typ: person}},
			[]string{"person:hans~" + scope("article:x") + " = Hans: Hans", "person:han-bakker = Han Bakker: Han Bakker"},
		},
		{
			"a genitive leaves the s of the name", "Hans’s fiets staat buiten. Han ziet Hans niet.",
			[]named{{surface: "Hans’s", typ: person}},
			[]string{"person:hans~" + scope("article:x") + " = Hans: Hans’s"},
		},
		{
			"a genitive of the bare name", "Anna’s fiets staat buiten, Anna zelf niet.",
			[]named{{surface: "Anna", typ: person, nth: 2}, {surface: "Anna’s", typ: person}},
			[]string{"person:anna~" + scope("article:x") + " = Anna: Anna’s, Anna"},
		},
		{
			"part of a longer word is no name", "Lotte Kuiper kwam. De Kuiperstraat en de Kuiper’s zijn dicht, zei Kuiper.",
			[]named{{surface: "Lotte Kuiper", typ: person}},
			[]string{"person:lotte-kuiper = Lotte Kuiper: Lotte Kuiper, Kuiper"},
		},
		{
			"marks without a letter name nobody", "Zie \u00ad en – en 🙂.",
			[]named{{surface: "\u00ad", typ: person}, {surface: "–", typ: graph.Organisation}, {surface: "🙂", typ: graph.Method}},
			nil,
		},
	})
}

func TestShortForms(t *testing.T) {
	org, method, publication := graph.Organisation, graph.Method, graph.Publication
	runBindings(t, []bindCase{
		{
			"the last word of one longer name", "Zorggroep Lindenhof opent. Lindenhof is blij.",
			[]named{{surface: "Zorggroep Lindenhof", typ: org}, {surface: "Lindenhof", nth: 2, typ: org}},
			[]string{"organisation:zorggroep-lindenhof = Zorggroep Lindenhof: Zorggroep Lindenhof, Lindenhof zorg-welzijn"},
		},
		{
			"a genitive and the bare name are one", "Zonnebloems vrijwilligers komen. De Zonnebloem is blij.",
			[]named{{surface: "Zonnebloems", typ: org}, {surface: "De Zonnebloem", typ: org}},
			[]string{"organisation:zonnebloem = De Zonnebloem: Zonnebloems, De Zonnebloem overig"},
		},
		{
			"a new name that a known thing has", "De Hogeschool Inholland opent. Hogeschool Inholland viert.",
			[]named{{surface: "De Hogeschool Inholland", typ: org}, {surface: "Hogeschool Inholland", nth: 2, typ: org, id: "organisation:hogeschool-inholland"}},
			[]string{"organisation:hogeschool-inholland = Hogeschool Inholland: De Hogeschool Inholland, Hogeschool Inholland hogeschool"},
		},
		{
			"of two longer names it means neither", "Zorggroep Lindenhof en Basisschool Lindenhof. Lindenhof is blij.",
			[]named{{surface: "Zorggroep Lindenhof", typ: org}, {surface: "Basisschool Lindenhof", typ: org}, {surface: "Lindenhof", nth: 3, typ: org}},
			[]string{
				"organisation:zorggroep-lindenhof = Zorggroep Lindenhof: Zorggroep Lindenhof zorg-welzijn",
				"organisation:basisschool-lindenhof = Basisschool Lindenhof: Basisschool Lindenhof onderwijs",
				"organisation:lindenhof = Lindenhof: Lindenhof overig",
			},
		},
		{
			"the first word alone names nothing", "Zorggroep Lindenhof opent. De Zorggroep is blij.",
			[]named{{surface: "Zorggroep Lindenhof", typ: org}, {surface: "Zorggroep", nth: 2, typ: org}},
			[]string{
				"organisation:zorggroep-lindenhof = Zorggroep Lindenhof: Zorggroep Lindenhof zorg-welzijn",
				"organisation:zorggroep = Zorggroep: Zorggroep zorg-welzijn",
			},
		},
		{
			"the object of a van is another thing", "Raad van Toezicht en Toezicht.",
			[]named{{surface: "Raad van Toezicht", typ: org}, {surface: "Toezicht", nth: 2, typ: org}},
			[]string{"organisation:raad-van-toezicht = Raad van Toezicht: Raad van Toezicht overig", "organisation:toezicht = Toezicht: Toezicht overig"},
		},
		{
			"another type is another thing", "De cursus Stille Kracht hoort bij het boek Hart voor Stille Kracht.",
			[]named{{surface: "Stille Kracht", typ: method}, {surface: "Hart voor Stille Kracht", typ: publication}},
			[]string{"method:stille-kracht = Stille Kracht: Stille Kracht", "publication:hart-voor-stille-kracht = Hart voor Stille Kracht: Hart voor Stille Kracht"},
		},
		{
			"a chain: the shortest means the longest", "Regionale Zorggroep Lindenhof opent. Zorggroep Lindenhof bouwt. Lindenhof is blij.",
			[]named{
				{surface: "Regionale Zorggroep Lindenhof", typ: org},
				{surface: "Zorggroep Lindenhof", nth: 2, typ: org},
				{surface: "Lindenhof", nth: 3, typ: org},
			},
			[]string{
				"organisation:regionale-zorggroep-lindenhof = Regionale Zorggroep Lindenhof: " +
					"Regionale Zorggroep Lindenhof, Zorggroep Lindenhof, Lindenhof zorg-welzijn",
			},
		},
		{
			"known things of two ids stay two", "Inholland en Hogeschool Inholland.",
			[]named{{surface: "Inholland", typ: org, id: "organisation:ander-inholland"}, {surface: "Hogeschool Inholland", typ: org, id: "organisation:hogeschool-inholland"}},
			[]string{
				"organisation:ander-inholland = Inholland: Inholland overig",
				"organisation:hogeschool-inholland = Hogeschool Inholland: Hogeschool Inholland hogeschool",
			},
		},
	})
}

// TestResolveManyNames compares the work for a text with that for one four times as long; a resolver that compares every name with
// every other does sixteen times as much and takes minutes for the texts of some MB that the reader lets through.
func TestResolveManyNames(t *testing.T) {
	one, four := allocationsOfResolve(2_000), allocationsOfResolve(8_000)
	if four > 6*one {
		t.Errorf("%.0f allocations for 2,000 names, %.0f for 8,000", one, four)
	}
}

func allocationsOfResolve(n int) float64 {
	var text strings.Builder
	var mentions []dutch.Mention
	for i := range n {
		name, typ := fmt.Sprintf("Stichting Wijkhuis%d", i), graph.Organisation
		if i%2 == 0 {
			name, typ = fmt.Sprintf("Anna%d Visser%d", i, i), graph.Person
		}
		mentions = append(mentions, dutch.Mention{Start: text.Len(), End: text.Len() + len(name), Type: typ, Recogniser: "test", Confidence: 800})
		text.WriteString(name + " werkt in de wijk. ")
	}
	d, resolver := dutch.Analyse(text.String(), 0), extract.NewResolver(testKnowledge())
	return testing.AllocsPerRun(1, func() { resolver.Resolve(d, mentions, "article:x") })
}
