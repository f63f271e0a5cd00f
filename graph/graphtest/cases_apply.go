package graphtest

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// uses is an article in which an organisation uses a method.
func uses(id, organisation, method string) *ArticleText {
	return Article(id, "", "In stuk "+id+" werkt [["+organisation+"|ORGANISATION]] met [["+method+"|METHOD]].").
		Claims(graph.EntityID(graph.Organisation, organisation, "") + " USES " + graph.EntityID(graph.Method, method, ""))
}

func applyCases() []scenario {
	return []scenario{
		{"an empty store answers every question with nothing", func(k *check) {
			k.with()
			k.equal("dump", k.dump(), "{\"format\":\"kennisgraaf-dump\",\"version\":1}\n{\"changes\":0}\n")
			k.articles(graph.ArticleQuery{}, "")
			k.entities(graph.EntityQuery{}, "")
			k.edges(graph.EdgeQuery{}, "")
			k.claims(graph.ClaimQuery{}, "")
			k.counts(graph.CountQuery{Of: graph.CountArticles}, "=0")
			k.counts(graph.CountQuery{Of: graph.CountClaims, By: []graph.Dimension{graph.PerYear}}, "")
			sources, err := k.store.Sources(k.ctx(), graph.SourceQuery{Window: graph.Window{Total: true}})
			k.must(err)
			k.equal("sources", sources, graph.Page[graph.SourceRecord]{})
		}},
		{"applying a Change twice equals applying it once", func(k *check) {
			change := Source("a.md", uses("a", "Movisie", "JIM"), uses("b", "Movisie", "Wraparound"))
			k.with(change)
			once, version := k.everything(), k.version()
			k.apply(change)
			k.equal("everything", k.everything(), once)
			k.equal("version", k.version(), version)
			k.equal("claims of Movisie", k.entity("organisation:movisie").Claims, 2)
			k.apply(change, change)
			k.equal("everything, once more", k.everything(), once)
		}},
		{"an Apply of many Changes equals as many Applies of one", func(k *check) {
			changes := []graph.Change{
				Source("a.md", uses("a", "Movisie", "JIM")), Source("b.md", uses("b", "Movisie", "JIM")), Source("c.md", uses("c", "Vilans", "JIM")),
			}
			k.with(changes...)
			one := k.everything()
			k.with()
			k.apply(changes...)
			k.equal("everything", k.everything(), one)
			k.edges(graph.EdgeQuery{}, "organisation:movisie USES method:jim×2, organisation:vilans USES method:jim×1")
		}},
		{"an Apply of nothing changes nothing", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM")))
			before, version := k.dump(), k.version()
			k.apply()
			k.equal("dump", k.dump(), before)
			k.equal("version", k.version(), version)
			k.entities(graph.EntityQuery{}, "method:jim organisation:movisie")
		}},
		{"of several Changes of one source in one Apply the last counts", func(k *check) {
			k.with()
			k.apply(Source("a.md", uses("a", "Movisie", "JIM")), Source("b.md", uses("b", "Vilans", "JIM")), Source("a.md", uses("c", "Pharos", "JIM")))
			k.articles(graph.ArticleQuery{}, "b c")
			k.entities(graph.EntityQuery{}, "method:jim organisation:pharos organisation:vilans")
		}},
		{"a removal after a Change in one Apply removes, and before it does not", func(k *check) {
			change := Source("a.md", uses("a", "Movisie", "JIM"))
			k.with()
			k.apply(change, graph.Removal("a.md"))
			k.articles(graph.ArticleQuery{}, "")
			k.apply(graph.Removal("a.md"), change)
			k.articles(graph.ArticleQuery{}, "a")
		}},
		{"a removal ends all that a source contributed and nothing else", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM")), Source("b.md", uses("b", "Vilans", "JIM")))
			k.apply(graph.Removal("a.md"))
			k.articles(graph.ArticleQuery{}, "b")
			k.entities(graph.EntityQuery{}, "method:jim organisation:vilans")
			k.edges(graph.EdgeQuery{}, "organisation:vilans USES method:jim×1")
			k.equal("articles of JIM", k.entity("method:jim").Articles, 1)
			left := k.everything()
			k.with(Source("b.md", uses("b", "Vilans", "JIM")))
			k.equal("everything left", left, k.everything())
		}},
		{"a removal of the last source leaves an empty store", func(k *check) {
			k.with()
			empty := k.everything()
			k.apply(Source("a.md", uses("a", "Movisie", "JIM")))
			k.apply(graph.Removal("a.md"))
			k.equal("everything", k.everything(), empty)
			k.entities(graph.EntityQuery{}, "")
		}},
		{"a removal of an unknown source does nothing", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM")))
			before, version := k.dump(), k.version()
			k.apply(graph.Removal("b.md"))
			k.equal("dump", k.dump(), before)
			k.equal("version", k.version(), version)
			k.articles(graph.ArticleQuery{}, "a")
		}},
	}
}

func refusalCases() []scenario {
	return []scenario{
		{"an invalid Change among valid ones applies nothing", func(k *check) {
			k.with(Source("a.md", uses("a", "Movisie", "JIM")))
			before, version := k.dump(), k.version()
			bad := Source("c.md", uses("c", "Pharos", "JIM"))
			bad.Readings[0].Entities[0].Mentions[0].Text = "Farao"
			k.fails("apply", k.store.Apply(k.ctx(), Source("b.md", uses("b", "Vilans", "JIM")), bad, graph.Removal("a.md")), graph.ErrInvalid)
			k.equal("dump", k.dump(), before)
			k.equal("version", k.version(), version)
		}},
		{"an invalid Change is refused though a later one of its source is valid", func(k *check) {
			k.with()
			good := Source("a.md", uses("a", "Movisie", "JIM"))
			bad := Source("a.md", uses("a", "Movisie", "JIM"))
			bad.Readings[0].Claims[0].Predicate = "LOVES"
			k.fails("apply", k.store.Apply(k.ctx(), bad, good), graph.ErrInvalid)
			k.articles(graph.ArticleQuery{}, "")
		}},
		{"a Change that breaks a promise of its types is refused", func(k *check) {
			k.with()
			for name, breach := range map[string]func(c *graph.Change){
				"digest": func(c *graph.Change) { c.Source.Digest = "abc" }, "source": func(c *graph.Change) { c.Source.ID = "" },
				"blank text": func(c *graph.Change) { c.Readings[0] = graph.Reading{Article: "article:a", Text: " \n "} },
				"offset":     func(c *graph.Change) { c.Readings[0].Entities[0].Mentions[0].Start++ },
				"type":       func(c *graph.Change) { c.Readings[0].Entities[0].Type = "FIRM" },
				"ends":       func(c *graph.Change) { c.Readings[0].Claims[0].Predicate = graph.LocatedIn },
				"dangling":   func(c *graph.Change) { c.Readings[0].Claims[0].Object = "method:weg" },
				"evidence":   func(c *graph.Change) { c.Readings[0].Claims[0].Evidence = graph.Span{} },
				"seed row": func(c *graph.Change) {
					c.Thesaurus = []graph.Claim{{Subject: "concept:a", Predicate: graph.Broader, Object: "concept:b"}}
				},
			} {
				c := Source("a.md", uses("a", "Movisie", "JIM"))
				breach(&c)
				k.fails(name, k.store.Apply(k.ctx(), c), graph.ErrInvalid)
			}
			k.articles(graph.ArticleQuery{}, "")
		}},
		{"what a caller does to a Change after Apply does not reach the store", func(k *check) {
			change := Source("a.md", Article("a", "Kop", "[[Movisie|ORGANISATION]] en [[JIM|METHOD]].").Claims("organisation:movisie USES method:jim"))
			k.with(change)
			before := k.everything()
			r := &change.Readings[0]
			r.Entities[0].Name, r.Entities[0].Mentions[0].Confidence = "Anders", 1
			r.Claims[0].Confidence, r.Sentences[0].End, r.Pieces[0].Source, r.Terms[0] = 1, 1, 77, "anders"
			k.equal("everything", k.everything(), before)
			k.equal("name", k.entity("organisation:movisie").Name, "Movisie")
		}},
		{"the same Changes in every order give the same dump and the same answers", everyOrder},
		{"Version differs after every Apply that changes something, and stays otherwise", func(k *check) {
			k.with()
			last := k.version()
			steps := []graph.Change{
				Source("a.md", uses("a", "Movisie", "JIM")), Source("b.md", uses("b", "Movisie", "JIM")), graph.Removal("b.md"),
				Source("a.md", uses("a", "Vilans", "JIM")), Source("a.md", uses("a", "Movisie", "JIM")), graph.Removal("a.md"),
			}
			for i, c := range steps {
				k.apply(c)
				now := k.version()
				if now == last {
					k.Errorf("after step %d the version is %q still", i+1, now)
				}
				k.dump()
				k.equal("version after a read", k.version(), now)
				k.apply(c)
				k.equal("version after the same Change again", k.version(), now)
				last = now
			}
		}},
	}
}

// everyOrder applies four Changes that meet in articles, groups, entities and claims in each of their 24 orders.
func everyOrder(k *check) {
	body := "[[Movisie|ORGANISATION]] uit [[Utrecht|PLACE]] onderzoekt met twaalf buurten en hun bewoners hoe [[JIM|METHOD]] werkt, " +
		"wat het kost, wie het doet, waar het wringt en wat gemeenten er volgend jaar van kunnen leren als zij willen."
	claim := "organisation:movisie STUDIES method:jim"
	changes := []graph.Change{
		Source("a.md", Article("a", "", body).Claims(claim), uses("b", "movisie", "JIM").On("2026-02")),
		Source("b.md", Article("c", "Kop", body).On("2025").Claims(claim, "organisation:movisie LOCATED_IN place:utrecht"), uses("d", "MOVISIE", "JIM")),
		Source("c.md", uses("b", "movisie", "JIM"), Article("e", "", "[[Movisie|ORGANISATION]] werkt met de [[gemeente Utrecht|ORGANISATION]].").
			Claims("organisation:gemeente-utrecht COLLABORATES_WITH organisation:movisie negated", "organisation:movisie AUTHORED article")),
		Seeds("seed:thema.tsv", "concept:buurt BROADER concept:wijk"),
	}
	first := ""
	for _, perm := range permutations(len(changes)) {
		k.with()
		for _, i := range perm {
			k.apply(changes[i])
		}
		switch all := k.everything(); {
		case first == "":
			first = all
		case all != first:
			k.equal("everything in another order", all, first)
			return
		}
	}
	k.equal("name by the votes of b, c, d and e", k.entity("organisation:movisie").Name, "Movisie")
}

// permutations returns all orders of 0..n-1.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var out [][]int
	for _, shorter := range permutations(n - 1) {
		for at := range n {
			perm := append(append(append([]int{}, shorter[:at]...), n-1), shorter[at:]...)
			out = append(out, perm)
		}
	}
	return out
}
