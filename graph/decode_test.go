package graph_test

import (
	"errors"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// TestDecodeChangeTakesAllOfALine holds since a dump whose line ends were lost would otherwise restore the first of its sources.
func TestDecodeChangeTakesAllOfALine(t *testing.T) {
	one := `{"source":{"id":"a","digest":"","version":""}}`
	for _, good := range []string{one, one + "\n", " " + one + " \r\n"} {
		if c, err := graph.DecodeChange([]byte(good)); err != nil || c.Source.ID != "a" {
			t.Errorf("DecodeChange(%q) = %+v, %v", good, c, err)
		}
	}
	for _, bad := range []string{"", "\n", one + one, one + " x", one + "]", one[:20], `{"source":{"id":"a"},"more":1}`, "[]"} {
		if c, err := graph.DecodeChange([]byte(bad)); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("DecodeChange(%q) = %+v, %v, want ErrInvalid", bad, c, err)
		}
	}
}
