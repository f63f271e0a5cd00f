package graph_test

import (
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestDateValid(t *testing.T) {
	for d, want := range map[graph.Date]bool{
		"": true, "2026": true, "2026-03": true, "2026-03-12": true, "2024-02-29": true, "0001": true,
		"2025-02-29": false, "2026-13": false, "2026-00": false, "2026-3": false, "26": false, "2026-03-32": false, "2026/03": false, "20260312": false,
		"maart": false, "2026-03-12T00:00": false, " 2026": false,
	} {
		if got := d.Valid(); got != want {
			t.Errorf("Date(%q).Valid() = %t, want %t", d, got, want)
		}
	}
}

func TestDateCovers(t *testing.T) {
	for _, c := range []struct {
		d                        graph.Date
		first, last, year, month string
	}{
		{"", "", "", "", ""},
		{"2026", "2026-01-01", "2026-12-31", "2026", ""},
		{"2024-02", "2024-02-01", "2024-02-29", "2024", "2024-02"},
		{"2026-12", "2026-12-01", "2026-12-31", "2026", "2026-12"},
		{"2026-03-12", "2026-03-12", "2026-03-12", "2026", "2026-03"},
	} {
		if got := [4]string{c.d.First(), c.d.Last(), c.d.Year(), c.d.Month()}; got != [4]string{c.first, c.last, c.year, c.month} {
			t.Errorf("%q covers %v, want %v", c.d, got, [4]string{c.first, c.last, c.year, c.month})
		}
	}
	if got := graph.Date("2026-99").Last(); got != "" {
		t.Errorf("the last day of 2026-99 is %q", got)
	}
}

func TestPeriodHolds(t *testing.T) {
	for _, c := range []struct {
		p    graph.Period
		d    graph.Date
		want bool
	}{
		{graph.Period{}, "", true},
		{graph.Period{}, "2026", true},
		{graph.Period{From: "1"}, "", false},
		{graph.Period{To: "2026"}, "", false},
		{graph.Period{From: "2026"}, "2026", true},
		{graph.Period{From: "2026-01-02"}, "2026", false}, // which stands for its first day
		{graph.Period{From: "2026-02"}, "2026-02-01", true},
		{graph.Period{To: "2025"}, "2025-12-31", true},
		{graph.Period{To: "2025"}, "2026", false},
		{graph.Period{To: "2024-02"}, "2024-02-29", true},
		{graph.Period{To: "2024-02"}, "2024-03", false},
		{graph.Period{From: "2025", To: "2025"}, "2025-06", true},
		{graph.Period{From: "2025-06-15", To: "2025-06-15"}, "2025-06", false},
	} {
		if got := c.p.Holds(c.d); got != c.want {
			t.Errorf("%+v holds %q: %t, want %t", c.p, c.d, got, c.want)
		}
	}
}

func TestPeriodValid(t *testing.T) {
	for p, want := range map[graph.Period]bool{
		{}: true, {From: "2026"}: true, {To: "2026-02"}: true, {From: "2026-12-31", To: "2026"}: true, {From: "2026", To: "2026-01-01"}: true,
		{From: "2026-02", To: "2026-01"}: false, {From: "2027", To: "2026"}: false, {From: "x"}: false, {To: "2026-13"}: false,
	} {
		if got := p.Valid(); got != want {
			t.Errorf("%+v is valid: %t, want %t", p, got, want)
		}
	}
}
