package extract_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// BenchmarkRelatorClaims reads the examples of all rules, denser in names than any article. Words a second are reported.
func BenchmarkRelatorClaims(b *testing.B) {
	files, err := filepath.Glob("testdata/claims/*.txtar")
	if err != nil || len(files) == 0 {
		b.Fatal("no examples", err)
	}
	var texts []marked
	var documents []*dutch.Document
	words := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, part := range archive.Files {
			for _, example := range strings.Split(strings.TrimSpace(string(part.Data)), "\n\n") {
				m, err := parseMarked(example)
				if err != nil {
					b.Fatal(err)
				}
				texts, documents = append(texts, m), append(documents, dutch.Analyse(m.text, m.title))
				words += len(strings.Fields(m.text))
			}
		}
	}
	r := extract.NewRelator(&dutch.Knowledge{})
	for b.Loop() {
		for i, d := range documents {
			r.Claims(d, texts[i].entities, extract.Span{})
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
