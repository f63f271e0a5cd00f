package api_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// TestCatalogue asks the questions of the catalogue of the sample corpus, read as the program reads it, and compares the whole
// answers, on every store. A rule of extraction that changes an answer changes a file of testdata/catalogue, which a person
// reads: go test ./graph/api -run Catalogue -update.
func TestCatalogue(t *testing.T) {
	corpus := sampleCorpus(t)
	for name, open := range stores() {
		if name == "model" {
			continue // it recomputes everything at every read, which is too slow for a corpus; graphtest holds the stores to it
		}
		t.Run(name, func(t *testing.T) {
			s := open(t)
			if err := s.Apply(t.Context(), corpus...); err != nil {
				t.Fatal(err)
			}
			o := options()
			o.Terms, o.Quality = dutch.Terms, report(t)
			runFiles(t, "testdata/catalogue/*.txtar", api.New(s, o))
		})
	}
}

// report reads a part of a report that eval wrote of our own annotated articles.
func report(t *testing.T) *view.Quality {
	t.Helper()
	f, err := os.Open("testdata/quality.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	q, err := api.ReadQuality(f)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestNoQuality asks of a server without a report, and reads what is none.
func TestNoQuality(t *testing.T) {
	got := ask(t, api.New(world(t), options()), "{ quality { articles } }", nil)
	if got.JSON(t) != "{\n  \"data\": {\n    \"quality\": null\n  }\n}" {
		t.Errorf("%s", got.Body)
	}
	for _, text := range []string{"", "{}", "[]", `{"articles": 3}`, "precision 0.9"} {
		if _, err := api.ReadQuality(strings.NewReader(text)); !errors.Is(err, graph.ErrInvalid) || graph.Hint(err) == "" {
			t.Errorf("%q is read: %v", text, err)
		}
	}
}

// sampleCorpus reads the sample articles and the thesaurus.
func sampleCorpus(t *testing.T) []graph.Change {
	t.Helper()
	knowledge, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.Standard(&knowledge)
	if err != nil {
		t.Fatal(err)
	}
	var changes []graph.Change
	err = fs.WalkDir(seeds.Sample(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(seeds.Sample(), path)
		if err != nil {
			return err
		}
		source, err := reader.Decode(path, data, reader.DefaultOptions())
		if err != nil {
			return err
		}
		change, err := x.Extract("seed:sample/"+path, source.Digest, source.Text)
		changes = append(changes, change)
		return err
	})
	if err != nil || len(changes) < 10 {
		t.Fatalf("%d sources of the sample corpus: %v", len(changes), err)
	}
	thesaurus, err := graph.EncodeChange(x.Thesaurus(""))
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256(thesaurus)
	return append(changes, x.Thesaurus(hex.EncodeToString(digest[:])))
}
