package crf

import "github.com/kennisgraaf/kennisgraaf/graph"

// tag is 0 for a token outside of names, otherwise 1 + 4*type + place.
type tag = uint8

// place is where in a name a token stands.
type place = uint8

const (
	begin  place = iota // first of several
	inside              // neither first nor last
	end                 // last of several
	single              // the only one
)

// outside tags a token of no name.
const outside tag = 0

// types returns the types that the model knows, in the order of their tags.
func types() []graph.EntityType {
	return []graph.EntityType{
		graph.Organisation, graph.Lectoraat, graph.Method, graph.Person, graph.Policy, graph.Place, graph.Publication,
	}
}

// numTags is the number of tags: outside, and four places of seven types.
const numTags = 1 + 4*7

func tagOf(t int, p place) tag { return tag(1 + 4*t + int(p)) } //nolint:gosec // below numTags

// split returns the type's number and the place of a tag that is not outside.
func split(t tag) (typ int, p place) { return int(t-1) / 4, (t - 1) % 4 }

// opens reports whether a name starts with a tag, closes whether one ends.
func opens(t tag) bool  { return t != outside && (t-1)%4 == begin || t != outside && (t-1)%4 == single }
func closes(t tag) bool { return t != outside && (t-1)%4 >= end }

// follows reports whether tag b may stand behind tag a.
func follows(a, b tag) bool {
	if a == outside || closes(a) {
		return b == outside || opens(b)
	}
	ta, _ := split(a)
	if b == outside || opens(b) {
		return false
	}
	tb, _ := split(b)
	return ta == tb
}

// mayEnd reports whether a sentence may end with a tag.
func mayEnd(t tag) bool { return t == outside || closes(t) }

// moves lists, for each tag, the tags that may stand before it.
type moves [numTags][]tag

func newMoves() *moves {
	var m moves
	for b := range tag(numTags) {
		for a := range tag(numTags) {
			if follows(a, b) {
				m[b] = append(m[b], a)
			}
		}
	}
	return &m
}

// tagSet is a set of tags.
type tagSet uint32

func (s tagSet) has(t tag) bool { return s>>t&1 == 1 }

// only returns the set of one tag.
func only(t tag) tagSet { return 1 << t }
