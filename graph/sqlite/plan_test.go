package sqlite_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// scan finds a step of a plan that reads a whole table. Lists of parameters (i, VIRTUAL TABLE) and what a statement derives
// itself (m, summed) are no tables; a walk along an index in the order of a list ends with the page.
var scan = regexp.MustCompile(`^SCAN ([a-z]+)$`)

// TestNoHotQuestionScansATable asks the questions of a page of the explorer and reads the plans of all statements behind them.
func TestNoHotQuestionScansATable(t *testing.T) {
	ctx := context.Background()
	w := newWorld(1, 400)
	s := newStore(t)
	for i := range 10 {
		apply(t, s, w.source(i, 5, 8, nil))
	}
	first := graph.Window{Limit: 20}
	after := graph.Window{Limit: 20, After: &graph.Position{Key: "2015-01-01", ID: "article:0"}}
	count := graph.Window{Limit: 20, After: &graph.Position{Key: "3", ID: "x"}, Backward: true}
	entity := w.entities[0].ID
	edges, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{entity}, Window: first})
	if err != nil {
		t.Fatal(err)
	}
	edge := edges[0].Items[0].EdgeKey
	asked := []func() error{
		func() error {
			_, err := graph.Search(ctx, s, graph.SearchQuery{Text: w.entities[3].Name, Limit: 20})
			return err
		},
		func() error {
			_, err := graph.Search(ctx, s, graph.SearchQuery{Text: w.entities[3].Name, Limit: 20, Types: []graph.EntityType{graph.Person}})
			return err
		},
		func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{OfEntities: []string{entity}, Window: first})
			return err
		},
		func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{OfEntities: []string{entity}, Window: after})
			return err
		},
		func() error { _, err := s.Articles(ctx, graph.ArticleQuery{Window: after, Content: true}); return err },
		func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{Terms: []string{"over"}}, Order: graph.MostMatching, Window: first})
			return err
		},
		func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{IDs: []string{"article:x"}}})
			return err
		},
		func() error {
			_, err := s.Articles(ctx, graph.ArticleQuery{Order: graph.ByTitle, Window: graph.Window{Limit: 5, After: &graph.Position{Key: "a"}}})
			return err
		},
		func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{entity}, Window: count})
			return err
		},
		func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{entity}, Filter: graph.ClaimFilter{MinConfidence: 700}, Window: first})
			return err
		},
		func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{entity}, Filter: graph.ClaimFilter{Others: []string{w.entities[1].ID}}})
			return err
		},
		func() error {
			_, err := s.Edges(ctx, graph.EdgeQuery{Order: graph.ByEdgeID, Window: first})
			return err
		},
		func() error {
			_, err := s.Claims(ctx, graph.ClaimQuery{OfEdges: []graph.EdgeKey{edge}, Window: first})
			return err
		},
		func() error {
			_, err := s.Claims(ctx, graph.ClaimQuery{Window: graph.Window{Limit: 9, After: &graph.Position{Key: "2015-01-01 article:x 4"}}})
			return err
		},
		func() error {
			_, err := s.Claims(ctx, graph.ClaimQuery{Order: graph.LeastCertain, Window: graph.Window{Limit: 9, After: &graph.Position{Key: "20 2015-01-01 article:x 4"}}})
			return err
		},
		func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{entity}}})
			return err
		},
		func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{OfArticles: []string{"article:x"}, Order: graph.MostSalient})
			return err
		},
		func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Order: graph.MostMentions, Window: count})
			return err
		},
		func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Order: graph.MostArticles, Window: first})
			return err
		},
		func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{NamePrefix: "ab"}, Window: first})
			return err
		},
		func() error {
			_, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{SameAs: "cbs:"}, Window: first})
			return err
		},
		func() error {
			_, err := s.Mentions(ctx, graph.MentionQuery{Articles: []string{"article:x"}, Entities: []string{entity}})
			return err
		},
	}
	for i, ask := range asked {
		if err := ask(); err != nil {
			t.Fatalf("question %d: %v", i, err)
		}
	}
	plans, err := s.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(plans) < len(asked) {
		t.Fatalf("only %d statements seen", len(plans))
	}
	margin := 0
	for query, steps := range plans {
		if sqlite.ReadsNames(query) {
			continue // no question waits for it
		}
		if strings.Contains(query, "ORDER BY abs(c.confidence - 500)") {
			margin++
			if plan := strings.Join(steps, "; "); !strings.Contains(plan, "claim_margin") || strings.Contains(plan, "TEMP B-TREE") {
				t.Errorf("the least certain claims are not read in the order of their index: %s", plan)
			}
		}
		for _, step := range steps {
			if m := scan.FindStringSubmatch(step); m != nil && m[1] != "m" && m[1] != "summed" {
				t.Errorf("%s\n\treads a whole table: %s", query, strings.Join(steps, "; "))
			}
		}
	}
	if margin != 1 {
		t.Errorf("%d statements read the least certain claims, want 1", margin)
	}
}
