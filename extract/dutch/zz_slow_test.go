package dutch_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

func TestZZSlow(t *testing.T) {
	k := knowledge(t)
	rs := dutch.Recognisers(k)
	th := dutch.NewThemes(k)
	for _, piece := range []string{"’", "\"", "(", "A ", "A, ", "aa.", "1-", "‘A ", "a- ", "A.", "#", "en ", "De Wet ", "gemeenten A, ", "lectoraten A en ", "‘", "Van ", "van ", "Sanne ", "Sanne Vermaat ", "A\n", ": ", "– ", "a@", "Stichting ", "het boek ", "Jan (", "heet ", "is een training ", "genaamd ", "€", "'s ", ". ", "”", "Wet a ", "A-van "} {
		text := strings.Repeat(piece, 60000/len(piece))
		step := func(name string, f func()) {
			at := time.Now()
			f()
			if e := time.Since(at); e > 300*time.Millisecond {
				fmt.Printf("%q %s %v\n", piece, name, e)
			}
		}
		var d *dutch.Document
		step("analyse", func() { d = dutch.Analyse(text, 0) })
		var ls [][]dutch.Mention
		for _, r := range rs {
			step(r.Name(), func() { ls = append(ls, r.Find(d)) })
		}
		step("combine", func() { dutch.Combine(ls...) })
		step("themes", func() { th.Find(d) })
		step("terms", func() { dutch.Terms(text) })
	}
}
