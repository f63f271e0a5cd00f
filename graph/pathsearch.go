package graph

import (
	"container/heap"
	"context"
	"slices"
)

// Bounds of one path search, past which it ends with ErrFull instead of eating the machine.
const (
	maxSearchNodes = 2_000_000 // neighbours known
	maxSearchPaths = 1_000_000 // partial paths queued
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

// perNode holds a value for each numbered node, zero where none was set.
type perNode[T any] struct{ values []T }

func (p *perNode[T]) at(n int32) (v T) {
	if int(n) < len(p.values) {
		v = p.values[n]
	}
	return v
}

func (p *perNode[T]) set(n int32, v T) {
	if need := int(n) + 1 - len(p.values); need > 0 {
		p.values = append(p.values, make([]T, max(need, len(p.values)))...)
	}
	p.values[n] = v
}

// pathSearch is one run of FindPaths. Distances are hops from the two ends over expanded nodes.
type pathSearch struct {
	q        PathQuery
	adj      adjacency
	from, to int32
	distance [2]perNode[int8] // one more than that from the start, from the goal; 0: not seen from there
	seen     [2][]int32       // nodes with a distance
	frontier [2][]int32
	levels   [2]int
	known    int // neighbours met
}

func newPathSearch(q PathQuery, adj adjacency) *pathSearch {
	p := &pathSearch{q: q, adj: adj, from: adj.handle(q.From), to: adj.handle(q.To)}
	p.see(0, p.from, 0)
	p.see(1, p.to, 0)
	p.frontier = [2][]int32{{p.from}, {p.to}}
	return p
}

// see notes that a node lies so many hops from the end of a side.
func (p *pathSearch) see(side int, n int32, hops int) {
	p.distance[side].set(n, int8(hops+1)) //nolint:gosec // at most MaxHops
	p.seen[side] = append(p.seen[side], n)
}

// far returns how many hops a node lies from the end of a side, and whether it was seen from there.
func (p *pathSearch) far(side int, n int32) (int, bool) {
	d := int(p.distance[side].at(n))
	return d - 1, d > 0
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
			if _, seen := p.far(side, m); !seen {
				p.see(side, m, p.levels[side])
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
	e := &enumeration{search: p, nodes: inside, hops: hops}
	for _, n := range inside {
		e.inside.set(n, int32(hubCost(len(p.adj.neighbours(n))))) //nolint:gosec // far below 2^31
	}
	e.measure()
	return e.run(ctx)
}

// inside returns the nodes that may stand in a path of up to hops hops, expanded: their distances from both ends, where known,
// add up to no more. It reports false while the two sides have not met.
func (p *pathSearch) inside(ctx context.Context, hops int) (nodes []int32, met bool, err error) {
	_, ahead := p.far(0, p.to)
	_, behind := p.far(1, p.from)
	met = ahead || behind
	for _, n := range p.seen[0] {
		d, _ := p.far(0, n)
		if other, ok := p.far(1, n); ok && p.between(n) {
			met = true
			if d+other <= hops {
				nodes = append(nodes, n)
			}
		}
	}
	if !met {
		return nil, false, nil
	}
	// Nodes seen from one side only lie on a path whose next nodes are seen from the other; their distance bounds them.
	for side := range 2 {
		for _, n := range p.seen[side] {
			d, _ := p.far(side, n)
			if _, both := p.far(1-side, n); !both && d < p.levels[side] && p.between(n) {
				nodes = append(nodes, n)
			}
		}
	}
	return nodes, true, p.adj.expand(ctx, nodes)
}

// enumeration lists loop-free paths in order of cost: best-first over partial paths, whose cost to come is bounded from below
// by the cheapest way to the goal within the hops left, loops allowed.
type enumeration struct {
	search *pathSearch
	nodes  []int32        // in between
	inside perNode[int32] // cost of each of them
	hops   int
	rest   []perNode[int32] // rest[r]: one more than the least cost from a node, itself not counted, to the goal in at most r hops
	queue  partialPaths
	queued int // partial paths put on the queue so far
}

// measure fills rest by dynamic programming over the hops left. Only nodes whose cost fell with the hop before can lower that of
// their neighbours.
func (e *enumeration) measure() {
	e.rest = make([]perNode[int32], e.hops)
	var fell []int32
	for r := 1; r < e.hops; r++ {
		e.rest[r].values = slices.Clone(e.rest[r-1].values)
		if r > 1 {
			fell = e.relax(fell, r)
			continue
		}
		fell = e.beforeGoal()
		for _, n := range fell {
			e.rest[r].set(n, 1)
		}
	}
}

// beforeGoal returns the nodes in between that are neighbours of the goal.
func (e *enumeration) beforeGoal() []int32 {
	var out []int32
	if e.search.levels[1] > 0 { // the goal's neighbours are known
		for _, n := range e.search.adj.neighbours(e.search.to) {
			if e.inside.at(n) > 0 {
				out = append(out, n)
			}
		}
		return out
	}
	for _, n := range e.nodes {
		if slices.Contains(e.search.adj.neighbours(n), e.search.to) {
			out = append(out, n)
		}
	}
	return out
}

// relax lowers the least costs in at most r hops of the neighbours of nodes, and returns whose cost fell.
func (e *enumeration) relax(nodes []int32, r int) []int32 {
	var fell []int32
	for _, m := range nodes {
		cost := e.inside.at(m) + e.rest[r-1].at(m)
		for _, n := range e.search.adj.neighbours(m) {
			if e.inside.at(n) == 0 {
				continue
			}
			if old := e.rest[r].at(n); old == 0 || cost < old {
				e.rest[r].set(n, cost)
				fell = append(fell, n)
			}
		}
	}
	slices.Sort(fell)
	return slices.Compact(fell)
}

// run takes partial paths off the queue, cheapest first, until k are complete and no other can equal the last.
func (e *enumeration) run(ctx context.Context) ([]chain, error) {
	var found []chain
	e.extend(partialPath{nodes: []int32{e.search.from}})
	for steps := 0; e.queue.Len() > 0; steps++ {
		if e.queued > maxSearchPaths {
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
			e.push(p.with(m, 0, 0))
			continue
		}
		cost := e.inside.at(m)
		if cost == 0 || left < 1 || slices.Contains(p.nodes, m) {
			continue
		}
		if rest := e.rest[left].at(m); rest > 0 {
			e.push(p.with(m, int64(cost), int64(rest-1)))
		}
	}
}

func (e *enumeration) push(p partialPath) {
	e.queued++
	heap.Push(&e.queue, p)
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
