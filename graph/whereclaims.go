package graph

import (
	"cmp"
	"context"
	"slices"
	"strconv"
)

// ClaimsWhere answers as Store.Claims does, for a condition in the place of q.Filter. Whether near-duplicates speak for each other
// is for c.Filter to say, not for the filters inside. Negated claims pass only where a filter of the condition names modalities.
// Totals past MaxScanned are -1.
// Errors: ErrInvalid; ErrFull where too few of 20,000 claims pass, or one relation has more.
func ClaimsWhere(ctx context.Context, s Store, q ClaimQuery, c Condition[ClaimFilter]) ([]Page[ClaimRecord], error) {
	q.Filter = c.Filter
	if c.Flat() {
		return s.Claims(ctx, q)
	}
	if err := q.Validate(); err != nil {
		return nil, err
	}
	if err := c.validate(ClaimFilter.Validate); err != nil {
		return nil, err
	}
	c = plain(c)
	q.Filter = c.Filter
	list := func(which []int, w Window) ([]Page[ClaimRecord], error) {
		part := q
		part.OfEdges, part.OfArticles, part.Window = some(q.OfEdges, which), some(q.OfArticles, which), w
		return s.Claims(ctx, part)
	}
	keep := func(_ []int, pages []Page[ClaimRecord]) (func(page, item int) bool, error) {
		var keys []EdgeKey
		for _, page := range pages {
			for _, r := range page.Items {
				keys = append(keys, keyOf(r))
			}
		}
		found, err := claimsAt(ctx, s, []atNode{{"", distinctKeys(keys)}}, c)
		if err != nil {
			return nil, err
		}
		pass := idSet{}
		for _, r := range found[0] {
			pass[r.ID] = true
		}
		return func(page, item int) bool { return pass[pages[page].Items[item].ID] }, nil
	}
	return scan(max(1, len(q.OfEdges), len(q.OfArticles)), q.Window, list, keep)
}

// EdgesWhere answers as Store.Edges does, for a condition in the place of q.Filter: an edge gathers the claims that pass it, as
// ClaimsWhere lets them. Errors: ErrInvalid; ErrFull where 20,000 edges or more pass c.Filter at one node.
func EdgesWhere(ctx context.Context, s Store, q EdgeQuery, c Condition[ClaimFilter]) ([]Page[Edge], error) {
	q.Filter = c.Filter
	if c.Flat() {
		return s.Edges(ctx, q)
	}
	if err := q.Validate(); err != nil {
		return nil, err
	}
	if err := c.validate(ClaimFilter.Validate); err != nil {
		return nil, err
	}
	c = plain(c)
	pages, err := s.Edges(ctx, EdgeQuery{OfNodes: q.OfNodes, Filter: c.Filter, Order: ByEdgeID, Window: Window{Limit: MaxScanned}})
	if err != nil {
		return nil, err
	}
	at := make([]atNode, len(pages))
	for i, page := range pages {
		if page.More {
			return nil, errScanned()
		}
		if len(q.OfNodes) > 0 {
			at[i].node = q.OfNodes[i]
		}
		for _, e := range page.Items {
			at[i].keys = append(at[i].keys, e.EdgeKey)
		}
	}
	claims, err := claimsAt(ctx, s, at, c)
	if err != nil {
		return nil, err
	}
	out := make([]Page[Edge], len(pages))
	for i := range out {
		out[i] = cutEdges(gather(claims[i]), q)
	}
	return out, nil
}

func errScanned() error {
	return &Error{
		Kind: ErrFull, Detail: "more than 20,000 items pass the filter outside of and, or, not", Remedy: "narrow that part of the filter",
	}
}

// plain returns c with what its filters leave unsaid made plain: inside, neither modalities nor near-duplicates narrow; outside, no
// modality leaves negated claims out, unless a filter inside names some.
func plain(c Condition[ClaimFilter]) Condition[ClaimFilter] {
	named := len(c.Filter.Modalities) > 0
	out := plainInside(c, &named)
	out.Filter = c.Filter
	if named && len(c.Filter.Modalities) == 0 {
		out.Filter.Modalities = Modalities()
	}
	return out
}

func plainInside(c Condition[ClaimFilter], named *bool) Condition[ClaimFilter] {
	c.Filter.EachMember = true
	if *named = *named || len(c.Filter.Modalities) > 0; len(c.Filter.Modalities) == 0 {
		c.Filter.Modalities = Modalities()
	}
	c.And, c.Or = slices.Clone(c.And), slices.Clone(c.Or)
	for _, list := range [][]Condition[ClaimFilter]{c.And, c.Or} {
		for i := range list {
			list[i] = plainInside(list[i], named)
		}
	}
	if c.Not != nil {
		not := plainInside(*c.Not, named)
		c.Not = &not
	}
	return c
}

// atNode is edges as they lie at a node; without a node just edges.
type atNode struct {
	node string
	keys []EdgeKey
}

// claimsAt returns, for each node, the claims of its edges that pass a condition.
func claimsAt(ctx context.Context, s Store, at []atNode, c Condition[ClaimFilter]) ([][]ClaimRecord, error) {
	var keys []EdgeKey
	for _, a := range at {
		keys = append(keys, a.keys...)
	}
	keys = distinctKeys(keys)
	out := make([][]ClaimRecord, len(at))
	if len(keys) == 0 {
		return out, nil
	}
	of, err := claimsOf(ctx, s, keys, c.Filter)
	if err != nil {
		return nil, err
	}
	items, all := idSet{}, []string(nil) // a claim at a node
	for i, a := range at {
		for _, key := range a.keys {
			for _, r := range of[key] {
				items[itemOf(i, r)] = true
				all = append(all, itemOf(i, r))
			}
		}
	}
	leaf := func(f ClaimFilter, _ []string) (idSet, error) {
		of, err := claimsOf(ctx, s, keys, f)
		pass := idSet{}
		for i, a := range at {
			for _, key := range a.keys {
				if !liesAs(f, key, a.node) {
					continue
				}
				for _, r := range of[key] {
					pass[itemOf(i, r)] = true
				}
			}
		}
		return pass, err
	}
	pass, err := c.joined(items, all, leaf)
	if err != nil {
		return nil, err
	}
	for i, a := range at {
		for _, key := range a.keys {
			for _, r := range of[key] {
				if pass[itemOf(i, r)] {
					out[i] = append(out[i], r)
				}
			}
		}
	}
	return out, nil
}

func itemOf(node int, r ClaimRecord) string { return strconv.Itoa(node) + " " + r.ID }

// ClaimsAt returns a condition of edges at a node as one of the claims of one of them: what it asks of direction and other end is
// answered by how the edge lies.
func ClaimsAt(c Condition[ClaimFilter], key EdgeKey, node string) Condition[ClaimFilter] {
	if !liesAs(c.Filter, key, node) {
		c.Filter.MinConfidence = 1001 // which no claim has
	}
	c.Filter.Direction, c.Filter.OtherTypes, c.Filter.Others = Both, nil, nil
	c.And, c.Or = slices.Clone(c.And), slices.Clone(c.Or)
	for _, list := range [][]Condition[ClaimFilter]{c.And, c.Or} {
		for i := range list {
			list[i] = ClaimsAt(list[i], key, node)
		}
	}
	if c.Not != nil {
		not := ClaimsAt(*c.Not, key, node)
		c.Not = &not
	}
	return c
}

// claimsOf reads the claims of edges that pass a filter.
func claimsOf(ctx context.Context, s Store, keys []EdgeKey, f ClaimFilter) (map[EdgeKey][]ClaimRecord, error) {
	f.Direction, f.OtherTypes, f.Others = Both, nil, nil
	pages, err := s.Claims(ctx, ClaimQuery{OfEdges: keys, Filter: f, Window: Window{Limit: MaxScanned}})
	if err != nil {
		return nil, err
	}
	out := map[EdgeKey][]ClaimRecord{}
	for i, page := range pages {
		if page.More {
			return nil, errScanned()
		}
		out[keys[i]] = page.Items
	}
	return out, nil
}

// liesAs reports whether an edge lies at a node as a filter asks.
func liesAs(f ClaimFilter, key EdgeKey, node string) bool {
	other := key.Object
	if key.Subject != node {
		other = key.Subject
	}
	t, _ := TypeOf(other)
	switch {
	case len(f.OtherTypes) > 0 && !slices.Contains(f.OtherTypes, t), len(f.Others) > 0 && !slices.Contains(f.Others, other):
		return false
	case key.Predicate.Symmetric():
		return true
	case f.Direction == Outgoing:
		return key.Subject == node
	case f.Direction == Incoming:
		return key.Object == node
	default:
		return true
	}
}

func keyOf(r ClaimRecord) EdgeKey {
	return EdgeKey{Subject: r.Subject, Predicate: r.Predicate, Object: r.Object}
}

func distinctKeys(keys []EdgeKey) []EdgeKey {
	slices.SortFunc(keys, func(a, b EdgeKey) int { return cmp.Compare(a.ID(), b.ID()) })
	return slices.Compact(keys)
}

// gather makes edges of claims.
func gather(claims []ClaimRecord) []Edge {
	byKey := map[EdgeKey]*Edge{}
	for _, r := range claims {
		e := byKey[keyOf(r)]
		if e == nil {
			e = &Edge{EdgeKey: keyOf(r)}
			byKey[e.EdgeKey] = e
		}
		e.Claims++
		e.Confidence = max(e.Confidence, r.Confidence)
		e.Modalities = append(e.Modalities, r.Modality)
		if r.Role != "" {
			e.Roles = append(e.Roles, r.Role)
		}
		if r.Date != "" {
			if e.First == "" || earlier(r.Date, e.First) {
				e.First = r.Date
			}
			if e.Last == "" || earlier(e.Last, r.Date) {
				e.Last = r.Date
			}
		}
	}
	out := make([]Edge, 0, len(byKey))
	for _, e := range byKey {
		said := e.Modalities
		e.Modalities = slices.DeleteFunc(Modalities(), func(m Modality) bool { return !slices.Contains(said, m) })
		slices.Sort(e.Roles)
		e.Roles = slices.Compact(e.Roles)
		out = append(out, *e)
	}
	return out
}

// earlier orders dates as strings, as the stores do: of two with one first day the shorter comes first.
func earlier(a, b Date) bool { return a < b }

// cutEdges cuts a page out of all edges.
func cutEdges(edges []Edge, q EdgeQuery) Page[Edge] {
	position := func(e Edge) Position {
		if q.Order == ByEdgeID {
			return Position{ID: e.ID()}
		}
		return Position{Key: strconv.Itoa(e.Claims), ID: e.ID()}
	}
	compare := func(a, b Position) int {
		x, _ := strconv.Atoi(a.Key) // no number: an order by id
		y, _ := strconv.Atoi(b.Key)
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(edges, func(a, b Edge) int { return compare(position(a), position(b)) })
	total, w := len(edges), q.Window
	edges = slices.DeleteFunc(edges, func(e Edge) bool {
		return w.After != nil && compare(position(e), *w.After) <= 0 || w.Before != nil && compare(position(e), *w.Before) >= 0
	})
	var all Page[Edge]
	places := make([]int, len(edges))
	for i, e := range edges {
		all.Items, all.Positions = append(all.Items, e), append(all.Positions, position(e))
		places[i] = i
	}
	out := pick(all, places, w)
	if w.Total {
		out.Total = total
	}
	return out
}
