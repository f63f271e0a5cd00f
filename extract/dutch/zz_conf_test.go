package dutch_test

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// TestZZConf prints wrong raw mentions of TYPE REC CONF.
func TestZZConf(t *testing.T) {
	typ, rec := graph.EntityType(os.Getenv("TYPE")), os.Getenv("REC")
	conf, _ := strconv.Atoi(os.Getenv("CONF"))
	k, _ := seeds.Knowledge()
	for _, p := range readCorpus(t, "A-F") {
		d := dutch.Analyse(p.text, 0)
		want := spansOf(p.mentions)
		for _, r := range zzrs(&k) {
			if r.Name() != rec {
				continue
			}
			for _, m := range r.Find(d) {
				if m.Type == typ && m.Confidence == conf && !want[span{m.Start, m.End, m.Type}] {
					fmt.Println("WRONG", p.text[m.Start:m.End], "|", around(p.text, m.Start, m.End))
				}
			}
		}
	}
}

var zzcache []dutch.Recogniser

func zzrs(k *dutch.Knowledge) []dutch.Recogniser {
	if zzcache == nil {
		zzcache = dutch.Recognisers(k)
	}
	return zzcache
}
