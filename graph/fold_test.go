package graph_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestFoldMakesOneApostropheOfAll(t *testing.T) {
	want := graph.Fold("Anna's huis")
	for _, s := range []string{"Anna’s huis", "Anna‘s huis", "Anna´s huis", "Anna`s huis", "ANNAʼS HUIS", "Anna's\u00a0huis", "«Anna's  huis»"} {
		if got := graph.Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
	if got := graph.Fold("Zo´n dag"); got != "zo'n dag" {
		t.Errorf("an acute accent for an apostrophe folds to %q", got)
	}
}

// TestFoldIsUnicodes holds the short way for Dutch letters to Unicode's folding, for every code point that it takes.
func TestFoldIsUnicodes(t *testing.T) {
	for r := rune(0); r < 0x20d0; r++ {
		if r == 0x100 {
			r = 0x2010
		}
		s := "a" + string(r) + "a"
		want := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(s)))
		if strings.ContainsAny(s, " \u00ad’‘`´ʼ“”„«»‐‑‒–—―") || strings.Join(strings.Fields(want), " ") != want {
			continue // those become others
		}
		if got := graph.Fold(s); got != graph.Fold(want) {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}

// TestFoldingTwiceIsFoldingOnce holds over strings of all that NFKC, case folding and the map of marks act on: an id made of a
// folded name has to be the id of the name.
func TestFoldingTwiceIsFoldingOnce(t *testing.T) {
	marks := []rune("aA.'´’-\u00ad\u2011 \u0301éßİıſﬁ\u0345Σσς\u1e9e½①\u2126\u212b\u00a0\ufeff()\u1fb3")
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		s := make([]rune, 1+r.IntN(6))
		for i := range s {
			s[i] = marks[r.IntN(len(marks))]
		}
		if once := graph.Fold(string(s)); graph.Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, and folded again %q", string(s), once, graph.Fold(once))
		}
		if once := graph.SearchKey(string(s)); graph.SearchKey(once) != once {
			t.Fatalf("SearchKey(%q) = %q, and keyed again %q", string(s), once, graph.SearchKey(once))
		}
	}
}
