package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

// manyShapes is a text of at least n bytes made of all sources of testdata/segment, each copy with words of its own.
func manyShapes(t testing.TB, n int) string {
	t.Helper()
	files, err := filepath.Glob("testdata/segment/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("find sources: %v, %v", files, err)
	}
	var sources []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(txtar.Parse(data).Files[0].Data))
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.ReplaceAll(sources[i%len(sources)], " de ", fmt.Sprintf(" de w%dord ", i)))
	}
	return b.String()
}

// Inputs that make a careless reader quadratic: everything in one line, in one-letter lines, in titles printed
// twice, in list items, in quotation marks, and in one run without titles.
func TestSegmentIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 2_000_000
	run := manyShapes(t, size)
	shapes := map[string]string{
		"one line":        strings.Repeat("woord ", size/6),
		"letters":         strings.Repeat("a\n", size/2),
		"equal titles":    strings.Repeat("Een titel\n\nEen titel\n\n", size/22),
		"list items":      strings.Repeat("• item\n", size/9),
		"colons":          strings.Repeat("Zo is het: ", size/11),
		"quotation marks": strings.Repeat("‘’“”", size/12),
		"paragraphs":      strings.ReplaceAll(run, "\n\n", "\n"),
		"white space":     strings.Repeat(" \t\r\n", size/4),
		"all shapes":      run,
	}
	for name, text := range shapes {
		t.Run(name, func(t *testing.T) {
			small, large := elapsed(text[:len(text)/4]), elapsed(text)
			if large > 12*small && large > 2*time.Second || large > 15*time.Second {
				t.Errorf("%v for a quarter, %v for the whole", small, large)
			}
		})
	}
}

func elapsed(text string) time.Duration {
	text = strings.ToValidUTF8(text, "")
	start := time.Now()
	extract.Segment(text)
	return time.Since(start)
}

func BenchmarkSegment(b *testing.B) {
	text := manyShapes(b, 1_000_000)
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		extract.Segment(text)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
