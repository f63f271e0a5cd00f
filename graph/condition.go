package graph

// Condition is a filter with further conditions: an item passes when it passes Filter, all of And, at least one of Or where there
// are any, and fails Not.
type Condition[F any] struct {
	Filter F
	And    []Condition[F]
	Or     []Condition[F]
	Not    *Condition[F]
}

// Flat reports whether c is no more than its Filter.
func (c Condition[F]) Flat() bool { return len(c.And) == 0 && len(c.Or) == 0 && c.Not == nil }

// Filters returns how many filters c is made of.
func (c Condition[F]) Filters() int {
	n := 1
	for _, list := range [][]Condition[F]{c.And, c.Or} {
		for _, inner := range list {
			n += inner.Filters()
		}
	}
	if c.Not != nil {
		n += c.Not.Filters()
	}
	return n
}

// MaxFilters bounds the filters of one condition: each costs a read.
const MaxFilters = 20

func (c Condition[F]) validate(each func(F) error) error {
	if n := c.Filters(); n > MaxFilters {
		return Invalidf("a filter joins %d, more than %d", n, MaxFilters)
	}
	if err := each(c.Filter); err != nil {
		return err
	}
	inner := append(append([]Condition[F]{}, c.And...), c.Or...)
	if c.Not != nil {
		inner = append(inner, *c.Not)
	}
	for _, i := range inner {
		if err := i.validate(each); err != nil {
			return err
		}
	}
	return nil
}

// idSet is a set of ids.
type idSet map[string]bool

// passing returns which of some items, known by their ids, pass c; leaf does so for one filter.
func (c Condition[F]) passing(items []string, leaf func(F, []string) (idSet, error)) (idSet, error) {
	if len(items) == 0 {
		return idSet{}, nil
	}
	pass, err := leaf(c.Filter, items)
	if err != nil {
		return nil, err
	}
	return c.joined(pass, items, leaf)
}

// joined returns which of the items that pass the filter pass the further conditions too.
func (c Condition[F]) joined(pass idSet, items []string, leaf func(F, []string) (idSet, error)) (idSet, error) {
	for _, and := range c.And {
		also, err := and.passing(items, leaf)
		if err != nil {
			return nil, err
		}
		pass = pass.where(func(id string) bool { return also[id] })
	}
	if len(c.Or) > 0 {
		either := idSet{}
		for _, or := range c.Or {
			some, err := or.passing(items, leaf)
			if err != nil {
				return nil, err
			}
			for id := range some {
				either[id] = true
			}
		}
		pass = pass.where(func(id string) bool { return either[id] })
	}
	if c.Not != nil {
		not, err := c.Not.passing(items, leaf)
		if err != nil {
			return nil, err
		}
		pass = pass.where(func(id string) bool { return !not[id] })
	}
	return pass, nil
}

func (s idSet) where(keep func(string) bool) idSet {
	out := idSet{}
	for id := range s {
		if keep(id) {
			out[id] = true
		}
	}
	return out
}

// among returns the ids of a filter's list that are also among others; all others when the list is empty, which does not narrow.
func among(list, others []string) []string {
	if len(list) == 0 {
		return others
	}
	in := idSet{}
	for _, id := range list {
		in[id] = true
	}
	var out []string
	for _, id := range others {
		if in[id] {
			out = append(out, id)
		}
	}
	return out
}

// MaxScanned bounds how many items of one list a condition is tried on.
const MaxScanned = 20_000

// scan cuts a page for each of n parents out of those items of their lists that pass. It lists more and more for the parents
// whose pages are not full. Total is -1 where a list is too long to count. list answers for some of the parents; keep says
// which items of the pages of those pass.
// Errors: ErrFull where too few items pass of as many as are tried.
func scan[T any](
	n int, w Window, list func(which []int, w Window) ([]Page[T], error), keep func(which []int, pages []Page[T]) (func(page, item int) bool, error),
) ([]Page[T], error) {
	out := make([]Page[T], n)
	hungry := make([]int, n)
	for i := range hungry {
		hungry[i] = i
	}
	all := hungry
	for _, size := range []int{max(200, 2*w.Limit), 2000 + w.Limit, MaxScanned} {
		if len(hungry) == 0 {
			break
		}
		if w.Limit == 0 && size < MaxScanned {
			continue
		}
		pages, passes, err := kept(hungry, Window{Limit: size, After: w.After, Before: w.Before, Backward: w.Backward}, list, keep)
		if err != nil {
			return nil, err
		}
		var still []int
		for i, parent := range hungry {
			if pages[i].More && (w.Limit == 0 || len(passes[i]) <= w.Limit) {
				still = append(still, parent)
				continue
			}
			out[parent] = pick(pages[i], passes[i], w)
		}
		hungry = still
	}
	if len(hungry) > 0 {
		return nil, &Error{Kind: ErrFull, Detail: "too few of the first 20,000 items pass the conditions", Remedy: "narrow the filter outside of and, or, not"}
	}
	if !w.Total {
		return out, nil
	}
	pages, passes, err := kept(all, Window{Limit: MaxScanned}, list, keep)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Total = len(passes[i])
		if pages[i].More {
			out[i].Total = -1
		}
	}
	return out, nil
}

// kept lists items, and the places of those that pass.
func kept[T any](
	which []int, w Window, list func([]int, Window) ([]Page[T], error), keep func([]int, []Page[T]) (func(page, item int) bool, error),
) ([]Page[T], [][]int, error) {
	pages, err := list(which, w)
	if err != nil {
		return nil, nil, err
	}
	pass, err := keep(which, pages)
	if err != nil {
		return nil, nil, err
	}
	out := make([][]int, len(pages))
	for i, page := range pages {
		for j := range page.Items {
			if pass(i, j) {
				out[i] = append(out[i], j)
			}
		}
	}
	return pages, out, nil
}

// pick makes a page of the items at some places, which are all that there are or more than the page holds.
func pick[T any](page Page[T], places []int, w Window) Page[T] {
	var out Page[T]
	if out.More = w.Limit > 0 && len(places) > w.Limit; out.More {
		if w.Backward {
			places = places[len(places)-w.Limit:]
		} else {
			places = places[:w.Limit]
		}
	}
	for _, at := range places {
		out.Items = append(out.Items, page.Items[at])
		out.Positions = append(out.Positions, page.Positions[at])
	}
	return out
}

// some returns the parents at some places.
func some[T any](parents []T, which []int) []T {
	if len(parents) == 0 {
		return nil
	}
	out := make([]T, len(which))
	for i, at := range which {
		out[i] = parents[at]
	}
	return out
}
