package dutch_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// sampleText is the sample corpus as one text of some 10,000 words.
func sampleText(b *testing.B) string {
	b.Helper()
	files, err := fs.Glob(seeds.Sample(), "*.txt")
	if err != nil {
		b.Fatal(err)
	}
	var out strings.Builder
	for _, name := range files {
		data, err := fs.ReadFile(seeds.Sample(), name)
		if err != nil {
			b.Fatal(err)
		}
		out.Write(data)
		out.WriteString("\n\n")
	}
	if out.Len() == 0 {
		b.Fatal("there is no sample")
	}
	return out.String()
}

func reportWords(b *testing.B, text string) {
	b.Helper()
	b.ReportMetric(float64(len(strings.Fields(text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkAnalyse(b *testing.B) {
	text := sampleText(b)
	for b.Loop() {
		dutch.Analyse(text, 0)
	}
	reportWords(b, text)
}

// BenchmarkPackage is everything that this package does for an article: analysis, all rules, themes and terms.
func BenchmarkPackage(b *testing.B) {
	text := sampleText(b)
	k := knowledge(b)
	recognisers, themes := dutch.Recognisers(k), dutch.NewThemes(k)
	for b.Loop() {
		d := dutch.Analyse(text, 0)
		var lists [][]dutch.Mention
		for _, r := range recognisers {
			lists = append(lists, r.Find(d))
		}
		dutch.Combine(lists...)
		themes.Find(d, nil)
		dutch.Terms(text)
	}
	reportWords(b, text)
}

// BenchmarkKnowledge is what the program does once, before its first article.
func BenchmarkKnowledge(b *testing.B) {
	for b.Loop() {
		dutch.Recognisers(knowledge(b))
	}
}
