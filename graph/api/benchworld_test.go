package api_test

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// The graph of the benchmarks; neither flag: a small one in memory.
var (
	benchWorld  = flag.Bool("world", false, "benchmark 50,000 entities, 20,000 articles and 200,000 claims in a SQLite file")
	benchClaims = flag.Int("claims", graphtest.LargeWorld().Claims, "with -world: how many claims; entities and articles go along")
	benchStore  = flag.String("store", "", "SQLite file with the graph of benchmarks; with -world made when nothing is there, and kept")
)

// sourcesAnApply is how many sources of ten articles each go into the store together, as many as the program hands over at once.
const sourcesAnApply = 64

// worldStore opens the graph of the benchmarks for reading, and makes it first where it is missing.
func worldStore(b *testing.B) graph.Store {
	b.Helper()
	path := *benchStore
	if path == "" {
		path = filepath.Join(b.TempDir(), "world.db")
	}
	if _, err := os.Stat(path); *benchWorld && errors.Is(err, fs.ErrNotExist) {
		loadWorld(b, path)
	}
	s, err := sqlite.Open(b.Context(), path, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

// sizeOf returns the size of a world of so many claims, in the proportions of the large one.
func sizeOf(claims int) graphtest.WorldSize {
	large := graphtest.LargeWorld()
	return graphtest.WorldSize{
		Entities: claims * large.Entities / large.Claims, Articles: claims * large.Articles / large.Claims, Claims: claims,
	}
}

// loadWorld writes the world under another name, which becomes the path's when it is complete. It reports the rate, for which
// only the time inside of the store counts.
func loadWorld(b *testing.B, path string) {
	b.Helper()
	ctx, loading := context.Background(), path+".loading"
	s, err := sqlite.Open(ctx, loading, sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var inside time.Duration
	claims := 0
	var batch []graph.Change
	apply := func() {
		start := time.Now()
		if err := s.Apply(ctx, batch...); err != nil {
			b.Fatal(err)
		}
		inside += time.Since(start)
		batch = batch[:0]
	}
	for c := range graphtest.World(sizeOf(*benchClaims)) {
		for _, r := range c.Readings {
			claims += len(r.Claims)
		}
		if batch = append(batch, c); len(batch) == sourcesAnApply {
			apply()
		}
	}
	apply()
	start := time.Now()
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	inside += time.Since(start)
	b.Run("load", func(b *testing.B) {
		b.ReportMetric(float64(claims)/inside.Seconds(), "claims/s")
		b.ReportMetric(0, "ns/op")
	})
	if err := os.Rename(loading, path); err != nil {
		b.Fatal(err)
	}
}
