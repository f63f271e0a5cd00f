package dutch

import (
	"cmp"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Combine settles what several recognisers found in one document. It is the one place where overlaps and conflicts of type are
// decided, and returns mentions by place that don't overlap, but for the nesting that [mayNest] allows.
//
// Of two mentions that overlap the heavier stays: its confidence, and a bonus for each word more that it covers, so that
// "Hogeschool van Amsterdam" beats the place inside it, and a sure short name beats a long guess. Equal weights: the longer, then
// the earlier, then the type that stands first in [graph.EntityTypes]. Mentions of one span and type from several recognisers
// become one, with the known id and the greatest confidence.
func Combine(lists ...[]Mention) []Mention {
	var all []Mention
	for _, l := range lists {
		all = append(all, l...)
	}
	slices.SortStableFunc(all, bySpan)
	all = withoutLongGuesses(mergeEqual(all))
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return byWeight(all[a], all[b]) })
	kept := make([]Mention, 0, len(all))
	for _, i := range order {
		if fits(kept, all[i]) {
			at, _ := slices.BinarySearchFunc(kept, all[i], bySpan)
			kept = slices.Insert(kept, at, all[i])
		}
	}
	return kept
}

// bySpan orders mentions by place, outer before inner, then by type and recogniser.
func bySpan(a, b Mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(rank(a.Type), rank(b.Type)),
		cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Recogniser, b.Recogniser), cmp.Compare(a.ID, b.ID))
}

func rank(t graph.EntityType) int { return slices.Index(graph.EntityTypes(), t) }

// mergeEqual joins mentions of one span and type. A known id stays, and so does the surest recogniser.
func mergeEqual(sorted []Mention) []Mention {
	var out []Mention
	for _, m := range sorted {
		n := len(out)
		if n == 0 || out[n-1].Start != m.Start || out[n-1].End != m.End || out[n-1].Type != m.Type {
			out = append(out, m)
			continue
		}
		first := &out[n-1]
		if first.ID == "" && m.ID != "" {
			first.ID, first.Name = m.ID, m.Name
		}
		if first.Kind == "" {
			first.Kind = m.Kind
		}
	}
	return out
}

// withoutLongGuesses drops a guess that starts with a known name of two words or more of its type, and goes on where that ends.
func withoutLongGuesses(sorted []Mention) []Mention {
	var out []Mention
	for i, m := range sorted {
		known := false
		for j := i + 1; j < len(sorted) && sorted[j].Start == m.Start && !known; j++ {
			k := sorted[j]
			known = k.ID != "" && k.Type == m.Type && k.Confidence >= knownPhrase && k.End < m.End
		}
		if m.ID != "" || !known {
			out = append(out, m)
		}
	}
	return out
}

// lengthBonus is what each byte of a mention adds to its confidence, and maxBonus the most that length can add.
const lengthBonus, maxBonus = 12, 360

func weight(m Mention) int { return m.Confidence + min(maxBonus, lengthBonus*(m.End-m.Start)) }

func byWeight(a, b Mention) int {
	return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(b.End-b.Start, a.End-a.Start), bySpan(a, b))
}

// fits reports whether m may stand beside the mentions that are kept.
func fits(kept []Mention, m Mention) bool {
	at, _ := slices.BinarySearchFunc(kept, m.End, func(k Mention, end int) int { return cmp.Compare(k.Start, end) })
	for i := at - 1; i >= 0 && i >= at-maxInside; i-- {
		k := kept[i]
		if k.End <= m.Start {
			continue
		}
		if !mayNest(k, m) && !mayNest(m, k) {
			return false
		}
	}
	return true
}

// maxInside bounds how many mentions can start before another one's end and still touch it.
const maxInside = 12

// mayNest reports whether inner may stand inside outer: names that are entities of their own inside the title of a publication.
func mayNest(outer, inner Mention) bool {
	return outer.Type == graph.Publication && inner.Type != graph.Publication && inner.Confidence >= knownCue &&
		outer.Start <= inner.Start && inner.End <= outer.End && inner.End-inner.Start < outer.End-outer.Start
}
