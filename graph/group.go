package graph

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// Near-duplicate groups. Two articles are near-duplicates when their bodies share a band of their MinHash sketches and the
// Jaccard similarity of their shingle sets (three words) is at least 0.9. A group is a connected component of that relation,
// which depends on nothing but the two bodies, so groups are a pure function of the set of articles.
//
// Source: A. Broder, "On the resemblance and containment of documents" (1997); banding after Leskovec, Rajaraman and Ullman,
// "Mining of Massive Datasets", ch. 3. With 10 bands of 4 rows two bodies at the threshold share a band with probability
// 1 - (1 - 0.9^4)^10 > 0.9999.
const (
	sketchBands  = 10
	sketchRows   = 4
	shingleWords = 3
)

// Bands returns the keys under which near-duplicates of a body meet: two near-duplicates have a key in common (see above). The
// keys are distinct from band to band; a body without words has none.
func Bands(body string) []uint64 {
	shingles := Shingles(body)
	if len(shingles) == 0 {
		return nil
	}
	out := make([]uint64, 0, sketchBands)
	for band := range uint64(sketchBands) {
		h := fnv.New64a()
		_ = binary.Write(h, binary.LittleEndian, band) // a hash never fails
		for row := range uint64(sketchRows) {
			_ = binary.Write(h, binary.LittleEndian, minHash(shingles, band*sketchRows+row+1))
		}
		out = append(out, h.Sum64())
	}
	return out
}

func minHash(shingles []uint64, seed uint64) uint64 {
	least := uint64(math.MaxUint64)
	for _, s := range shingles {
		least = min(least, mix(s+seed*0x9E3779B97F4A7C15))
	}
	return least
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood, 2014).
func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

// Shingles returns the distinct hashes of all runs of three folded words of a body, sorted; of a shorter body, of all its words.
func Shingles(body string) []uint64 {
	words := strings.FieldsFunc(Fold(body), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return nil
	}
	var out []uint64
	for i := 0; i == 0 || i+shingleWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i:min(i+shingleWords, len(words))] {
			_, _ = h.Write([]byte(w)) // a hash never fails
			_, _ = h.Write([]byte{0})
		}
		out = append(out, h.Sum64())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sketchBits is the length of the map in a Sketch: a body of 2,000 words fills it by two thirds.
const sketchBits = 2048

// Sketch sums a shingle set up so far that most sets which are not near-duplicates are told apart without it. Sketches are stored:
// they must never change.
type Sketch struct {
	Size int    // shingles
	Map  []byte // a bit for each value that shingles have when they are hashed to 2,048 values; 256 bytes
}

// SketchOf returns the sketch of a shingle set.
func SketchOf(shingles []uint64) Sketch {
	s := Sketch{len(shingles), make([]byte, sketchBits/8)}
	for _, shingle := range shingles {
		at := mix(shingle) % sketchBits
		s.Map[at/8] |= 1 << (at % 8)
	}
	return s
}

// Excludes reports whether the bodies of two sketches can't be near-duplicates. It never excludes a pair that is: each bit that only
// one map has stands for a shingle that only one body has, and two sets of a and b shingles, d of which are in one of them only, are
// nine tenths the same as long as 19 d <= a + b.
func (s Sketch) Excludes(o Sketch) bool {
	apart := max(s.Size, o.Size) - min(s.Size, o.Size)
	if len(s.Map) == len(o.Map) {
		differ := 0
		for i := 0; i+8 <= len(s.Map); i += 8 {
			differ += bits.OnesCount64(binary.LittleEndian.Uint64(s.Map[i:]) ^ binary.LittleEndian.Uint64(o.Map[i:]))
		}
		apart = max(apart, differ)
	}
	return 19*apart > s.Size+o.Size
}

// NearDuplicates reports whether two articles with these shingle sets, which share a band, are near-duplicates.
func NearDuplicates(a, b []uint64) bool {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			shared++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	union := len(a) + len(b) - shared
	return union > 0 && 10*shared >= 9*union
}
