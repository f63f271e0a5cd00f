package graphtest

import (
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// link is an article in which two organisations work together: "a b", or "a b negated 700" with what the claim says besides.
func link(n int, text string) *ArticleText {
	ends := strings.Fields(text)
	a, b := min(ends[0], ends[1]), max(ends[0], ends[1])
	body := fmt.Sprintf("Bericht %d: [[%s|organisation:%s]] werkt samen met [[%s|organisation:%s]].", n, a, a, b, b)
	return Article(fmt.Sprintf("%03d", n), "", body).
		Claims(fmt.Sprintf("organisation:%s COLLABORATES_WITH organisation:%s %s", a, b, strings.Join(ends[2:], " ")))
}

// links is a store with an article for each link.
func (k *check) links(links ...string) *check {
	k.Helper()
	var articles []*ArticleText
	for i, text := range links {
		articles = append(articles, link(i, text))
	}
	return k.with(Source("links", articles...))
}

// star links a center to n rays, named after it.
func star(center string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s %s-%d", center, center, i))
	}
	return out
}

// paths checks the paths between two organisations, each as "a>b>c cost".
func (k *check) paths(q graph.PathQuery, want ...string) {
	k.Helper()
	short := func(id string) string { return strings.TrimPrefix(id, "organisation:") }
	if !strings.Contains(q.From, ":") {
		q.From, q.To = "organisation:"+q.From, "organisation:"+q.To
	}
	paths, err := graph.FindPaths(k.ctx(), k.store, q)
	k.must(err)
	var got []string
	for _, p := range paths {
		var nodes []string
		for _, n := range p.Nodes {
			nodes = append(nodes, short(n))
		}
		k.equal("hops", len(p.Hops), len(p.Nodes)-1)
		got = append(got, fmt.Sprintf("%s %d", strings.Join(nodes, ">"), p.Cost))
	}
	k.equal(fmt.Sprintf("paths from %s to %s", short(q.From), short(q.To)), got, want)
}

func pathCases() []scenario {
	type query = graph.PathQuery
	az := query{From: "a", To: "z", MaxHops: 4, K: 5}
	return []scenario{
		{"a path is a chain of nodes with the edges of each hop, in either direction, by id", func(k *check) {
			k.network()
			paths, err := graph.FindPaths(k.ctx(), k.store, query{From: "method:jim", To: "person:anna", MaxHops: 3, K: 3})
			k.must(err)
			dev, used := k.edge("organisation:movisie DEVELOPED method:jim", graph.ClaimFilter{}), k.edge("organisation:movisie USES method:jim", graph.ClaimFilter{})
			affiliated := k.edge("person:anna AFFILIATED_WITH organisation:movisie", graph.ClaimFilter{})
			k.equal("paths", paths, []graph.Path{{
				Nodes: []string{"method:jim", "organisation:movisie", "person:anna"}, Hops: [][]graph.Edge{{dev, used}, {affiliated}}, Cost: 2098,
			}})
		}},
		{"neighbours are a path of one hop that costs nothing", func(k *check) {
			k.links("a z", "z b").paths(az, "a>z 0")
		}},
		{"a path goes no further than the hops allowed", func(k *check) {
			k.links("a b", "b c", "c d", "d e", "e f", "f z")
			for hops := 1; hops <= graph.MaxHops; hops++ {
				q := query{From: "a", To: "z", MaxHops: hops, K: 1}
				if hops < 6 {
					k.paths(q)
				} else {
					k.paths(q, "a>b>c>d>e>f>z 8465")
				}
			}
		}},
		{"nodes that are not connected, or that do not exist, have no path", func(k *check) {
			k.links("a b", "y z").paths(az)
			k.paths(query{From: "a", To: "nergens", MaxHops: 6, K: 3})
			k.paths(query{From: "nergens", To: "a", MaxHops: 6, K: 3})
			k.paths(query{From: "nergens", To: "elders", MaxHops: 6, K: 3})
		}},
		{"a path never runs over negated claims, even when the filter names them", func(k *check) {
			k.links("a z negated", "a b", "b z").paths(az, "a>b>z 1693")
			q := az
			q.Filter.Modalities = []graph.Modality{graph.Negated}
			k.paths(q)
			q.Filter.Modalities = graph.Modalities()
			k.paths(q, "a>b>z 1693")
			q.Filter.Modalities = []graph.Modality{graph.Negated, graph.Planned}
			k.paths(q)
		}},
		{"a path runs over the claims that pass the filter", func(k *check) {
			k.links("a z planned 300", "a b 600", "b z 900").paths(az, "a>z 0", "a>b>z 1693")
			q := az
			q.Filter.MinConfidence = 600
			k.paths(q, "a>b>z 1693")
			q.Filter.MinConfidence = 601
			k.paths(q)
			q.Filter = graph.ClaimFilter{Modalities: []graph.Modality{graph.Planned}}
			k.paths(q, "a>z 0")
			q.Filter = graph.ClaimFilter{Predicates: []graph.Predicate{graph.PartOf}}
			k.paths(q)
			q.Filter = graph.ClaimFilter{Period: graph.Period{From: "2000"}}
			k.paths(q)
		}},
		{"a path runs through articles, references and concepts of the thesaurus, and through the types allowed only", func(k *check) {
			k.with(
				Source("1", Article("a", "", "[[a|organisation:a]] schrijft over [[wijk|CONCEPT]] [[(X, 2016)|reference:x-2016]].").Claims("organisation:a AUTHORED article", "article CITES reference:x-2016", "article ABOUT concept:wijk")),
				Source("2", Article("b", "", "Van [[z|organisation:z]] iets [[(X, 2016)|reference:x-2016]] en [[buurt|CONCEPT]].").Claims("organisation:z AUTHORED article", "article CITES reference:x-2016", "article ABOUT concept:buurt")),
				Seeds("seed:t.tsv", "concept:buurt BROADER concept:wijk"),
			)
			q := query{From: "organisation:a", To: "organisation:z", MaxHops: 6, K: 3}
			reference := "a>article:a>reference:x-2016>article:b>z 5889"
			k.paths(q, reference, "a>article:a>concept:wijk>concept:buurt>article:b>z 7582")
			q.Filter.WithoutSeeds = true
			k.paths(q, reference)
			q.Filter.WithoutSeeds, q.NodeTypes = false, []graph.NodeType{graph.ArticleNode, "CONCEPT"}
			k.paths(q, "a>article:a>concept:wijk>concept:buurt>article:b>z 7582")
			q.NodeTypes = []graph.NodeType{graph.ReferenceNode}
			k.paths(q)
			k.paths(query{From: "article:a", To: "article:b", MaxHops: 2, K: 3, NodeTypes: []graph.NodeType{graph.ReferenceNode}}, "article:a>reference:x-2016>article:b 1693")
		}},
	}
}

func pathRankCases() []scenario {
	type query = graph.PathQuery
	az := query{From: "a", To: "z", MaxHops: 4, K: 5}
	return []scenario{
		{"a path round a hub comes before one over it, once the hub is big enough", func(k *check) {
			round := []string{"a hub", "hub z", "a p", "p q", "q z"}
			k.links(append(round, star("hub", 8)...)...).paths(az, "a>hub>z 3302", "a>p>q>z 3386")  // 1 + ln 10
			k.links(append(round, star("hub", 9)...)...).paths(az, "a>p>q>z 3386", "a>hub>z 3397")  // 1 + ln 11
			k.links(append(round, star("hub", 70)...)...).paths(az, "a>p>q>z 3386", "a>hub>z 5276") // 1 + ln 72
		}},
		{"the degree of a node counts its distinct neighbours under the filter", func(k *check) {
			k.links("a hub", "hub z", "hub hub-1 300", "hub hub-2 300", "a hub planned", "hub z ended").paths(az, "a>hub>z 2386") // 1 + ln 4
			q := az
			q.Filter.MinConfidence = 301
			k.paths(q, "a>hub>z 1693")
			q.Filter.Modalities = []graph.Modality{graph.Planned, graph.Ended}
			k.paths(q, "a>hub>z 1693")
			k.apply(Source("more", Article("m", "", "[[hub|organisation:hub]] met [[JIM|METHOD]].").Claims("organisation:hub USES method:jim")))
			k.paths(az, "a>hub>z 2609") // 1 + ln 5
			q = az
			q.NodeTypes = []graph.NodeType{"ORGANISATION"}
			k.paths(q, "a>hub>z 2609")
		}},
		{"the k best paths come by cost, and no more than k", func(k *check) {
			k.links("a b", "b z", "a c", "c z", "c c-1", "a d", "d z", "d d-1", "d d-2", "b c")
			all := []string{"a>b>z 2098", "a>c>z 2386", "a>d>z 2386", "a>b>c>z 4484", "a>c>b>z 4484"}
			for n := 1; n <= len(all); n++ {
				k.paths(query{From: "a", To: "z", MaxHops: 4, K: n}, all[:n]...)
			}
			k.paths(query{From: "a", To: "z", MaxHops: 4, K: graph.MaxPaths}, all...)
			k.paths(query{From: "a", To: "z", MaxHops: 2, K: graph.MaxPaths}, all[:3]...)
		}},
		{"among paths of one cost that of fewer hops comes first", func(k *check) {
			links := []string{"a y", "y z", "a b", "b c", "c z", "b b-0"}
			links = append(links, star("y", 55)...) // degree 57: 5043
			links = append(links, star("c", 5)...)  // degrees 3 and 7: 2098 + 2945
			k.links(links...).paths(az, "a>y>z 5043", "a>b>c>z 5043")
		}},
		{"among paths of one cost and length the smaller node ids come first, compared one by one", func(k *check) {
			k.links("a d", "d z", "a b", "b z", "a b-1", "b-1 z", "a B", "B z").paths(az, "a>B>z 1693", "a>b>z 1693", "a>b-1>z 1693", "a>d>z 1693")
			k.paths(query{From: "z", To: "a", MaxHops: 2, K: 2}, "z>B>a 1693", "z>b>a 1693")
		}},
		{"paths have no loops", func(k *check) {
			k.links("a b", "b c", "c a", "c d", "d b", "c z")
			k.paths(query{From: "a", To: "z", MaxHops: 6, K: 20}, "a>c>z 2386", "a>b>c>z 4484", "a>b>d>c>z 6177")
		}},
		{"paths there and paths back are the same", func(k *check) {
			links := []string{"a b", "b z", "a c", "c d", "d z", "b d"}
			links = append(links, star("b", 4)...)
			k.links(links...).paths(az, "a>b>z 2945", "a>c>d>z 3791", "a>b>d>z 5043", "a>c>d>b>z 6736")
			k.paths(query{From: "z", To: "a", MaxHops: 4, K: 5}, "z>b>a 2945", "z>d>c>a 3791", "z>d>b>a 5043", "z>b>d>c>a 6736")
		}},
		{"paths are those that walking every path finds", func(k *check) {
			k.links(tangle(14, 30)...)
			all := newOracle(k.ctx(), k.store)
			for hops := 1; hops <= 5; hops++ {
				for to := 1; to < 14; to += 3 {
					q := query{From: "organisation:n0", To: fmt.Sprintf("organisation:n%d", to), MaxHops: hops, K: 1 + 4*(to%3)}
					paths, err := graph.FindPaths(k.ctx(), k.store, q)
					k.must(err)
					k.equal(fmt.Sprintf("paths %+v", q), paths, all.paths(q))
				}
			}
		}},
		{"a pathfinder finds what a search of the store does, before and after it has loaded, and after a change", func(k *check) {
			k.links(tangle(10, 18)...)
			finder := graph.NewPathfinder(k.store, graph.DefaultMaxEdges)
			q := query{From: "organisation:n0", To: "organisation:n5", MaxHops: 4, K: 6}
			k.must(finder.Warm(k.ctx()))
			for step := range 4 {
				want, err := graph.FindPaths(k.ctx(), k.store, q)
				k.must(err)
				got, err := finder.Paths(k.ctx(), q)
				k.must(err)
				k.equal(fmt.Sprintf("paths after %d changes", step), got, want)
				k.apply(Source(fmt.Sprint("more ", step), link(900+step, fmt.Sprintf("n0 x%d", step)), link(950+step, fmt.Sprintf("n5 x%d", step))))
			}
		}},
	}
}

// tangle links n nodes by m links that look random and are not.
func tangle(n, m int) []string {
	var out []string
	x := 7
	for len(out) < m {
		x = (x*1103515245 + 12345) % (1 << 31)
		a := (x >> 8) % n
		x = (x*1103515245 + 12345) % (1 << 31)
		b := (x >> 8) % n
		if a != b {
			out = append(out, fmt.Sprintf("n%d n%d", a, b))
		}
	}
	return out
}
