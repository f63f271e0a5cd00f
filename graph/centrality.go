package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Centrality is a measure of how central a node is.
type Centrality string

// The measures. Each sees the graph as undirected and without weights.
const (
	// Degree is the number of distinct neighbours.
	Degree Centrality = "degree"
	// PageRank is the share of time that a random walk spends at the node, which goes on with
	// probability 0.85 and else starts anew at any node, times the number of nodes: 1 is the average. Source: S. Brin and L. Page, "The anatomy of a large-scale
	// hypertextual web search engine" (1998).
	PageRank Centrality = "pagerank"
	// Betweenness is the share of pairs of other nodes whose shortest paths run over the node. Source: U. Brandes, "A faster
	// algorithm for betweenness centrality" (2001); of a large graph from some of its nodes, evenly chosen: U. Brandes and
	// C. Pich, "Centrality estimation in large networks" (2007).
	Betweenness Centrality = "betweenness"
)

// CentralQuery asks for the most central nodes.
type CentralQuery struct {
	Measure Centrality
	Types   []NodeType  // of the nodes to return; empty: all
	Filter  ClaimFilter // makes the graph; without Direction, OtherTypes and Others
	Limit   int         // 1 to MaxHits
}

// CentralNode is a node with its measure.
type CentralNode struct {
	ID         string
	Score      float64
	Neighbours int
}

// Validate checks the query. Errors: ErrInvalid.
func (q CentralQuery) Validate() error {
	switch {
	case q.Measure != Degree && q.Measure != PageRank && q.Measure != Betweenness:
		return Invalidf("central: unknown measure %q", q.Measure)
	case q.Limit < 1 || q.Limit > MaxHits:
		return Invalidf("central: %d nodes are not in 1..%d", q.Limit, MaxHits)
	case q.Filter.needsNode():
		return Invalidf("central: direction, other types and others don't apply")
	}
	return q.Filter.Validate()
}

// Central returns the most central nodes of the graph that a filter makes, then by id. It keeps nothing; a [Pathfinder] answers
// the same from memory where it can. Errors: ErrInvalid; ErrFull for a graph of more than 1,000,000 edges.
func Central(ctx context.Context, s Store, q CentralQuery) ([]CentralNode, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	snap, err := loadSnapshot(ctx, s, "", q.Filter, maxCentralEdges)
	if err != nil {
		return nil, err
	}
	if snap == nil {
		return nil, &Error{Kind: ErrFull, Detail: "the graph has more than 1,000,000 relations", Remedy: "narrow the filter"}
	}
	return snap.central(ctx, q)
}

// maxCentralEdges bounds a graph that is read for one question.
const maxCentralEdges = 1_000_000

func (s *snapshot) central(ctx context.Context, q CentralQuery) ([]CentralNode, error) {
	var scores []float64
	var err error
	switch q.Measure {
	case PageRank:
		scores, err = s.pageRank(ctx)
	case Betweenness:
		scores, err = s.betweenness(ctx)
	default:
		scores = make([]float64, len(s.ids))
		for n := range s.ids {
			scores[n] = float64(len(s.neighbours(int32(n)))) //nolint:gosec // numbers of nodes are int32
		}
	}
	if err != nil {
		return nil, err
	}
	var out []CentralNode
	for n, id := range s.ids {
		if t, ok := TypeOf(id); len(q.Types) > 0 && (!ok || !slices.Contains(q.Types, t)) {
			continue
		}
		out = append(out, CentralNode{ID: id, Score: scores[n], Neighbours: len(s.neighbours(int32(n)))}) //nolint:gosec // as above
	}
	slices.SortFunc(out, func(a, b CentralNode) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return slices.Clip(out[:min(q.Limit, len(out))]), nil
}

// Of a random walk.
const (
	damping   = 0.85
	maxRounds = 100
	settled   = 1e-10 // change of all shares in a round
)

// pageRank returns the PageRank of every node, times their number, in thousandths. Every node has a neighbour.
func (s *snapshot) pageRank(ctx context.Context) ([]float64, error) {
	n := len(s.ids)
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1
	}
	for range maxRounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for i := range rank { // what each gives to each neighbour
			rank[i] = damping * rank[i] / float64(s.first[i+1]-s.first[i])
		}
		change := 0.0
		for i := range next {
			sum := 1 - damping
			for _, m := range s.list[s.first[i]:s.first[i+1]] {
				sum += rank[m]
			}
			was := rank[i] * float64(s.first[i+1]-s.first[i]) / damping
			change += math.Abs(sum - was)
			next[i] = sum
		}
		rank, next = next, rank
		if change < settled*float64(n) {
			break
		}
	}
	for i := range rank {
		rank[i] = thousandths(rank[i])
	}
	return rank, nil
}

// maxBetweennessWork bounds the neighbours that one computation of betweenness visits.
const maxBetweennessWork = 10_000_000

// betweenness returns the betweenness of every node, in millionths. Where shortest paths from all nodes are too much work, they
// start at some, evenly chosen in the order of the nodes' ids.
func (s *snapshot) betweenness(ctx context.Context) ([]float64, error) {
	n := len(s.ids)
	sources := make([]int32, n)
	for i := range sources {
		sources[i] = int32(i) //nolint:gosec // numbers of nodes are int32
	}
	slices.SortFunc(sources, func(a, b int32) int { return cmp.Compare(s.ids[a], s.ids[b]) })
	if most := max(16, maxBetweennessWork/max(1, len(s.list))); n > most {
		for i := range most {
			sources[i] = sources[i*n/most]
		}
		sources = sources[:most]
	}
	b := newBrandes(s)
	for _, from := range sources {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.add(from)
	}
	if n > 2 {
		scale := float64(n) / float64(len(sources)) / (float64(n-1) * float64(n-2))
		for i := range b.sum {
			b.sum[i] = math.Round(b.sum[i]*scale*1e6) / 1e6
		}
	}
	return b.sum, nil
}

// brandes adds up how much each node carries of the shortest paths from one node after another.
type brandes struct {
	graph    *snapshot
	sum      []float64
	paths    []float64 // shortest ones from the source
	carried  []float64
	distance []int32 // -1: not reached
	order    []int32 // reached, nearest first
}

func newBrandes(s *snapshot) *brandes {
	n := len(s.ids)
	return &brandes{
		graph: s, sum: make([]float64, n), paths: make([]float64, n), carried: make([]float64, n), distance: make([]int32, n),
	}
}

func (b *brandes) add(from int32) {
	for i := range b.distance {
		b.distance[i], b.paths[i], b.carried[i] = -1, 0, 0
	}
	b.distance[from], b.paths[from] = 0, 1
	b.order = append(b.order[:0], from)
	for at := 0; at < len(b.order); at++ {
		v := b.order[at]
		for _, w := range b.graph.neighbours(v) {
			if b.distance[w] < 0 {
				b.distance[w] = b.distance[v] + 1
				b.order = append(b.order, w)
			}
			if b.distance[w] == b.distance[v]+1 {
				b.paths[w] += b.paths[v]
			}
		}
	}
	for at := len(b.order) - 1; at > 0; at-- {
		w := b.order[at]
		share := (1 + b.carried[w]) / b.paths[w]
		for _, v := range b.graph.neighbours(w) {
			if b.distance[v] == b.distance[w]-1 {
				b.carried[v] += float64(b.paths[v] * share)
			}
		}
		b.sum[w] += b.carried[w]
	}
}

// Central answers as the function [Central] does, with the same errors, from the adjacency in memory where the question has no
// filter on claims and the current version is there.
func (p *Pathfinder) Central(ctx context.Context, q CentralQuery) ([]CentralNode, error) {
	return p.CentralIn(ctx, p.store, q)
}

// CentralIn answers as [Pathfinder.Central] does, of a snapshot of its store.
func (p *Pathfinder) CentralIn(ctx context.Context, s Store, q CentralQuery) ([]CentralNode, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	if unfiltered(q.Filter) {
		version, err := versionOf(ctx, s)
		if err != nil {
			return nil, err
		}
		if snap := p.peek(version); snap != nil {
			return snap.central(ctx, q)
		}
	}
	return Central(ctx, s, q)
}

// peek returns the snapshot of a version, nil when it is not there.
func (p *Pathfinder) peek(version string) *snapshot {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.has(version) {
		return p.current
	}
	return nil
}
