package neo4j_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

func TestOrderedTextsCompareBothWaysLikeTheirCodePoints(t *testing.T) {
	alphabet := []rune("\x00\x01\u00ff\u0100\u04ffaz\ud7ff\ue000\ufa0e\ufffd\ufffe\uffff\U00010000\U00010001\U000103ff\U00010400\U00010428\U0001F600\U0010FFFF")
	dice := rand.New(rand.NewPCG(1, 2))
	texts := []string{""}
	for range 300 {
		var s []rune
		for range 1 + dice.IntN(3) {
			s = append(s, alphabet[dice.IntN(len(alphabet))])
		}
		texts = append(texts, string(s))
	}
	for _, a := range texts {
		for _, b := range texts {
			want := strings.Compare(a, b)
			x, y := neo4j.Ordered(a), neo4j.Ordered(b)
			if got := strings.Compare(x, y); got != want {
				t.Fatalf("by code points %+q and %+q compare as %d, want %d", a, b, got, want)
			}
			if got := slices.Compare(utf16.Encode([]rune(x)), utf16.Encode([]rune(y))); got != want {
				t.Fatalf("by units %+q and %+q compare as %d, want %d", a, b, got, want)
			}
		}
	}
	if plain := "Hogeschool Één \ufa0e\ufffd"; neo4j.Ordered(plain) != plain {
		t.Errorf("%q becomes %q", plain, neo4j.Ordered(plain))
	}
}

// oddOrderIsBackfilled makes a database as a program of schema 1 left it, which held no order beside odd texts.
func oddOrderIsBackfilled(t *testing.T, p *pool) {
	s := p.lend(t)
	var articles []*graphtest.ArticleText
	for _, sign := range []string{"😀", "𐐨", "﨎", "z"} {
		article := graphtest.Article(sign, sign, "Het [[lectoraat|lectoraat:l]] over [["+sign+"|concept:"+sign+"]].").On("2026")
		articles = append(articles, article.Claims("lectoraat:l STUDIES concept:"+sign))
	}
	change := graphtest.Source("😀", articles...)
	if err := s.open(t, neo4j.Options{}).Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	neo4jtest.Run(t, s.driver,
		"MATCH (k:Kennisgraaf {id: 'gate'}) SET k.schema = 1",
		"MATCH (n:Source|Article|Entity) SET n.idOrder = NULL, n.keyOrder = NULL",
		"MATCH (c:Claim) SET c.edgeOrder = NULL, c.place = c.article + right(c.place, 11)",
		"MATCH ()-[r:STUDIES]->() SET r.idOrder = NULL")
	reader, err := neo4j.Open(t.Context(), s.URL, s.options(neo4j.Options{ReadOnly: true}))
	refused(t, reader, err, graph.ErrConflict)
	store := s.open(t, neo4j.Options{})
	model := graphtest.NewModel()
	if err := model.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	got, want := listsAfterEachItem(t, store), listsAfterEachItem(t, model)
	if !slices.Equal(got, want) {
		t.Errorf("lists after each item:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	same(t, dump(t, store), dump(t, model))
}

// listsAfterEachItem returns the ids of what follows each item of the lists of a store, a list a line.
func listsAfterEachItem(t *testing.T, s graph.Store) []string {
	t.Helper()
	var out []string
	after := func(ids func(graph.Window) ([]string, []graph.Position, error)) {
		t.Helper()
		_, all, err := ids(graph.Window{})
		for i := 0; err == nil && i < len(all); i++ {
			var list []string
			list, _, err = ids(graph.Window{After: &all[i]})
			out = append(out, strings.Join(list, " "))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	after(func(w graph.Window) ([]string, []graph.Position, error) {
		p, err := s.Entities(t.Context(), graph.EntityQuery{Window: w})
		list, err := texts(p, err, func(e graph.Entity) string { return e.ID })
		return list, positions(p), err
	})
	for _, order := range []graph.ArticleOrder{graph.NewestFirst, graph.ByTitle} {
		after(func(w graph.Window) ([]string, []graph.Position, error) {
			p, err := s.Articles(t.Context(), graph.ArticleQuery{Order: order, Window: w})
			list, err := texts(p, err, func(a graph.Article) string { return a.ID })
			return list, positions(p), err
		})
	}
	for _, confidence := range []int{0, 1} {
		after(func(w graph.Window) ([]string, []graph.Position, error) {
			p, err := s.Edges(t.Context(), graph.EdgeQuery{Filter: graph.ClaimFilter{MinConfidence: confidence}, Window: w})
			list, err := texts(p, err, func(e graph.Edge) string { return e.ID() })
			return list, positions(p), err
		})
	}
	after(func(w graph.Window) ([]string, []graph.Position, error) {
		p, err := s.Claims(t.Context(), graph.ClaimQuery{Window: w})
		list, err := texts(p, err, func(c graph.ClaimRecord) string { return c.Article })
		return list, positions(p), err
	})
	if len(out) != 5+5*4 {
		t.Fatalf("%d lists", len(out))
	}
	return out
}

func positions[T any](pages []graph.Page[T]) []graph.Position {
	if len(pages) == 0 {
		return nil
	}
	return pages[0].Positions
}
