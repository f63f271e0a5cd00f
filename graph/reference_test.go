package graph_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// shelf is a graph of two books: two articles give the first for one key, a third gives it for another; the second book has one key.
func shelf(t *testing.T) graph.Store {
	t.Helper()
	m := graphtest.NewModel()
	article := func(id string, date graph.Date, text string, claims ...string) graph.Change {
		return graphtest.Source(id+".txt", graphtest.Article(id, "", text).On(date).Claims(claims...))
	}
	const mind, ecology = "[[Mind|PUBLICATION]]", "[[Ecology|PUBLICATION]]"
	const old, renewed, other = "[[(Bateson, 1972)|reference:bateson-1972]]", "[[(Bateson, 2000)|reference:bateson-2000]]", "[[(Smit, 2020)|reference:smit-2020]]"
	err := m.Apply(t.Context(),
		article("a", "2024", "Eerst "+old+" "+mind+".", "article CITES reference:bateson-1972", "reference:bateson-1972 REFERS_TO publication:mind"),
		article("b", "2026", "Dan "+old+" "+mind+" en "+renewed+".", "article CITES reference:bateson-1972", "article CITES reference:bateson-2000",
			"reference:bateson-1972 REFERS_TO publication:mind"),
		article("c", "", "Ooit "+renewed+" "+mind+" met "+other+" "+ecology+".", "article CITES reference:bateson-2000", "article CITES reference:smit-2020",
			"reference:bateson-2000 REFERS_TO publication:mind", "reference:smit-2020 REFERS_TO publication:ecology", "reference:bateson-2000 REFERS_TO publication:ecology"),
		article("d", "2025-06", "Later "+old+".", "article CITES reference:bateson-1972"),
	)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestReferencesByHand(t *testing.T) {
	s := shelf(t)
	publications, err := graph.PublicationsOf(t.Context(), s, []string{"reference:bateson-1972", "reference:bateson-2000", "reference:weg-1900", "reference:smit-2020"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff([]string{"publication:mind", "publication:ecology", "", "publication:ecology"}, publications); diff != "" {
		t.Errorf("publications (-want +got):\n%s", diff) // of two with one claim, the smaller id
	}
	references, err := graph.ReferencesTo(t.Context(), s, []string{"publication:mind", "publication:ecology", "publication:weg"})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"reference:bateson-1972", "reference:bateson-2000"}, {"reference:bateson-2000", "reference:smit-2020"}, nil}
	if diff := gocmp.Diff(want, references); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
	for limit, want := range map[int][][]string{
		10: {{"article:b", "article:d", "article:a", "article:c"}, {"article:b", "article:c"}, nil},
		2:  {{"article:b", "article:d"}, {"article:b", "article:c"}, nil},
	} {
		citing, err := graph.Citing(t.Context(), s, references, limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, citing); diff != "" {
			t.Errorf("at most %d that cite (-want +got):\n%s", limit, diff)
		}
	}
	none, err := graph.Citing(t.Context(), s, [][]string{nil}, 3)
	if err != nil || len(none) != 1 || none[0] != nil {
		t.Errorf("%v cite nothing, %v", none, err)
	}
}
