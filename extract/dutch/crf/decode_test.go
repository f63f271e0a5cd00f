package crf

import (
	"math/rand/v2"
	"testing"
)

// score is what a lattice gives one sequence of tags, and false when the sequence is not allowed.
func scoreOf(l *lattice, tags []tag, transition *[numTags][numTags]int32) (int32, bool) {
	sum := int32(0)
	for i, t := range tags {
		switch {
		case i == 0 && t != outside && !opens(t):
			return 0, false
		case i > 0 && !follows(tags[i-1], t):
			return 0, false
		case i > 0:
			sum += transition[tags[i-1]][t]
		}
		sum += l.emission[i*numTags+int(t)]
	}
	return sum, mayEnd(tags[len(tags)-1])
}

// TestDecodeFindsTheBestPath compares Viterbi, and its margins, with all sequences of three tags.
func TestDecodeFindsTheBestPath(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	m := newMoves()
	for round := range 20 {
		l := &lattice{}
		l.size(3)
		var transition [numTags][numTags]int32
		for i := range l.emission {
			l.emission[i] = random.Int32N(2000) - 1000
		}
		for a := range transition {
			for b := range transition[a] {
				transition[a][b] = random.Int32N(1000) - 500
			}
		}
		got := l.decode(3, &transition, m)
		best, without := int32(impossible), int32(impossible)
		var tags [3]tag
		for n := range numTags * numTags * numTags {
			tags = [3]tag{tag(n / numTags / numTags), tag(n / numTags % numTags), tag(n % numTags)}
			s, ok := scoreOf(l, tags[:], &transition)
			if !ok {
				continue
			}
			best = max(best, s)
			if tags[1] != got[1] {
				without = max(without, s)
			}
		}
		if s, ok := scoreOf(l, got, &transition); !ok || s != best {
			t.Fatalf("round %d: decode gives %v with %d (allowed: %v), the best is %d", round, got, s, ok, best)
		}
		if d := l.margin(1, got[1]); d != best-without {
			t.Fatalf("round %d: margin %d, want %d", round, d, best-without)
		}
	}
}

func TestMovesKeepNamesWhole(t *testing.T) {
	for _, tt := range []struct {
		a, b tag
		want bool
	}{
		{outside, outside, true},
		{outside, tagOf(0, begin), true},
		{outside, tagOf(0, inside), false},
		{tagOf(0, begin), tagOf(0, end), true},
		{tagOf(0, begin), tagOf(1, end), false},
		{tagOf(0, begin), outside, false},
		{tagOf(0, end), tagOf(0, begin), true},
		{tagOf(3, single), tagOf(0, single), true},
		{tagOf(3, inside), tagOf(3, begin), false},
	} {
		if got := follows(tt.a, tt.b); got != tt.want {
			t.Errorf("follows(%d, %d) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}
