package extract_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// TestRelatorRules holds each rule to the examples of testdata/claims/RULE.txtar, a blank line between them. Under "claims" stand
// the relations that the rule reads from a text, and no others; under "silent" near misses, of which it reads nothing. Other rules
// may speak there.
func TestRelatorRules(t *testing.T) {
	files, err := filepath.Glob("testdata/claims/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	r := extract.NewRelator(knowledge(t))
	if got, want := len(files), len(r.Rules()); got != want {
		t.Errorf("got %d files of examples for %d rules", got, want)
	}
	for _, file := range files {
		rule := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(rule, func(t *testing.T) {
			if !slices.Contains(r.Rules(), rule) {
				t.Errorf("no rule is called %s", rule)
			}
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range archive.Files {
				examples := strings.Split(strings.TrimSpace(string(part.Data)), "\n\n")
				if len(examples) < 3 {
					t.Errorf("%s: %d examples, want three at least", part.Name, len(examples))
				}
				for _, example := range examples {
					checkExample(t, r, rule, example)
				}
			}
		})
	}
}

func checkExample(t *testing.T, r *extract.Relator, rule, example string) {
	t.Helper()
	m, err := parseMarked(example)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, rel := range m.relations {
		want = append(want, rel.String())
	}
	for _, c := range m.claims(r) {
		checkClaim(t, &m, c)
		if strings.TrimSuffix(c.Rule, "-anaphor") == rule {
			got = append(got, relation{c.Subject, c.Object, c.Predicate, c.Modality, c.Role}.String())
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	got = slices.Compact(got) // several sentences may prove one statement
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got  %s\n want %s", m.text, strings.Join(got, "; "), strings.Join(want, "; "))
	}
}

// checkClaim holds a claim to what every claim must be.
func checkClaim(t *testing.T, m *marked, c extract.Claim) {
	t.Helper()
	types := map[string]graph.NodeType{graph.ThisArticle: graph.ArticleNode}
	for _, e := range m.entities {
		types[e.ID] = graph.NodeType(e.Type)
	}
	length := utf8.RuneCountInString(m.text[c.Start:c.End])
	switch {
	case !c.Predicate.Joins(types[c.Subject], types[c.Object]):
		t.Errorf("%+v: %s may not join %s and %s", c, c.Predicate, types[c.Subject], types[c.Object])
	case length == 0 || length > graph.MaxEvidence:
		t.Errorf("%+v: evidence of %d code points", c, length)
	case c.Confidence <= 0 || c.Confidence > 1000 || !c.Modality.Valid():
		t.Errorf("%+v: confidence or modality is wrong", c)
	case c.Predicate.Symmetric() && c.Object < c.Subject:
		t.Errorf("%+v: ends are not in byte order", c)
	}
}

// TestRelatorByline claims the authors that the line above the article names.
func TestRelatorByline(t *testing.T) {
	m, err := parseMarked("Tekst en beeld van [1 PERSON Ank Lof] en [2 PERSON Sem Daru]\nHet begon in een schuur.")
	if err != nil {
		t.Fatal(err)
	}
	line := extract.Span{Start: 0, End: strings.IndexByte(m.text, '\n')}
	var got []string
	for _, c := range extract.NewRelator(&dutch.Knowledge{}).Claims(dutch.Analyse(m.text, 0), m.entities, line) {
		got = append(got, relation{c.Subject, c.Object, c.Predicate, c.Modality, c.Role}.String())
	}
	if want := []string{"1 AUTHORED article", "2 AUTHORED article"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRelatorPeriod reads since when and until when something held.
func TestRelatorPeriod(t *testing.T) {
	for _, test := range []struct {
		text     string
		from, to graph.Date
	}{
		{"[1 PERSON Ank Lof] werkt sinds 2021 bij [2 ORGANISATION De Kade].", "2021", ""},
		{"[1 PERSON Ank Lof] werkte van 2018 tot 2022 bij [2 ORGANISATION De Kade].", "2018", "2022"},
		{"[1 PERSON Ank Lof] werkte tot 2024 bij [2 ORGANISATION De Kade].", "", "2024"},
		{"[1 PERSON Ank Lof] werkte tot en met 2023 bij [2 ORGANISATION De Kade].", "", "2023"},
		{"[1 PERSON Ank Lof] werkte tussen 2018 en 2020 bij [2 ORGANISATION De Kade].", "2018", "2020"},
		{"[1 PERSON Ank Lof] werkt met 2021 anderen bij [2 ORGANISATION De Kade].", "", ""},
	} {
		m, err := parseMarked(test.text)
		if err != nil {
			t.Fatal(err)
		}
		claims := m.claims(extract.NewRelator(&dutch.Knowledge{}))
		if len(claims) == 0 || claims[0].From != test.from || claims[0].To != test.to {
			t.Errorf("%s\n got %+v, want from %q to %q", m.text, claims, test.from, test.to)
		}
	}
}

// TestRelatorEvidence cuts the evidence out of a sentence that is too long.
func TestRelatorEvidence(t *testing.T) {
	filler := strings.Repeat("heel lang en breed, ", 30)
	m, err := parseMarked("Het was " + filler + "tot gisteren; [1 PERSON Ank Lof] werkt bij [2 ORGANISATION De Kade]; daarna werd het " + filler + "stil.")
	if err != nil {
		t.Fatal(err)
	}
	claims := m.claims(extract.NewRelator(&dutch.Knowledge{}))
	if len(claims) != 1 {
		t.Fatalf("got %+v, want one claim", claims)
	}
	if got := strings.TrimSpace(m.text[claims[0].Start:claims[0].End]); got != "Ank Lof werkt bij De Kade" {
		t.Errorf("got evidence %q", got)
	}
}

// TestRelatorCrowd keeps a sentence of thousands of names from costing more than its length.
func TestRelatorCrowd(t *testing.T) {
	var b strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&b, "[%d ORGANISATION Kade %d], ", i, i)
	}
	m, err := parseMarked(b.String() + "en [9999 ORGANISATION De Schakel] werken samen met [9998 ORGANISATION Anker] en gebruiken [9997 METHOD Soepkaart].")
	if err != nil {
		t.Fatal(err)
	}
	claims := m.claims(extract.NewRelator(&dutch.Knowledge{}))
	if len(claims) > 1000 {
		t.Errorf("got %d claims", len(claims))
	}
	for _, c := range claims {
		checkClaim(t, &m, c)
	}
}
