package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// numbered returns a body of n words, the k last of which are others than usual.
func numbered(n, k int) string {
	var words []string
	for i := range n {
		if i < n-k {
			words = append(words, fmt.Sprintf("woord%d", i))
		} else {
			words = append(words, fmt.Sprintf("ander%d", i))
		}
	}
	return strings.Join(words, " ")
}

func near(a, b string) bool { return graph.NearDuplicates(graph.Shingles(a), graph.Shingles(b)) }

func TestShingles(t *testing.T) {
	for body, want := range map[string]int{
		"": 0, "...": 0, "een": 1, "een twee": 1, "een twee drie": 1, "een twee drie vier": 2, "a b c a b c": 3, "a a a a a": 1,
	} {
		got := graph.Shingles(body)
		if len(got) != want || !slices.IsSorted(got) {
			t.Errorf("Shingles(%q) = %v, want %d sorted ones", body, got, want)
		}
	}
	for _, same := range [][2]string{{"Wie ‘zorgt’ – voor\nwie?", "wie 'zorgt' - voor wie"}, {"É én", "é ÉN"}} {
		if !slices.Equal(graph.Shingles(same[0]), graph.Shingles(same[1])) {
			t.Errorf("%q and %q have other shingles", same[0], same[1])
		}
	}
	if slices.Equal(graph.Shingles("ab c d"), graph.Shingles("a bc d")) {
		t.Error("words run into each other")
	}
}

func TestNearDuplicates(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", false},
		{"een", "een", true},
		{"een", "twee", false},
		{"een twee", "Een, twee!", true},
		{numbered(21, 0), numbered(21, 1), true},  // 18 of 20
		{numbered(20, 0), numbered(20, 1), false}, // 17 of 19
		{numbered(100, 0), numbered(100, 5), true},
		{numbered(100, 0), numbered(100, 6), false}, // 93 of 103, 92 of 104
		{numbered(40, 0), numbered(43, 0), true},
		{numbered(40, 0), numbered(46, 0), false}, // 38 of 41, 38 of 44
	} {
		if got := near(c.a, c.b); got != c.want {
			t.Errorf("NearDuplicates(%q, %q) = %t", c.a, c.b, got)
		}
		if got := near(c.b, c.a); got != c.want {
			t.Errorf("NearDuplicates(%q, %q) = %t", c.b, c.a, got)
		}
	}
}

// TestNearDuplicatesShareABand checks what stores rely on: they compare only bodies that meet in a band.
func TestNearDuplicatesShareABand(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	compared := 0
	for compared < 400 {
		words := make([]string, 20+r.IntN(200))
		for i := range words {
			words[i] = fmt.Sprintf("w%d", r.IntN(1000))
		}
		a := strings.Join(words, " ")
		for range 1 + r.IntN(4) {
			words[r.IntN(len(words))] = "anders"
		}
		b := strings.Join(words, " ")
		if !near(a, b) {
			continue
		}
		compared++
		if !slices.ContainsFunc(graph.Bands(a), func(band uint64) bool { return slices.Contains(graph.Bands(b), band) }) {
			t.Errorf("near-duplicates of %d words share no band", len(words))
		}
	}
}

// TestSketchExcludesNoNearDuplicates compares what sketches exclude with what the whole sets say, over pairs from equal to unlike.
func TestSketchExcludesNoNearDuplicates(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	excluded, unlike := 0, 0
	for range 2000 {
		words := make([]string, 3+r.IntN(1500))
		for i := range words {
			words[i] = fmt.Sprintf("w%d", r.IntN(5000))
		}
		a := graph.Shingles(strings.Join(words, " "))
		for range r.IntN(1 + len(words)/8) {
			words[r.IntN(len(words))] = "anders"
		}
		b := graph.Shingles(strings.Join(words[:len(words)-r.IntN(1+len(words)/20)], " "))
		same, no := graph.NearDuplicates(a, b), graph.SketchOf(a).Excludes(graph.SketchOf(b))
		if no != graph.SketchOf(b).Excludes(graph.SketchOf(a)) {
			t.Fatal("two sketches exclude each other one way only")
		}
		if same && no {
			t.Fatalf("near-duplicates of %d and %d shingles are excluded", len(a), len(b))
		}
		if !same {
			unlike++
		}
		if no {
			excluded++
		}
	}
	if 10*excluded < 9*unlike {
		t.Errorf("of %d pairs that are none, %d are excluded; want nine tenths", unlike, excluded)
	}
	// Sketches are stored: they must never change.
	if got := graph.SketchOf(graph.Shingles("een twee drie vier")); got.Size != 2 || !slices.Equal(bitsOf(got), []int{124, 1265}) {
		t.Errorf("sketch of two shingles: size %d, bits %v", got.Size, bitsOf(got))
	}
}

func bitsOf(s graph.Sketch) []int {
	var out []int
	for i := range 8 * len(s.Map) {
		if s.Map[i/8]>>(i%8)&1 == 1 {
			out = append(out, i)
		}
	}
	return out
}

func TestBands(t *testing.T) {
	if got := graph.Bands("..."); got != nil {
		t.Errorf("a body without words has bands %v", got)
	}
	bands := graph.Bands("Één korte tekst.")
	slices.Sort(bands)
	if len(slices.Compact(bands)) != 10 {
		t.Errorf("%d distinct bands, want 10", len(slices.Compact(bands)))
	}
	for _, other := range graph.Bands(numbered(50, 0)) {
		if slices.Contains(bands, other) {
			t.Error("two different bodies share a band")
		}
	}
	// Bands are stored: they must never change.
	if got, want := graph.Bands("een twee drie vier")[0], uint64(8581938486466778869); got != want {
		t.Errorf("first band %d, want %d", got, want)
	}
}
