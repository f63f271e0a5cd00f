package crf_test

import (
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// The reasons of what the model that ships finds are words for features: hardly any keeps its bare number, and they speak for the
// names.
func TestReasonsTellFeatures(t *testing.T) {
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	m, err := crf.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	r := crf.NewRecogniser(m, &k)
	d := dutch.Analyse("Lector Sanne Vermaat van Hogeschool Saxion sprak in Zutphen met Movisie. ‘Wij werken met de Buurtblik’, zei Vermaat.", 0)
	mentions := r.Find(d)
	if len(mentions) < 3 {
		t.Fatalf("%d names found", len(mentions))
	}
	const most = 5
	told, bare, sum := 0, 0, 0
	for i, list := range r.Reasons(d, mentions, most) {
		name := d.Text[mentions[i].Start:mentions[i].End]
		if len(list) == 0 || len(list) > most {
			t.Errorf("%s has %d reasons", name, len(list))
		}
		for j, reason := range list {
			if !strings.Contains(name, reason.Token) {
				t.Errorf("%s has a reason for %q", name, reason.Token)
			}
			if j > 0 && abs(reason.Weight) > abs(list[j-1].Weight) {
				t.Errorf("%s: %v stands behind a lighter reason", name, reason)
			}
			told++
			if strings.HasPrefix(reason.What, "feature ") {
				bare++
			}
			sum += reason.Weight
		}
	}
	if bare*20 > told {
		t.Errorf("%d of %d reasons have no words", bare, told)
	}
	if sum <= 0 {
		t.Errorf("the heaviest reasons of all names add up to %d", sum)
	}
	if list := r.Reasons(d, []dutch.Mention{{Start: 0, End: 6, Type: "CONCEPT"}}, most); list[0] != nil {
		t.Errorf("a type that the model does not know has reasons %v", list)
	}
}

func abs(n int) int { return max(n, -n) }
