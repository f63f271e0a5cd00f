package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// TestAnswersByLevel holds that questions are answered level by level, and only what this can't do field by field.
func TestAnswersByLevel(t *testing.T) {
	cases := []struct {
		name, query, how string
	}{
		{"nested lists", "{ articles(first: 3) { totalCount edges { cursor node { title entities(first: 3) { edges { salience node { name } } } } } } }", "level"},
		{"several roots", "{ version { graph } entities(first: 2) { edges { node { id } } } articles(first: 1) { edges { node { id } } } }", "level"},
		{"an error of the root", `{ neighbourhood(of: "nobody at all") { truncated } }`, "level"},
		{"introspection", "{ __schema { queryType { name } } }", "field"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			h := api.New(world(t), options())
			ask(t, h, c.query, nil)
			got := send(t, h, http.MethodGet, "/metrics", "")
			if want := fmt.Sprintf("kennisgraaf_queries_executed_total{how=%q} 1\n", c.how); !strings.Contains(string(got.Body), want) {
				t.Errorf("the metrics lack %s", want)
			}
		})
	}
}

// town is a store of articles that all name the same entities.
func town(t testing.TB, articles, entities int) graph.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "town.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	var text strings.Builder
	for i := range entities {
		fmt.Fprintf(&text, "[[Stichting %d|ORGANISATION]] doet mee. ", i)
	}
	var changes []graph.Change
	for i := range articles {
		a := graphtest.Article(fmt.Sprintf("town-%03d", i), fmt.Sprintf("Bericht %d", i), text.String()+fmt.Sprintf("Dit is nummer %d.", i))
		changes = append(changes, graphtest.Source(fmt.Sprintf("town-%03d.txt", i), a))
	}
	if err := s.Apply(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
	return s
}

// rows asks for a hundred rows of fifty.
const rows = `{ articles(first: 100, filter: {includeDuplicates: true}) { edges { node { id title publishedAt
	entities(first: 50) { edges { salience mentionCount node { id name type } } } } } } }`

// held answers a read of pages a second time from memory, so that what is measured is the answer and not the store.
type held struct {
	graph.Store
	articles []graph.Page[graph.Article]
	entities []graph.Page[graph.Entity]
}

func (h *held) Articles(ctx context.Context, q graph.ArticleQuery) (_ []graph.Page[graph.Article], err error) {
	if h.articles == nil {
		h.articles, err = h.Store.Articles(ctx, q)
	}
	return h.articles, err
}

func (h *held) Entities(ctx context.Context, q graph.EntityQuery) (_ []graph.Page[graph.Entity], err error) {
	if h.entities == nil {
		h.entities, err = h.Store.Entities(ctx, q)
	}
	return h.entities, err
}

// mostOfEncoding is how much longer the answer of a hundred rows of fifty may take than encoding/json takes to write the same.
const mostOfEncoding = 2

// TestAnswerBesideEncoding sets an answer of a hundred rows of fifty beside writing the same JSON: the least processor time of each.
func TestAnswerBesideEncoding(t *testing.T) {
	store := town(t, 100, 50)
	o := options()
	h, slow := api.New(&held{Store: store}, o), o
	slow.ByField = true
	answered := ask(t, h, rows, nil)
	var data any
	if err := json.Unmarshal(answered.Body, &data); err != nil || strings.Count(string(answered.Body), "salience") != 5000 {
		t.Fatalf("%v: %.300s", err, answered.Body)
	}
	encoding := leastTime(func() {
		if _, err := json.Marshal(data); err != nil {
			t.Error(err)
		}
	})
	report := func(name string, h http.Handler) float64 {
		ratio := float64(leastTime(func() { ask(t, h, rows, nil) })) / float64(encoding)
		t.Logf("%s: %.1f times the encoding of %d bytes, which takes %v", name, ratio, len(answered.Body), encoding)
		return ratio
	}
	report("field by field", api.New(&held{Store: store}, slow))
	report("with the reads of the store", api.New(store, o))
	if ratio := report("level by level", h); ratio > mostOfEncoding {
		t.Errorf("an answer takes %.1f times its encoding, more than %d", ratio, mostOfEncoding)
	}
}

// leastTime returns the least processor time of several runs; what else the machine does counts little in it.
func leastTime(run func()) time.Duration {
	least := time.Duration(math.MaxInt64)
	for range 12 {
		runtime.GC()
		before := processorTime()
		for range 4 {
			run()
		}
		least = min(least, (processorTime()-before)/4)
	}
	return least
}
