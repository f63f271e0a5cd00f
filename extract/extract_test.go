package extract_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func standard(t testing.TB) *extract.Extractor {
	t.Helper()
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.Standard(&k)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

var noDigest = strings.Repeat("0", 64)

// filler is running text enough for a page to be an article.
var filler = strings.Repeat("De gemeente werkt aan zorg voor jongeren in de wijk. ", 20)

// TestExtractHoldsOnOddTexts has a body of each sort stand between ordinary text: none may cost the source its article.
func TestExtractHoldsOnOddTexts(t *testing.T) {
	x := standard(t)
	authors := make([]string, 60)
	for i := range authors {
		authors[i] = fmt.Sprintf("Janssens%cvries", 'a'+i%26)
	}
	for name, odd := range map[string]string{
		"sixty authors before their year":         strings.Join(authors, ", ") + " (2016) schrijven dat. ",
		"forty authors in brackets":               "Het is zo (" + strings.Join(authors[:38], ", ") + ", 2016). ",
		"a listing of lectoraten that names none": "Er zijn genoeg lectoraten En ik wil daar graag aan meedoen. ",
		"a comma too many":                        "Dit is zo (Jansen, , Pieters, 2016). ",
		"names of 6,000 letters":                  "Mark van " + strings.Repeat("Aa", 3000) + " werkt bij Hogeschool " + strings.Repeat("Bb", 3000) + ". ",
		"a sentence without an end":               strings.Repeat("zorg voor Anna ", 2000),
		"emoji":                                   strings.Repeat("🙂", 1000) + " Mark van Dijk " + strings.Repeat("🙂", 1000),
		"letters of several code points":          "Bij Hogeschool Inholland werkt Re\u0301ne\u0301 de Vrie\u0308s. ",
		"right to left":                           "\u202eMark van Dijk\u202c werkt bij \u05d0\u05d1\u05d2. ",
		"soft hyphens":                            "De \u00ad \u00ad Hoge\u00adschool In\u00adholland en de \u00ad. ",
		"another language":                        "Die Stadt arbeitet mit der Hochschule an der Pflege für junge Menschen. ",
		"a replacement character":                 "Dat is \ufffd niet goed. ",
	} {
		text := "Titel van het stuk\n\n" + filler + odd + filler
		c, err := x.Extract("a.txt", noDigest, text)
		if err != nil || len(c.Readings) != 1 {
			t.Errorf("%s: %d readings, %v", name, len(c.Readings), err)
			continue
		}
		if at := strings.Index(c.Readings[0].Text, strings.TrimSpace(odd)); at < 0 {
			t.Errorf("%s: the article does not hold it", name)
		}
	}
	for name, text := range map[string]string{"nothing": "", "white space": " \n\t\u00a0\n", "no UTF-8": filler + "\xff", "a zero byte": "a\x00b"} {
		if c, err := x.Extract("a.txt", noDigest, text); err != nil || len(c.Readings) != 0 {
			t.Errorf("%s: %d readings, %v", name, len(c.Readings), err)
		}
	}
}

// TestEvidenceOfALongCitationEndsWithItsYear holds for a work of more authors than evidence may be long.
func TestEvidenceOfALongCitationEndsWithItsYear(t *testing.T) {
	authors := strings.TrimSuffix(strings.Repeat("Jäger-Peeters, ", 60), ", ")
	c, err := standard(t).Extract("a.txt", noDigest, "Titel van het stuk\n\n"+filler+authors+" (2016) schrijven dat. "+filler)
	if err != nil || len(c.Readings) != 1 {
		t.Fatal(len(c.Readings), err)
	}
	r := c.Readings[0]
	at := graph.NewOffsets(r.Text)
	i := slices.IndexFunc(r.Claims, func(c graph.Claim) bool { return c.Predicate == graph.Cites })
	if i < 0 {
		t.Fatal("the citation is lost")
	}
	quote, _ := at.Slice(r.Claims[i].Evidence)
	if n := utf8.RuneCountInString(quote); n > graph.MaxEvidence || n < graph.MaxEvidence-20 {
		t.Errorf("the evidence is %d code points long", n)
	}
	if !strings.HasPrefix(quote, "Jäger") && !strings.HasPrefix(quote, ",") || !strings.HasSuffix(quote, "(2016)") {
		t.Errorf("the evidence starts inside a word or leaves out the year: %q", quote)
	}
}

// TestEvidenceInAnEndlessSentence holds for a sentence longer than evidence may be: it is cut around the citation, between words.
func TestEvidenceInAnEndlessSentence(t *testing.T) {
	half := strings.Repeat("zorg voor jongeren en ouderen 🙂 ", 40)
	c, err := standard(t).Extract("a.txt", noDigest, "Titel van het stuk\n\n"+filler+"Er is "+half+"(Jansen, 2019) en "+half+"is er. "+filler)
	if err != nil || len(c.Readings) != 1 {
		t.Fatal(len(c.Readings), err)
	}
	r := c.Readings[0]
	at := graph.NewOffsets(r.Text)
	i := slices.IndexFunc(r.Claims, func(c graph.Claim) bool { return c.Predicate == graph.Cites })
	if i < 0 {
		t.Fatal("the citation is lost")
	}
	evidence := r.Claims[i].Evidence
	quote, _ := at.Slice(evidence)
	if n := evidence.End - evidence.Start; n > graph.MaxEvidence || n < graph.MaxEvidence-20 || !strings.Contains(quote, "(Jansen, 2019) en zorg") {
		t.Errorf("the evidence is %d code points: %q", n, quote)
	}
	runes := []rune(r.Text)
	if runes[evidence.Start-1] != ' ' || runes[evidence.End] != ' ' {
		t.Errorf("the evidence cuts a word: %q", quote)
	}
}

// TestContributionCountsCodePoints reads a text in which bytes, code points and UTF-16 units differ before every name.
func TestContributionCountsCodePoints(t *testing.T) {
	const says = "Volgens ‘Zoë’ 🙂 werkt Mark van Dijk bij Hogeschool Inholland (Pérez & Jäger, 2019). "
	x := standard(t)
	c, err := x.Extract("a.txt", noDigest, "Één titel\n\n"+filler+says+filler)
	if err != nil || len(c.Readings) != 1 {
		t.Fatal(len(c.Readings), err)
	}
	r := c.Readings[0]
	runes := []rune(r.Text)
	start := utf8.RuneCountInString(r.Text[:strings.Index(r.Text, says)])
	for _, want := range []string{"Mark van Dijk", "Hogeschool Inholland"} {
		at := start + utf8.RuneCountInString(says[:strings.Index(says, want)])
		if !slices.ContainsFunc(r.Entities, func(e graph.Sighting) bool {
			return slices.ContainsFunc(e.Mentions, func(m graph.MentionRecord) bool { return m.Start == at && m.Text == want })
		}) {
			t.Errorf("%q is no mention at %d", want, at)
		}
	}
	if len(r.Citations) != 1 || string(runes[r.Citations[0].Start:r.Citations[0].End]) != "Pérez & Jäger, 2019" {
		t.Fatalf("citations %+v", r.Citations)
	}
	if got, want := r.Citations[0].Reference, graph.ReferenceID([]string{"Pérez", "Jäger"}, 2019, ""); got != want {
		t.Errorf("it refers to %s, want %s", got, want)
	}
	i := slices.IndexFunc(r.Entities, func(e graph.Sighting) bool { return e.ID == "organisation:hogeschool-inholland" })
	if i < 0 || r.Entities[i].Kind != graph.KindHogeschool || slices.Contains(r.Entities[i].Aliases, r.Entities[i].Name) {
		t.Errorf("the known hogeschool contributes %+v", r.Entities)
	}
	if !slices.ContainsFunc(r.Entities, func(e graph.Sighting) bool { return e.Type == graph.Concept && e.Definition != "" }) {
		t.Error("no concept brings its definition")
	}
	again, err := x.Extract("a.txt", noDigest, "Één titel\n\n"+filler+says+filler)
	if diff := cmp.Diff(c, again); diff != "" || err != nil {
		t.Errorf("%v, a second reading differs (-first +later):\n%s", err, diff)
	}
}

func TestThesaurusIsAChange(t *testing.T) {
	c := standard(t).Thesaurus(noDigest)
	if err := c.Validate(); err != nil || len(c.Thesaurus) < 400 {
		t.Errorf("%d claims, %v", len(c.Thesaurus), err)
	}
}

func TestExplainShowsEveryStage(t *testing.T) {
	x := standard(t)
	var out bytes.Buffer
	text := "Titel van het stuk\n\n" + filler + "Mark van Dijk werkt bij Hogeschool Inholland (Jansen, 2019b)."
	if err := x.Explain("blad-2025-3.txt", text).Print(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1 articles", "title       Titel van het stuk", "crf         proposed ", "--- candidates, kept: ", "model: ", "--- entities: ",
		"organisation:hogeschool-inholland", "“Jansen, 2019b”  authors Jansen, year 2019b", "article ABOUT concept:", "rule salience",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the explanation has no %q", want)
		}
	}
	full := errors.New("disk full")
	if err := x.Explain("a.txt", text).Print(failing{full}); !errors.Is(err, full) {
		t.Errorf("a writer that fails gives %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
