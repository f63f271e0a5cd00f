package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

func TestGatherSample(t *testing.T) {
	sources, err := gatherSample(fstest.MapFS{
		"b.txt": {Data: []byte("Een tekst over de wijk.")}, "map/a.html": {Data: []byte("<p>Een pagina</p>")}, "leeg.txt": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range sources {
		text, err := s.Read(t.Context())
		switch {
		case err != nil:
			got = append(got, s.ID+" fails")
		default:
			got = append(got, s.ID+" "+strings.TrimSpace(text.Text))
		}
	}
	want := []string{"seed:sample/b.txt Een tekst over de wijk.", "seed:sample/leeg.txt fails", "seed:sample/map/a.html Een pagina"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSampleIsExact: a store's sample sources are those of the program and no others, by id, digest and version.
func TestSampleIsExact(t *testing.T) {
	s := graphtest.NewModel()
	sources := []batch.Source{{ID: "seed:sample/a.txt"}, {ID: "seed:sample/b.txt"}}
	article := func(id string) graph.Change { return graphtest.Source(id, graphtest.Article("1", "", "Een tekst.")) }
	if err := s.Apply(t.Context(), article("seed:sample/a.txt"), article("seed:sample/oud.txt"), article("eigen.txt"), article("sample/mijn.txt"), graphtest.Seeds("seed:thesaurus.tsv")); err != nil {
		t.Fatal(err)
	}
	if err := removeOthers(t.Context(), s, sources); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"eigen.txt", "sample/mijn.txt", "seed:sample/a.txt", "seed:thesaurus.tsv"}, sourceIDs(t, s)); diff != "" {
		t.Errorf("only sample sources that the program does not carry go:\n%s", diff)
	}
	held, err := sampleSources(t.Context(), s, "seed:thesaurus.tsv")
	if err != nil || len(held) != 2 {
		t.Errorf("sample sources %v, %v", held, err)
	}
}

func sourceIDs(t *testing.T, s graph.Store) []string {
	t.Helper()
	page, err := s.Sources(t.Context(), graph.SourceQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range page.Items {
		ids = append(ids, r.ID)
	}
	return ids
}

// TestThesaurusIsAppliedOnce: the digest follows from what the thesaurus says, and an unchanged one is not written again.
func TestThesaurusIsAppliedOnce(t *testing.T) {
	x, err := newExtractor()
	if err != nil {
		t.Fatal(err)
	}
	s := graphtest.NewModel()
	if err := applyThesaurus(t.Context(), s, x); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"seed:thesaurus.tsv"}, sourceIDs(t, s)); diff != "" {
		t.Error(diff)
	}
	once := &writeCounter{Store: s}
	if err := applyThesaurus(t.Context(), once, x); err != nil || once.writes != 0 {
		t.Errorf("%d writes, %v", once.writes, err)
	}
	change, err := thesaurusOf(x)
	if err != nil || len(change.Thesaurus) < 100 {
		t.Errorf("%d claims of the thesaurus, %v", len(change.Thesaurus), err)
	}
	if err := change.Validate(); err != nil {
		t.Error(err)
	}
}

type writeCounter struct {
	graph.Store
	writes int
}

func (c *writeCounter) Apply(ctx context.Context, changes ...graph.Change) error {
	c.writes++
	return c.Store.Apply(ctx, changes...)
}

// TestIngestIsInterrupted: what is stored is whole sources, the message says how many, and the next run does the rest.
func TestIngestIsInterrupted(t *testing.T) {
	x, err := newExtractor()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := gatherSample(sample())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	sources[5].Read = func(ctx context.Context) (batch.Text, error) {
		cancel()
		return batch.Text{}, ctx.Err()
	}
	a := &app{stderr: &bytes.Buffer{}, now: time.Now, config: defaultConfig()}
	s := graphtest.NewModel()
	_, err = a.ingest(ctx, s, x, sources)
	if err == nil || !strings.Contains(err.Error(), "sources are in the store, whole; the same command again completes it") {
		t.Fatalf("error %v", err)
	}
	if sources, err = gatherSample(sample()); err != nil {
		t.Fatal(err)
	}
	summary, err := a.ingest(t.Context(), s, x, sources)
	if err != nil || summary.Stored+summary.Unchanged != len(sources) {
		t.Fatalf("%+v, %v", summary, err)
	}
	if n := len(sourceIDs(t, s)); n != len(sources)+1 {
		t.Errorf("%d sources in the store, want %d and the thesaurus", n, len(sources))
	}
	held, err := takeStock(t.Context(), s)
	if err != nil || held.Articles < 40 || held.Claims < 40 || held.Entities["LECTORAAT"] == 0 {
		t.Errorf("stock %v, %v", held, err)
	}
}

func TestStockOnOneLine(t *testing.T) {
	s := stock{Articles: 1, Entities: map[string]int{"CONCEPT": 2, "ORGANISATION": 3, "PLACE": 0}, Claims: 4}
	if got, want := s.String(), "1 article, 5 entities (ORGANISATION 3, CONCEPT 2), 4 claims"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSettingsOfCommands: every command that has a setting gives it the same meaning.
func TestSettingsOfCommands(t *testing.T) {
	a := &app{config: defaultConfig()}
	used := map[string]bool{}
	for _, cmd := range a.rootCommand().Commands() {
		for _, s := range a.config.list {
			if flag := cmd.Flags().Lookup(s.name); flag != nil {
				used[s.name] = true
				if flag.Value != s.value || flag.Usage != s.usage {
					t.Errorf("%s --%s is not the setting of that name", cmd.Name(), s.name)
				}
			}
		}
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: short help %q", cmd.Name(), cmd.Short)
		}
	}
	if names := a.config.names(); len(used) != len(names) || slices.Contains(names, "config") {
		t.Errorf("%d of %d settings are used", len(used), len(names))
	}
}
