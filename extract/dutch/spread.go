package dutch

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// spread finds names, given as their folded tokens joined by blanks, wherever else a document has them with a capital, outside
// the mentions that are known already: what a text calls something once by its kind keeps the name in the rest of it.
func spread(d *Document, known []Mention, names []string, t graph.EntityType, k graph.Kind, recogniser string, confidence int) []Mention {
	if len(names) == 0 {
		return nil
	}
	first := map[string][]string{}
	for _, n := range names {
		word, _, _ := strings.Cut(n, " ")
		first[word] = append(first[word], n)
	}
	covered := make([]bool, len(d.Tokens))
	for _, m := range known {
		i, _ := slices.BinarySearchFunc(d.Tokens, m.Start, func(t Token, at int) int { return cmp.Compare(t.Start, at) })
		for ; i < len(d.Tokens) && d.Tokens[i].End <= m.End; i++ {
			covered[i] = true
		}
	}
	var out []Mention
	for i := range d.Tokens {
		if covered[i] || !d.Tokens[i].Capital {
			continue
		}
		best := 0
		for _, n := range first[d.Tokens[i].Lower] {
			best = max(best, spells(d, i, n))
		}
		if best > 0 {
			out = append(out, Mention{
				Start: d.Tokens[i].Start, End: d.Tokens[best-1].End, Type: t, Kind: k, Recogniser: recogniser, Confidence: confidence,
			})
		}
	}
	return out
}

// spells returns the token behind the name that stands at token i; 0 when another word stands there, or small letters where a
// name has none.
func spells(d *Document, i int, name string) int {
	k := i
	capitals := 0
	for word := range strings.SplitSeq(name, " ") {
		if k >= len(d.Tokens) || d.Tokens[k].Lower != word || d.Tokens[k].Sentence != d.Tokens[i].Sentence {
			return 0
		}
		if d.Tokens[k].Capital {
			capitals++
		}
		k++
	}
	return k
}
