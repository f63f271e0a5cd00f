package eval_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/eval"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func extractor(t *testing.T) *extract.Extractor {
	t.Helper()
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.Standard(&k)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Every fault is told once, with its sentence and who caused it.
func TestFaults(t *testing.T) {
	var got []string
	for _, f := range score(t, change(t)).Faults(extractor(t)) {
		kind := "false"
		if f.Missed {
			kind = "missed"
		}
		got = append(got, strings.Join(strings.Fields(fmt.Sprint(kind, " ", f.Part, " ", f.Type, " ", f.Name, " by ", f.By)), " "))
		if f.Article != "t-01" || f.Times != 1 || f.Why == "" {
			t.Errorf("fault %+v", f)
		}
		if f.Part != "citations" && f.Part != "central" && f.Sentence == "" {
			t.Errorf("no sentence for %+v", f)
		}
	}
	want := []string{
		"missed entities PLACE Deventer by resolution", // the run that is scored dropped what the extractor keeps
		"missed entities METHOD JIM by combination",
		"false entities ORGANISATION JIM by crf",
		"false entities PLACE Sanne by crf",
		"missed mentions PLACE Deventer by resolution",
		"missed mentions PERSON Sanne by combination",
		"missed mentions METHOD JIM by combination",
		"false mentions PLACE Sanne by crf",
		"false mentions ORGANISATION JIM by crf",
		"missed relations STUDIES Sanne Vermaat → wijkwerk by names",
		"false relations AFFILIATED_WITH Sanne Vermaat → JIM by works-at",
		"evidence",
		"false citations (Bateson) by citations",
		"missed central onderzoek by themes",
		"false concepts werk by thesaurus",
	}
	for i := range got {
		if strings.HasPrefix(got[i], "false evidence") {
			got[i] = "evidence"
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFaultsOfAnArticleThatIsNotThere(t *testing.T) {
	for _, f := range score(t).Faults(extractor(t)) {
		if !f.Missed {
			t.Errorf("false find %+v in no article", f)
		}
		if f.Part != "citations" && f.Part != "central" && f.By != "segmentation" {
			t.Errorf("%s was lost by %s", f.Name, f.By)
		}
	}
}

// What a resolution splits or loses is told as its fault, not as a recogniser's.
func TestFaultsOfResolution(t *testing.T) {
	c := change(t)
	r := &c.Readings[0]
	r.Entities = append(r.Entities[:5:5], sighting(t, "person:sanne-vermaat", graph.Person, "Sanne Vermaat", "person", "Sanne Vermaat"),
		sighting(t, "person:sanne", graph.Person, "Sanne", "person", "Sanne#2"))
	var got []eval.Fault
	for _, f := range score(t, c).Faults(extractor(t)) {
		if f.Type == "PERSON" {
			got = append(got, f)
		}
	}
	if len(got) != 1 || got[0].Missed || got[0].By != "resolution" || !strings.Contains(got[0].Why, "person:sanne-vermaat") {
		t.Errorf("faults of persons: %+v", got)
	}
}

func TestPrintsFaultsWithWhoCausedHowMany(t *testing.T) {
	var out bytes.Buffer
	r := score(t, change(t))
	if err := (eval.Errors{Report: r, Faults: r.Faults(extractor(t))}).Print(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"== t-01\n", "“Sanne gebruikt JIM.”\n", "works-at: 700 per mille; the gold lacks one of its ends\n", "    2  entities   false   crf\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

// A relation whose ends were found is missed for a reason that a writer of rules can use.
func TestFaultsTellWhyNoRuleClaims(t *testing.T) {
	c := change(t)
	c.Readings[0].Claims = nil
	whys := map[string]string{}
	for _, f := range score(t, c).Faults(extractor(t)) {
		if f.Part == "relations" {
			whys[f.Name] = f.By + ": " + f.Why
		}
	}
	if why := whys["Saxion → Movisie"]; !strings.HasPrefix(why, "nobody: both ends were found; ") {
		t.Errorf("the collaboration: %q", why)
	}
	if why := whys["Sanne Vermaat → wijkwerk"]; !strings.HasPrefix(why, "names: not found: wijkwerk") {
		t.Errorf("the theme: %q", why)
	}
}
