package graph_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "",
		"  Hogeschool \t Inholland\n":      "hogeschool inholland",
		"‘Één’ „wijk” – «zorg»":            `één' "wijk" - "zorg`,
		"Straße STRASSE":                   "strasse strasse",
		"ﬁnanciën":                         "financiën",
		"na\u00adtuur":                     "natuur",
		"(Wmo).":                           "wmo",
		"Ｈｏｇｅｓｃｈｏｏｌ":                       "hogeschool",
		"Cafe\u0301":                       "café",
		"zorg\u2011en\u2014welzijn\u00a0X": "zorg-en-welzijn x",
		"...":                              "",
	} {
		if got := graph.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSearchKey(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"!?":                                  "",
		"😀":                                   "",
		"Café ‘De Één’ – Oost":                "cafe de een oost",
		"O'Brien":                             "obrien",
		"Wmo-2015 (herzien)":                  "wmo 2015 herzien",
		"a_b%c":                               "a b c",
		"Łódź":                                "łodz",
		"مركز":                                "مركز",
		strings.Repeat("é", 300):              strings.Repeat("e", graph.MaxKey),
		"xyz " + strings.Repeat("woord ", 90): "xyz " + strings.Repeat("woord ", 32) + "woor",
	} {
		if got := graph.SearchKey(in); got != want {
			t.Errorf("SearchKey(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzSearchKey(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		key := graph.SearchKey(s)
		if n := utf8.RuneCountInString(key); n > graph.MaxKey {
			t.Errorf("SearchKey(%q) has %d code points", s, n)
		}
		if strings.Contains(key, "  ") || strings.HasPrefix(key, " ") || !utf8.ValidString(key) {
			t.Errorf("SearchKey(%q) = %q, want single words of valid UTF-8", s, key)
		}
		for _, r := range key {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Errorf("SearchKey(%q) = %q holds %q", s, key, r)
			}
		}
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cherokee, r) }) {
			return // whose two cases x/text folds into each other
		}
		if again := graph.SearchKey(key); again != strings.TrimSpace(key) {
			t.Errorf("SearchKey(%q) = %q, and of that %q", s, key, again)
		}
		if folded := graph.SearchKey(graph.Fold(s)); folded != key {
			t.Errorf("SearchKey(%q) = %q, of its fold %q", s, key, folded)
		}
	})
}

func TestTrigrams(t *testing.T) {
	for in, want := range map[string][]string{
		"":       nil,
		"a":      {"  a", " a "},
		"wij":    {"  w", " wi", "ij ", "wij"},
		"aaa a":  {"  a", " a ", " aa", "aa ", "aaa"},
		"été 12": {"  1", "  é", " 12", " ét", "12 ", "té ", "été"},
	} {
		slices.Sort(want)
		if diff := cmp.Diff(want, graph.Trigrams(in)); diff != "" {
			t.Errorf("Trigrams(%q) (- want, + got):\n%s", in, diff)
		}
	}
}

func TestShared(t *testing.T) {
	for _, c := range []struct {
		a, b []string
		want int
	}{
		{nil, nil, 0},
		{[]string{"a"}, nil, 0},
		{[]string{"a", "c", "e"}, []string{"b", "c", "d", "e"}, 2},
		{[]string{"a", "b"}, []string{"a", "b"}, 2},
		{[]string{"b"}, []string{"a", "c"}, 0},
	} {
		if got := graph.Shared(c.a, c.b); got != c.want {
			t.Errorf("Shared(%v, %v) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := graph.Shared(c.b, c.a); got != c.want {
			t.Errorf("Shared(%v, %v) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
