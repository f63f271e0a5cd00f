package extract_test

import (
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Offsets are bytes in a draft and code points in a reading: they differ after every letter outside ASCII.
func TestReadingsCountCodePoints(t *testing.T) {
	source := "Buurtblad 1 2026\n\nÉén idee 😀\n\nÉén idee 😀\n\nTekst: Zoë Brûlé\n\nDe burgemeester zei: ‘één’. Daarna zweeg iedereen in de zaal, ook de wethouder.\n\nLees meer\n\nHet bleef stil tot de koffie kwam, want koffie kwam er altijd.\n"
	d := single(t, source)
	r := d.Reading(source)
	runes, from := []rune(r.Text), []rune(source)
	if got := string(runes[r.Body:]); !strings.HasPrefix(got, "De burgemeester") {
		t.Errorf("the body starts with %q", got[:20])
	}
	if len(r.Pieces) != 2 {
		t.Fatalf("%d pieces, want the head with the first paragraph, and the second", len(r.Pieces))
	}
	for i, p := range r.Pieces {
		if got, want := string(runes[p.Start:p.End]), string(from[p.Source:p.Source+p.End-p.Start]); got != want {
			t.Errorf("piece %d: %q is not the source's %q", i, got, want)
		}
	}
	if r.Article != graph.ArticleID("Één idee 😀", r.Text[len("Één idee 😀"):]) || r.Issue != "Buurtblad 1 2026" || r.PublishedAt != "2026" || r.Language != "nl" {
		t.Errorf("head of the reading: %+v", r)
	}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
}

// What stands between two pieces is left out and becomes one line feed; what is white space only is kept as it is.
func TestTextKeepsTheSourcesWhiteSpace(t *testing.T) {
	d := single(t, page("Lees meer"))
	if want := "Een piano voor de wijk\n\n" + above + "\n" + below; d.Text != want {
		t.Errorf("got %q, want %q", d.Text, want)
	}
	if d := single(t, page("\t \n")); !strings.Contains(d.Text, above+"\n\n\t \n\n\n"+below) {
		t.Errorf("white space changed: %q", d.Text)
	}
}

func TestEqualArticlesAreOneDraft(t *testing.T) {
	twice := page("Lees meer") + strings.ReplaceAll(page("Deel dit artikel"), "\n\n", "\r\n \r\n")
	d := single(t, twice)
	if len(d.Also) != 1 {
		t.Fatalf("further places %v, want one", d.Also)
	}
	also := twice[d.Also[0].Start:d.Also[0].End]
	if !strings.HasPrefix(also, "Een piano") || !strings.HasSuffix(also, below) {
		t.Errorf("the further place holds %q", also)
	}
	r := d.Reading(twice)
	if got := string([]rune(twice)[r.Also[0].Start:r.Also[0].End]); got != also {
		t.Errorf("in code points it holds %q", got)
	}
}

// A paragraph more makes another article, which the store may group with the first.
func TestNearDuplicatesStayApart(t *testing.T) {
	drafts := extract.Segment(page("Wie speelt er eigenlijk?") + page("Lees meer"))
	if len(drafts) != 2 || drafts[0].ID() == drafts[1].ID() {
		t.Errorf("got:\n%s", printDrafts(drafts))
	}
}

func TestTextsWithoutAnArticleGiveNone(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":       "",
		"white space":   " \n\t\r\n",
		"one word":      "Piano",
		"a title":       "Een piano voor de wijk\n\nEen piano voor de wijk\n",
		"furniture":     "Home > Winkel\n\nMeer info\n3,50\n\nContact | Privacy\n",
		"contents only": "Buurtblad 1 2026\n\nInhoud\n• Een piano\n• Een kruk\n• Een stemmer\n",
		"invalid UTF-8": above + "\xff\n",
		"a word list":   strings.Repeat("woord\n", 400_001),
	} {
		t.Run(name, func(t *testing.T) {
			if drafts := extract.Segment(text); len(drafts) != 0 {
				t.Errorf("got:\n%s", printDrafts(drafts))
			}
		})
	}
}

// The end of lines is the source's business: the same page in CR, LF and CRLF gives the same articles.
func TestLineEndsMakeNoDifference(t *testing.T) {
	want := printDrafts(extract.Segment(page("Wie speelt er eigenlijk?")))
	for name, end := range map[string]string{"CR": "\r", "CRLF": "\r\n"} {
		source := strings.ReplaceAll(page("Wie speelt er eigenlijk?"), "\n", end)
		drafts := extract.Segment(source)
		checkDrafts(t, source, drafts)
		if got := printDrafts(drafts); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}
