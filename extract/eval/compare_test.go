package eval_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/eval"
)

func TestAblationTellsDifferences(t *testing.T) {
	c := change(t)
	c.Readings[0].Entities = c.Readings[0].Entities[:4] // of the named ones JIM and Movisie are left
	c.Readings[0].Claims = nil
	a := eval.Ablation{Whole: score(t, change(t)), Runs: []eval.Without{{Without: "crf", Report: score(t, c)}}}
	var out bytes.Buffer
	if err := a.Print(&out); err != nil {
		t.Fatal(err)
	}
	lines := map[string]string{}
	for l := range strings.Lines(out.String()) {
		name, rest, _ := strings.Cut(strings.TrimSpace(l), "  ")
		lines[name] = strings.Join(strings.Fields(rest), " ")
	}
	for name, want := range map[string]string{
		"F1, or share":          "whole without crf",
		"segmentation":          "1.000 1.000 (+0.000)",
		"entities ORGANISATION": "0.800 0.500 (-0.300)",
		"entities all":          "0.600 0.286 (-0.314)",
		"relations all":         "0.667 0.000 (-0.667)",
		"citations all":         "0.667 0.667 (+0.000)",
	} {
		if lines[name] != want {
			t.Errorf("%s: %q, want %q", name, lines[name], want)
		}
	}
	if _, there := lines["evidence"]; !there {
		t.Error("no line for evidence")
	}
}

// A figure without a case, such as the titles of articles that have none, is left out.
func TestAblationLeavesOutWhatHasNoCase(t *testing.T) {
	f := folder()
	f["t-01.json"].Data = []byte(strings.Replace(annotation, `"title": "Werken aan de wijk"`, `"title": ""`, 1))
	run := &eval.Run{}
	run.Add(change(t))
	a := eval.Ablation{Whole: eval.Score(run, load(t, f))}
	var out bytes.Buffer
	if err := a.Print(&out); err != nil || strings.Contains(out.String(), "\ntitle") {
		t.Errorf("%v:\n%s", err, out.String())
	}
}
