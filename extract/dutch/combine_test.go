package dutch_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func mention(start, end int, t graph.EntityType, recogniser string, confidence int) dutch.Mention {
	return dutch.Mention{Start: start, End: end, Type: t, Recogniser: recogniser, Confidence: confidence}
}

// places lists what is left as start, end and type.
func places(list []dutch.Mention) []dutch.Mention {
	var out []dutch.Mention
	for _, m := range list {
		out = append(out, dutch.Mention{Start: m.Start, End: m.End, Type: m.Type})
	}
	return out
}

func TestCombine(t *testing.T) {
	place := mention(14, 23, graph.Place, "gazetteer", 900)
	organisation := mention(0, 23, graph.Organisation, "gazetteer", 950)
	for _, tt := range []struct {
		name  string
		lists [][]dutch.Mention
		want  []dutch.Mention
	}{
		{"apart", [][]dutch.Mention{{mention(0, 5, graph.Person, "a", 900)}, {mention(6, 9, graph.Place, "b", 900)}}, []dutch.Mention{mention(0, 5, graph.Person, "", 0), mention(6, 9, graph.Place, "", 0)}},
		{"the longer of two sure names", [][]dutch.Mention{{place}, {organisation}}, []dutch.Mention{mention(0, 23, graph.Organisation, "", 0)}},
		{"the order of lists tells nothing", [][]dutch.Mention{{organisation}, {place}}, []dutch.Mention{mention(0, 23, graph.Organisation, "", 0)}},
		{"a sure short name before a long guess", [][]dutch.Mention{{mention(0, 5, graph.Person, "a", 950), mention(0, 12, graph.Organisation, "b", 500)}}, []dutch.Mention{mention(0, 5, graph.Person, "", 0)}},
		{"one span, two types", [][]dutch.Mention{{mention(0, 5, graph.Person, "a", 700), mention(0, 5, graph.Place, "b", 900)}}, []dutch.Mention{mention(0, 5, graph.Place, "", 0)}},
		{
			"a law inside a title stays",
			[][]dutch.Mention{{mention(0, 30, graph.Publication, "a", 900), mention(10, 18, graph.Policy, "b", 900)}},
			[]dutch.Mention{mention(0, 30, graph.Publication, "", 0), mention(10, 18, graph.Policy, "", 0)},
		},
		{"a doubtful name inside a title goes", [][]dutch.Mention{{mention(0, 30, graph.Publication, "a", 900), mention(10, 18, graph.Policy, "b", 500)}}, []dutch.Mention{mention(0, 30, graph.Publication, "", 0)}},
		{"no place inside an organisation", [][]dutch.Mention{{mention(0, 30, graph.Organisation, "a", 900), mention(20, 30, graph.Place, "b", 900)}}, []dutch.Mention{mention(0, 30, graph.Organisation, "", 0)}},
		{"nothing", nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, places(dutch.Combine(tt.lists...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCombineJoinsEqualMentions(t *testing.T) {
	known := mention(0, 5, graph.Organisation, "gazetteer", 900)
	known.ID, known.Name = "organisation:x", "X"
	named := mention(0, 5, graph.Organisation, "organisation", 930)
	named.Kind = graph.KindGemeente
	got := dutch.Combine([]dutch.Mention{named}, []dutch.Mention{known})
	if len(got) != 1 || got[0].ID != known.ID || got[0].Kind != graph.KindGemeente {
		t.Errorf("got %+v, want one mention with the id of the one and the kind of the other", got)
	}
}

// TestCombineHearsTheModel: a rule that the model shares is surer than one that it doubts, and says so.
func TestCombineHearsTheModel(t *testing.T) {
	rule := mention(0, 12, graph.Organisation, "organisation", 870)
	elsewhere := mention(40, 45, graph.Person, "crf", 950)
	shared := dutch.Combine([]dutch.Mention{rule}, []dutch.Mention{mention(0, 12, graph.Organisation, "crf", 950), elsewhere})
	doubted := dutch.Combine([]dutch.Mention{rule}, []dutch.Mention{elsewhere})
	alone := dutch.Combine([]dutch.Mention{rule})
	if len(shared) != 2 || shared[0].Confidence < 950 {
		t.Errorf("shared: %+v", shared)
	}
	for _, m := range doubted {
		if m.Start == 0 && m.Confidence >= shared[0].Confidence {
			t.Errorf("the model's silence makes %+v no less sure", m)
		}
	}
	if len(alone) != 1 || alone[0].Confidence != rule.Confidence {
		t.Errorf("without the model: %+v, want the rule's own confidence", alone)
	}
}

// TestCombineKeepsUnknownRecognisers: the weights know nothing of a recogniser that someone adds; its own confidence counts.
func TestCombineKeepsUnknownRecognisers(t *testing.T) {
	got := dutch.Combine([]dutch.Mention{mention(0, 12, graph.Person, "new", 600)}, []dutch.Mention{mention(40, 45, graph.Person, "crf", 950)})
	if len(got) != 2 || got[0].Confidence < 590 || got[0].Confidence > 610 {
		t.Errorf("got %+v, want the new recogniser's 600", got)
	}
}

// TestCandidates shows the evidence that is weighed.
func TestCandidates(t *testing.T) {
	got := dutch.Candidates(
		[]dutch.Mention{mention(0, 12, graph.Organisation, "organisation", 870), mention(0, 12, graph.Organisation, "organisation", 720)},
		[]dutch.Mention{mention(5, 12, graph.Place, "gazetteer", 900)},
		[]dutch.Mention{mention(0, 12, graph.Organisation, "crf", 720)},
	)
	want := [][]string{
		{"ORGANISATION organisation 870", "ORGANISATION crf 800", "against shorter gazetteer high"},
		{"PLACE gazetteer 900", "PLACE crf 0", "against longer crf middle", "against longer rule high"},
	}
	for i, c := range got {
		if diff := cmp.Diff(want[i], c.Says); diff != "" {
			t.Error(diff)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d candidates, want %d", len(got), len(want))
	}
}
