package crf

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// scale is how many units of a stored weight make 1 of a trained one.
const scale = 256

// magic starts a model file.
const magic = "KGCRF1\n"

// weight is what one feature adds to one tag.
type weight struct {
	tag   tag
	value int16
}

// Model is a trained field. It is read-only and may be used by many goroutines.
type Model struct {
	transition [numTags][numTags]int32
	slots      []slot // open addressing by the first bits of a feature; a power of two long, at most half full
	shift      uint8  // that leaves these bits
	weights    []weight
	calibrated []int32 // calibrated[i] is the margin from which a name is right with 50*(i+1) per mille, rising
}

// slot places the weights of one feature.
type slot struct {
	feature feature
	first   uint32
	count   uint8 // 0: empty slot
}

// trained is a model on its way to a file.
type trained struct {
	transition [numTags][numTags]int32
	weights    map[feature][]weight
	calibrated []int32
}

// find returns the weights of a feature.
func (m *Model) find(f feature) []weight {
	mask := uint32(len(m.slots) - 1) //nolint:gosec // a model has fewer than 2^31 slots
	for i := f >> (m.shift & 31); ; i = (i + 1) & mask {
		s := &m.slots[i]
		if s.count == 0 {
			return nil
		}
		if s.feature == f {
			return m.weights[s.first : s.first+uint32(s.count)]
		}
	}
}

// encode writes a model: magic, transitions, calibration, and the features in order with their distance to the one before.
func (t *trained) encode() []byte {
	out := []byte(magic)
	for a := range t.transition {
		for b := range t.transition[a] {
			out = binary.AppendVarint(out, int64(t.transition[a][b]))
		}
	}
	out = binary.AppendUvarint(out, uint64(len(t.calibrated)))
	for _, c := range t.calibrated {
		out = binary.AppendVarint(out, int64(c))
	}
	features := make([]feature, 0, len(t.weights))
	for f := range t.weights {
		features = append(features, f)
	}
	slices.Sort(features)
	out = binary.AppendUvarint(out, uint64(len(features)))
	last := feature(0)
	for _, f := range features {
		out = binary.AppendUvarint(out, uint64(f-last))
		last = f
		out = append(out, byte(len(t.weights[f])))
		for _, w := range t.weights[f] {
			out = append(out, w.tag)
			out = binary.AppendVarint(out, int64(w.value))
		}
	}
	return out
}

// Decode reads a model file. Errors: graph.ErrCorrupt.
func Decode(data []byte) (*Model, error) {
	r := &decoder{data: data}
	if string(r.take(len(magic))) != magic {
		return nil, &graph.Error{Kind: graph.ErrCorrupt, Detail: "the name model is no model of this version", Remedy: "run `make train`"}
	}
	m := &Model{}
	for a := range m.transition {
		for b := range m.transition[a] {
			m.transition[a][b] = int32(r.varint()) //nolint:gosec // written from an int32
		}
	}
	m.calibrated = make([]int32, min(r.uvarint(), 64))
	for i := range m.calibrated {
		m.calibrated[i] = int32(r.varint()) //nolint:gosec // written from an int32
	}
	m.read(r, int(min(r.uvarint(), uint64(len(data))))) //nolint:gosec // bounded by the file
	if r.err != nil || r.at != len(data) {
		return nil, &graph.Error{Kind: graph.ErrCorrupt, Detail: fmt.Sprintf("the name model ends badly at byte %d", r.at), Remedy: "run `make train`"}
	}
	return m, nil
}

func (m *Model) read(r *decoder, features int) {
	size := 2
	m.shift = 31
	for size < 2*features {
		size *= 2
		m.shift--
	}
	m.slots = make([]slot, size)
	m.weights = make([]weight, 0, len(r.data)*2/5) // of two or three bytes each
	mask := uint32(size - 1)                       //nolint:gosec // as in find
	f := feature(0)
	for range features {
		f += feature(r.uvarint())                                             //nolint:gosec // written from a uint32
		s := slot{feature: f, first: uint32(len(m.weights)), count: r.byte()} //nolint:gosec // bounded by the file
		m.readWeights(r, int(s.count))
		if r.err != nil {
			return
		}
		i := f >> (m.shift & 31)
		for m.slots[i].count != 0 {
			i = (i + 1) & mask
		}
		m.slots[i] = s
	}
}

// readWeights reads the weights of a feature. Most take two or three bytes, and there are millions.
func (m *Model) readWeights(r *decoder, n int) {
	for range n {
		if d := r.data[r.at:]; len(d) > 2 && d[0] < numTags && d[2] < 0x80 {
			v, size := uint16(d[1]), 2
			if v >= 0x80 {
				v, size = v&0x7f|uint16(d[2])<<7, 3
			}
			m.weights = append(m.weights, weight{d[0], int16(v>>1) ^ -int16(v&1)}) //nolint:gosec // a varint of at most 14 bits
			r.at += size
			continue
		}
		m.weights = append(m.weights, weight{min(r.byte(), numTags-1), int16(r.varint())}) //nolint:gosec // written from an int16
	}
}

// decoder reads bytes and remembers that they ended too soon.
type decoder struct {
	data []byte
	at   int
	err  error
}

func (r *decoder) take(n int) []byte {
	if r.at+n > len(r.data) {
		r.err, r.at = graph.ErrCorrupt, len(r.data)
		return make([]byte, n)
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *decoder) byte() byte { return r.take(1)[0] }

func (r *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(r.data[r.at:])
	r.take(max(n, 1))
	return v
}

func (r *decoder) varint() int64 {
	v, n := binary.Varint(r.data[r.at:])
	r.take(max(n, 1))
	return v
}
