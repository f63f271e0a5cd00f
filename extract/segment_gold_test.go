package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// goldFolder is where annotated sources lie beside the repository; the tests over them are skipped without it.
const (
	goldFolder   = "../../shared/eval/gold"
	sourceFolder = "../../shared/seeds"
)

// goldArticle is an annotated article.
type goldArticle struct {
	Title string `json:"title"`
	body  string
}

func goldOf(t *testing.T, name string) []goldArticle {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(goldFolder, name, "*.json"))
	if err != nil || len(files) == 0 {
		t.Skip("no annotated articles beside the repository")
	}
	var out []goldArticle
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var a goldArticle
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		a.body = strings.TrimSpace(strings.TrimPrefix(string(text), a.Title))
		out = append(out, a)
	}
	return out
}

// Every annotated article is found with its title and nine tenths of its word trigrams, and no other.
func TestSegmentFindsTheAnnotatedArticles(t *testing.T) {
	for _, name := range []string{"augeo-magazine", "samen-newsletter", "sozio-2025-2-shop", "sozio-2026-1-bodies", "sozio-2026-1-shop"} {
		t.Run(name, func(t *testing.T) {
			gold := goldOf(t, name)
			data, err := os.ReadFile(filepath.Join(sourceFolder, name+".txt"))
			if err != nil {
				t.Skip("the source does not lie beside the repository")
			}
			drafts := extract.Segment(string(data))
			checkDrafts(t, string(data), drafts)
			if len(drafts) != len(gold) {
				t.Errorf("%d articles, want %d", len(drafts), len(gold))
			}
			for _, g := range gold {
				d, alike := closest(drafts, g.body)
				if alike < 0.9 {
					t.Errorf("%q: the closest draft shares %.2f of its trigrams", g.body[:40], alike)
				}
				if graph.Fold(d.Title) != graph.Fold(g.Title) {
					t.Errorf("title %q, want %q", d.Title, g.Title)
				}
			}
		})
	}
}

func closest(drafts []extract.Draft, body string) (extract.Draft, float64) {
	want := trigramsOf(body)
	var best extract.Draft
	most := 0.0
	for _, d := range drafts {
		got := trigramsOf(d.Text)
		shared := 0
		for g := range got {
			if want[g] {
				shared++
			}
		}
		if j := float64(shared) / float64(len(got)+len(want)-shared); j > most {
			best, most = d, j
		}
	}
	return best, most
}

func trigramsOf(text string) map[[3]string]bool {
	words := regexp.MustCompile(`[\p{L}\p{N}_]+`).FindAllString(graph.Fold(text), -1)
	out := map[[3]string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		out[[3]string(words[i:i+3])] = true
	}
	return out
}
