package extract_test

import (
	"fmt"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// body is running text for pages whose head is under test; it holds dates that no page was published on.
const body = `De kantine van de school is sinds 1 mei 2019 ook het buurthuis. Ouders koken er op dinsdag, en wie geen ouder is mag ook.

In het najaar van 2020 bleven de stoelen leeg. Daarna kwam iedereen terug, en sindsdien is er geen avond meer zonder soep.
`

func TestPagesGiveTheirDate(t *testing.T) {
	tests := []struct {
		line string
		want graph.Date
	}{
		{"12 maart 2026", "2026-03-12"},
		{"donderdag 12 maart 2026", "2026-03-12"},
		{"12 mrt. 2026", "2026-03-12"},
		{"12-03-2026", "2026-03-12"},
		{"12/3/2026", "2026-03-12"},
		{"12.03.2026", "2026-03-12"},
		{"2026-03-12", "2026-03-12"},
		{"2026-03-12T09:00:00+01:00", "2026-03-12"},
		{"12 maart 2026, 14:30 uur", "2026-03-12"},
		{"Gepubliceerd op 12 maart 2026", "2026-03-12"},
		{"Laatst gewijzigd: 12 maart 2026", "2026-03-12"},
		{"Datum: 12 maart 2026", "2026-03-12"},
		{"March 12, 2026", "2026-03-12"},
		{"Published: 12th March 2026", "2026-03-12"},
		{"Deventer, 12 maart 2026", "2026-03-12"},
		{"Leestijd: 4 minuten | 12 maart 2026 | Nieuws", "2026-03-12"},
		{"12 maart 2026 · Onderzoek", "2026-03-12"},
		{"maart 2026", "2026-03"},
		{"2026-03", "2026-03"},
		{"Jaargang 9, maart 2026", "2026-03"},
		{"voorjaar 2025", "2025"},
		{"Jaargang 28, nummer 1 | voorjaar 2026", "2026"},
		{"2026", "2026"},
		{"31 februari 2026", ""},
		{"Looptijd: 1 maart 2025 – 1 maart 2026", ""},
		{"Periode: maart 2025 – maart 2026", ""},
		{"Kamer 2026 is open", ""},
		{"Ruim 2000 soepen", ""},
		{"Aanmelden voor 12 maart 2026 via de balie", ""},
		{"1850", ""},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			d := single(t, "Soep in de kantine\n\n"+tt.line+"\n\n"+body)
			if d.PublishedAt != tt.want {
				t.Errorf("published %q, want %q", d.PublishedAt, tt.want)
			}
		})
	}
}

func single(t *testing.T, source string) extract.Draft {
	t.Helper()
	drafts := extract.Segment(source)
	if len(drafts) != 1 {
		t.Fatalf("%d articles in %q: %s", len(drafts), source, printDrafts(drafts))
	}
	checkDrafts(t, source, drafts)
	return drafts[0]
}

func TestNoDateIsReadFromRunningText(t *testing.T) {
	d := single(t, "Soep in de kantine\n\n"+body)
	if d.PublishedAt != "" || d.Publication != "" || d.Issue != "" {
		t.Errorf("published %q in %q, %q: the page says none of it", d.PublishedAt, d.Publication, d.Issue)
	}
}

func TestPagesGiveTheirIssue(t *testing.T) {
	tests := []struct{ head, publication, issue, published string }{
		{"Buurtblad 3 2025", "Buurtblad", "Buurtblad 3 2025", "2025"},
		{"Buurtblad nr. 3, 2025", "Buurtblad", "Buurtblad 3 2025", "2025"},
		{"Buurtblad nummer 03 – 2025", "Buurtblad", "Buurtblad 3 2025", "2025"},
		{"Zorg en Straat 2025-3", "Zorg en Straat", "Zorg en Straat 3 2025", "2025"},
		{"Buurtblad | Jaargang 12, najaar 2024", "Buurtblad", "", "2024"},
		{"Nieuwsbrief Netwerk Nabuur\nApril 2025", "Nieuwsbrief Netwerk Nabuur", "", "2025-04"},
		{"Jaargang 12, nummer 4", "", "", ""},
		{"12 maart 2026", "", "", "2026-03-12"},
	}
	for _, tt := range tests {
		t.Run(tt.head, func(t *testing.T) {
			d := single(t, tt.head+"\n\nSoep in de kantine\n\nSoep in de kantine\n\n"+body)
			got := fmt.Sprintf("%s|%s|%s", d.Publication, d.Issue, d.PublishedAt)
			if want := fmt.Sprintf("%s|%s|%s", tt.publication, tt.issue, tt.published); got != want || d.Title != "Soep in de kantine" {
				t.Errorf("got %s under %q, want %s", got, d.Title, want)
			}
		})
	}
}

func TestAnArticlesOwnDateGoesBeforeThePages(t *testing.T) {
	d := single(t, "Buurtblad 3 2025\n\nSoep in de kantine\n\n2 september 2025\n\n"+body+"\nLaatst gewijzigd: 4 januari 2026\n")
	if d.PublishedAt != "2025-09-02" || d.Issue != "Buurtblad 3 2025" {
		t.Errorf("published %q in %q", d.PublishedAt, d.Issue)
	}
}

func TestPagesGiveTheirAuthors(t *testing.T) {
	tests := []struct{ line, want string }{
		{"Tekst: Lotte Janssen", "Tekst: Lotte Janssen"},
		{"Door Lotte Janssen", "Door Lotte Janssen"},
		{"Column door Pieter-Jan Brouwer", "Column door Pieter-Jan Brouwer"},
		{"Auteurs: dr. Anke Vos en Sam de Wit", "Auteurs: dr. Anke Vos en Sam de Wit"},
		{"By Sarah Quinn", "By Sarah Quinn"},
		{"Leestijd: 5 minuten | 14 oktober 2025 | Tekst: Lotte Janssen", "Tekst: Lotte Janssen"},
		{"Lotte Janssen, Sam de Wit\n12 maart 2026", "Lotte Janssen, Sam de Wit"},
		{"Door de ramen", ""},
		{"Foto: Lotte Janssen", ""},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			d := single(t, "Soep in de kantine\n\nSoep in de kantine\n\n"+tt.line+"\n\n"+body)
			if got := d.Text[d.Byline.Start:d.Byline.End]; got != tt.want {
				t.Errorf("byline %q, want %q", got, tt.want)
			}
			if tt.want != "" && d.BodyText()[:10] != body[:10] {
				t.Errorf("the body starts with %q", d.BodyText()[:10])
			}
		})
	}
}

func TestDraftsTellTheirLanguage(t *testing.T) {
	tests := []struct{ text, want string }{
		{body, "nl"},
		{"The canteen of the school is also the community centre. Parents cook there on Tuesdays, and those who are no parents may cook as well.", "en"},
		{"Soep soep soep soep soep soep soep soep soep soep soep soep soep.", ""},
	}
	for _, tt := range tests {
		if d := single(t, tt.text); d.Language != tt.want {
			t.Errorf("language %q of %q, want %q", d.Language, tt.text[:20], tt.want)
		}
	}
}

func TestAFilesNameGivesItsIssueWhereThePageDoesNot(t *testing.T) {
	tests := []struct{ id, publication, issue string }{
		{"sozio-2026-1-bodies.txt", "Sozio", "Sozio 1 2026"},
		{"bodies-werkveld-1-2026.txt", "Werkveld", "Werkveld 1 2026"},
		{"map/2024/buurtblad_2024_03.html", "Buurtblad", "Buurtblad 3 2024"},
		{"verslag-2026-03-12.txt", "", ""}, // a day, no issue
		{"maart-2026-1.txt", "", ""},
		{"bodies.txt", "", ""},
		{"a-2026-1.txt", "", ""},
	}
	for _, tt := range tests {
		d := single(t, body).FromFile(tt.id)
		if d.Publication != tt.publication || d.Issue != tt.issue || d.PublishedAt != "" {
			t.Errorf("%s: %q, %q of %q; want %q, %q", tt.id, d.Publication, d.Issue, d.PublishedAt, tt.publication, tt.issue)
		}
	}
	printed := single(t, "Buurtblad 3 2025\n\nSoep in de kantine\n\nSoep in de kantine\n\n"+body)
	if d := printed.FromFile("sozio-2026-1.txt"); d.Issue != "Buurtblad 3 2025" {
		t.Errorf("the file's name overrode the page: %q", d.Issue)
	}
}
