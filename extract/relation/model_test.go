package relation_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// bags are right where feature 7 is, in class 0; in class 1 feature 7 says the opposite.
func bags() []relation.Bag {
	var out []relation.Bag
	for i := range 200 {
		f := relation.Feature(100 + i%50)
		for class := range 2 {
			out = append(out,
				relation.Bag{Right: class == 0, Places: []relation.Instance{{Class: class, Features: []relation.Feature{f, 7}}}},
				relation.Bag{Right: class == 1, Places: []relation.Instance{{Class: class, Features: []relation.Feature{f, 8}}}},
			)
		}
	}
	return out
}

func judged(m *relation.Model, bags []relation.Bag) []relation.Judged {
	var out []relation.Judged
	for _, b := range bags {
		_, score := m.Best(b)
		out = append(out, relation.Judged{Class: b.Places[0].Class, Score: score, Right: b.Right})
	}
	return out
}

func TestTrainTellsClassesApart(t *testing.T) {
	m := relation.Train(bags(), 2, relation.DefaultSettings())
	m.Calibrate(judged(m, bags()))
	for _, b := range bags() {
		_, score := m.Best(b)
		class := b.Places[0].Class
		if got := m.Confidence(class, score); b.Right != (got > 900) || !b.Right != (got < 100) {
			t.Fatalf("class %d, right %v: score %d, confidence %d", class, b.Right, score, got)
		}
	}
}

// A right bag is right at its best place: others of it teach nothing once a place stands out.
func TestBestPlaceOfABag(t *testing.T) {
	m := relation.Train(bags(), 2, relation.DefaultSettings())
	place, _ := m.Best(relation.Bag{Places: []relation.Instance{{Features: []relation.Feature{8}}, {Features: []relation.Feature{7}}}})
	if place != 1 {
		t.Errorf("got place %d, want 1", place)
	}
}

func TestModelIsTheSameAgain(t *testing.T) {
	m := relation.Train(bags(), 2, relation.DefaultSettings())
	m.Calibrate(judged(m, bags()))
	data := m.Encode()
	if !bytes.Equal(data, func() []byte {
		again := relation.Train(bags(), 2, relation.DefaultSettings())
		again.Calibrate(judged(again, bags()))
		return again.Encode()
	}()) {
		t.Error("training twice gave two models")
	}
	decoded, err := relation.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(decoded.Encode(), data) {
		t.Error("a model read back is another")
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	m := relation.Train(bags(), 2, relation.DefaultSettings())
	data := m.Encode()
	for _, broken := range [][]byte{nil, []byte("KGREL1\n"), data[:len(data)/2], append([]byte("x"), data...)} {
		if _, err := relation.Decode(broken); !errors.Is(err, graph.ErrCorrupt) || graph.Hint(err) == "" && err == nil {
			t.Errorf("%d bytes: error %v, want ErrCorrupt", len(broken), err)
		}
	}
	for at := range data {
		broken := bytes.Clone(data)
		broken[at] ^= 1
		if _, err := relation.Decode(broken); !errors.Is(err, graph.ErrCorrupt) {
			t.Fatalf("byte %d changed: error %v, want ErrCorrupt", at, err)
		}
	}
}

// The model that ships reads, and is as small as promised.
func TestShipped(t *testing.T) {
	m, err := relation.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(m.Encode()); n > 4<<20 {
		t.Errorf("the model has %d bytes, more than 4 MiB", n)
	}
}
