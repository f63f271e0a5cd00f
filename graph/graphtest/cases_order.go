package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// letters are letters in the order of their code points, which is that of their bytes and not that of UTF-16: there the last
// two, written with surrogates from U+D800, come before U+FA0E.
func letters() []string { return []string{"z", "가", "﨎", "𐐨", "𠀀"} }

// signs are the same for texts that hold any character: of private use, the last below U+10000, an emoji.
func signs() []string { return []string{"z", "\ue000", "﨎", "\uffff", "𐐨", "😀"} }

// everyPage reads a list in pages of two, forward and backward, and from and up to each of its items.
func everyPage[T any](k *check, what string, want []string, read func(graph.Window) graph.Page[T], id func(T) string) {
	k.Helper()
	ids := func(p graph.Page[T]) []string {
		out := make([]string, len(p.Items))
		for i := range p.Items {
			out[i] = id(p.Items[i])
		}
		return out
	}
	all := read(graph.Window{})
	k.equal(what, ids(all), want)
	if len(all.Items) != len(want) {
		return
	}
	var forward, backward []string
	for w := (graph.Window{Limit: 2}); len(forward) <= len(want); {
		p := read(w)
		if forward = append(forward, ids(p)...); !p.More {
			break
		}
		w.After = &p.Positions[len(p.Positions)-1]
	}
	k.equal(what+" in pages forward", forward, want)
	for w := (graph.Window{Limit: 2, Backward: true}); len(backward) <= len(want); {
		p := read(w)
		if backward = append(ids(p), backward...); !p.More {
			break
		}
		w.Before = &p.Positions[0]
	}
	k.equal(what+" in pages backward", backward, want)
	for i := range want {
		at := &all.Positions[i]
		k.equal(fmt.Sprintf("%s after item %d", what, i), ids(read(graph.Window{After: at})), want[i+1:])
		k.equal(fmt.Sprintf("%s before item %d", what, i), ids(read(graph.Window{Before: at})), want[:i])
	}
}

func (k *check) walkEntities(q graph.EntityQuery, want []string) {
	k.Helper()
	everyPage(k, fmt.Sprintf("entities by %q", q.Order), want, func(w graph.Window) graph.Page[graph.Entity] {
		q.Window = w
		return k.entityPages(q)[0]
	}, func(e graph.Entity) string { return e.ID })
}

func (k *check) walkArticles(q graph.ArticleQuery, want []string) {
	k.Helper()
	everyPage(k, fmt.Sprintf("articles by %q", q.Order), want, func(w graph.Window) graph.Page[graph.Article] {
		q.Window = w
		return k.articlePages(q)[0]
	}, func(a graph.Article) string { return a.ID })
}

func (k *check) walkEdges(q graph.EdgeQuery, want []string) {
	k.Helper()
	everyPage(k, fmt.Sprintf("edges by %q under %+v", q.Order, q.Filter), want, func(w graph.Window) graph.Page[graph.Edge] {
		q.Window = w
		return k.edgePages(q)[0]
	}, func(e graph.Edge) string { return e.Object })
}

func prefixed(prefix string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = prefix + s
	}
	return out
}

// backwards returns a list from its end, so that nothing is in order because it was written so.
func backwards(list []string) []string {
	out := slices.Clone(list)
	slices.Reverse(out)
	return out
}

// concepts is a store with an article of the day that names a concept under each sign, all by the same word, and claims that its
// lectoraat studies each.
func (k *check) concepts() *check {
	k.Helper()
	a := Article("a", "", "[[Jeugd|lectoraat:l]] gaat over de [["+strings.Join(backwards(prefixed("Wijk|concept:", signs())), "]] en de [[")+"]].")
	for _, sign := range backwards(signs()) {
		a.Claims("lectoraat:l STUDIES concept:" + sign)
	}
	return k.with(Source("a", a))
}

func orderCases() []scenario {
	return []scenario{
		{"entities come by the code points of their names, also above U+FFFF, in pages both ways", func(k *check) {
			text, want := "", []string{}
			for i, letter := range backwards(letters()) {
				text += fmt.Sprintf("[[%s|method:%d]] ", letter, i)
				want = append([]string{fmt.Sprintf("method:%d", i)}, want...)
			}
			k.with(Source("a", Article("a", "", text)))
			k.walkEntities(graph.EntityQuery{}, want)
			k.walkEntities(graph.EntityQuery{OfArticles: []string{"article:a"}}, want)
		}},
		{"entities with equal keys come by the code points of their ids in every order, in pages both ways", func(k *check) {
			k.concepts()
			want := prefixed("concept:", signs())
			for _, order := range []graph.EntityOrder{graph.ByName, graph.MostMentions, graph.MostArticles, graph.MostClaims, graph.MostSalient} {
				q := graph.EntityQuery{Order: order, Filter: graph.EntityFilter{Types: []graph.EntityType{graph.Concept}}, OfArticles: []string{"article:a"}}
				k.walkEntities(q, want)
				if q.OfArticles = nil; order != graph.MostSalient {
					k.walkEntities(q, want)
				}
				if q.Filter.Types = nil; order == graph.MostMentions || order == graph.MostArticles {
					k.walkEntities(q, append(slices.Clone(want), "lectoraat:l"))
				}
			}
		}},
		{"entities are narrowed by the beginning of their key and by what it contains, also above U+FFFF", func(k *check) {
			k.with(Source("a", Article("a", "", "[[𐐨𠀀|method:1]] [[𠀀𐐨|method:2]] [[﨎𐐨|method:3]] [[𐐩|method:4]]")))
			ids := func(f graph.EntityFilter, want string) {
				k.Helper()
				k.entities(graph.EntityQuery{Filter: f}, want)
				k.counts(graph.CountQuery{Of: graph.CountEntities, Entities: f}, fmt.Sprintf("=%d", len(strings.Fields(want))))
			}
			ids(graph.EntityFilter{NamePrefix: "𐐨"}, "method:1")
			ids(graph.EntityFilter{NamePrefix: "𠀀"}, "method:2")
			ids(graph.EntityFilter{NamePrefix: "﨎"}, "method:3")
			ids(graph.EntityFilter{NamePrefix: "𐐨𐐨"}, "")
			ids(graph.EntityFilter{NameContains: "𐐨"}, "method:3 method:1 method:2")
			ids(graph.EntityFilter{NameContains: "𠀀"}, "method:1 method:2")
			ids(graph.EntityFilter{NameContains: "﨎𐐨"}, "method:3")
			k.walkEntities(graph.EntityQuery{Filter: graph.EntityFilter{NameContains: "𐐨"}}, []string{"method:3", "method:1", "method:2"})
		}},
		{"articles come by the code points of their titles and ids, in pages both ways", func(k *check) {
			var articles []*ArticleText
			for i, letter := range backwards(letters()) {
				articles = append(articles, Article(fmt.Sprint(i), letter, fmt.Sprintf("Deel %d van iets.", i)).On("2026"))
			}
			k.with(Source("a", articles...))
			k.walkArticles(graph.ArticleQuery{Order: graph.ByTitle}, []string{"article:4", "article:3", "article:2", "article:1", "article:0"})
			articles = nil
			for i, sign := range backwards(signs()) {
				articles = append(articles, Article(sign, "Kop", fmt.Sprintf("[[Wijk|concept:wijk]] nummer %d.", i)).On("2026"))
			}
			k.with(Source("a", articles...))
			for _, order := range []graph.ArticleOrder{graph.NewestFirst, graph.OldestFirst, graph.ByTitle, graph.MostMatching} {
				q := graph.ArticleQuery{Order: order}
				if order == graph.MostMatching {
					q.Filter.Terms = []string{"wijk"}
				}
				k.walkArticles(q, prefixed("article:", signs()))
				q.OfEntities = []string{"concept:wijk"}
				k.walkArticles(q, prefixed("article:", signs()))
			}
		}},
		{"sources come by the code points of their ids, in pages both ways and in the dump", func(k *check) {
			want := append(signs()[:3:3], "\ufffd", "\uffff", "𐐨", "😀")
			var changes []graph.Change
			for i, sign := range backwards(want) {
				changes = append(changes, Source(sign, Article(fmt.Sprint(i), "", "Een tekst.")))
			}
			k.with(changes...)
			everyPage(k, "sources", want, func(w graph.Window) graph.Page[graph.SourceRecord] {
				p, err := k.store.Sources(k.ctx(), graph.SourceQuery{Window: w})
				k.must(err)
				return p
			}, func(s graph.SourceRecord) string { return s.ID })
			var dumped []string
			k.must(k.store.Dump(k.ctx(), func(c graph.Change) error {
				dumped = append(dumped, c.Source.ID)
				return nil
			}))
			k.equal("sources of the dump", dumped, want)
		}},
		{"edges come by the code points of their ids, in pages both ways, whatever the filter", func(k *check) {
			k.concepts()
			want := prefixed("concept:", signs())
			for _, order := range []graph.EdgeOrder{graph.StrongestFirst, graph.ByEdgeID} {
				for _, f := range []graph.ClaimFilter{{}, {MinConfidence: 1}} {
					k.walkEdges(graph.EdgeQuery{Order: order, Filter: f}, want)
					k.walkEdges(graph.EdgeQuery{Order: order, Filter: f, OfNodes: []string{"lectoraat:l"}}, want)
				}
			}
		}},
		{"claims of a day come by the code points of their articles, in pages both ways", func(k *check) {
			var articles []*ArticleText
			for i, sign := range backwards(signs()) {
				articles = append(articles, Article(sign, "", fmt.Sprintf("[[Jeugd|lectoraat:l]] in de [[wijk|concept:wijk]], deel %d.", i)).On("2026").Claims("lectoraat:l STUDIES concept:wijk"))
			}
			k.with(Source("a", articles...))
			edge := graph.EdgeKey{Subject: "lectoraat:l", Predicate: graph.Studies, Object: "concept:wijk"}
			for _, q := range []graph.ClaimQuery{{}, {OfEdges: []graph.EdgeKey{edge}}} {
				everyPage(k, "claims", prefixed("article:", signs()), func(w graph.Window) graph.Page[graph.ClaimRecord] {
					q.Window = w
					return k.claimPages(q)[0]
				}, func(c graph.ClaimRecord) string { return c.Article })
			}
		}},
		{"counts that are equal come by the code points of their keys", func(k *check) {
			a := Article("0", "", "[[Jeugd|lectoraat:l]] in de [[wijk|concept:wijk]].")
			articles := []*ArticleText{a}
			for i, sign := range backwards(signs()) {
				a.Claims("lectoraat:l STUDIES concept:wijk rule=" + sign)
				articles = append(articles, Article(fmt.Sprint(i+1), "", fmt.Sprintf("Deel %d.", i)).In(sign, sign).Language(sign))
			}
			k.with(Source("a", articles...))
			count := func(q graph.CountQuery) {
				k.Helper()
				for n := range len(signs()) {
					q.Limit = n + 1
					k.counts(q, strings.Join(signs()[:n+1], "=1 ")+"=1")
				}
			}
			count(graph.CountQuery{Of: graph.CountClaims, By: by(graph.PerRule)})
			numbered := graph.ArticleFilter{IDs: []string{"article:1", "article:2", "article:3", "article:4", "article:5", "article:6"}}
			for _, d := range []graph.Dimension{graph.PerPublication, graph.PerIssue, graph.PerLanguage} {
				count(graph.CountQuery{Of: graph.CountArticles, By: by(d), Articles: numbered})
			}
			k.concepts()
			for _, unit := range []graph.Unit{graph.CountArticles, graph.CountSentences, graph.CountMentions} {
				q := graph.CountQuery{Of: unit, By: by(graph.PerEntity), Entities: graph.EntityFilter{Types: []graph.EntityType{graph.Concept}}, Limit: 4}
				k.counts(q, "concept:z=1 concept:\ue000=1 concept:﨎=1 concept:\uffff=1")
			}
		}},
		{"names that answer a search equally well come by the code points of their ids", func(k *check) {
			k.concepts()
			k.search("wijk", strings.Join(signs(), "/exact ")+"/exact")
			for n := range len(signs()) {
				found, err := k.store.Candidates(k.ctx(), graph.Lookup{Key: "wijk", MinShare: 1, Limit: n + 1})
				k.must(err)
				var ids []string
				for _, c := range found {
					ids = append(ids, c.Entity.ID)
				}
				slices.Sort(ids) // candidates come in no order; which they are is promised
				k.equal(fmt.Sprintf("the first %d candidates", n+1), ids, prefixed("concept:", signs()[:n+1]))
			}
		}},
	}
}
