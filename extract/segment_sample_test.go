package extract_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/reader"
)

// The sample corpus comes with a table of its articles: title, first words, date and language.
func TestSegmentFindsTheArticlesOfTheSampleCorpus(t *testing.T) {
	f, err := os.Open("../seeds/testdata/sample-expected.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table := csv.NewReader(f)
	table.Comma, table.LazyQuotes = '\t', true
	rows, err := table.ReadAll()
	if err != nil || len(rows) < 43 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := map[string][]string{}
	for _, r := range rows[1:] {
		want[r[0]] = append(want[r[0]], strings.Join([]string{r[2], r[3], r[4], r[5]}, " | "))
	}
	for file, articles := range want {
		t.Run(file, func(t *testing.T) {
			s, err := reader.Read(reader.Disk{}, filepath.Join("../seeds/sample", file), reader.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			drafts := extract.Segment(s.Text)
			checkDrafts(t, s.Text, drafts)
			var got []string
			for _, d := range drafts {
				words := strings.Fields(d.BodyText())
				got = append(got, strings.Join([]string{d.Title, strings.Join(words[:min(5, len(words))], " "), string(d.PublishedAt), d.Language}, " | "))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(articles, "\n"); g != w {
				t.Errorf("got:\n%s\nwant:\n%s", g, w)
			}
		})
	}
}
