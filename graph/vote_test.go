package graph_test

import (
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestVote(t *testing.T) {
	for name, c := range map[string]struct {
		votes map[string]int
		want  string
	}{
		"nobody votes":                    {nil, ""},
		"nothing said":                    {map[string]int{"": 3}, ""},
		"something over nothing":          {map[string]int{"": 3, "a": 1}, "a"},
		"the most frequent":               {map[string]int{"aaa": 1, "b": 2}, "b"},
		"the longest among equals":        {map[string]int{"a": 2, "bb": 2, "c": 2}, "bb"},
		"length in code points":           {map[string]int{"éé": 1, "abc": 1}, "abc"},
		"the smallest bytes among equals": {map[string]int{"b": 1, "a": 1, "B": 1}, "B"},
	} {
		t.Run(name, func(t *testing.T) {
			for range 20 { // whatever the order of the map
				if got := graph.Vote(c.votes); got != c.want {
					t.Fatalf("Vote(%v) = %q, want %q", c.votes, got, c.want)
				}
			}
		})
	}
}

func TestPrefer(t *testing.T) {
	reading := func(date graph.Date, length, entities int) *graph.Reading {
		return &graph.Reading{PublishedAt: date, Text: strings.Repeat("x", length), Entities: make([]graph.Sighting, entities)}
	}
	// From the most preferred to the least; of equal readings the source decides.
	order := []struct {
		r      *graph.Reading
		source string
	}{
		{reading("2020", 9, 0), "z"},
		{reading("2026", 5, 2), "z"},
		{reading("2025", 5, 1), "a"},
		{reading("2026", 5, 1), "b"},
		{reading("", 99, 9), "a"},
		{reading("", 9, 9), "a"},
		{reading("", 9, 1), "a"},
		{reading("", 9, 1), "b"},
	}
	for i, a := range order {
		for j, b := range order {
			if got := graph.Prefer(a.r, a.source, b.r, b.source); got != (i < j) {
				t.Errorf("Prefer(%d, %d) = %t", i, j, got)
			}
		}
	}
}

func TestRepresents(t *testing.T) {
	order := [][2]string{{"Z", "a"}, {"A", "b"}, {"", "a"}, {"", "b"}} // title and id
	for i, a := range order {
		for j, b := range order {
			if got := graph.Represents(a[0], a[1], b[0], b[1]); got != (i < j) {
				t.Errorf("Represents(%v, %v) = %t", a, b, got)
			}
		}
	}
}
