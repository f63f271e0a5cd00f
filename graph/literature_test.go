package graph_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// library is a graph of articles 1 to 12, of which article i cites work d for each divisor d of i.
func library(t *testing.T) graph.Store {
	t.Helper()
	m := graphtest.NewModel()
	for i := 1; i <= 12; i++ {
		text := fmt.Sprintf("Stuk %d spreekt over nummer %d en over niets dan %d.", i, i*i, i*7919)
		var claims []string
		for d := 1; d <= i; d++ {
			if i%d == 0 {
				text += fmt.Sprintf(" [[(Auteur, %d)|reference:auteur-%d]]", 1900+d, 1900+d)
				claims = append(claims, fmt.Sprintf("article CITES reference:auteur-%d", 1900+d))
			}
		}
		a := graphtest.Article(fmt.Sprintf("%02d", i), fmt.Sprintf("Stuk %d", i), text).On(graph.Date(fmt.Sprint(2000 + i%3))).Claims(claims...)
		if err := m.Apply(t.Context(), graphtest.Source(fmt.Sprintf("%02d.txt", i), a)); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestSharedLiteratureByHand(t *testing.T) {
	got, err := graph.LiteratureSharedWith(t.Context(), library(t), []string{"article:06", "article:07", "article:none"}, 20)
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range []int{6, 7} {
		want := map[string]int{}
		for j := 1; j <= 12; j++ {
			for d := 1; d <= j && j != n; d++ {
				if n%d == 0 && j%d == 0 {
					want[fmt.Sprintf("article:%02d", j)]++
				}
			}
		}
		last := 100
		for _, s := range got[i] {
			if len(s.References) != want[s.Article] || len(s.References) > last || !slices.IsSorted(s.References) {
				t.Errorf("%d and %s share %q, want %d", n, s.Article, s.References, want[s.Article])
			}
			last = len(s.References)
			delete(want, s.Article)
		}
		if len(want) > 0 || len(got[i]) != 11 {
			t.Errorf("%d shares with %d articles, without %v", n, len(got[i]), want)
		}
	}
	if len(got[2]) > 0 {
		t.Errorf("an article that does not exist shares %v", got[2])
	}
}

func TestLiteratureByHand(t *testing.T) {
	got, err := graph.Literature(t.Context(), library(t), graph.LiteratureQuery{MinArticles: 3, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	want := []graph.CitedWork{ // dated 2000 + i%3, the newest first
		{Reference: "reference:auteur-1901", Articles: articles(2, 5, 8, 11, 1, 4, 7, 10, 3, 6, 9, 12)},
		{Reference: "reference:auteur-1902", Articles: articles(2, 8, 4, 10, 6, 12)},
		{Reference: "reference:auteur-1903", Articles: articles(3, 6, 9, 12)},
		{Reference: "reference:auteur-1904", Articles: articles(8, 4, 12)},
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func articles(numbers ...int) []string {
	var out []string
	for _, n := range numbers {
		out = append(out, fmt.Sprintf("article:%02d", n))
	}
	return out
}

func TestPartsByHand(t *testing.T) {
	m := graphtest.NewModel()
	a := graphtest.Article("1", "Delen", "[[Huis|ORGANISATION]] [[Kamer|ORGANISATION]] [[Zolder|ORGANISATION]] [[Kist|LECTORAAT]] [[Doos|LECTORAAT]] [[Tuin|ORGANISATION]].").
		Claims(
			"organisation:kamer PART_OF organisation:huis", "organisation:zolder PART_OF organisation:huis",
			"lectoraat:kist PART_OF organisation:zolder", "lectoraat:kist PART_OF organisation:kamer",
			"lectoraat:doos PART_OF organisation:zolder", "organisation:huis PART_OF organisation:zolder", // a circle
			"organisation:tuin PART_OF organisation:huis negated",
		)
	if err := m.Apply(t.Context(), graphtest.Source("1.txt", a)); err != nil {
		t.Fatal(err)
	}
	for depth, want := range map[int][]string{
		1: {"organisation:kamer<organisation:huis 1", "organisation:zolder<organisation:huis 1"},
		3: {
			"organisation:kamer<organisation:huis 1", "organisation:zolder<organisation:huis 1",
			"lectoraat:kist<organisation:kamer 2", "lectoraat:doos<organisation:zolder 2",
		},
	} {
		got, err := graph.Parts(t.Context(), m, graph.PartsQuery{Of: "organisation:huis", Depth: depth, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, p := range got {
			if p.Edge.Subject != p.ID || p.Edge.Object != p.Parent || p.Edge.Predicate != graph.PartOf {
				t.Errorf("%+v", p)
			}
			lines = append(lines, fmt.Sprintf("%s<%s %d", p.ID, p.Parent, p.Depth))
		}
		if diff := gocmp.Diff(want, lines); diff != "" {
			t.Errorf("depth %d (-want +got):\n%s", depth, diff)
		}
	}
}

// TestAnalysisRefuses asks what makes no sense.
func TestAnalysisRefuses(t *testing.T) {
	ctx, m := t.Context(), graphtest.NewModel()
	direction := graph.ClaimFilter{Direction: graph.Incoming}
	for name, ask := range map[string]func() error{
		"no entities": func() error {
			_, err := graph.Timelines(ctx, m, graph.TimelineQuery{Of: graph.CountMentions, Per: graph.PerYear})
			return err
		},
		"claims over time": func() error {
			_, err := graph.Timelines(ctx, m, graph.TimelineQuery{Entities: []string{"a"}, Of: graph.CountClaims, Per: graph.PerYear})
			return err
		},
		"types over time": func() error {
			_, err := graph.Timelines(ctx, m, graph.TimelineQuery{Entities: []string{"a"}, Of: graph.CountMentions, Per: graph.PerType})
			return err
		},
		"no whole": func() error { _, err := graph.Parts(ctx, m, graph.PartsQuery{Depth: 1, Limit: 1}); return err },
		"too deep": func() error { _, err := graph.Parts(ctx, m, graph.PartsQuery{Of: "a", Depth: 6, Limit: 1}); return err },
		"a direction": func() error {
			_, err := graph.Collaborations(ctx, m, graph.MatrixQuery{Filter: direction, Limit: 1})
			return err
		},
		"no members":       func() error { _, err := graph.Collaborations(ctx, m, graph.MatrixQuery{}); return err },
		"no types":         func() error { _, err := graph.Bridges(ctx, m, graph.BridgeQuery{Limit: 1}); return err },
		"no measure":       func() error { _, err := graph.Central(ctx, m, graph.CentralQuery{Limit: 1}); return err },
		"no first day":     func() error { _, err := graph.RisingEntities(ctx, m, graph.RisingQuery{Limit: 1}); return err },
		"no works":         func() error { _, err := graph.Literature(ctx, m, graph.LiteratureQuery{MinArticles: 1}); return err },
		"a work by nobody": func() error { _, err := graph.Literature(ctx, m, graph.LiteratureQuery{Limit: 1}); return err },
		"a backward period": func() error {
			_, err := graph.RisingEntities(ctx, m, graph.RisingQuery{Period: graph.Period{From: "2026", To: "2025"}, Limit: 1})
			return err
		},
	} {
		if err := ask(); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
