package dutch_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func TestZZ(t *testing.T) {
	b, err := os.ReadFile("/tmp/dk/in.txt")
	if err != nil {
		t.Skip()
	}
	k, _ := seeds.Knowledge()
	rs := dutch.Recognisers(&k)
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		d := dutch.Analyse(line, 0)
		var ls [][]dutch.Mention
		for _, r := range rs {
			l := r.Find(d)
			ls = append(ls, l)
			for _, m := range l {
				fmt.Printf("   %s %s %s %d %q\n", r.Name(), m.Type, m.Kind, m.Confidence, line[m.Start:m.End])
			}
		}
		fmt.Println(line)
		for _, m := range dutch.Combine(ls...) {
			fmt.Printf("   => %s %s %q\n", m.Type, m.ID, line[m.Start:m.End])
		}
	}
}
