package eval

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
)

// samples is how many samples of the articles the intervals are taken from, and seed what the generator that draws them starts
// with: with the same articles the intervals are the same.
const (
	samples = 1000
	seed    = 20260101
)

// bootstrap draws samples of the articles, each as many as there are, with replacement, and returns between which values 95 of 100
// of them put each figure. Articles are drawn whole, since what one says is not independent.
func bootstrap(sheets []sheet) map[figure]Interval {
	total := sum(sheets)
	figures := slices.SortedFunc(maps.Keys(total), figure.compare)
	if len(sheets) == 0 {
		return nil
	}
	counts := make([][]Count, len(sheets))
	for i, s := range sheets {
		one := sum([]sheet{s})
		counts[i] = make([]Count, len(figures))
		for k, f := range figures {
			counts[i][k] = one[f]
		}
	}
	values := make([][]float64, len(figures))
	generator := rand.New(rand.NewPCG(seed, uint64(len(sheets)))) //nolint:gosec // a sample for statistics, which has to be the same each time
	for range samples {
		drawn := make([]Count, len(figures))
		for range sheets {
			for k, c := range counts[generator.IntN(len(counts))] {
				drawn[k] = drawn[k].plus(c)
			}
		}
		for k, f := range figures {
			values[k] = append(values[k], f.value(drawn[k]))
		}
	}
	out := map[figure]Interval{}
	for k, f := range figures {
		slices.Sort(values[k])
		out[f] = Interval{Ratio(values[k][samples*25/1000]), Ratio(values[k][samples-1-samples*25/1000])}
	}
	return out
}

// value is the fraction that a figure stands for.
func (f figure) value(c Count) float64 {
	switch {
	case f.part.credits():
		return c.Precision()
	case slices.Contains(shares(), f.part):
		return c.Recall()
	}
	return c.F1()
}

// compare orders figures by part and name.
func (f figure) compare(other figure) int {
	return cmp.Or(cmp.Compare(f.part, other.part), cmp.Compare(f.name, other.name))
}
