package graph

import "unicode/utf8"

// Vote returns the winner among what articles say of one thing: the most frequent value, then the longest in code points, then
// the smallest in bytes. The empty string takes part only when nothing else does.
func Vote(votes map[string]int) string {
	best := ""
	for value, n := range votes {
		if value != "" && (best == "" || outvotes(value, n, best, votes[best])) {
			best = value
		}
	}
	return best
}

func outvotes(a string, na int, b string, nb int) bool {
	if na != nb {
		return na > nb
	}
	if la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b); la != lb {
		return la > lb
	}
	return a < b
}

// Prefer reports whether reading a of one article, held by source as, is shown rather than reading b, held by source bs: the
// dated one, then the longer text, then the one with more entities, then the smaller source id. Every source that holds the
// article stays listed; text, offsets, mentions and claims are those of one reading, which keeps offsets true.
func Prefer(a *Reading, as string, b *Reading, bs string) bool {
	if (a.PublishedAt != "") != (b.PublishedAt != "") {
		return a.PublishedAt != ""
	}
	if len(a.Text) != len(b.Text) {
		return len(a.Text) > len(b.Text)
	}
	if len(a.Entities) != len(b.Entities) {
		return len(a.Entities) > len(b.Entities)
	}
	return as < bs
}

// Represents reports whether of two articles of one near-duplicate group the first stands before the second: titled first, then
// the smaller id. The first of a group represents it.
func Represents(aTitle, aID, bTitle, bID string) bool {
	if (aTitle != "") != (bTitle != "") {
		return aTitle != ""
	}
	return aID < bID
}
