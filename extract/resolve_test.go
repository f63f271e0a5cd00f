package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// named is a mention as a test writes it: the n-th place (from 1; 0 means 1) where the text has the surface.
type named struct {
	surface string
	typ     graph.EntityType
	nth     int
	id      string
	kind    graph.Kind
}

func mentionsIn(t *testing.T, text string, list []named) []dutch.Mention {
	t.Helper()
	var out []dutch.Mention
	for _, n := range list {
		at := 0
		for range max(1, n.nth) {
			i := strings.Index(text[at:], n.surface)
			if i < 0 {
				t.Fatalf("the text has no %q", n.surface)
			}
			at += i + len(n.surface)
		}
		out = append(out, dutch.Mention{
			Start: at - len(n.surface), End: at, Type: n.typ, ID: n.id, Kind: n.kind, Recogniser: "test", Confidence: 800,
		})
	}
	return out
}

func testKnowledge() *dutch.Knowledge {
	return &dutch.Knowledge{
		Entries: []dutch.Entry{
			{
				ID: "organisation:hogeschool-inholland", Type: graph.Organisation, Kind: graph.KindHogeschool, Name: "Hogeschool Inholland",
				Aliases: []dutch.Alias{{Text: "Inholland"}},
			},
			{ID: "method:meldcode", Type: graph.Method, Name: "Meldcode huiselijk geweld en kindermishandeling"},
		},
		Names: []dutch.NameEntry{
			{Text: "van", Class: dutch.SurnamePrefix},
			{Text: "van der", Class: dutch.SurnamePrefix},
			{Text: "de", Class: dutch.SurnamePrefix},
			{Text: "van den", Class: dutch.SurnamePrefix},
			{Text: "dr.", Class: dutch.TitleWord},
			{Text: "Hans", Class: dutch.FirstName},
		},
		Roles: []dutch.RoleEntry{{Text: "inspectie", Class: dutch.OrgHead}, {Text: "ministerie", Class: dutch.OrgHead}, {Text: "rapport", Class: dutch.PublicationHead}},
	}
}

// lines prints entities one a line: id, name, kind and the surfaces in order.
func lines(text string, entities []extract.Entity) []string {
	var out []string
	for _, e := range entities {
		var surfaces []string
		for _, m := range e.Mentions {
			surfaces = append(surfaces, text[m.Start:m.End])
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s = %s: %s %s", e.ID, e.Name, strings.Join(surfaces, ", "), e.Kind)))
	}
	return out
}

func TestResolve(t *testing.T) {
	person, org, lectoraat := graph.Person, graph.Organisation, graph.Lectoraat
	tests := []struct {
		name, text string
		mentions   []named
		want       []string
	}{
		{
			"a surname with its prefix means the full name", "Mark van Dijk werkt hier. Van Dijk lacht.",
			[]named{{surface: "Mark van Dijk", typ: person}, {surface: "Van Dijk", typ: person}},
			[]string{"person:mark-van-dijk = Mark van Dijk: Mark van Dijk, Van Dijk"},
		},
		{
			"a surname that no recogniser saw is found", "Lotte Kuiper kwam. Toen sprak Kuiper.",
			[]named{{surface: "Lotte Kuiper", typ: person}},
			[]string{"person:lotte-kuiper = Lotte Kuiper: Lotte Kuiper, Kuiper"},
		},
		{
			"a surname that is also an ordinary word of the article is not spread", "Anna Bos liep in het bos. Bos is mooi.",
			[]named{{surface: "Anna Bos", typ: person}},
			[]string{"person:anna-bos = Anna Bos: Anna Bos"},
		},
		{
			"initials and alphabetised names", "Jan van den Berg schreef. J. van den Berg las. Zie Berg, J. van den.",
			[]named{
				{surface: "Jan van den Berg", typ: person},
				{surface: "J. van den Berg", typ: person},
				{surface: "Berg, J. van den", typ: person},
			},
			[]string{"person:jan-van-den-berg = Jan van den Berg: Jan van den Berg, J. van den Berg, Berg, J. van den"},
		},
		{
			"two people of one surname: the one named before", "Anna de Boer en Piet de Boer. De Boer zei niets.",
			[]named{{surface: "Anna de Boer", typ: person}, {surface: "Piet de Boer", typ: person}, {surface: "De Boer", typ: person}},
			[]string{"person:anna-de-boer = Anna de Boer: Anna de Boer", "person:piet-de-boer = Piet de Boer: Piet de Boer, De Boer"},
		},
		{
			"a name of one word stays in its article", "Yassin lacht.",
			[]named{{surface: "Yassin", typ: person, kind: graph.KindClient}},
			[]string{"person:yassin~" + scope("article:x") + " = Yassin: Yassin client"},
		},
		{
			"an acronym that the text defines", "De Stichting Nieuwe Kansen (SNK) groeit. SNK helpt.",
			[]named{{surface: "Stichting Nieuwe Kansen", typ: org, kind: graph.KindAssociation}},
			[]string{
				"organisation:stichting-nieuwe-kansen = Stichting Nieuwe Kansen: Stichting Nieuwe Kansen, SNK, SNK stichting-vereniging",
			},
		},
		{
			"letters in brackets that abbreviate nothing are left", "De Stichting Nieuwe Kansen (GGZ) groeit.",
			[]named{{surface: "Stichting Nieuwe Kansen", typ: org}},
			[]string{"organisation:stichting-nieuwe-kansen = Stichting Nieuwe Kansen: Stichting Nieuwe Kansen stichting-vereniging"},
		},
		{
			"a short form of a known name", "Hogeschool Inholland opent. Inholland viert.",
			[]named{
				{surface: "Hogeschool Inholland", typ: org, id: "organisation:hogeschool-inholland"},
				{surface: "Inholland", nth: 2, typ: org, id: "organisation:hogeschool-inholland"},
			},
			[]string{"organisation:hogeschool-inholland = Hogeschool Inholland: Hogeschool Inholland, Inholland hogeschool"},
		},
		{
			"the bare name of a lectoraat", "Het lectoraat Nabije Zorg start. Bij Nabije Zorg werkt men.",
			[]named{{surface: "lectoraat Nabije Zorg", typ: lectoraat}},
			[]string{"lectoraat:nabije-zorg = Nabije Zorg: lectoraat Nabije Zorg, Nabije Zorg"},
		},
		{
			"gemeente and town are two things", "De gemeente Zutphen groeit. In Zutphen regent het.",
			[]named{{surface: "gemeente Zutphen", typ: org, kind: graph.KindGemeente}, {surface: "Zutphen", nth: 2, typ: graph.Place}},
			[]string{"organisation:gemeente-zutphen = gemeente Zutphen: gemeente Zutphen gemeente", "place:zutphen = Zutphen: Zutphen"},
		},
		{
			"a title before its colon", "Haar boek ‘Stille kracht: over luisteren’ verscheen. Stille kracht verkoopt goed.",
			[]named{{surface: "Stille kracht: over luisteren", typ: graph.Publication}, {surface: "Stille kracht", nth: 2, typ: graph.Publication}},
			[]string{
				"publication:stille-kracht-over-luisteren-" + hash("stille kracht: over luisteren") +
					" = Stille kracht: over luisteren: Stille kracht: over luisteren, Stille kracht",
			},
		},
		{
			"a word cut at the end of a line", "Het HuisHoud- Boekje werkt.",
			[]named{{surface: "HuisHoud- Boekje", typ: graph.Method}},
			[]string{"method:huishoudboekje = HuisHoudBoekje: HuisHoud- Boekje"},
		},
	}
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

// scope and hash are the suffixes that ids carry, read off ids made by graph itself.
func scope(article string) string {
	_, s, _ := strings.Cut(graph.EntityID(graph.Person, "a", article), "~")
	return s
}

func hash(key string) string {
	id := graph.EntityID(graph.Publication, key, "")
	return id[strings.LastIndex(id, "-")+1:]
}

func TestResolveTakesMentionsInAnyOrder(t *testing.T) {
	text := "Mark van Dijk en Lotte Kuiper. Van Dijk praat, Kuiper zwijgt."
	mentions := mentionsIn(t, text, []named{
		{surface: "Mark van Dijk", typ: graph.Person},
		{surface: "Lotte Kuiper", typ: graph.Person},
		{surface: "Van Dijk", typ: graph.Person},
		{surface: "Kuiper", nth: 2, typ: graph.Person},
	})
	resolver := extract.NewResolver(testKnowledge())
	want := lines(text, resolver.Resolve(dutch.Analyse(text, 0), mentions, "article:x"))
	slices.Reverse(mentions)
	if diff := cmp.Diff(want, lines(text, resolver.Resolve(dutch.Analyse(text, 0), mentions, "article:x"))); diff != "" {
		t.Errorf("reversed mentions (-want +got):\n%s", diff)
	}
}
