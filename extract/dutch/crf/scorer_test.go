package crf

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// scored compares what a reader adds up for each token with the weights of the features that [at] lists.
func scored(t *testing.T, r *reader, d *dutch.Document) int {
	t.Helper()
	words := r.document(d)
	var l lattice
	tokens := 0
	for _, s := range d.Sentences {
		for first := s.First; first < s.Last; first += maxLattice {
			n := min(maxLattice, s.Last-first)
			l.size(n)
			r.scorer.score(words, first, n, s.First, s.Last, l.emission)
			for i := range n {
				var want vector
				for _, f := range at(nil, words, first+i, s.First, s.Last) {
					r.scorer.model.add(f, &want)
				}
				if got := *(*vector)(l.emission[i*numTags:]); got != want {
					t.Fatalf("%q in %q: scores %v, want %v", d.Tokens[first+i].Text, d.Text[s.Start:s.End], got, want)
				}
				tokens++
			}
		}
	}
	return tokens
}

// TestScorerAddsWhatTheTemplatesList reads texts of all kinds with one reader, more forms than it keeps.
func TestScorerAddsWhatTheTemplatesList(t *testing.T) {
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	m, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(newLexicon(&k), m)
	files, err := fs.Glob(seeds.Sample(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	tokens := 0
	for _, name := range files {
		data, err := fs.ReadFile(seeds.Sample(), name)
		if err != nil {
			t.Fatal(err)
		}
		tokens += scored(t, r, dutch.Analyse(string(data), 0))
	}
	if tokens < 10_000 {
		t.Errorf("%d tokens read, want 10,000", tokens)
	}
	for _, text := range []string{
		strings.Repeat("Saxion ", maxLattice) + "en Sanne de Vries", odd(maxWeights), odd(maxForms), odd(3 * maxWeights), "‘Ǆ’ É́ (’s-Hertogenbosch", "",
	} {
		scored(t, r, dutch.Analyse(text, 0))
	}
}

// odd is a text of n words, all different in form and many in shape.
func odd(n int) string {
	var b strings.Builder
	for i := range n {
		for x := i; x > 0; x /= 5 {
			b.WriteString([]string{"a", "B", "7x", "-q", "é"}[x%5])
		}
		b.WriteString(" ")
	}
	return b.String()
}
