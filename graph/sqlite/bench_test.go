package sqlite_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// Size of the graph that the benchmarks run on. `-world 20000` gives 20,000 articles, 50,000 entities and 200,000 claims.
var worldArticles = flag.Int("world", 1000, "articles of the graph of benchmarks")

// Where the graph stays for the next run; empty: made anew each time.
var worldStore = flag.String("store", "", "file that holds the graph of benchmarks")

const (
	claimsAnArticle  = 10
	articlesASource  = 20
	sourcesAnApply   = 10
	entitiesPerMille = 2500 // of articles
)

// loaded opens the store of the benchmarks, filled.
func loaded(b testing.TB) (*sqlite.Store, *world) {
	b.Helper()
	w := newWorld(1, *worldArticles*entitiesPerMille/1000)
	path := *worldStore
	if path == "" {
		path = filepath.Join(b.TempDir(), "world.db")
	}
	_, missing := os.Stat(path)
	s := open(b, path, sqlite.Options{})
	if missing != nil {
		load(b, s, w, *worldArticles)
	}
	return s, w
}

// load applies so many articles in batches and reports the time inside the store.
func load(b testing.TB, s graph.Store, w *world, articles int) {
	b.Helper()
	var inside time.Duration
	next := 0
	claims := 0
	// Each article names one entity that none named before, until all have been named.
	must := func() *graph.Sighting {
		if next++; next%4 != 0 || next/4 >= len(w.entities) {
			return nil
		}
		return &w.entities[next/4]
	}
	for n := 0; n < articles; {
		var batch []graph.Change
		for range sourcesAnApply {
			c := w.source(n/articlesASource, articlesASource, claimsAnArticle, must)
			for _, r := range c.Readings {
				claims += len(r.Claims)
			}
			batch = append(batch, c)
			n += articlesASource
		}
		start := time.Now()
		apply(b, s, batch...)
		inside += time.Since(start)
	}
	b.Logf("loaded %d articles, %d claims in %.1f s: %.0f claims/s", articles, claims, inside.Seconds(), float64(claims)/inside.Seconds())
}

// BenchmarkLoad measures Apply.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		w := newWorld(1, *worldArticles*entitiesPerMille/1000)
		load(b, open(b, filepath.Join(b.TempDir(), "load.db"), sqlite.Options{}), w, *worldArticles)
	}
}

// BenchmarkReads measures the questions of a page of the explorer, each over the whole population, and reports the 95th
// percentile next to the mean.
func BenchmarkReads(b *testing.B) {
	s, w := loaded(b)
	rng := rand.New(rand.NewPCG(9, 9))
	ctx := context.Background()
	first := graph.Window{Limit: 20}
	pick := func() *graph.Sighting { return &w.entities[int(rng.Float64()*rng.Float64()*float64(len(w.entities)))] }
	var keys []graph.EdgeKey
	for range 200 {
		pages, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{pick().ID}, Window: first})
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range pages[0].Items {
			keys = append(keys, e.EdgeKey)
		}
	}
	reads := []struct {
		name string
		read func() error
	}{
		{"search typo", func() error {
			_, err := graph.Search(ctx, s, graph.SearchQuery{Text: misspell(rng, pick().Name), Limit: 20})
			return err
		}},
		{"search prefix", func() error {
			_, err := graph.Search(ctx, s, graph.SearchQuery{Text: pick().Name[:4], Limit: 20})
			return err
		}},
		{"search letter", func() error {
			_, err := graph.Search(ctx, s, graph.SearchQuery{Text: pick().Name[:1], Limit: 20})
			return err
		}},
		{"articles of an entity", func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{OfEntities: []string{pick().ID}, Window: first})
			return err
		}},
		{"articles of the biggest", func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{OfEntities: []string{w.entities[0].ID}, Window: first})
			return err
		}},
		{"articles newest", func() error { _, err := s.Articles(ctx, graph.ArticleQuery{Window: first}); return err }},
		{"articles by terms", func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{Terms: w.words[rng.IntN(3000):][:2]}, Order: graph.MostMatching, Window: first})
			return err
		}},
		{"edges of a node", func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{pick().ID}, Window: first})
			return err
		}},
		{"edges of the biggest", func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{w.entities[0].ID}, Window: first})
			return err
		}},
		{"edges with confidence", func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{pick().ID}, Window: first, Filter: graph.ClaimFilter{MinConfidence: 700}})
			return err
		}},
		{"claims of an edge", func() error {
			_, err := s.Claims(ctx, graph.ClaimQuery{OfEdges: []graph.EdgeKey{keys[rng.IntN(len(keys))]}, Window: first})
			return err
		}},
		{"entity by id", func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{pick().ID}}})
			return err
		}},
		{"entities most mentioned", func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Order: graph.MostMentions, Window: first})
			return err
		}},
		{"count articles by year", func() error { return count(ctx, s, graph.CountArticles, graph.PerYear) }},
		{"count articles by entity", func() error { return count(ctx, s, graph.CountArticles, graph.PerEntity) }},
		{"count mentions by type, year", func() error { return count(ctx, s, graph.CountMentions, graph.PerType, graph.PerYear) }},
		{"count sentences by entity", func() error { return count(ctx, s, graph.CountSentences, graph.PerEntity) }},
		{"count sentences with the biggest", func() error {
			_, err := s.Count(ctx, graph.CountQuery{Of: graph.CountSentences, By: []graph.Dimension{graph.PerEntity}, Limit: 50, Articles: graph.ArticleFilter{Mentioning: []string{w.entities[0].ID}}})
			return err
		}},
		{"count entities by type", func() error { return count(ctx, s, graph.CountEntities, graph.PerType) }},
		{"count claims by predicate", func() error { return count(ctx, s, graph.CountClaims, graph.PerPredicate) }},
	}
	for _, r := range reads {
		b.Run(r.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if err := r.read(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

func count(ctx context.Context, s graph.Store, of graph.Unit, by ...graph.Dimension) error {
	_, err := s.Count(ctx, graph.CountQuery{Of: of, By: by, Limit: 100})
	return err
}

// misspell drops or doubles a letter.
func misspell(rng *rand.Rand, name string) string {
	at := 1 + rng.IntN(len(name)-2)
	if rng.IntN(2) == 0 {
		return name[:at] + name[at+1:]
	}
	return fmt.Sprintf("%s%c%s", name[:at], name[at], name[at:])
}
