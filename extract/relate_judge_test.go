package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	model "github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func judge(t *testing.T) *extract.Relator {
	t.Helper()
	m, err := model.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return extract.NewRelator(knowledge(t)).With(m)
}

// The model finds what no rule says, and tells that it did; what rules find keeps its rule.
func TestJudgeFindsBesideRules(t *testing.T) {
	r, rules := judge(t), extract.NewRelator(knowledge(t))
	found := 0
	for _, text := range []string{
		"Sinds kort draait de [1 METHOD Soepkaart] ook mee bij [2 ORGANISATION/zorg-welzijn De Kade], tot vreugde van iedereen.",
		"[1 ORGANISATION/zorg-welzijn De Kade] helpt bewoners in [2 PLACE Veenland] aan soep.",
		"[1 ORGANISATION/zorg-welzijn De Kade] is er voor iedereen uit [2 PLACE Veenland].",
		"Met de [1 METHOD Soepkaart] in de hand gaan werkers van [2 ORGANISATION/zorg-welzijn De Kade] de straat op.",
		"[1 ORGANISATION/zorg-welzijn De Kade] en [2 ORGANISATION/hogeschool Hogeschool Maasdal] trekken samen op in de wijk.",
	} {
		m, err := parseMarked(text)
		if err != nil {
			t.Fatal(err)
		}
		said := map[[3]string]string{}
		for _, c := range m.claims(rules) {
			said[[3]string{c.Subject, string(c.Predicate), c.Object}] = c.Rule
		}
		for _, c := range m.claims(r) {
			checkClaim(t, &m, c)
			rule, byRule := said[[3]string{c.Subject, string(c.Predicate), c.Object}]
			switch {
			case byRule && c.Rule != rule:
				t.Errorf("%s: rule %s became %s", text, rule, c.Rule)
			case !byRule && !strings.HasPrefix(c.Rule, "pair-model"):
				t.Errorf("%s: %s is nobody's", text, c.Rule)
			case !byRule:
				found++
			}
		}
	}
	if found == 0 {
		t.Error("the model found nothing that rules do not say")
	}
}

// Contradictory claims stand beside each other, each with its modality and its sentence.
func TestJudgeKeepsContradictions(t *testing.T) {
	m, err := parseMarked("[1 ORGANISATION De Kade] gebruikt de [2 METHOD Soepkaart]. [1 ORGANISATION De Kade] gebruikt de [2 METHOD Soepkaart] niet.")
	if err != nil {
		t.Fatal(err)
	}
	got := map[graph.Modality]int{}
	for _, c := range m.claims(judge(t)) {
		if c.Predicate == graph.Uses {
			got[c.Modality] = c.Start
		}
	}
	asserted, a := got[graph.Asserted]
	negated, n := got[graph.Negated]
	if !a || !n || asserted == negated {
		t.Errorf("got %v, want an asserted and a negated claim on two sentences", got)
	}
}

// What a sentence says already needs no wider place: the model, which also sees it across two sentences, doesn't cite these as well.
// Without that the claims of each text double.
func TestJudgeCitesTheSmallestPlace(t *testing.T) {
	r := judge(t)
	for _, text := range []string{
		"Aan [1 ORGANISATION/hogeschool Hogeschool Maasdal] is maandag het [2 LECTORAAT lectoraat Nabije Zorg] van start gegaan. Lector [3 PERSON Ank Lof] wil onderzoeken waarom jongeren stoppen.\n> 3 AFFILIATED_WITH 2",
		"[1 ORGANISATION/gemeente Gemeente Veenland] blijft werken met het eigen boekje. Wethouder [2 PERSON Ank Lof] wilde geen toelichting geven.\n> 2 AFFILIATED_WITH 1",
		"De werkgroep gaat mensen voortaan thuis helpen volgens de methode [1 METHOD Soepkaart]. Die is bedacht door fysiotherapeut [2 PERSON Ank Lof] en getest in [3 PLACE Veenland].\n> 2 DEVELOPED 1",
	} {
		m, err := parseMarked(text)
		if err != nil {
			t.Fatal(err)
		}
		second := strings.Index(m.text, ". ") + 2
		var found []extract.Claim
		for _, c := range m.claims(r) {
			if (relation{subject: c.Subject, predicate: c.Predicate, object: c.Object}).key() == m.relations[0].key() {
				found = append(found, c)
			}
		}
		if len(found) != 1 || found[0].Start < second {
			t.Errorf("%s\n got %+v, want one claim, on the second sentence", m.text, found)
		}
	}
}

// A place beside the one that is cited, and no wider, is a further proof.
func TestJudgeCitesFurtherPlaces(t *testing.T) {
	m, err := parseMarked("[1 PERSON Ank Lof] werkt bij [2 ORGANISATION/zorg-welzijn De Kade]. Het regende. [1 PERSON Ank Lof], begeleider bij [2 ORGANISATION/zorg-welzijn De Kade], lachte.")
	if err != nil {
		t.Fatal(err)
	}
	places := map[int]bool{}
	for _, c := range m.claims(judge(t)) {
		if c.Predicate == graph.AffiliatedWith {
			places[c.Start] = true
		}
	}
	if len(places) != 2 {
		t.Errorf("got proofs at %v, want both sentences", places)
	}
}

// A sentence of thousands of names or words costs no more than its length: four times the sentence, not sixteen times the work.
func TestJudgeIsBounded(t *testing.T) {
	r := judge(t)
	crowd := func(n int) marked {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "[%d ORGANISATION Kade %d] helpt [%d PERSON Ank Lof %d] met ", 2*i, i, 2*i+1, i)
		}
		m, err := parseMarked(b.String() + strings.Repeat("heel veel soep ", 3500) + "en zo.")
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	took := func(n int) time.Duration {
		m := crowd(n)
		d := dutch.Analyse(m.text, 0)
		best := time.Hour
		for range 3 {
			start := time.Now()
			claims := r.Claims(d, m.entities, extract.Span{})
			best = min(best, time.Since(start))
			if len(claims) > 5000 {
				t.Fatalf("%d claims of one sentence", len(claims))
			}
			for _, c := range claims {
				checkClaim(t, &m, c)
			}
		}
		return best
	}
	small, large := took(625), took(2500)
	t.Logf("%v for 1,250 names, %v for 5,000", small, large)
	if large > 2*time.Second && large > 12*small {
		t.Errorf("%v for 1,250 names, %v for 5,000", small, large)
	}
}
