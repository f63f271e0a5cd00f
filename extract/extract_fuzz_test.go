package extract_test

import (
	"io/fs"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// FuzzExtract reads whatever there is: every stage holds on it, and what it says passes the graph's own check.
func FuzzExtract(f *testing.F) {
	k, err := seeds.Knowledge()
	if err != nil {
		f.Fatal(err)
	}
	x, err := extract.Standard(&k)
	if err != nil {
		f.Fatal(err)
	}
	err = fs.WalkDir(seeds.Sample(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		text, err := fs.ReadFile(seeds.Sample(), path)
		f.Add(string(text))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("the reader hands on valid UTF-8 only")
		}
		c, err := x.Extract("a.txt", noDigest, text)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Validate(); err != nil {
			t.Error(err)
		}
		again, err := x.Extract("a.txt", noDigest, text)
		if err != nil {
			t.Fatal(err)
		}
		if one, other := encoded(t, c), encoded(t, again); one != other {
			t.Error("a second reading differs")
		}
	})
}

func encoded(t *testing.T, c graph.Change) string {
	t.Helper()
	line, err := graph.EncodeChange(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}
