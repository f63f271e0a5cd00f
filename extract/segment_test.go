package extract_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

var updateSegments = flag.Bool("update-segments", false, "write what Segment finds into testdata/segment")

// Each file of testdata/segment holds a source of one shape and the articles in it.
func TestSegmentFindsTheArticlesOfEveryShape(t *testing.T) {
	files, err := filepath.Glob("testdata/segment/*.txtar")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d sources, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(data)
			if len(a.Files) != 2 {
				t.Fatalf("%d parts, want the source and articles.txt", len(a.Files))
			}
			source := string(a.Files[0].Data)
			drafts := extract.Segment(source)
			checkDrafts(t, source, drafts)
			got := printDrafts(drafts)
			if *updateSegments {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// printDrafts writes drafts for reading: a head of what the page says, then the lines of the body.
func printDrafts(drafts []extract.Draft) string {
	var b strings.Builder
	for _, d := range drafts {
		fmt.Fprintf(&b, "== %s\n", d.Title)
		for _, part := range [][2]string{
			{"by", d.Text[d.Byline.Start:d.Byline.End]},
			{"publication", d.Publication},
			{"issue", d.Issue},
			{"published", string(d.PublishedAt)},
			{"language", d.Language},
		} {
			if part[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", part[0], part[1])
			}
		}
		for _, s := range d.Also {
			fmt.Fprintf(&b, "also: %d..%d\n", s.Start, s.End)
		}
		for _, line := range strings.FieldsFunc(d.BodyText(), func(r rune) bool { return r == '\n' || r == '\r' }) {
			if line = strings.TrimSpace(line); line != "" {
				fmt.Fprintf(&b, "| %s\n", line)
			}
		}
	}
	return b.String()
}

// checkDrafts holds what Segment promises of any text.
func checkDrafts(t *testing.T, source string, drafts []extract.Draft) {
	t.Helper()
	ids := map[string]bool{}
	taken := make([]bool, len(source)+1)
	for i, d := range drafts {
		if ids[d.ID()] {
			t.Errorf("draft %d: %s comes twice", i, d.ID())
		}
		ids[d.ID()] = true
		checkDraft(t, i, source, d)
		for _, p := range d.Pieces {
			for at := p.Source; at < p.Source+p.End-p.Start; at++ {
				if taken[at] {
					t.Fatalf("draft %d: byte %d of the source belongs to two pieces", i, at)
				}
				taken[at] = true
			}
		}
		for _, s := range d.Also {
			if s.Start < 0 || s.Start >= s.End || s.End > len(source) {
				t.Errorf("draft %d: also %v is no span of the source", i, s)
			}
		}
	}
}

func checkDraft(t *testing.T, i int, source string, d extract.Draft) {
	t.Helper()
	if !strings.HasPrefix(d.Text, d.Title) || d.Body < len(d.Title) || d.Body >= len(d.Text) || strings.TrimSpace(d.BodyText()) == "" {
		t.Errorf("draft %d: the text of %d bytes does not start with %q, or its body at %d is empty", i, len(d.Text), d.Title, d.Body)
	}
	end := 0
	for _, p := range d.Pieces {
		if p.Start < end || p.Start >= p.End || d.Text[p.Start:p.End] != source[p.Source:p.Source+p.End-p.Start] {
			t.Errorf("draft %d: piece %v does not quote the source", i, p)
		}
		if strings.TrimSpace(d.Text[end:p.Start]) != "" {
			t.Errorf("draft %d: %q comes from no piece", i, d.Text[end:p.Start])
		}
		end = p.End
	}
	if end != len(d.Text) {
		t.Errorf("draft %d: %q comes from no piece", i, d.Text[end:])
	}
	r := d.Reading(source)
	if err := r.Validate(); err != nil {
		t.Errorf("draft %d: %v", i, err)
	}
}

// TestSegmentReadsOneSentence reads sources with nothing but a sentence or two, and none with a menu only.
func TestSegmentReadsOneSentence(t *testing.T) {
	for source, want := range map[string]string{
		"De minister sprak met Jan de Vries in Utrecht.":       "De minister sprak met Jan de Vries in Utrecht.",
		"Home\nContact\n\n‘Zij werkt bij Movisie in Utrecht.’": "‘Zij werkt bij Movisie in Utrecht.’",
		"Home\nContact\nLees meer\n":                           "",
		"Lees meer.":                                           "",
	} {
		got := ""
		for _, d := range extract.Segment(source) {
			got += d.Text
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}
