package graphtest

import (
	"strings"
	"unicode"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// shinglesOf returns the runs of three words of a body as plain strings; a shorter body is one run.
func shinglesOf(body string) map[string]bool {
	var words []string
	word := ""
	for _, r := range graph.Fold(body) + " " {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			word += string(r)
			continue
		}
		if word != "" {
			words = append(words, word)
		}
		word = ""
	}
	out := map[string]bool{}
	if len(words) > 0 && len(words) < 3 {
		out[strings.Join(words, " ")] = true
	}
	for i := range words {
		if i+3 <= len(words) {
			out[strings.Join(words[i:i+3], " ")] = true
		}
	}
	return out
}

// nearDuplicates reports whether nine tenths of all shingles that two bodies have are in both.
func nearDuplicates(a, b map[string]bool) bool {
	both, all := 0, len(b)
	for s := range a {
		if b[s] {
			both++
		} else {
			all++
		}
	}
	return all > 0 && 10*both >= 9*all
}
