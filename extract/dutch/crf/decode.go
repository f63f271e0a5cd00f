package crf

import (
	"math"
	"slices"
)

// impossible is below any score of a path.
const impossible = math.MinInt32 / 4

// lattice holds the best scores of paths through one sentence, each token's less the best of them, so that they stay within range
// however long a sentence is. Its buffers are used again from sentence to sentence.
type lattice struct {
	emission []int32 // [token][tag]
	forward  []int32 // [token][tag]: best path from the start to here; the best tag has 0
	backward []int32 // [token][tag]: best path from behind here to the end; the best tag has 0
	from     []tag   // [token][tag]: the tag before, on the best path

	bounded    *[numTags][numTags]int32 // the transitions of which low and high are
	low, high  [numTags]int32           // by tag that a tag of a new name may follow: the least and greatest transition to one, or to none
	contenders []tag
}

func (l *lattice) size(n int) {
	need := n * numTags
	if cap(l.emission) < need {
		l.emission, l.forward = make([]int32, need), make([]int32, need)
		l.backward, l.from = make([]int32, need), make([]tag, need)
	}
	l.emission, l.forward, l.backward, l.from = l.emission[:need], l.forward[:need], l.backward[:need], l.from[:need]
	clear(l.emission)
}

// decode fills the lattice and returns the best tags: Viterbi over the moves that BIOES allows.
func (l *lattice) decode(n int, transition *[numTags][numTags]int32, moves *moves) []tag {
	if l.bounded != transition {
		l.bound(transition, moves)
	}
	for i := range n {
		if i > 0 {
			l.contend(l.forward[(i-1)*numTags:i*numTags], moves)
		}
		for b := range tag(numTags) {
			best, from := int32(impossible), outside
			switch {
			case i > 0:
				before := moves[b]
				if b == outside || opens(b) {
					before = l.contenders
				}
				for _, a := range before {
					if s := l.forward[(i-1)*numTags+int(a)] + transition[a][b]; s > best {
						best, from = s, a
					}
				}
			case b == outside || opens(b):
				best = 0
			}
			l.forward[i*numTags+int(b)] = max(best+l.emission[i*numTags+int(b)], impossible)
			l.from[i*numTags+int(b)] = from
		}
		level(l.forward[i*numTags : (i+1)*numTags])
	}
	tags := l.trace(n)
	if slices.ContainsFunc(tags, func(t tag) bool { return t != outside }) {
		l.back(n, transition, moves) // only names have margins
	}
	return tags
}

// bound sets low and high. Every tag of a new name, and outside, may follow the same tags: those that moves has for outside.
func (l *lattice) bound(transition *[numTags][numTags]int32, moves *moves) {
	l.bounded = transition
	for _, a := range moves[outside] {
		l.low[a], l.high[a] = math.MaxInt32/2, math.MinInt32/2
		for b := range tag(numTags) {
			if b == outside || opens(b) {
				l.low[a], l.high[a] = min(l.low[a], transition[a][b]), max(l.high[a], transition[a][b])
			}
		}
	}
}

// contend sets contenders to the tags from which the best path to a new name, or to none, may come, the scores of the token before
// being given: not those that another beats wherever it goes. Mostly one or two of fifteen are left.
func (l *lattice) contend(scores []int32, moves *moves) {
	least := int32(math.MinInt32)
	for _, a := range moves[outside] {
		least = max(least, scores[a]+l.low[a])
	}
	l.contenders = l.contenders[:0]
	for _, a := range moves[outside] {
		if scores[a]+l.high[a] >= least {
			l.contenders = append(l.contenders, a)
		}
	}
}

// back fills backward.
func (l *lattice) back(n int, transition *[numTags][numTags]int32, moves *moves) {
	for i := n - 1; i >= 0; i-- {
		row := l.backward[i*numTags : (i+1)*numTags]
		for a := range row {
			row[a] = impossible
			if i == n-1 && mayEnd(tag(a)) { //nolint:gosec // below numTags
				row[a] = 0
			}
		}
		if i == n-1 {
			continue
		}
		for b := range tag(numTags) {
			behind := l.backward[(i+1)*numTags+int(b)] + l.emission[(i+1)*numTags+int(b)]
			for _, a := range moves[b] {
				row[a] = max(row[a], behind+transition[a][b])
			}
		}
		level(row)
	}
}

// level takes the greatest score off a row.
func level(row []int32) {
	best := slices.Max(row)
	for y, s := range row {
		row[y] = max(s-best, impossible)
	}
}

func (l *lattice) trace(n int) []tag {
	out := make([]tag, n)
	best := int32(math.MinInt32)
	for t := range tag(numTags) {
		if s := l.forward[(n-1)*numTags+int(t)]; mayEnd(t) && s > best {
			best, out[n-1] = s, t
		}
	}
	for i := n - 1; i > 0; i-- {
		out[i-1] = l.from[i*numTags+int(out[i])]
	}
	return out
}

// margin returns by how much the best path beats every path that gives token i another tag.
func (l *lattice) margin(i int, chosen tag) int32 {
	best, other := int32(math.MinInt32), int32(math.MinInt32)
	for t := range tag(numTags) {
		s := l.forward[i*numTags+int(t)] + l.backward[i*numTags+int(t)]
		if t == chosen {
			best = s
		} else {
			other = max(other, s)
		}
	}
	return best - other
}
