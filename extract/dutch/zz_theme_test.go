package dutch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func TestZZTheme(t *testing.T) {
	k, _ := seeds.Knowledge()
	label := map[string]string{}
	for _, c := range k.Concepts {
		label[c.Preferred] = c.ID
		for _, a := range c.Alternatives {
			label[a] = c.ID
		}
	}
	th := dutch.NewThemes(&k)
	hit, right := map[string]int{}, map[string]int{}
	files, _ := filepath.Glob(corpusFolder + "/[A-E]-*.txt")
	tp, np, ng := 0, 0, 0
	for _, f := range files {
		b, _ := os.ReadFile(f)
		for _, para := range strings.Split(string(b), "\n\n") {
			gold := map[string]bool{}
			for _, l := range strings.Split(para, "\n") {
				if strings.HasPrefix(l, "= ") {
					for _, x := range strings.Split(l[2:], ";") {
						if id := label[strings.TrimSpace(x)]; id != "" {
							gold[id] = true
						}
					}
				}
			}
			d := dutch.Analyse(parseMarked(para).text, 0)
			for i, c := range th.Find(d) {
				hit[c.ID]++
				if gold[c.ID] {
					right[c.ID]++
				}
				if i < 4 {
					np++
					if gold[c.ID] {
						tp++
					}
				}
			}
			ng += len(gold)
		}
	}
	fmt.Println("P@4", float64(tp)/float64(np), "R", float64(tp)/float64(ng))
	for _, id := range sortedKeys(hit) {
		if hit[id] >= 10 && right[id]*4 < hit[id] {
			fmt.Printf("WIDE %q, // %d of %d\n", id, right[id], hit[id])
		}
	}
}
