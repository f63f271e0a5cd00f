package graph_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestOffsets(t *testing.T) {
	text := "é" + strings.Repeat("ab😀", 60) + "’slot" // 186 code points, past two remembered positions
	runes := []rune(text)
	o := graph.NewOffsets(text)
	if o.Len() != len(runes) {
		t.Fatalf("Len() = %d, want %d", o.Len(), len(runes))
	}
	for n := range len(runes) + 1 {
		at, ok := o.Byte(n)
		if want := len(string(runes[:n])); !ok || at != want {
			t.Errorf("Byte(%d) = %d, %t, want %d", n, at, ok, want)
		}
		if back := o.CodePoints(at); back != n {
			t.Errorf("CodePoints(%d) = %d, want %d", at, back, n)
		}
	}
}

func TestOffsetsOutside(t *testing.T) {
	o := graph.NewOffsets("één")
	for _, n := range []int{-1, 4, 1 << 40} {
		if at, ok := o.Byte(n); ok {
			t.Errorf("Byte(%d) = %d, want none", n, at)
		}
	}
	for _, s := range []graph.Span{{Start: 0, End: 0}, {Start: 2, End: 1}, {Start: -1, End: 2}, {Start: 0, End: 4}, {Start: 3, End: 4}} {
		if got, ok := o.Slice(s); ok {
			t.Errorf("Slice(%v) = %q, want none", s, got)
		}
	}
	if got, ok := o.Slice(graph.Span{Start: 1, End: 3}); !ok || got != "én" {
		t.Errorf("Slice(1..3) = %q, %t", got, ok)
	}
	if _, ok := graph.NewOffsets("").Byte(0); !ok {
		t.Error("an empty text has no start")
	}
}

func FuzzOffsets(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if !utf8.ValidString(text) {
			return // a reading with such a text is refused
		}
		o, runes := graph.NewOffsets(text), []rune(text)
		got, ok := o.Slice(graph.Span{Start: start, End: end})
		inside := 0 <= start && start < end && end <= len(runes)
		if ok != inside || ok && got != string(runes[start:end]) {
			t.Errorf("Slice(%d..%d) of %q = %q, %t", start, end, text, got, ok)
		}
		if at, ok := o.Byte(start); ok && o.CodePoints(at) != start {
			t.Errorf("code point %d of %q is byte %d, which is code point %d", start, text, at, o.CodePoints(at))
		}
	})
}
