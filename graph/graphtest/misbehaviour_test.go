package graphtest_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// unclosed is a store that goes on after Close.
type unclosed struct{ graph.Store }

func (unclosed) Close() error { return nil }

// closedOnce is a store that closes once.
type closedOnce struct {
	graph.Store
	closed bool
}

func (c *closedOnce) Close() error {
	if c.closed {
		return &graph.Error{Kind: graph.ErrUnavailable}
	}
	c.closed = true
	return c.Store.Close()
}

// timeless is a store that looks at no context.
type timeless struct{ *broken }

func (t timeless) Apply(_ context.Context, changes ...graph.Change) error {
	return t.broken.Apply(context.Background(), changes...)
}

func (t timeless) Version(context.Context) (string, error) {
	return t.broken.Version(context.Background())
}

func (t timeless) Dump(_ context.Context, yield func(graph.Change) error) error {
	return t.broken.Dump(context.Background(), yield)
}

// stale is a store whose articles, and what they are about, are those of before the last Apply.
type stale struct {
	graph.Store
	old     *graphtest.Model
	pending []graph.Change
}

func (s *stale) Apply(ctx context.Context, changes ...graph.Change) error {
	if err := s.Store.Apply(ctx, changes...); err != nil {
		return err
	}
	before := s.pending
	s.pending = changes
	return s.old.Apply(ctx, before...)
}

func (s *stale) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	return s.old.Articles(ctx, q)
}

// staleMentions is a store whose mentions are those of before the last Apply.
type staleMentions struct {
	graph.Store
	old     *graphtest.Model
	pending []graph.Change
}

func (s *staleMentions) Apply(ctx context.Context, changes ...graph.Change) error {
	if err := s.Store.Apply(ctx, changes...); err != nil {
		return err
	}
	before := s.pending
	s.pending = changes
	return s.old.Apply(ctx, before...)
}

func (s *staleMentions) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	return s.old.Mentions(ctx, q)
}

// misreadings break the order or the parents of answers.
func misreadings() map[string]func(b *broken) graph.Store {
	reorder := func(sort func(p any)) func(b *broken) graph.Store {
		return func(b *broken) graph.Store {
			b.answer = sort
			return b
		}
	}
	return map[string]func(b *broken) graph.Store{
		"articles of one key come by id, downwards": reorder(func(p any) { resort(p, func(a graph.Article) string { return a.ID }, nil) }),
		"entities of one key come by id, downwards": reorder(func(p any) { resort(p, func(e graph.Entity) string { return e.ID }, nil) }),
		"edges of one key come by id, downwards":    reorder(func(p any) { resort(p, func(e graph.Edge) string { return e.ID() }, nil) }),
		"claims of one key come by id, downwards":   reorder(func(p any) { resort(p, func(c graph.ClaimRecord) string { return c.ID }, nil) }),
		"keys are ordered as UTF-16":                reorder(func(p any) { resort(p, func(e graph.Entity) string { return e.ID }, utf16Order) }),
		"numbers are ordered as text":               reorder(func(p any) { resort(p, func(e graph.Entity) string { return e.ID }, textOrder) }),
		"sources come as they were applied": reorder(func(p any) {
			if page, ok := p.(*graph.Page[graph.SourceRecord]); ok {
				slices.Reverse(page.Items)
			}
		}),
		"mentions come by entity": reorder(func(p any) {
			if list, ok := p.(*[]graph.Mention); ok {
				slices.SortStableFunc(*list, func(a, b graph.Mention) int { return strings.Compare(a.Entity, b.Entity) })
			}
		}),
		"counts of one number come by keys, downwards": reorder(func(p any) {
			if list, ok := p.(*[]graph.Count); ok {
				slices.SortStableFunc(*list, func(a, b graph.Count) int {
					if a.N != b.N {
						return b.N - a.N
					}
					return slices.Compare(b.Keys, a.Keys)
				})
			}
		}),
		"candidates come as they come": reorder(func(p any) {
			if list, ok := p.(*[]graph.Candidate); ok {
				slices.Reverse(*list)
			}
		}),
		"a repeated parent has one page":    func(b *broken) graph.Store { return onePageEach{b} },
		"pages are counted, not positioned": func(b *broken) graph.Store { return &offsets{broken: b, at: map[string]int{}} },
		"a count of nothing is nothing":     reorder(func(p any) { emptyCount(p) }),
		"counts say what they do not count": reorder(func(p any) { paddedCount(p) }),
		"articles count by the first of their entities": func(b *broken) graph.Store {
			b.query = func(p any) {
				if q, ok := p.(*graph.CountQuery); ok && q.Of == graph.CountArticles && slices.Contains(q.By, graph.PerEntity) {
					q.Of, q.By = graph.CountMentions, slices.DeleteFunc(slices.Clone(q.By), func(d graph.Dimension) bool { return d == graph.PerLanguage })
				}
			}
			return b
		},
		"a node without edges has everyone's": func(b *broken) graph.Store { return hospitable{b} },
		"an issue counts as a publication": func(b *broken) graph.Store {
			b.query = func(p any) {
				if q, ok := p.(*graph.CountQuery); ok {
					for i, d := range q.By {
						if d == graph.PerIssue {
							q.By = slices.Clone(q.By)
							q.By[i] = graph.PerPublication
						}
					}
				}
			}
			return b
		},
	}
}

// resort orders the items of pages with the same key anew.
func resort[T any](p any, id func(T) string, keys func(a, b string) int) {
	pages, ok := p.(*[]graph.Page[T])
	if !ok {
		return
	}
	for i := range *pages {
		page := &(*pages)[i]
		at := make([]int, len(page.Items))
		for j := range at {
			at[j] = j
		}
		old := *page
		slices.SortStableFunc(at, func(a, b int) int {
			x, y := old.Positions[a], old.Positions[b]
			if x.Key != y.Key {
				if keys != nil {
					return keys(x.Key, y.Key)
				}
				return a - b
			}
			if keys != nil {
				return a - b
			}
			return strings.Compare(id(old.Items[b]), id(old.Items[a]))
		})
		page.Items, page.Positions = make([]T, len(at)), make([]graph.Position, len(at))
		for j, k := range at {
			page.Items[j], page.Positions[j] = old.Items[k], old.Positions[k]
		}
	}
}

func utf16Order(a, b string) int {
	if isNumber(a) {
		return 0
	}
	x, y := []rune(a), []rune(b)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			high := func(r rune) int {
				if r > 0xFFFF {
					return 0xD800 // the first half of a surrogate pair
				}
				return int(r)
			}
			return high(x[i]) - high(y[i])
		}
	}
	return len(x) - len(y)
}

func textOrder(a, b string) int {
	if isNumber(a) && isNumber(b) {
		return strings.Compare(b, a)
	}
	return strings.Compare(a, b)
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

func emptyCount(p any) {
	if list, ok := p.(*[]graph.Count); ok && len(*list) == 1 && (*list)[0].N == 0 {
		*list = nil
	}
}

func paddedCount(p any) {
	if list, ok := p.(*[]graph.Count); ok && len(*list) == 0 {
		*list = []graph.Count{{Keys: []string{""}}}
	}
}

// onePageEach is a store that answers repeated parents once.
type onePageEach struct{ *broken }

func (o onePageEach) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	slices.Sort(q.OfNodes)
	q.OfNodes = slices.Compact(q.OfNodes)
	return o.broken.Edges(ctx, q)
}

func (o onePageEach) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	slices.Sort(q.OfEntities)
	q.OfEntities = slices.Compact(q.OfEntities)
	return o.broken.Articles(ctx, q)
}

// hospitable is a store that shows all edges where there are none.
type hospitable struct{ *broken }

func (h hospitable) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	pages, err := h.broken.Edges(ctx, q)
	if err != nil {
		return nil, err
	}
	for i := range pages {
		if len(pages[i].Items) > 0 {
			continue
		}
		everything, err := h.broken.Edges(ctx, graph.EdgeQuery{Order: q.Order, Window: q.Window})
		if err != nil {
			return nil, err
		}
		pages[i] = everything[0]
	}
	return pages, nil
}

// offsets is a store whose positions of articles are places in the list as it stood.
type offsets struct {
	*broken
	at map[string]int
}

func (o *offsets) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	w := q.Window
	q.Window = graph.Window{}
	pages, err := o.broken.Articles(ctx, q)
	if err != nil || len(pages) != 1 || w.Backward || w.Before != nil {
		q.Window = w
		return o.broken.Articles(ctx, q)
	}
	start := 0
	if w.After != nil {
		start = o.at[fmt.Sprint(*w.After)]
	}
	page := &pages[0]
	for i, p := range page.Positions {
		if w.After == nil || i >= start {
			o.at[fmt.Sprint(p)] = i + 1
		}
	}
	end := len(page.Items)
	if w.Limit > 0 {
		end = min(end, start+w.Limit)
	}
	start = min(start, end)
	if w.Total {
		page.Total = len(page.Items)
	}
	page.More = end < len(page.Items)
	page.Items, page.Positions = page.Items[start:end], page.Positions[start:end]
	return pages, nil
}

// misdumps break promises of Dump and Version.
func misdumps() map[string]func(b *broken) graph.Store {
	return map[string]func(b *broken) graph.Store{
		"the version is always the same": func(b *broken) graph.Store { return versioned{b, func(string) string { return "1" }} },
		"the version counts questions": func(b *broken) graph.Store {
			n := 0
			return versioned{b, func(string) string { n++; return strconv.Itoa(n) }}
		},
		"the version counts Applies": func(b *broken) graph.Store {
			n := 0
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				err := s.Apply(ctx, changes...)
				if err == nil {
					n++
				}
				return err
			}
			return versioned{b, func(string) string { return strconv.Itoa(n) }}
		},
		"a dump is in any order":                        func(b *broken) graph.Store { return dumping{b, reversed} },
		"a dump goes on after an error":                 func(b *broken) graph.Store { return dumping{b, heedless} },
		"a dump wraps its receiver's error":             func(b *broken) graph.Store { return dumping{b, wrapped} },
		"a dump looks at its context only at the start": func(b *broken) graph.Store { return dumping{b, timelessDump} },
		"a dump reads each source when its turn comes":  func(b *broken) graph.Store { return dumping{b, live} },
		"a dump leaves the thesaurus out":               func(b *broken) graph.Store { return dumping{b, withoutSeeds} },
		"a dump keeps lists as they came":               func(b *broken) graph.Store { return &verbatim{broken: b, kept: map[string]graph.Change{}} },
	}
}

type versioned struct {
	*broken
	change func(string) string
}

func (v versioned) Version(ctx context.Context) (string, error) {
	s, err := v.broken.Version(ctx)
	if err != nil {
		return "", err
	}
	return v.change(s), nil
}

// dumping is a store that dumps in its own way.
type dumping struct {
	*broken
	dump func(ctx context.Context, s graph.Store, yield func(graph.Change) error) error
}

func (d dumping) Dump(ctx context.Context, yield func(graph.Change) error) error {
	return d.dump(ctx, d.Store, yield)
}

func all(ctx context.Context, s graph.Store) ([]graph.Change, error) {
	var out []graph.Change
	err := s.Dump(ctx, func(c graph.Change) error {
		out = append(out, c)
		return nil
	})
	return out, err
}

func reversed(ctx context.Context, s graph.Store, yield func(graph.Change) error) error {
	changes, err := all(ctx, s)
	for _, c := range slices.Backward(changes) {
		if err := yield(c); err != nil {
			return err
		}
	}
	return err
}

func heedless(ctx context.Context, s graph.Store, yield func(graph.Change) error) error {
	var first error
	err := s.Dump(ctx, func(c graph.Change) error {
		if e := yield(c); e != nil && first == nil {
			first = e
		}
		return nil
	})
	if err != nil {
		return err
	}
	return first
}

func wrapped(ctx context.Context, s graph.Store, yield func(graph.Change) error) error {
	if err := s.Dump(ctx, yield); err != nil {
		return fmt.Errorf("dump: %w", err)
	}
	return nil
}

func timelessDump(ctx context.Context, s graph.Store, yield func(graph.Change) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.Dump(context.WithoutCancel(ctx), yield)
}

func live(ctx context.Context, s graph.Store, yield func(graph.Change) error) error {
	last := ""
	for {
		changes, err := all(ctx, s)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(changes, func(c graph.Change) bool { return c.Source.ID > last })
		if at < 0 {
			return nil
		}
		if err := yield(changes[at]); err != nil {
			return err
		}
		last = changes[at].Source.ID
	}
}

func withoutSeeds(ctx context.Context, s graph.Store, yield func(graph.Change) error) error {
	return s.Dump(ctx, func(c graph.Change) error {
		c.Thesaurus = nil
		return yield(c)
	})
}

// verbatim is a store that keeps the caller's own lists.
type verbatim struct {
	*broken
	kept map[string]graph.Change
}

func (v *verbatim) Apply(ctx context.Context, changes ...graph.Change) error {
	if err := v.Store.Apply(ctx, changes...); err != nil {
		return err
	}
	for _, c := range changes {
		v.kept[c.Source.ID] = c
	}
	return nil
}

func (v *verbatim) Dump(ctx context.Context, yield func(graph.Change) error) error {
	return v.Store.Dump(ctx, func(c graph.Change) error { return yield(v.kept[c.Source.ID]) })
}
