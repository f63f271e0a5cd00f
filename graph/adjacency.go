package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// interner numbers node ids in the order in which they are met.
type interner struct {
	numbers map[string]int32
	ids     []string
}

func (in *interner) handle(id string) int32 {
	if in.numbers == nil {
		in.numbers = map[string]int32{}
	}
	n, ok := in.numbers[id]
	if !ok {
		n = int32(len(in.ids)) //nolint:gosec // bounded by the search's own limit, far below 2^31
		id = strings.Clone(id) // which may stand inside of a longer text
		in.numbers[id] = n
		in.ids = append(in.ids, id)
	}
	return n
}

func (in *interner) id(n int32) string { return in.ids[n] }

// storeAdjacency reads neighbours from a store as they are needed.
type storeAdjacency struct {
	interner
	store  Store
	filter ClaimFilter
	next   map[int32][]int32 // of expanded nodes
}

func newStoreAdjacency(s Store, filter ClaimFilter) *storeAdjacency {
	return &storeAdjacency{store: s, filter: filter, next: map[int32][]int32{}}
}

func (a *storeAdjacency) neighbours(n int32) []int32 { return a.next[n] }

func (a *storeAdjacency) expand(ctx context.Context, nodes []int32) error {
	var ids []string
	var numbers []int32
	for _, n := range nodes {
		if _, known := a.next[n]; !known {
			ids, numbers = append(ids, a.id(n)), append(numbers, n)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	pages, err := a.store.Edges(ctx, EdgeQuery{OfNodes: ids, Filter: a.filter, Order: ByEdgeID})
	if err != nil {
		return fmt.Errorf("expand %d nodes: %w", len(ids), err)
	}
	for i, page := range pages {
		list := make([]int32, 0, len(page.Items))
		for _, e := range page.Items {
			list = append(list, a.handle(otherEnd(e, ids[i])))
		}
		slices.Sort(list)
		a.next[numbers[i]] = slices.Compact(list)
	}
	return nil
}

// otherEnd returns the end of e that is not node.
func otherEnd(e Edge, node string) string {
	if e.Subject == node {
		return e.Object
	}
	return e.Subject
}

// snapshot is the whole graph of one store version under a filter, as compact adjacency lists.
type snapshot struct {
	interner
	version string
	first   []int32 // first[n]..first[n+1] are the neighbours of n in list; a node met later has none
	list    []int32

	edges      edgeTable
	firstAt    []int32 // firstAt[n]..firstAt[n+1] are the edges at n in at, strongest first
	at         []int32
	predicates []Predicate
}

func (s *snapshot) expand(context.Context, []int32) error { return nil }

func (s *snapshot) neighbours(n int32) []int32 {
	if int(n)+1 >= len(s.first) {
		return nil
	}
	return s.list[s.first[n]:s.first[n+1]]
}

// view lets one search number unknown nodes without touching the shared snapshot.
type view struct {
	*snapshot
	extra interner
}

func (v *view) handle(id string) int32 {
	if n, ok := v.numbers[id]; ok {
		return n
	}
	return int32(len(v.ids)) + v.extra.handle(id) //nolint:gosec // as in interner
}

func (v *view) id(n int32) string {
	if int(n) < len(v.ids) {
		return v.ids[n]
	}
	return v.extra.id(n - int32(len(v.ids))) //nolint:gosec // as in interner
}

// snapshotPage is how many edges one read of the snapshot's loader takes.
const snapshotPage = 20_000

// loadSnapshot pages through all edges that pass a filter; it returns nil when there are more than maxEdges.
func loadSnapshot(ctx context.Context, s Store, version string, filter ClaimFilter, maxEdges int) (*snapshot, error) {
	snap := &snapshot{version: version, predicates: Predicates()}
	var pairs [][2]int32
	q := EdgeQuery{Filter: filter, Order: ByEdgeID, Window: Window{Limit: snapshotPage}}
	for {
		pages, err := s.Edges(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("load adjacency: %w", err)
		}
		page := pages[0]
		for _, e := range page.Items {
			a, b := snap.handle(e.Subject), snap.handle(e.Object)
			pairs = append(pairs, [2]int32{a, b}, [2]int32{b, a})
			snap.edges.add(a, b, e)
		}
		if len(pairs) > 2*maxEdges {
			return nil, nil //nolint:nilnil // "too big" is an answer: the search reads the store instead
		}
		if !page.More {
			break
		}
		q.Window.After = &page.Positions[len(page.Positions)-1]
	}
	snap.pack(pairs)
	snap.arrange()
	return snap, nil
}

// pack turns pairs of neighbours into lists.
func (s *snapshot) pack(pairs [][2]int32) {
	slices.SortFunc(pairs, func(a, b [2]int32) int { return slices.Compare(a[:], b[:]) })
	pairs = slices.Compact(pairs)
	s.first = make([]int32, len(s.ids)+1)
	s.list = make([]int32, len(pairs))
	for i, p := range pairs {
		s.first[p[0]+1]++
		s.list[i] = p[1]
	}
	for n := range s.ids {
		s.first[n+1] += s.first[n]
	}
}
