package graph_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// TestSearchOfTooManyPathsEnds asks for the best of a million and a half paths that cost the same: four layers of 35 nodes, each
// joined to every node of the next.
func TestSearchOfTooManyPathsEnds(t *testing.T) {
	const layers, width = 4, 35
	var articles []*graphtest.ArticleText
	join := func(a, b string) {
		articles = append(articles, graphtest.Article(a+b, "", fmt.Sprintf("[[%s|ORGANISATION]] met [[%s|ORGANISATION]].", a, b)).
			Claims(fmt.Sprintf("organisation:%s COLLABORATES_WITH organisation:%s", a, b)))
	}
	node := func(layer, n int) string { return fmt.Sprintf("l%dn%d", layer, n) }
	for n := range width {
		join("begin", node(0, n))
		join("einde", node(layers-1, n))
		for layer := range layers - 1 {
			for m := range width {
				join(node(layer, n), node(layer+1, m))
			}
		}
	}
	m := graphtest.NewModel()
	if err := m.Apply(t.Context(), graphtest.Source("a", articles...)); err != nil {
		t.Fatal(err)
	}
	q := graph.PathQuery{From: "organisation:begin", To: "organisation:einde", MaxHops: 5, K: 20}
	if paths, err := graph.FindPaths(t.Context(), m, q); !errors.Is(err, graph.ErrFull) {
		t.Errorf("%d paths, error %v; want the search to end at its bounds", len(paths), err)
	}
}
