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
