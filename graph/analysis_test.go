package graph_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// analysed is a world as its sources tell it, for computing by hand what the graph computes over a store. It has no near-duplicates.
type analysed struct {
	store    graph.Store
	readings []graph.Reading
	ids      []string
}

func newAnalysed(t *testing.T) analysed {
	t.Helper()
	w := analysed{store: graphtest.NewModel()}
	var changes []graph.Change
	seen := map[string]bool{}
	for c := range graphtest.World(graphtest.WorldSize{Entities: 64, Articles: 45, Claims: 260}) {
		changes = append(changes, c)
		w.readings = append(w.readings, c.Readings...)
		for _, r := range c.Readings {
			for _, e := range r.Entities {
				seen[e.ID] = true
			}
		}
	}
	for id := range seen {
		w.ids = append(w.ids, id)
	}
	slices.Sort(w.ids)
	if err := w.store.Apply(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
	return w
}

// names reports whether a reading names an entity, and in how many places.
func names(r graph.Reading, id string) (bool, int) {
	for _, e := range r.Entities {
		if e.ID == id {
			return true, len(e.Mentions)
		}
	}
	return false, 0
}

// claims returns how many claims that are not negated say each thing.
func (w analysed) claims(keep func(graph.Claim) bool) map[graph.EdgeKey]int {
	out := map[graph.EdgeKey]int{}
	for _, r := range w.readings {
		for _, c := range r.Claims {
			if c.Modality != graph.Negated && keep(c) {
				out[graph.EdgeKey{Subject: c.Subject, Predicate: c.Predicate, Object: c.Object}]++
			}
		}
	}
	return out
}

func everything(graph.Claim) bool { return true }

// alike compares figures that are rounded to thousandths, which an order of additions may turn.
func alike() gocmp.Option {
	return gocmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 0.0015 })
}

func TestTimelinesByHand(t *testing.T) {
	w := newAnalysed(t)
	for _, unit := range []graph.Unit{graph.CountMentions, graph.CountArticles} {
		got, err := graph.Timelines(t.Context(), w.store, graph.TimelineQuery{Entities: w.ids[:20], Of: unit, Per: graph.PerYear})
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range w.ids[:20] {
			years, undated, total := map[string]int{}, 0, 0
			for _, r := range w.readings {
				named, n := names(r, id)
				if unit == graph.CountArticles && named {
					n = 1
				}
				total += n
				if r.PublishedAt == "" {
					undated += n
				} else {
					years[r.PublishedAt.Year()] += n
				}
			}
			if got[i].Entity != id || got[i].Total != total || got[i].Undated != undated {
				t.Errorf("%s of %s: %+v, want %d in all and %d undated", unit, id, got[i], total, undated)
			}
			for j, p := range got[i].Points {
				if p.N != years[p.Key] {
					t.Errorf("%s of %s in %s: %d, want %d", unit, id, p.Key, p.N, years[p.Key])
				}
				if j > 0 && p.Key <= got[i].Points[j-1].Key {
					t.Errorf("%s comes after %s", p.Key, got[i].Points[j-1].Key)
				}
				delete(years, p.Key)
			}
			if len(years) > 0 {
				t.Errorf("%s of %s lack %v", unit, id, years)
			}
		}
	}
}

func TestCollaborationsByHand(t *testing.T) {
	w := newAnalysed(t)
	got, err := graph.Collaborations(t.Context(), w.store, graph.MatrixQuery{Types: []graph.NodeType{"ORGANISATION"}, Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	weights := w.claims(func(c graph.Claim) bool { return c.Predicate == graph.CollaboratesWith })
	of := map[string]*graph.MatrixMember{}
	for key, n := range weights {
		for _, id := range []string{key.Subject, key.Object} {
			if of[id] == nil {
				of[id] = &graph.MatrixMember{ID: id}
			}
			of[id].Partners++
			of[id].Claims += n
		}
	}
	if len(got.Members) != 5 || !got.Truncated || len(of) < 6 {
		t.Fatalf("%d members of %d: %+v", len(got.Members), len(of), got)
	}
	least := math.MaxInt
	for _, m := range got.Members {
		if *of[m.ID] != m || m.Claims > least {
			t.Errorf("%+v, want %+v", m, of[m.ID])
		}
		least = m.Claims
		delete(of, m.ID)
	}
	for _, m := range of {
		if m.Claims > least {
			t.Errorf("%+v is left out", m)
		}
	}
	cells := 0
	for i, a := range got.Members {
		for j, b := range got.Members[i+1:] {
			n := weights[graph.EdgeKey{Subject: min(a.ID, b.ID), Predicate: graph.CollaboratesWith, Object: max(a.ID, b.ID)}]
			at := slices.IndexFunc(got.Cells, func(c graph.MatrixCell) bool { return c.Row == i && c.Column == i+1+j })
			switch {
			case (at >= 0) != (n > 0), at >= 0 && got.Cells[at].Edge.Claims != n:
				t.Errorf("%s and %s: cell %d, want %d claims", a.ID, b.ID, at, n)
			case n > 0:
				cells++
			}
		}
	}
	if cells == 0 || cells != len(got.Cells) {
		t.Errorf("%d cells, want %d", len(got.Cells), cells)
	}
}

func TestBridgesByHand(t *testing.T) {
	w := newAnalysed(t)
	for _, apart := range []bool{false, true} {
		got, err := graph.Bridges(t.Context(), w.store, graph.BridgeQuery{
			Types: []graph.EntityType{graph.Organisation, graph.Lectoraat}, Over: []graph.EntityType{graph.Method, graph.Concept},
			Apart: apart, Limit: 100,
		})
		if err != nil {
			t.Fatal(err)
		}
		want := w.bridges(apart)
		if len(want) < 5 {
			t.Fatalf("the world has only %d bridges", len(want))
		}
		if diff := gocmp.Diff(want[:min(100, len(want))], got, alike()); diff != "" {
			t.Errorf("apart %v (-want +got):\n%s", apart, diff)
		}
	}
}

func (w analysed) bridges(apart bool) []graph.Bridge {
	is := func(id string, types ...graph.NodeType) bool {
		typ, _ := graph.TypeOf(id)
		return slices.Contains(types, typ)
	}
	joined := map[[2]string]bool{}
	for key := range w.claims(everything) {
		joined[[2]string{key.Subject, key.Object}] = true
	}
	sharers := map[string]int{}
	for pair := range joined {
		if is(pair[0], "ORGANISATION", "LECTORAAT") {
			sharers[pair[1]]++
		}
	}
	var out []graph.Bridge
	for i, a := range w.ids {
		for _, b := range w.ids[i+1:] {
			if !is(a, "ORGANISATION", "LECTORAAT") || !is(b, "ORGANISATION", "LECTORAAT") {
				continue
			}
			bridge := graph.Bridge{A: a, B: b}
			for _, over := range w.ids {
				if is(over, "METHOD", "CONCEPT") && joined[[2]string{a, over}] && joined[[2]string{b, over}] {
					bridge.Over = append(bridge.Over, over)
					bridge.Strength += 1 / math.Log(float64(sharers[over]))
				}
			}
			for _, r := range w.readings {
				first, _ := names(r, a)
				if second, _ := names(r, b); first && second {
					bridge.Together++
				}
			}
			if len(bridge.Over) > 0 && !(apart && bridge.Together > 0) {
				slices.SortFunc(bridge.Over, func(x, y string) int {
					return cmp.Or(cmp.Compare(sharers[x], sharers[y]), cmp.Compare(x, y))
				})
				bridge.Strength = math.Round(bridge.Strength*1000) / 1000
				out = append(out, bridge)
			}
		}
	}
	slices.SortFunc(out, func(x, y graph.Bridge) int {
		return cmp.Or(cmp.Compare(y.Strength, x.Strength), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out
}

func TestRisingByHand(t *testing.T) {
	w := newAnalysed(t)
	got, err := graph.RisingEntities(t.Context(), w.store, graph.RisingQuery{Period: graph.Period{From: "2021", To: "2024"}, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	in := func(r graph.Reading) (now, before bool) {
		year := r.PublishedAt.Year()
		return year >= "2021" && year <= "2024", year != "" && year < "2021"
	}
	var want []graph.Rising
	for _, id := range w.ids {
		var a, b, c, d float64
		for _, r := range w.readings {
			named, _ := names(r, id)
			now, before := in(r)
			switch {
			case now && named:
				a, c = a+1, c+1
			case now:
				c++
			case before && named:
				b, d = b+1, d+1
			case before:
				d++
			}
		}
		e1, e2 := c*(a+b)/(c+d), d*(a+b)/(c+d)
		if a == 0 || a <= e1 {
			continue
		}
		g := a * math.Log(a/e1)
		if b > 0 {
			g += b * math.Log(b/e2)
		}
		want = append(want, graph.Rising{
			Entity: id, Now: int(a), Before: int(b), Expected: e1, LogLikelihood: 2 * g,
			LogRatio: math.Log2(a/c) - math.Log2(max(b, 0.5)/d),
		})
	}
	byID := func(x, y graph.Rising) int { return cmp.Compare(x.Entity, y.Entity) }
	if !slices.IsSortedFunc(got, func(x, y graph.Rising) int { return cmp.Compare(y.LogLikelihood, x.LogLikelihood) }) {
		t.Error("the most significant don't come first")
	}
	slices.SortFunc(got, byID)
	if diff := gocmp.Diff(want, got, alike()); diff != "" || len(want) < 5 {
		t.Errorf("of %d (-want +got):\n%s", len(want), diff)
	}
}

func TestRelatedArticlesByHand(t *testing.T) {
	w := newAnalysed(t)
	own := w.readings[3]
	got, err := graph.RelatedArticles(t.Context(), w.store, []graph.Article{{ID: own.Article, Group: own.Article}}, 50)
	if err != nil {
		t.Fatal(err)
	}
	var want []graph.RelatedArticle
	for _, r := range w.readings {
		related := graph.RelatedArticle{Article: r.Article}
		for _, id := range w.ids {
			here, _ := names(own, id)
			if there, _ := names(r, id); here && there {
				n := 0.0
				for _, any := range w.readings {
					if named, _ := names(any, id); named {
						n++
					}
				}
				related.Shared = append(related.Shared, id)
				related.Score += math.Log(float64(len(w.readings)) / n)
			}
		}
		if r.Article != own.Article && len(related.Shared) > 0 {
			want = append(want, related)
		}
	}
	if len(want) < 5 || len(own.Entities) > 30 {
		t.Fatalf("only %d are related, by %d entities", len(want), len(own.Entities))
	}
	if !slices.IsSortedFunc(got[0], func(x, y graph.RelatedArticle) int { return cmp.Compare(y.Score, x.Score) }) {
		t.Error("the closest don't come first")
	}
	for i := range got[0] {
		slices.Sort(got[0][i].Shared)
	}
	byID := func(x, y graph.RelatedArticle) int { return cmp.Compare(x.Article, y.Article) }
	slices.SortFunc(got[0], byID)
	slices.SortFunc(want, byID)
	if diff := gocmp.Diff(want, got[0], alike()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCoOccurrencesByHand computes Dunning's G² by entropies and NPMI by probabilities, over sentences as the text has them.
func TestCoOccurrencesByHand(t *testing.T) {
	w := newAnalysed(t)
	units := map[graph.Unit][]map[string]bool{}
	for _, r := range w.readings {
		all := map[string]bool{}
		for _, s := range r.Sentences {
			in := map[string]bool{}
			for _, e := range r.Entities {
				all[e.ID] = true
				for _, m := range e.Mentions {
					if m.Start >= s.Start && m.Start < s.End {
						in[e.ID] = true
					}
				}
			}
			units[graph.CountSentences] = append(units[graph.CountSentences], in)
		}
		units[graph.CountArticles] = append(units[graph.CountArticles], all)
	}
	for level, list := range units {
		compared := 0
		for _, of := range w.ids[:20] {
			got, err := graph.CoOccurrences(t.Context(), w.store, graph.CoOccurrenceQuery{Of: of, Level: level, Limit: 100})
			if err != nil {
				t.Fatal(err)
			}
			want := w.associatedWith(of, list)
			byID := func(x, y graph.CoOccurrence) int { return cmp.Compare(x.Entity, y.Entity) }
			slices.SortFunc(got, byID)
			if diff := gocmp.Diff(want, got, alike()); diff != "" {
				t.Errorf("of %s by %s (-want +got):\n%s", of, level, diff)
			}
			compared += len(want)
		}
		if compared < 50 {
			t.Errorf("only %d pairs by %s", compared, level)
		}
	}
}

// associatedWith computes the co-occurrences of an entity from the entities of every unit.
func (w analysed) associatedWith(of string, units []map[string]bool) []graph.CoOccurrence {
	var out []graph.CoOccurrence
	for _, id := range w.ids {
		var both, a, b float64
		for _, in := range units {
			if in[of] {
				a++
			}
			if in[id] {
				b++
			}
			if in[of] && in[id] {
				both++
			}
		}
		if id != of && both > 0 {
			out = append(out, associated(id, both, a, b, float64(len(units))))
		}
	}
	return out
}

func associated(id string, both, a, b, n float64) graph.CoOccurrence {
	h := func(counts ...float64) float64 {
		sum := 0.0
		for _, k := range counts {
			if k > 0 {
				sum += k * math.Log(k)
			}
		}
		return sum
	}
	g := 2 * (h(both, a-both, b-both, n-a-b+both) + h(n) - h(a, n-a) - h(b, n-b))
	if both < a*b/n {
		g = -g
	}
	p, pa, pb := both/n, a/n, b/n
	return graph.CoOccurrence{
		Entity: id, Together: int(both), Alone: int(b), Expected: a * b / n, LogLikelihood: g, NPMI: (math.Log(p) - math.Log(pa*pb)) / -math.Log(p),
	}
}
