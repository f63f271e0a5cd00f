package extract_test

import (
	"path/filepath"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

// The fuzz target starts from files in testdata/fuzz, which the Go tool reads in silence: none there would leave it blind.
func TestSegmentFuzzCorpusIsThere(t *testing.T) {
	seeds, err := filepath.Glob("testdata/fuzz/FuzzSegment/*")
	if err != nil || len(seeds) < 8 {
		t.Fatalf("%d seeds, %v", len(seeds), err)
	}
}

func FuzzSegment(f *testing.F) {
	f.Fuzz(func(t *testing.T, source string) {
		drafts := extract.Segment(source)
		checkDrafts(t, source, drafts)
		again := extract.Segment(source)
		if printDrafts(again) != printDrafts(drafts) {
			t.Error("a second reading differs")
		}
	})
}
