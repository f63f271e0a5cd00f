package relation

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"hash/fnv"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

//go:embed model.bin
var shipped []byte

// Shipped returns the model that ships with the program; `go run ./extract/relation/train` makes it. Errors: graph.ErrCorrupt.
func Shipped() (*Model, error) { return Decode(shipped) }

// Feature is the hash of something that is so of a candidate.
type Feature uint64

// Instance is a candidate seen at one place of a text: the class to judge it in, and what is so of it there.
type Instance struct {
	Class    int
	Features []Feature
}

const (
	magic = "KGREL1\n"
	bits  = 19
	slots = 1 << bits
	scale = 32 // units of a stored weight that make 1 of a trained one

	// Steps is how many confidences a class tells apart: 1000/Steps per mille, twice that, and so on.
	Steps = 25
)

// Model is a trained judge. It is read-only and may be used by many goroutines.
type Model struct {
	weights    []int8
	calibrated [][Steps - 1]int32 // by class: the score from which a confidence of (i+1)*1000/Steps per mille is right, rising
}

// slot is where a feature's weight in a class lies.
func slot(class int, f Feature) uint32 {
	x := (uint64(f) ^ uint64(class+1)*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd //nolint:gosec // classes are few
	x ^= x >> 32
	return uint32(x * 0xc4ceb9fe1a85ec53 >> (64 - bits)) //nolint:gosec // bits < 32
}

// Score sums the weights of an instance; 0 says that it is as likely right as wrong.
func (m *Model) Score(in Instance) int {
	sum := 0
	for _, f := range in.Features {
		sum += int(m.weights[slot(in.Class, f)])
	}
	return sum
}

// Confidence returns how often, per mille, a candidate of a class with such a score is right.
func (m *Model) Confidence(class, score int) int {
	steps := &m.calibrated[class]
	i := 0
	for i < len(steps) && score >= int(steps[i]) {
		i++
	}
	if i == 0 {
		return 500 / Steps
	}
	return i * 1000 / Steps
}

// Encode writes a model: magic, the number of classes and their calibration, the weights that are not 0 by their distance, and a
// check sum.
func (m *Model) Encode() []byte {
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(len(m.calibrated)))
	for _, steps := range m.calibrated {
		for _, s := range steps {
			out = binary.AppendVarint(out, int64(s))
		}
	}
	last := -1
	for i, w := range m.weights {
		if w != 0 {
			out = binary.AppendUvarint(out, uint64(i-last)) //nolint:gosec // i > last
			out = append(out, byte(w))
			last = i
		}
	}
	sum := fnv.New64a()
	sum.Write(out)
	return sum.Sum(out)
}

// Decode reads a model. Errors: graph.ErrCorrupt for bytes that are none.
func Decode(data []byte) (*Model, error) {
	corrupt := func(what string) (*Model, error) {
		return nil, fmt.Errorf("decode the relation model: %s: %w; make it again with `go run ./extract/relation/train`", what, graph.ErrCorrupt)
	}
	if len(data) < len(magic)+8 || string(data[:len(magic)]) != magic {
		return corrupt("no model")
	}
	body := data[:len(data)-8]
	sum := fnv.New64a()
	sum.Write(body)
	if sum.Sum64() != binary.BigEndian.Uint64(data[len(body):]) {
		return corrupt("the check sum is wrong")
	}
	r := reader{data: body[len(magic):]}
	m := &Model{weights: make([]int8, slots)}
	for range min(r.unsigned(), 1<<10) {
		var steps [Steps - 1]int32
		for i := range steps {
			steps[i] = int32(r.signed()) //nolint:gosec // written from an int32
		}
		m.calibrated = append(m.calibrated, steps)
	}
	for at := -1; len(r.data) > 0 && !r.failed; {
		at += int(min(r.unsigned(), slots)) //nolint:gosec // at most slots
		if at < 0 || at >= slots || len(r.data) == 0 {
			return corrupt("a weight is out of place")
		}
		m.weights[at] = int8(r.data[0]) //nolint:gosec // its bits
		r.data = r.data[1:]
	}
	if r.failed {
		return corrupt("a number is cut off")
	}
	return m, nil
}

// reader takes numbers off the front of bytes.
type reader struct {
	data   []byte
	failed bool
}

func (r *reader) unsigned() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) signed() int64 {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}
