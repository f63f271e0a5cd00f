package graph_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// TestCoOccurrencesOfANearDuplicate asks for an entity that only the second of two near-duplicates mentions: the first is shown
// when all articles are counted, the second when those with the entity are, so the parts would be greater than the whole.
func TestCoOccurrencesOfANearDuplicate(t *testing.T) {
	ctx, store := context.Background(), graphtest.NewModel()
	body := "In de wijk werkt Movisie met JIM aan een sociale basis waarin buren elkaar vaker zien en eerder helpen."
	marked := "In de wijk werkt [[Movisie|ORGANISATION]] met [[JIM|METHOD]] aan een sociale basis waarin buren elkaar vaker zien en eerder helpen."
	change := graphtest.Source("een", graphtest.Article("1", "Titel", body), graphtest.Article("2", "", marked))
	if err := store.Apply(ctx, change); err != nil {
		t.Fatal(err)
	}
	for level, want := range map[graph.Unit]graph.CoOccurrence{
		graph.CountArticles:  {Entity: "organisation:movisie", Together: 1, Alone: 1, Expected: 1, NPMI: 1},
		graph.CountSentences: {Entity: "organisation:movisie", Together: 1, Alone: 1, Expected: 0.5, LogLikelihood: 2.773, NPMI: 1}, // the title is the other
	} {
		got, err := graph.CoOccurrences(ctx, store, graph.CoOccurrenceQuery{Of: "method:jim", Level: level, Limit: 5})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]graph.CoOccurrence{want}, got); diff != "" {
			t.Errorf("by %s (-want +got):\n%s", level, diff)
		}
	}
}
