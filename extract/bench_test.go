package extract_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// dutchSample is the Dutch plain text of the sample corpus.
func dutchSample(b *testing.B) string {
	b.Helper()
	files, err := fs.Glob(seeds.Sample(), "*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("find sample files: %v, %v", files, err)
	}
	var text strings.Builder
	for _, name := range files {
		if strings.HasPrefix(name, "english") {
			continue
		}
		data, err := fs.ReadFile(seeds.Sample(), name)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
		text.WriteString("\n\n")
	}
	return text.String()
}

func reportWords(b *testing.B, text string) {
	b.Helper()
	words := len(strings.Fields(text))
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkExtract is the whole way from text to Change; compare it with BenchmarkProse in the same run.
func BenchmarkExtract(b *testing.B) {
	text := dutchSample(b)
	knowledge, err := seeds.Knowledge()
	if err != nil {
		b.Fatal(err)
	}
	x, err := extract.Standard(&knowledge)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := x.Extract("sample", strings.Repeat("0", 64), text); err != nil {
			b.Fatal(err)
		}
	}
	reportWords(b, text)
}

// BenchmarkProse is prose v2 as its README uses it (sentences, tags, entities), its model loaded once, on the same text.
func BenchmarkProse(b *testing.B) {
	text := dutchSample(b)
	model := prose.ModelFromData("english")
	for b.Loop() {
		if _, err := prose.NewDocument(text, prose.UsingModel(model)); err != nil {
			b.Fatal(err)
		}
	}
	reportWords(b, text)
}
