package graphtest

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// item is something in an ordered list and its place there.
type item[T any] struct {
	value T
	at    graph.Position
}

// order says how sort keys compare, and which texts are sort keys at all. Among equal keys the id decides.
type order struct {
	compare func(a, b string) int
	valid   func(key string) bool
}

func anyKey(string) bool { return true }

func orderByID() order { return order{func(string, string) int { return 0 }, anyKey} }

func ascending() order { return order{strings.Compare, anyKey} }

// ascendingLast orders keys upwards, the empty one last.
func ascendingLast() order {
	return order{func(a, b string) int {
		if (a == "") != (b == "") {
			return -strings.Compare(a, b)
		}
		return strings.Compare(a, b)
	}, anyKey}
}

// newest orders days downwards, the empty one last, which is where a downward order of strings puts it.
func newest() order { return order{func(a, b string) int { return strings.Compare(b, a) }, anyKey} }

// most orders keys that are one number, or several with a space between, each downwards.
func most() order {
	return order{
		func(a, b string) int { return slices.Compare(numbers(b), numbers(a)) },
		func(key string) bool { return len(numbers(key)) > 0 },
	}
}

// numbers reads the numbers of a key; it returns none when one is not a number.
func numbers(key string) []int {
	var out []int
	for _, field := range strings.Split(key, " ") {
		n, err := strconv.Atoi(field)
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// mostThenNewest orders keys "NUMBER DAY".
func mostThenNewest() order {
	return order{
		func(a, b string) int {
			countA, dayA, _ := strings.Cut(a, " ")
			countB, dayB, _ := strings.Cut(b, " ")
			if c := most().compare(countA, countB); c != 0 {
				return c
			}
			return newest().compare(dayA, dayB)
		},
		func(key string) bool {
			count, _, found := strings.Cut(key, " ")
			return found && most().valid(count)
		},
	}
}

// byEvidence orders keys "DAY ARTICLE START" of claims.
func byEvidence() order {
	return order{
		func(a, b string) int {
			x, y := strings.Split(a, " "), strings.Split(b, " ")
			if c := newest().compare(x[0], y[0]); c != 0 {
				return c
			}
			if c := strings.Compare(x[1], y[1]); c != 0 {
				return c
			}
			return most().compare(y[2], x[2])
		},
		func(key string) bool {
			fields := strings.Split(key, " ")
			return len(fields) == 3 && most().valid(fields[2])
		},
	}
}

// leastCertain orders keys "MARGIN DAY ARTICLE START" of claims.
func leastCertain() order {
	evidence := byEvidence()
	return order{
		func(a, b string) int {
			marginA, restA, _ := strings.Cut(a, " ")
			marginB, restB, _ := strings.Cut(b, " ")
			if c := most().compare(marginB, marginA); c != 0 {
				return c
			}
			return evidence.compare(restA, restB)
		},
		func(key string) bool {
			margin, rest, _ := strings.Cut(key, " ")
			return most().valid(margin) && evidence.valid(rest)
		},
	}
}

func (o order) positions(a, b graph.Position) int {
	if c := o.compare(a.Key, b.Key); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// cut sorts items and takes the window out of them.
func cut[T any](items []item[T], o order, w graph.Window) (graph.Page[T], error) {
	for _, bound := range []*graph.Position{w.After, w.Before} {
		if bound != nil && !o.valid(bound.Key) {
			return graph.Page[T]{}, graph.Invalidf("window: %q is no sort key of this order", bound.Key)
		}
	}
	slices.SortFunc(items, func(a, b item[T]) int { return o.positions(a.at, b.at) })
	var page graph.Page[T]
	if w.Total {
		page.Total = len(items)
	}
	var bounded []item[T]
	for _, it := range items {
		if (w.After == nil || o.positions(it.at, *w.After) > 0) && (w.Before == nil || o.positions(it.at, *w.Before) < 0) {
			bounded = append(bounded, it)
		}
	}
	if w.Limit > 0 && len(bounded) > w.Limit {
		page.More = true
		if w.Backward {
			bounded = bounded[len(bounded)-w.Limit:]
		} else {
			bounded = bounded[:w.Limit]
		}
	}
	for _, it := range bounded {
		page.Items = append(page.Items, it.value)
		page.Positions = append(page.Positions, it.at)
	}
	return page, nil
}
