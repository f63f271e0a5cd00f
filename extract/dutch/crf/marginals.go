package crf

import "math"

// marginals computes by forward and backward sums how likely each tag and each pair of tags is under the weights of a training.
// Sums are of probabilities, each token's scaled to 1, so that a sentence of any length stays within range.
type marginals struct {
	emission    []float64 // [token][tag] scores in, their exponentials after run
	alpha, beta []float64
	node        []float64 // [token][tag] likelihood
	edge        [numTags][numTags]float64
	factor      [numTags][numTags]float64 // exponentials of the transitions
}

func (l *marginals) size(n int) {
	need := n * numTags
	if cap(l.emission) < need {
		l.emission, l.alpha = make([]float64, need), make([]float64, need)
		l.beta, l.node = make([]float64, need), make([]float64, need)
	}
	l.emission, l.alpha, l.beta, l.node = l.emission[:need], l.alpha[:need], l.beta[:need], l.node[:need]
	clear(l.emission)
}

// exponents turns scores into factors, the greatest of each token being 1.
func (l *marginals) exponents(n int, transition *[numTags][numTags]float64, moves *moves) {
	for i := range n {
		row := l.emission[i*numTags : (i+1)*numTags]
		greatest := row[0]
		for _, x := range row {
			greatest = max(greatest, x)
		}
		for y, x := range row {
			row[y] = math.Exp(x - greatest)
		}
	}
	for b := range tag(numTags) {
		for _, a := range moves[b] {
			l.factor[a][b] = math.Exp(transition[a][b])
		}
	}
}

// run computes the sums over the paths that allowed admits: for each token a set of tags, or nil for all. It may be called again
// for the same scores with restart false.
func (l *marginals) run(n int, moves *moves, allowed []tagSet) {
	l.edge = [numTags][numTags]float64{}
	l.forward(n, moves, allowed)
	l.backward(n, moves, allowed)
	for i := range n {
		row := l.node[i*numTags : (i+1)*numTags]
		total := 0.0
		for y := range row {
			row[y] = l.alpha[i*numTags+y] * l.beta[i*numTags+y]
			total += row[y]
		}
		scaleRow(row, total)
	}
	for i := 1; i < n; i++ {
		l.edges(i, moves)
	}
}

// edges adds the likelihood of each pair of tags at tokens i-1 and i.
func (l *marginals) edges(i int, moves *moves) {
	before, total := l.alpha[(i-1)*numTags:i*numTags], 0.0
	var pair [numTags][numTags]float64
	for b := range tag(numTags) {
		behind := l.beta[i*numTags+int(b)] * l.emission[i*numTags+int(b)]
		if behind == 0 {
			continue
		}
		for _, a := range moves[b] {
			p := before[a] * l.factor[a][b] * behind
			pair[a][b] = p
			total += p
		}
	}
	if total == 0 {
		return
	}
	for b := range tag(numTags) {
		for _, a := range moves[b] {
			l.edge[a][b] += pair[a][b] / total
		}
	}
}

func scaleRow(row []float64, total float64) {
	if total == 0 {
		return
	}
	for y := range row {
		row[y] /= total
	}
}

func (l *marginals) forward(n int, moves *moves, allowed []tagSet) {
	for i := range n {
		row := l.alpha[i*numTags : (i+1)*numTags]
		total := 0.0
		for b := range tag(numTags) {
			sum := 0.0
			switch {
			case allowed != nil && !allowed[i].has(b) || i == n-1 && !mayEnd(b):
			case i > 0:
				before := l.alpha[(i-1)*numTags : i*numTags]
				for _, a := range moves[b] {
					sum += before[a] * l.factor[a][b]
				}
			case b == outside || opens(b):
				sum = 1
			}
			row[b] = sum * l.emission[i*numTags+int(b)]
			total += row[b]
		}
		scaleRow(row, total)
	}
}

func (l *marginals) backward(n int, moves *moves, allowed []tagSet) {
	for i := n - 1; i >= 0; i-- {
		row := l.beta[i*numTags : (i+1)*numTags]
		clear(row)
		if i == n-1 {
			for a := range tag(numTags) {
				if mayEnd(a) {
					row[a] = 1
				}
			}
			continue
		}
		total := 0.0
		for b := range tag(numTags) {
			behind := l.beta[(i+1)*numTags+int(b)] * l.emission[(i+1)*numTags+int(b)]
			if behind == 0 || allowed != nil && !allowed[i+1].has(b) {
				continue
			}
			for _, a := range moves[b] {
				row[a] += behind * l.factor[a][b]
				total += behind * l.factor[a][b]
			}
		}
		scaleRow(row, total)
	}
}
