package graphtest_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestWorldHasItsSizeAndIsValid(t *testing.T) {
	size := graphtest.WorldSize{Entities: 2_500, Articles: 1_000, Claims: 10_000}
	articles, claims := 0, 0
	named := map[string]int{}
	for c := range graphtest.World(size) {
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, r := range c.Readings {
			articles++
			claims += len(r.Claims)
			for _, e := range r.Entities {
				named[e.ID]++
			}
		}
	}
	if articles != size.Articles || claims != size.Claims || len(named) != size.Entities {
		t.Errorf("%d articles, %d claims, %d entities, want %+v", articles, claims, len(named), size)
	}
	most, once := 0, 0
	for _, n := range named {
		most = max(most, n)
		if n == 1 {
			once++
		}
	}
	if most < size.Articles/20 || once < size.Entities/8 {
		t.Errorf("the most named entity is in %d articles and %d are in one: that is no Zipf distribution", most, once)
	}
}

func TestWorldIsTheSameEveryTime(t *testing.T) {
	size := graphtest.WorldSize{Entities: 100, Articles: 55, Claims: 300}
	dump := func() []byte {
		m := graphtest.NewModel()
		for c := range graphtest.World(size) {
			if err := m.Apply(context.Background(), c); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := graph.Dump(context.Background(), m, &b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if !bytes.Equal(dump(), dump()) {
		t.Error("two worlds of one size differ")
	}
}

func TestWorldHoldsNearDuplicates(t *testing.T) {
	m := graphtest.NewModel()
	for c := range graphtest.World(graphtest.WorldSize{Entities: 100, Articles: 100, Claims: 1_000}) {
		if err := m.Apply(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	pages, err := m.Articles(context.Background(), graph.ArticleQuery{Window: graph.Window{Total: true}})
	if err != nil {
		t.Fatal(err)
	}
	if got := pages[0].Total; got != 98 {
		t.Errorf("%d groups of 100 articles, want 98", got)
	}
}
