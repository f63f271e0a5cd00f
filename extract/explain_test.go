package extract_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// explained is an article in which every stage has something to decide.
var explained = "Werken aan de wijk\n\n" + filler + "Christelijke Hogeschool Ede (CHE) werkt samen met Movisie. Sanne van Dijk is lector bij de CHE. " +
	"Later sprak Van Dijk met Saxion over de Keukentafelkaart, en Movisie schreef daarover met Lotte (Jansen, 2019b). Saxion, Movisie en de gemeente Ede kwamen.\n"

func explain(t *testing.T, text string) extract.Explained {
	t.Helper()
	e := standard(t).Explain("blad.txt", text)
	if len(e.Articles) != 1 {
		t.Fatalf("%d articles", len(e.Articles))
	}
	return e.Articles[0]
}

func entityNamed(t *testing.T, a extract.Explained, name string) extract.EntityExplained {
	t.Helper()
	i := slices.IndexFunc(a.Entities, func(e extract.EntityExplained) bool { return e.Name == name && e.Type != graph.Concept })
	if i < 0 {
		t.Fatalf("no entity %q", name)
	}
	return a.Entities[i]
}

// Every offset of an explanation is one of code points that quotes its text.
func TestExplanationQuotesItsArticle(t *testing.T) {
	text := []rune(strings.TrimSpace(explained))
	a := explain(t, explained)
	all := []extract.Excerpt{}
	for _, w := range a.Candidates {
		all = append(all, w.Excerpt)
	}
	for _, e := range a.Entities {
		for _, m := range e.Mentions {
			all = append(all, m.Excerpt)
		}
	}
	for _, c := range a.Claims {
		all = append(all, c.Evidence)
	}
	for _, x := range all {
		if got := strings.Join(strings.Fields(string(text[x.Start:x.End])), " "); got != x.Text {
			t.Errorf("%d–%d is %q, said to be %q", x.Start, x.End, got, x.Text)
		}
	}
	if len(all) < 20 {
		t.Errorf("only %d places", len(all))
	}
}

func TestExplanationTellsWhyNamesCount(t *testing.T) {
	a := explain(t, explained)
	outcomes, reasons := map[dutch.Outcome]int{}, 0
	for _, w := range a.Candidates {
		outcomes[w.Outcome]++
		reasons += len(w.Reasons)
		sum := 0
		for _, s := range w.Says {
			if s.Worth != nil {
				sum += *s.Worth
			}
		}
		if len(w.Says) < 2 || (sum >= 0) != (w.Confidence >= 500) {
			t.Errorf("%s at %d per mille from %d: %v", w.Text, w.Confidence, sum, w.Says)
		}
	}
	if outcomes[dutch.Kept] < 6 || outcomes[dutch.Kept] == len(a.Candidates) || reasons < 10 {
		t.Errorf("outcomes %v, %d reasons", outcomes, reasons)
	}
	named := 0
	for _, p := range a.Proposals {
		named += p.Names
	}
	if len(a.Proposals) != 9 || named < len(a.Candidates) {
		t.Errorf("proposals %v of %d candidates", a.Proposals, len(a.Candidates))
	}
}

func TestExplanationTellsHowEntitiesCameAbout(t *testing.T) {
	a := explain(t, explained)
	dijk := entityNamed(t, a, "Sanne van Dijk")
	var joined []string
	for _, j := range dijk.Joined {
		joined = append(joined, j.Name+": "+j.By)
	}
	if !slices.Contains(joined, "Van Dijk: part of a person’s full name") && !slices.ContainsFunc(dijk.Mentions, func(m extract.MentionRead) bool { return m.Text == "Van Dijk" && m.Recogniser == "agreement" }) {
		t.Errorf("Van Dijk is not said to be Sanne van Dijk: %+v", dijk)
	}
	saxion := entityNamed(t, a, "Saxion")
	if !strings.HasPrefix(saxion.Known, "seed:") || len(saxion.Steps) == 0 || !strings.Contains(saxion.Mentions[0].Says, "gazetteer") {
		t.Errorf("Saxion: %+v", saxion)
	}
}

// Themes are explained by what makes them salient.
func TestExplanationTellsWhyThemesAreSalient(t *testing.T) {
	a := explain(t, explained)
	themes := 0
	for _, e := range a.Entities {
		if e.Type != graph.Concept {
			continue
		}
		themes++
		all := strings.Join(e.Steps, "; ")
		if !strings.Contains(all, fmt.Sprintf("named %d times", len(e.Mentions))) || (e.Known != "") != strings.Contains(all, "label of the thesaurus") {
			t.Errorf("%s: %s", e.Name, all)
		}
		if titled := e.Mentions[0].Start < len([]rune(a.Title)); titled != strings.Contains(all, "in the title") {
			t.Errorf("%s, first at %d: %s", e.Name, e.Mentions[0].Start, all)
		}
	}
	if themes < 2 {
		t.Errorf("%d themes", themes)
	}
}

func TestExplanationTellsClaimsAndRefusals(t *testing.T) {
	a := explain(t, explained)
	if !slices.ContainsFunc(a.Claims, func(c extract.ClaimExplained) bool {
		return c.Predicate == graph.CollaboratesWith && c.Rule != "" && strings.Contains(c.Evidence.Text, "samen met Movisie")
	}) {
		t.Errorf("claims %+v", a.Claims)
	}
	if len(a.Refusals) == 0 {
		t.Fatal("nothing was refused")
	}
	for _, f := range a.Refusals {
		if f.Why == "" || f.Sentence.Text == "" {
			t.Errorf("refusal %+v", f)
		}
		for _, c := range a.Claims {
			if f.Rule == "" && f.Subject == c.Subject && f.Object == c.Object {
				t.Errorf("%s and %s are refused and claimed", f.Subject, f.Object)
			}
		}
	}
	if len(a.Citations) != 1 || a.Citations[0].Reference != "reference:jansen-2019b" {
		t.Errorf("citations %+v", a.Citations)
	}
}

// What is explained is what is extracted.
func TestExplanationIsWhatIsExtracted(t *testing.T) {
	x := standard(t)
	change, err := x.Extract("blad.txt", strings.Repeat("0", 64), explained)
	if err != nil {
		t.Fatal(err)
	}
	a := explain(t, explained)
	r := change.Readings[0]
	if a.ID != r.Article || len(a.Entities) != len(r.Entities) || len(a.Claims)+len(a.Citations) != len(r.Claims) {
		t.Errorf("%d entities, %d claims explained; %d and %d extracted", len(a.Entities), len(a.Claims), len(r.Entities), len(r.Claims))
	}
}

func TestExplanationTellsWhatIsInNoArticle(t *testing.T) {
	e := standard(t).Explain("blad.txt", "Meer info\n\n"+explained+"\nMeer info\nDeel dit artikel\n")
	roles := map[string]string{}
	for _, l := range e.Lines {
		roles[l.Text] = fmt.Sprint(l.Role, " ", l.Article)
	}
	if roles["Werken aan de wijk"] != "heading 1" || roles["Deel dit artikel"] != "furniture 0" || roles["Meer info"] == "" {
		t.Errorf("lines %v", roles)
	}
	var left []string
	for _, x := range e.LeftOut {
		left = append(left, x.Text)
	}
	if all := strings.Join(left, " | "); !strings.Contains(all, "Deel dit artikel") || strings.Contains(all, "Movisie") {
		t.Errorf("left out: %q", left)
	}
	data, err := json.Marshal(standard(t).Explain("leeg.txt", "Meer info\n"))
	if err != nil || !strings.Contains(string(data), `"articles":[]`) {
		t.Errorf("no article: %s, %v", data, err)
	}
}
