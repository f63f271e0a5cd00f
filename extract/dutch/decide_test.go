package dutch_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func keptOf(list []dutch.Decision) []dutch.Mention {
	var out []dutch.Mention
	for _, d := range list {
		if d.Outcome == dutch.Kept {
			out = append(out, d.Mention)
		}
	}
	return out
}

// What Decide explains is what Combine does, with the model and without.
func TestDecideAgreesWithCombine(t *testing.T) {
	at := func(start, end int, typ graph.EntityType, by string, confidence int) dutch.Mention {
		return dutch.Mention{Start: start, End: end, Type: typ, Recogniser: by, Confidence: confidence}
	}
	tests := map[string][][]dutch.Mention{
		"nothing": nil,
		"rules": {
			{at(0, 10, graph.Organisation, "organisation", 820), at(20, 30, graph.Person, "person", 900)},
			{at(0, 5, graph.Place, "gazetteer", 800), at(25, 40, graph.Method, "method", 720)},
		},
		"a model": {
			{at(0, 10, graph.Organisation, "organisation", 820), at(20, 30, graph.Person, "person", 900), at(50, 60, graph.Method, "method", 560)},
			{at(0, 5, graph.Place, "crf", 700), at(20, 30, graph.Person, "crf", 950), at(70, 80, graph.Policy, "crf", 210)},
		},
		"a name in a title": {
			{at(0, 40, graph.Publication, "publication", 780), at(4, 12, graph.Person, "person", 960)},
			{at(0, 40, graph.Publication, "crf", 950), at(4, 12, graph.Person, "crf", 950)},
		},
	}
	for name, lists := range tests {
		t.Run(name, func(t *testing.T) {
			want := dutch.Combine(lists...)
			if diff := cmp.Diff(want, keptOf(dutch.Decide(lists...)), cmp.Transformer("none", func(l []dutch.Mention) []dutch.Mention { return append([]dutch.Mention{}, l...) })); diff != "" {
				t.Errorf("-Combine +Decide:\n%s", diff)
			}
		})
	}
}

func TestDecideSaysWhy(t *testing.T) {
	list := dutch.Decide(
		[]dutch.Mention{{Start: 0, End: 10, Type: graph.Organisation, Recogniser: "organisation", Confidence: 820}},
		[]dutch.Mention{
			{Start: 0, End: 10, Type: graph.Organisation, Recogniser: "crf", Confidence: 950},
			{Start: 0, End: 5, Type: graph.Person, Recogniser: "crf", Confidence: 950},
			{Start: 20, End: 25, Type: graph.Method, Recogniser: "crf", Confidence: 410},
		},
	)
	outcomes := map[string]dutch.Outcome{}
	for _, d := range list {
		outcomes[string(d.Type)] = d.Outcome
		sum := 0
		for _, w := range d.Worths {
			sum += w.Worth
		}
		if len(d.Worths) < 2 || (sum > 0) != (d.Confidence >= 500) {
			t.Errorf("%s at %d per mille adds up from %v", d.Type, d.Confidence, d.Worths)
		}
		if d.Outcome == dutch.GaveWay && (d.By == nil || d.By.Type != graph.Organisation) {
			t.Errorf("%s gave way to %v", d.Type, d.By)
		}
	}
	if outcomes["ORGANISATION"] != dutch.Kept || outcomes["METHOD"] != dutch.Doubtful || outcomes["PERSON"] == dutch.Kept {
		t.Errorf("outcomes %v", outcomes)
	}
}
