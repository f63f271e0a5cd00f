package dutch_test

import (
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

func BenchmarkZZQ(b *testing.B) {
	for _, p := range []string{"\"", "‘A "} {
		b.Run(p, func(b *testing.B) {
			for b.Loop() {
				dutch.Analyse(strings.Repeat(p, 60000/len(p)), 0)
			}
		})
	}
}
