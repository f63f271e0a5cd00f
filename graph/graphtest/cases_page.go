package graphtest

import (
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// days is a store with an article on each of n days, "01" the oldest.
func (k *check) days(n int) *check {
	k.Helper()
	var articles []*ArticleText
	for i := range n {
		articles = append(articles, day(i+1))
	}
	return k.with(Source("days", articles...))
}

func day(i int) *ArticleText {
	return Article(fmt.Sprintf("%02d", i), "", fmt.Sprintf("Dag %d.", i)).On(graph.Date(fmt.Sprintf("2026-01-%02d", i)))
}

// page reads one page of articles and checks its ids and whether it says that there are more.
func (k *check) page(w graph.Window, want string, more bool) graph.Page[graph.Article] {
	k.Helper()
	q := graph.ArticleQuery{Window: w}
	k.articles(q, want)
	p := k.articlePages(q)[0]
	k.equal("more", p.More, more)
	k.equal("positions", len(p.Positions), len(p.Items))
	return p
}

func first(p graph.Page[graph.Article]) *graph.Position { return &p.Positions[0] }

func last(p graph.Page[graph.Article]) *graph.Position { return &p.Positions[len(p.Positions)-1] }

func pageCases() []scenario {
	return []scenario{
		{"pages forward give every item once, and say whether more follow", func(k *check) {
			k.days(5)
			p := k.page(graph.Window{Limit: 2}, "05 04", true)
			p = k.page(graph.Window{Limit: 2, After: last(p)}, "03 02", true)
			p = k.page(graph.Window{Limit: 2, After: last(p)}, "01", false)
			k.page(graph.Window{Limit: 2, After: last(p)}, "", false)
			k.page(graph.Window{Limit: 5}, "05 04 03 02 01", false)
		}},
		{"pages backward give every item once, in list order, and say whether more come before", func(k *check) {
			k.days(5)
			p := k.page(graph.Window{Limit: 2, Backward: true}, "02 01", true)
			p = k.page(graph.Window{Limit: 2, Backward: true, Before: first(p)}, "04 03", true)
			p = k.page(graph.Window{Limit: 2, Backward: true, Before: first(p)}, "05", false)
			k.page(graph.Window{Limit: 2, Backward: true, Before: first(p)}, "", false)
		}},
		{"After and Before bound a page together, and More looks no further", func(k *check) {
			k.days(6)
			p := k.page(graph.Window{}, "06 05 04 03 02 01", false)
			after, before := &p.Positions[0], &p.Positions[4]
			k.page(graph.Window{After: after, Before: before}, "05 04 03", false)
			k.page(graph.Window{After: after, Before: before, Limit: 3}, "05 04 03", false)
			k.page(graph.Window{After: after, Before: before, Limit: 2}, "05 04", true)
			k.page(graph.Window{After: after, Before: before, Limit: 2, Backward: true}, "04 03", true)
			k.page(graph.Window{After: before, Before: after}, "", false)
		}},
		{"Limit 0 gives the whole list and never says more", func(k *check) {
			k.days(3)
			p := k.page(graph.Window{}, "03 02 01", false)
			k.page(graph.Window{After: &p.Positions[1]}, "01", false)
			k.page(graph.Window{Before: &p.Positions[1]}, "03", false)
		}},
		{"Total counts all that match, whatever the window, and only when asked", func(k *check) {
			k.days(5)
			q := graph.ArticleQuery{Filter: graph.ArticleFilter{Period: graph.Period{From: "2026-01-02"}}, Window: graph.Window{Limit: 1, Total: true}}
			p := k.articlePages(q)[0]
			k.equal("total", p.Total, 4)
			q.Window.After, q.Window.Limit = &p.Positions[0], 2
			k.equal("total after the first", k.articlePages(q)[0].Total, 4)
			q.Window.Total = false
			k.equal("total not asked for", k.articlePages(q)[0].Total, 0)
			q.Filter.Period.From, q.Window.Total = "2027", true
			k.equal("total of nothing", k.articlePages(q)[0].Total, 0)
		}},
		{"a position holds the key of the order and the id, and stays the same", func(k *check) {
			k.with(Source("a", Article("a", "Één (kop)", "[[X|organisation:x Élan]].").On("2026-03").Claims("organisation:x AUTHORED article"), Article("b", "", "Zonder.")))
			position := func(order graph.ArticleOrder, terms ...string) []graph.Position {
				return k.articlePages(graph.ArticleQuery{Order: order, Filter: graph.ArticleFilter{Terms: terms}})[0].Positions
			}
			k.equal("newest", position(graph.NewestFirst), []graph.Position{{Key: "2026-03-01", ID: "article:a"}, {ID: "article:b"}})
			k.equal("oldest", position(graph.OldestFirst), []graph.Position{{Key: "2026-03-01", ID: "article:a"}, {ID: "article:b"}})
			k.equal("title", position(graph.ByTitle), []graph.Position{{Key: "een kop", ID: "article:a"}, {ID: "article:b"}})
			k.equal("terms", position(graph.MostMatching, "kop", "x", "zonder"), []graph.Position{{Key: "2 2026-03-01", ID: "article:a"}, {Key: "1 ", ID: "article:b"}})
			entity := func(order graph.EntityOrder, of ...string) []graph.Position {
				return k.entityPages(graph.EntityQuery{Order: order, OfArticles: of})[0].Positions
			}
			k.equal("name", entity(""), []graph.Position{{Key: "elan", ID: "organisation:x"}})
			k.equal("claims", entity(graph.MostClaims), []graph.Position{{Key: "1", ID: "organisation:x"}})
			k.equal("salience", entity(graph.MostSalient, "article:a"), []graph.Position{{Key: "0 1", ID: "organisation:x"}})
			edge := "organisation:x AUTHORED article:a"
			k.equal("edges", k.edgePages(graph.EdgeQuery{})[0].Positions, []graph.Position{{Key: "1", ID: edge}})
			k.equal("edges by id", k.edgePages(graph.EdgeQuery{Order: graph.ByEdgeID})[0].Positions, []graph.Position{{ID: edge}})
			p := k.claimPages(graph.ClaimQuery{})[0]
			k.equal("claims", p.Positions, []graph.Position{{Key: "2026-03-01 article:a 10", ID: p.Items[0].ID}})
		}},
		{"each parent has a page and a window of its own, in the order asked, repeated or unknown", func(k *check) {
			k.holding(uses("a", "Movisie", "JIM"), uses("b", "Movisie", "Wraparound"), uses("c", "Vilans", "JIM"))
			two := graph.Window{Limit: 1, Total: true}
			q := graph.ArticleQuery{OfEntities: []string{"organisation:movisie", "organisation:weg", "", "method:jim", "organisation:movisie"}, Window: two}
			k.articles(q, "a |  |  | a | a")
			for i, want := range []int{2, 0, 0, 2, 2} {
				k.equal("total of a page", k.articlePages(q)[i].Total, want)
			}
			k.entities(graph.EntityQuery{OfArticles: []string{"article:c", "article:weg", "article:a", "article:c"}},
				"method:jim organisation:vilans |  | method:jim organisation:movisie | method:jim organisation:vilans")
			k.edges(graph.EdgeQuery{OfNodes: []string{"method:jim", "", "organisation:vilans", "method:jim"}, Window: graph.Window{Limit: 1}},
				"organisation:movisie USES method:jim×1 |  | organisation:vilans USES method:jim×1 | organisation:movisie USES method:jim×1")
			key := graph.EdgeKey{Subject: "organisation:vilans", Predicate: graph.Uses, Object: "method:jim"}
			k.claims(graph.ClaimQuery{OfEdges: []graph.EdgeKey{key, {}, key}}, "c/"+key.ID()+" |  | c/"+key.ID())
			k.claims(graph.ClaimQuery{OfArticles: []string{"article:weg", "article:c", "article:c"}}, " | c/"+key.ID()+" | c/"+key.ID())
		}},
	}
}

func cursorCases() []scenario {
	return []scenario{
		{"pages forward skip and repeat nothing while articles come and go", func(k *check) {
			k.days(6)
			p := k.page(graph.Window{Limit: 2}, "06 05", true)
			k.apply(Source("days", day(1), day(2), day(3), day(4)), Source("new", day(9), day(7)))
			p = k.page(graph.Window{Limit: 2, After: last(p)}, "04 03", true)
			k.apply(Source("new", day(9)), Source("days", day(1), day(2), day(4)))
			k.page(graph.Window{Limit: 2, After: last(p)}, "02 01", false)
		}},
		{"pages backward skip and repeat nothing while articles come and go", func(k *check) {
			k.days(6)
			p := k.page(graph.Window{Limit: 2, Backward: true}, "02 01", true)
			k.apply(Source("days", day(3), day(4), day(5), day(6)), Source("new", Article("00", "", "Oud.").On("2020")))
			p = k.page(graph.Window{Limit: 2, Backward: true, Before: first(p)}, "04 03", true)
			k.apply(Source("days", day(6)))
			k.page(graph.Window{Limit: 2, Backward: true, Before: first(p)}, "06", false)
		}},
		{"pages by name go on where they stopped while entities come and go", func(k *check) {
			name := func(names ...string) graph.Change {
				text := ""
				for _, n := range names {
					text += "[[" + n + "|PERSON]] "
				}
				return Source("a", Article("a", "", text))
			}
			k.with(name("Anna", "Bas", "Cor", "Daan"))
			q := graph.EntityQuery{Window: graph.Window{Limit: 2}}
			p := k.entityPages(q)[0]
			k.apply(name("Aad", "Anna", "Bo", "Cor", "Daan"))
			q.Window.After = &p.Positions[1]
			k.entities(q, "person:bo person:cor")
			q.Window = graph.Window{Limit: 2, Backward: true, Before: &p.Positions[1]}
			k.entities(q, "person:aad person:anna")
		}},
		{"a position in an order by count stands for the count that the item had", func(k *check) {
			text := func(n int, id string) string { return strings.Repeat("[[x|"+id+"]] ", n) }
			k.with(Source("a", Article("a", "", text(12, "method:a")+text(11, "method:b")+text(9, "method:c")+text(9, "method:d"))))
			q := graph.EntityQuery{Order: graph.MostMentions, Window: graph.Window{Limit: 2}}
			k.entities(q, "method:a method:b")
			at := k.entityPages(q)[0].Positions[1]
			k.equal("position", at, graph.Position{Key: "11", ID: "method:b"})
			k.apply(Source("b", Article("b", "", text(30, "method:b")+text(2, "method:d")+"en nog wat.")))
			q.Window.After = &at
			k.entities(q, "method:d method:c")
		}},
		{"windows of entities, edges and claims go both ways", func(k *check) {
			var articles []*ArticleText
			for i, o := range []string{"Aa", "Bb", "Cc", "Dd"} {
				articles = append(articles, uses(fmt.Sprint(i), o, "JIM"))
			}
			k.with(Source("a", articles...))
			name := func(id string) string { return id[len("organisation:"):] }
			bothWays(k, func(w graph.Window) []graph.Page[graph.Entity] {
				return k.entityPages(graph.EntityQuery{Filter: graph.EntityFilter{Types: []graph.EntityType{graph.Organisation}}, Window: w})
			}, func(e graph.Entity) string { return name(e.ID) })
			bothWays(k, func(w graph.Window) []graph.Page[graph.Edge] {
				return k.edgePages(graph.EdgeQuery{Window: w})
			}, func(e graph.Edge) string { return name(e.Subject) })
			bothWays(k, func(w graph.Window) []graph.Page[graph.Edge] {
				return k.edgePages(graph.EdgeQuery{OfNodes: []string{"method:jim"}, Order: graph.ByEdgeID, Window: w})
			}, func(e graph.Edge) string { return name(e.Subject) })
			bothWays(k, func(w graph.Window) []graph.Page[graph.ClaimRecord] {
				return k.claimPages(graph.ClaimQuery{Window: w})
			}, func(c graph.ClaimRecord) string { return name(c.Subject) })
		}},
		{"a position whose key is no number in an order by numbers is invalid", func(k *check) {
			k.holding(uses("a", "Movisie", "JIM"))
			w := graph.Window{After: &graph.Position{Key: "veel", ID: "x"}}
			for _, order := range []graph.EntityOrder{graph.MostMentions, graph.MostArticles, graph.MostClaims, graph.MostSalient} {
				_, err := k.store.Entities(k.ctx(), graph.EntityQuery{OfArticles: []string{"article:a"}, Order: order, Window: w})
				k.fails("entities by "+string(order), err, graph.ErrInvalid)
			}
			_, err := k.store.Edges(k.ctx(), graph.EdgeQuery{Window: w})
			k.fails("edges", err, graph.ErrInvalid)
			_, err = k.store.Claims(k.ctx(), graph.ClaimQuery{Window: w})
			k.fails("claims", err, graph.ErrInvalid)
			q := graph.ArticleQuery{Filter: graph.ArticleFilter{Terms: []string{"werkt"}}, Order: graph.MostMatching, Window: graph.Window{Before: w.After}}
			_, err = k.store.Articles(k.ctx(), q)
			k.fails("articles by terms", err, graph.ErrInvalid)
		}},
	}
}

// bothWays walks a list of aa, bb, cc, dd in pages of three, forward and backward.
func bothWays[T any](k *check, read func(w graph.Window) []graph.Page[T], id func(T) string) {
	k.Helper()
	page := func(w graph.Window, want string, more bool) []graph.Position {
		k.Helper()
		w.Total = true
		pages := read(w)
		k.equal("page, more and total", []any{listing(pages, id), pages[0].More, pages[0].Total}, []any{want, more, 4})
		return pages[0].Positions
	}
	at := page(graph.Window{Limit: 3}, "aa bb cc", true)
	page(graph.Window{Limit: 3, After: &at[2]}, "dd", false)
	at = page(graph.Window{Limit: 3, Backward: true}, "bb cc dd", true)
	page(graph.Window{Limit: 3, Backward: true, Before: &at[0]}, "aa", false)
	k.equal("total not asked for", read(graph.Window{Limit: 1})[0].Total, 0)
}
