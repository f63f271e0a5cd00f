package crf

import "math"

// marginals computes by forward and backward sums, in logarithms, how likely each tag and each pair of tags is under the
// weights of a training.
type marginals struct {
	emission    []float64
	alpha, beta []float64
	node        []float64 // [token][tag] likelihood
	edge        [numTags][numTags]float64
	terms       [numTags]float64
}

func (l *marginals) size(n int) {
	need := n * numTags
	if cap(l.emission) < need {
		l.emission, l.alpha = make([]float64, need), make([]float64, need)
		l.beta, l.node = make([]float64, need), make([]float64, need)
	}
	l.emission, l.alpha, l.beta, l.node = l.emission[:need], l.alpha[:need], l.beta[:need], l.node[:need]
	clear(l.emission)
	l.edge = [numTags][numTags]float64{}
}

func (l *marginals) run(n int, transition *[numTags][numTags]float64, moves *moves) {
	l.forward(n, transition, moves)
	l.backward(n, transition, moves)
	total := math.Inf(-1)
	for t := range tag(numTags) {
		if mayEnd(t) {
			total = logAdd(total, l.alpha[(n-1)*numTags+int(t)])
		}
	}
	for i := range n * numTags {
		l.node[i] = math.Exp(l.alpha[i] + l.beta[i] - total)
	}
	for i := 1; i < n; i++ {
		for b := range tag(numTags) {
			behind := l.beta[i*numTags+int(b)] + l.emission[i*numTags+int(b)] - total
			for _, a := range moves[b] {
				l.edge[a][b] += math.Exp(l.alpha[(i-1)*numTags+int(a)] + transition[a][b] + behind)
			}
		}
	}
}

func (l *marginals) forward(n int, transition *[numTags][numTags]float64, moves *moves) {
	for i := range n {
		for b := range tag(numTags) {
			sum := math.Inf(-1)
			if i == 0 {
				if b == outside || opens(b) {
					sum = 0
				}
			} else {
				terms := l.terms[:0]
				for _, a := range moves[b] {
					terms = append(terms, l.alpha[(i-1)*numTags+int(a)]+transition[a][b])
				}
				sum = logSum(terms)
			}
			l.alpha[i*numTags+int(b)] = sum + l.emission[i*numTags+int(b)]
		}
	}
}

func (l *marginals) backward(n int, transition *[numTags][numTags]float64, moves *moves) {
	for i := n - 1; i >= 0; i-- {
		row := l.beta[i*numTags : (i+1)*numTags]
		for a := range row {
			row[a] = math.Inf(-1)
			if i == n-1 && mayEnd(tag(a)) { //nolint:gosec // below numTags
				row[a] = 0
			}
		}
		if i == n-1 {
			continue
		}
		for b := range tag(numTags) {
			behind := l.beta[(i+1)*numTags+int(b)] + l.emission[(i+1)*numTags+int(b)]
			for _, a := range moves[b] {
				row[a] = logAdd(row[a], behind+transition[a][b])
			}
		}
	}
}

func logSum(terms []float64) float64 {
	greatest := math.Inf(-1)
	for _, x := range terms {
		greatest = max(greatest, x)
	}
	if math.IsInf(greatest, -1) {
		return greatest
	}
	sum := 0.0
	for _, x := range terms {
		sum += math.Exp(x - greatest)
	}
	return greatest + math.Log(sum)
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
