package sqlite_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// open opens a store that is closed with the test.
func open(t testing.TB, path string, opts sqlite.Options) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, opts)
	if err != nil {
		t.Fatalf("open %s: %v (%s)", path, err, graph.Hint(err))
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newStore(t testing.TB) *sqlite.Store {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{})
}

func apply(t testing.TB, s graph.Store, changes ...graph.Change) {
	t.Helper()
	if err := s.Apply(context.Background(), changes...); err != nil {
		t.Fatalf("apply: %v", err)
	}
}

func dump(t testing.TB, s graph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := graph.Dump(context.Background(), s, &b); err != nil {
		t.Fatalf("dump: %v", err)
	}
	return b.String()
}

func TestDumpHoldsWhatWasApplied(t *testing.T) {
	w := newWorld(1, 300)
	s := newStore(t)
	var changes []graph.Change
	for i := range 20 {
		changes = append(changes, w.source(i, 5, 8, nil))
	}
	apply(t, s, changes...)
	first := dump(t, s)

	again := newStore(t)
	shuffled := slices.Clone(changes)
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, c := range shuffled {
		apply(t, again, c)
	}
	if got := dump(t, again); got != first {
		t.Error("another order of Applies gives another dump")
	}
	lines := bytes.Split([]byte(first), []byte("\n"))
	for i, c := range changes {
		want, err := graph.EncodeChange(c)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(lines[i+1], want) {
			t.Errorf("line %d of the dump is not what source %s said", i+2, c.Source.ID)
		}
	}
}

func TestEveryQuestionIsAnswered(t *testing.T) {
	ctx := context.Background()
	w := newWorld(1, 300)
	s := newStore(t)
	for i := range 10 {
		apply(t, s, w.source(i, 5, 8, nil))
	}
	full := graph.ArticleFilter{
		IDs: []string{"article:x"}, Mentioning: []string{w.entities[0].ID, w.entities[1].ID}, Sources: []string{"a"}, Publications: []string{"p"},
		Issues: []string{"i"}, Languages: []string{"nl"}, Period: graph.Period{From: "2010", To: "2020"}, Terms: []string{"over"},
	}
	for _, o := range []graph.ArticleOrder{"", graph.OldestFirst, graph.ByTitle, graph.MostMatching} {
		for _, parents := range [][]string{nil, {w.entities[0].ID, "person:nobody"}} {
			for _, f := range []graph.ArticleFilter{{Terms: []string{"over"}}, full} {
				q := graph.ArticleQuery{
					OfEntities: parents, Filter: f, Order: o, Window: graph.Window{Limit: 3, Total: true, After: &graph.Position{Key: "1 2010-01-01"}}, Content: true,
				}
				if _, err := s.Articles(ctx, q); err != nil {
					t.Errorf("articles %+v: %v", q, err)
				}
			}
		}
	}
	for _, o := range []graph.EntityOrder{"", graph.MostMentions, graph.MostArticles, graph.MostClaims} {
		q := graph.EntityQuery{
			Order: o, Window: graph.Window{Limit: 3, Total: true, Before: &graph.Position{Key: "3"}, Backward: true},
			Filter: graph.EntityFilter{
				Types: []graph.EntityType{graph.Person}, Kinds: []graph.Kind{""}, NamePrefix: "a", NameContains: "b", SameAs: "cbs:", MinArticles: 1,
			},
		}
		if _, err := s.Entities(ctx, q); err != nil {
			t.Errorf("entities %+v: %v", q, err)
		}
	}
	edges, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{w.entities[0].ID}, Window: graph.Window{Limit: 5, Total: true}})
	if err != nil || len(edges[0].Items) == 0 {
		t.Fatalf("edges: %v, %v", edges, err)
	}
	filter := graph.ClaimFilter{
		Predicates: graph.Predicates(), SubjectTypes: []graph.NodeType{"PERSON"}, ObjectTypes: []graph.NodeType{"PERSON"}, Modalities: graph.Modalities(),
		MinConfidence: 1, Period: graph.Period{From: "2010"}, Publications: []string{"x"}, Sources: []string{"s"}, Rules: []string{"r"}, WithoutSeeds: true,
	}
	for _, f := range []graph.ClaimFilter{{}, filter} {
		for _, o := range []graph.EdgeOrder{"", graph.ByEdgeID} {
			if _, err := s.Edges(ctx, graph.EdgeQuery{Filter: f, Order: o, Window: graph.Window{After: &graph.Position{Key: "3"}, Limit: 4, Total: true}}); err != nil {
				t.Errorf("edges: %v", err)
			}
			f.OtherTypes, f.Others = []graph.NodeType{"PERSON"}, []string{"x"}
			if _, err := s.Edges(ctx, graph.EdgeQuery{Filter: f, Order: o, OfNodes: []string{w.entities[0].ID}}); err != nil {
				t.Errorf("edges: %v", err)
			}
			f.OtherTypes, f.Others = nil, nil
		}
		key := edges[0].Items[0].EdgeKey
		claims, err := s.Claims(ctx, graph.ClaimQuery{OfEdges: []graph.EdgeKey{key}, Filter: f, Window: graph.Window{Total: true}})
		if err != nil {
			t.Errorf("claims: %v", err)
		}
		if len(f.Predicates) == 0 && claims[0].Total != edges[0].Items[0].Claims {
			t.Errorf("edge %v has %d claims, found %d", key, edges[0].Items[0].Claims, claims[0].Total)
		}
	}
	for _, unit := range []graph.Unit{graph.CountArticles, graph.CountSentences, graph.CountMentions, graph.CountEntities, graph.CountClaims} {
		for _, by := range [][]graph.Dimension{nil, {graph.PerType}} {
			if unit == graph.CountClaims && by != nil {
				by = []graph.Dimension{graph.PerRule, graph.PerYear}
			}
			got, err := s.Count(ctx, graph.CountQuery{Of: unit, By: by, Limit: 5})
			if err != nil || len(got) == 0 || got[0].N == 0 {
				t.Errorf("count %s by %v: %v, %v", unit, by, got, err)
			}
		}
	}
	hits, err := graph.Search(ctx, s, graph.SearchQuery{Text: w.entities[0].Name, Limit: 5})
	if err != nil || len(hits) == 0 || hits[0].Entity.ID != w.entities[0].ID {
		t.Errorf("search %q: %v, %v", w.entities[0].Name, hits, err)
	}
	version, err := s.Version(ctx)
	if err != nil || version == "0" {
		t.Errorf("version %q, %v", version, err)
	}
}
