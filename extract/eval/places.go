package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// place is where a surface of a gold entity stands in a text, in code points.
type place struct {
	start, end int
	typ        graph.EntityType
	surface    string
}

// key is what mentions are counted by.
type key struct {
	typ     graph.EntityType
	surface string // folded
}

func (p place) key() key { return key{p.typ, fold(p.surface)} }

// places finds every place of every surface of the gold's entities in a text, the longest surface first, on word boundaries; white
// space of any kind and length is the same. In order of the text.
func (g *Gold) places(text []rune) []place {
	var surfaces []place
	for i := range g.Entities {
		e := &g.Entities[i]
		if t := e.entityType(); isScored(t) {
			for _, s := range slices.Compact(slices.Sorted(slices.Values(e.Surface))) {
				surfaces = append(surfaces, place{typ: t, surface: s})
			}
		}
	}
	slices.SortStableFunc(surfaces, func(a, b place) int { return cmp.Compare(len([]rune(b.surface)), len([]rune(a.surface))) })
	taken := make([]bool, len(text))
	var out []place
	for _, s := range surfaces {
		words := strings.FieldsFunc(s.surface, isSpace)
		if len(words) == 0 {
			continue
		}
		for at := 0; ; {
			start, end := next(text, words, at)
			if start < 0 {
				break
			}
			at = end
			if !slices.Contains(taken[start:end], true) {
				for i := start; i < end; i++ {
					taken[i] = true
				}
				out = append(out, place{start, end, s.typ, s.surface})
			}
		}
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Compare(a.start, b.start) })
	return out
}

// next finds the words, with white space between them and none of a word's characters around, from a place on; -1 for none.
func next(text []rune, words []string, from int) (start, end int) {
	for at := from; at < len(text); at++ {
		if at > 0 && isWord(text[at-1]) {
			continue
		}
		if end := standsAt(text, words, at); end > 0 {
			return at, end
		}
	}
	return -1, -1
}

// standsAt returns the end of the words when they stand at a place, 0 otherwise.
func standsAt(text []rune, words []string, at int) int {
	for i, w := range words {
		if i > 0 {
			gap := at
			for at < len(text) && isSpace(text[at]) {
				at++
			}
			if at == gap {
				return 0
			}
		}
		for _, r := range w {
			if at == len(text) || text[at] != r {
				return 0
			}
			at++
		}
	}
	if at < len(text) && isWord(text[at]) {
		return 0
	}
	return at
}
