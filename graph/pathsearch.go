package graph

import (
	"container/heap"
	"context"
	"slices"
)

// Bounds of one path search, past which it ends with ErrFull instead of eating the machine.
const (
	maxSearchNodes = 2_000_000 // neighbours known
	maxSearchSteps = 500_000   // partial paths tried
)

func errSearchBounds() error {
	return &Error{
		Kind: ErrFull, Detail: "the search grows past its bounds", Remedy: "allow fewer hops, or narrow predicates, types or period",
	}
}

// adjacency gives the neighbours of nodes, which it numbers as it meets them.
type adjacency interface {
	// handle returns the number of a node id; a node without edges gets one too.
	handle(id string) int32
	id(n int32) string
	// expand makes the neighbours of nodes known, in one round trip.
	expand(ctx context.Context, nodes []int32) error
	// neighbours returns the distinct neighbours of an expanded node.
	neighbours(n int32) []int32
}

// pathSearch is one run of FindPaths. Distances are hops from the two ends over expanded nodes.
type pathSearch struct {
	q        PathQuery
	adj      adjacency
	from, to int32
	distance [2]map[int32]int // from the start, from the goal
	frontier [2][]int32
	levels   [2]int
	known    int // neighbours met
}

func newPathSearch(q PathQuery, adj adjacency) *pathSearch {
	p := &pathSearch{q: q, adj: adj, from: adj.handle(q.From), to: adj.handle(q.To)}
	p.distance = [2]map[int32]int{{p.from: 0}, {p.to: 0}}
	p.frontier = [2][]int32{{p.from}, {p.to}}
	return p
}

// run grows the known graph by one level at a time from the side with fewer nodes at its edge. With n levels in all, every
// path of up to n hops lies in what is known, and each longer one has n nodes in between, of two neighbours or more: once k
// paths cost less than that, no other can be better.
func (p *pathSearch) run(ctx context.Context) ([]chain, error) {
	var best []chain
	for hops := 1; hops <= p.q.MaxHops; hops++ {
		if err := p.grow(ctx, p.smaller()); err != nil {
			return nil, err
		}
		var err error
		if best, err = p.best(ctx, hops); err != nil {
			return nil, err
		}
		if len(best) == p.q.K && best[len(best)-1].cost < int64(hops)*hubCost(2) {
			break
		}
	}
	return best, nil
}

// smaller returns the side to grow: the one with fewer nodes at its edge, unless it has none left.
func (p *pathSearch) smaller() int {
	a, b := len(p.frontier[0]), len(p.frontier[1])
	if a == 0 || b > 0 && b < a {
		return 1
	}
	return 0
}

// grow expands the outermost nodes of one side.
func (p *pathSearch) grow(ctx context.Context, side int) error {
	if err := p.adj.expand(ctx, p.frontier[side]); err != nil {
		return err
	}
	p.levels[side]++
	var next []int32
	for _, n := range p.frontier[side] {
		for _, m := range p.adj.neighbours(n) {
			if p.known++; p.known > maxSearchNodes {
				return errSearchBounds()
			}
			if _, seen := p.distance[side][m]; !seen {
				p.distance[side][m] = p.levels[side]
				if p.between(m) {
					next = append(next, m)
				}
			}
		}
	}
	p.frontier[side] = next
	return nil
}

// between reports whether a node may stand inside a path.
func (p *pathSearch) between(n int32) bool {
	if n == p.from || n == p.to {
		return false
	}
	if len(p.q.NodeTypes) == 0 {
		return true
	}
	t, _ := TypeOf(p.adj.id(n))
	return slices.Contains(p.q.NodeTypes, t)
}

// best returns the k best paths of up to hops hops in what is known.
func (p *pathSearch) best(ctx context.Context, hops int) ([]chain, error) {
	inside, met, err := p.inside(ctx, hops)
	if err != nil || !met {
		return nil, err
	}
	e := &enumeration{search: p, inside: inside, hops: hops}
	e.measure()
	return e.run(ctx)
}

// inside returns the cost of each node that may stand in a path of up to hops hops: its distances from both ends, where known,
// add up to no more. It reports false while the two sides have not met.
func (p *pathSearch) inside(ctx context.Context, hops int) (costs map[int32]int64, met bool, err error) {
	costs = map[int32]int64{}
	var missing []int32
	_, met = p.distance[0][p.to]
	if _, ok := p.distance[1][p.from]; ok {
		met = true
	}
	small, large := p.distance[0], p.distance[1]
	for _, n := range sortedNodes(small) {
		d := small[n]
		if other, ok := large[n]; ok && p.between(n) {
			met = true
			if d+other <= hops {
				missing = append(missing, n)
			}
		}
	}
	// Nodes seen from one side only lie on a path whose next nodes are seen from the other; their distance bounds them.
	for side := range 2 {
		for _, n := range sortedNodes(p.distance[side]) {
			if _, both := p.distance[1-side][n]; !both && p.distance[side][n] < p.levels[side] && p.between(n) {
				missing = append(missing, n)
			}
		}
	}
	if !met {
		return nil, false, nil
	}
	return costs, true, p.price(ctx, missing, costs)
}

// price expands nodes, to learn their degrees, and notes their costs.
func (p *pathSearch) price(ctx context.Context, nodes []int32, out map[int32]int64) error {
	if err := p.adj.expand(ctx, nodes); err != nil {
		return err
	}
	for _, n := range nodes {
		out[n] = hubCost(len(p.adj.neighbours(n)))
	}
	return nil
}

func sortedNodes(m map[int32]int) []int32 {
	out := make([]int32, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// enumeration lists loop-free paths in order of cost: best-first over partial paths, whose cost to come is bounded from below
// by the cheapest way to the goal within the hops left, loops allowed.
type enumeration struct {
	search *pathSearch
	inside map[int32]int64 // cost of each node in between
	hops   int
	rest   []map[int32]int64 // rest[r][n]: least cost from n, n not counted, to the goal in at most r hops
	queue  partialPaths
}

// measure fills rest by dynamic programming over the hops left.
func (e *enumeration) measure() {
	e.rest = make([]map[int32]int64, e.hops)
	reach := map[int32]int64{}
	for r := range e.hops {
		next := make(map[int32]int64, len(reach))
		for n, c := range reach {
			next[n] = c
		}
		if r > 0 {
			for n := range e.inside {
				e.relax(n, r, next)
			}
		}
		e.rest[r] = next
		reach = next
	}
}

// relax sets the least cost from n in at most r hops.
func (e *enumeration) relax(n int32, r int, out map[int32]int64) {
	for _, m := range e.search.adj.neighbours(n) {
		cost := int64(0)
		if m != e.search.to {
			c, ok := e.inside[m]
			further, reaches := e.rest[r-1][m]
			if !ok || !reaches {
				continue
			}
			cost = c + further
		}
		if old, ok := out[n]; !ok || cost < old {
			out[n] = cost
		}
	}
}

// run takes partial paths off the queue, cheapest first, until k are complete and no other can equal the last.
func (e *enumeration) run(ctx context.Context) ([]chain, error) {
	var found []chain
	e.extend(partialPath{nodes: []int32{e.search.from}})
	for steps := 0; e.queue.Len() > 0; steps++ {
		if steps > maxSearchSteps {
			return nil, errSearchBounds()
		}
		if steps%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p := heap.Pop(&e.queue).(partialPath)
		if len(found) >= e.search.q.K && p.bound > found[e.search.q.K-1].cost {
			break
		}
		if p.nodes[len(p.nodes)-1] == e.search.to {
			found = append(found, e.chain(p))
			continue
		}
		e.extend(p)
	}
	slices.SortFunc(found, compareChains)
	return found[:min(len(found), e.search.q.K)], nil
}

func (e *enumeration) chain(p partialPath) chain {
	c := chain{cost: p.cost}
	for _, n := range p.nodes {
		c.nodes = append(c.nodes, e.search.adj.id(n))
	}
	return c
}

// extend queues p with each next node from which the goal is still in reach.
func (e *enumeration) extend(p partialPath) {
	left := e.hops - len(p.nodes) // hops left after the next node
	for _, m := range e.search.adj.neighbours(p.nodes[len(p.nodes)-1]) {
		if m == e.search.to {
			heap.Push(&e.queue, p.with(m, 0, 0))
			continue
		}
		cost, ok := e.inside[m]
		if !ok || left < 1 || slices.Contains(p.nodes, m) {
			continue
		}
		if rest, ok := e.rest[left][m]; ok {
			heap.Push(&e.queue, p.with(m, cost, rest))
		}
	}
}

// partialPath is the beginning of a path, or a whole one.
type partialPath struct {
	nodes []int32
	cost  int64 // of its nodes in between
	bound int64 // least cost of any path that begins so
}

func (p partialPath) with(n int32, cost, rest int64) partialPath {
	nodes := append(slices.Clone(p.nodes), n)
	return partialPath{nodes: nodes, cost: p.cost + cost, bound: p.cost + cost + rest}
}

// partialPaths is a heap, least bound first.
type partialPaths []partialPath

func (h partialPaths) Len() int           { return len(h) }
func (h partialPaths) Less(i, j int) bool { return h[i].bound < h[j].bound }
func (h partialPaths) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *partialPaths) Push(x any)        { *h = append(*h, x.(partialPath)) }
func (h *partialPaths) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
