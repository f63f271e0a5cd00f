package extract_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/reader"
)

// The sources of testdata/segmentation are cut by a person, line by line; README.md there says how. No flag writes them anew: where
// Segment disagrees, either it or the person is wrong, and somebody has to look.
func TestSegmentAgreesWithAPerson(t *testing.T) {
	files, err := filepath.Glob("testdata/segmentation/*.txtar")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d sources, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			source, want := judged(t, file)
			drafts := extract.Segment(source)
			checkDrafts(t, source, drafts)
			if got := printJudged(drafts); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// judged reads a source and its articles as a person cut them, printed as printJudged does.
func judged(t *testing.T, file string) (source, want string) {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil || len(a.Files) != 2 {
		t.Fatalf("%v, or not two parts", err)
	}
	first, second := a.Files[0], a.Files[1]
	if first.Name == "heads.txt" {
		return readTagged(t, string(first.Data), string(second.Data))
	}
	if !strings.HasSuffix(first.Name, ".html") {
		return string(first.Data), string(second.Data)
	}
	s, err := reader.Decode(first.Name, first.Data, reader.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return s.Text, string(second.Data)
}

// readTagged takes the tags off a page: one letter and a bar before every line that isn't blank.
func readTagged(t *testing.T, heads, page string) (source, want string) {
	t.Helper()
	var out []judgedArticle
	for _, head := range strings.FieldsFunc(heads, func(r rune) bool { return r == '\n' }) {
		out = append(out, newJudged(t, head))
	}
	var b strings.Builder
	at, tagBefore := -1, ""
	for _, line := range strings.Split(page, "\n") {
		tag, text, tagged := strings.Cut(line, "|")
		if !tagged && line != "" || tagged && len(tag) != 1 {
			t.Fatalf("no tag before %q", line)
		}
		b.WriteString(text + "\n")
		if tag == "t" || tag == "n" || tag == "p" && tagBefore != "p" {
			at++
		}
		tagBefore = tag
		if tag == "" || tag == "." {
			continue
		}
		if at < 0 || at >= len(out) {
			t.Fatalf("%q belongs to article %d of %d", line, at+1, len(out))
		}
		out[at].add(t, tag, text)
	}
	if at != len(out)-1 {
		t.Fatalf("%d articles, %d heads", at+1, len(out))
	}
	return b.String(), printArticles(out)
}

// judgedArticle is an article as a person cut it, or as a draft holds it.
type judgedArticle struct {
	title, subtitle, byline, publication, issue, published, language string

	body []string
}

// newJudged reads "language=nl; published=2025-11-18".
func newJudged(t *testing.T, head string) judgedArticle {
	t.Helper()
	var a judgedArticle
	for _, field := range strings.Split(head, "; ") {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "title":
			a.title = value
		case "by":
			a.byline = value
		case "publication":
			a.publication = value
		case "issue":
			a.issue = value
		case "published":
			a.published = value
		case "language":
			a.language = value
		default:
			t.Fatalf("no such field: %q", field)
		}
	}
	return a
}

func (a *judgedArticle) add(t *testing.T, tag, text string) {
	t.Helper()
	switch tag {
	case "t":
		a.title = strings.TrimLeft(text, "# ")
	case "p": // the title is a part of the line, and the head gives it
	case "s":
		a.subtitle = text
	case "a":
		a.byline = text
	case "b", "n":
		a.body = append(a.body, strings.TrimLeft(text, "# "))
	default:
		t.Fatalf("no such tag: %q", tag)
	}
}

func printJudged(drafts []extract.Draft) string {
	var out []judgedArticle
	for _, d := range drafts {
		rest := d.Text[len(d.Title):]
		for _, s := range []extract.Span{d.Subtitle, d.Byline} {
			rest = strings.Replace(rest, d.Text[s.Start:s.End], "", 1)
		}
		out = append(out, judgedArticle{
			title: d.Title, subtitle: d.Text[d.Subtitle.Start:d.Subtitle.End], byline: d.Text[d.Byline.Start:d.Byline.End],
			publication: d.Publication, issue: d.Issue, published: string(d.PublishedAt), language: d.Language,
			body: strings.Split(rest, "\n"),
		})
	}
	return printArticles(out)
}

// printArticles writes articles for comparison: lines of text trimmed, blank ones left out.
func printArticles(articles []judgedArticle) string {
	var b strings.Builder
	for _, a := range articles {
		fmt.Fprintf(&b, "== %s\n", strings.Join(strings.Fields(a.title), " "))
		for _, field := range [][2]string{
			{"subtitle", a.subtitle},
			{"by", a.byline},
			{"publication", a.publication},
			{"issue", a.issue},
			{"published", a.published},
			{"language", a.language},
		} {
			if field[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
			}
		}
		for _, line := range a.body {
			if line = strings.TrimSpace(line); line != "" {
				fmt.Fprintf(&b, "| %s\n", line)
			}
		}
	}
	return b.String()
}
