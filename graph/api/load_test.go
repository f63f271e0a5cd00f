package api_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

var loadTime = flag.Duration("load", time.Second, "how long 48 clients ask while a run writes")

// generation returns sources whose articles all carry the same number: a state that mixes two was never committed.
func generation(n int) []graph.Change {
	var out []graph.Change
	for i := range 20 {
		a := graphtest.Article(fmt.Sprintf("gen-%02d-%d", i, n), fmt.Sprintf("Generatie %d", n), fmt.Sprintf(
			"[[Wijkteam Generatie|ORGANISATION]] begon nummer %d. Dit is deel %d en het gaat over iets anders dan deel %d van ronde %d.", n, i, i*i+7, n*31+i))
		out = append(out, graphtest.Source(fmt.Sprintf("gen-%02d.txt", i), a))
	}
	return out
}

const generationQuery = `{ entity(name: "Wijkteam Generatie") { articleCount articles(first: 100, filter: {includeDuplicates: true}) { totalCount
	edges { node { title mentions { sentence { text } } } } } } }`

// oneState checks that an answer about the generation is of one committed state.
func oneState(answer []byte) error {
	var got struct {
		Data struct {
			Entity struct {
				Articles struct {
					TotalCount int
					Edges      []struct {
						Node struct {
							Title    string
							Mentions []struct{ Sentence struct{ Text string } }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(answer, &got); err != nil {
		return err
	}
	articles := got.Data.Entity.Articles
	if articles.TotalCount != 20 || len(articles.Edges) != 20 {
		return fmt.Errorf("%d articles of 20: %.300s", articles.TotalCount, answer)
	}
	for _, e := range articles.Edges {
		if e.Node.Title != articles.Edges[0].Node.Title || len(e.Node.Mentions) != 1 || e.Node.Mentions[0].Sentence.Text == "" {
			return fmt.Errorf("two generations in one answer: %.300s", answer)
		}
	}
	return nil
}

// TestLoadDuringWrites lets 48 clients ask without a pause while a run writes: no error, and every answer of one committed state.
func TestLoadDuringWrites(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "load.db")
	writer, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	if err := writer.Apply(ctx, generation(0)...); err != nil {
		t.Fatal(err)
	}
	reader, err := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	h := api.New(reader, api.Options{Limits: api.Limits{Request: time.Minute}}) // a busy machine takes its time
	url, stop := listening(t, h)
	defer stop()

	writing, cancel := context.WithTimeout(ctx, *loadTime)
	defer cancel()
	ending, end := context.WithCancel(ctx) // with the last write
	defer end()
	var done sync.WaitGroup
	writes, claims := 0, 0
	done.Go(func() {
		defer end()
		writes, claims = write(writing, t, writer)
	})
	var asked atomic.Int64
	for c := range 48 {
		done.Go(func() {
			mine := client()
			for i := 0; ending.Err() == nil; i++ {
				if err := askWhileWriting(func(query string) ([]byte, error) { return askOver(mine, url, query, nil) }, c+i); err != nil {
					t.Error(err)
					return
				}
				asked.Add(1)
			}
		})
	}
	done.Wait()
	if writes < 2 || asked.Load() < 48 {
		t.Errorf("%d writes, %d answers", writes, asked.Load())
	}
	t.Logf("48 clients got %d answers without an error in %v, while %d transactions wrote %d claims; %d MB of memory at most, the clients' among it",
		asked.Load(), *loadTime, writes, claims, mostMemory()>>20)
}

// askWhileWriting asks one of some questions, and checks those about the generation.
func askWhileWriting(ask func(string) ([]byte, error), turn int) error {
	queries := []string{
		generationQuery,
		`{ search(text: "wijkteam generatie", first: 5) { match entity { id } } }`,
		`{ entity(name: "Wijkteam Generatie") { relations(first: 20) { edges { other { label } } } } }`,
		`{ entities(first: 20, orderBy: MOST_MENTIONS) { edges { node { name relations(first: 5) { edges { other { label } node { claims(first: 1) { edges { node { evidence { quote } } } } } } } } } } }`,
		`{ articles(first: 20) { edges { node { title entities(first: 5) { edges { node { name } } } } } } }`,
	}
	n := turn % len(queries)
	got, err := ask(queries[n])
	if err != nil || n > 0 {
		return err
	}
	return oneState(got)
}

// write applies a new generation with a part of a world, at least twice, until ctx ends.
func write(ctx context.Context, t *testing.T, s graph.Store) (writes, claims int) {
	t.Helper()
	n := 0
	for c := range graphtest.World(sizeOf(50_000)) {
		if ctx.Err() != nil && writes >= 2 {
			return writes, claims
		}
		n++
		if err := s.Apply(context.WithoutCancel(ctx), append(generation(n), c)...); err != nil {
			t.Error(err)
			return writes, claims
		}
		writes++
		for _, r := range c.Readings {
			claims += len(r.Claims)
		}
	}
	return writes, claims
}
