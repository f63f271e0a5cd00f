package relation

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Bag is a candidate relation with all places where it is seen, and whether people say that the text states it. It is right when it
// is right at one of the places.
type Bag struct {
	Places []Instance
	Right  bool
}

// Settings are what learning is done with.
type Settings struct {
	Epochs int
	Rate   float64 // of a step, before AdaGrad shrinks it
	Decay  float64 // of weights, a step (L2)
}

// DefaultSettings returns what measured best on hands left out.
func DefaultSettings() Settings { return Settings{Epochs: 12, Rate: 0.02, Decay: 1e-3} }

// Train learns the weights by logistic regression. Of a right bag only the place that scores best teaches, once a first epoch has
// seen all; of a wrong one all do. The same bags give the same model. Its confidences are learned by [Model.Calibrate].
func Train(bags []Bag, classes int, s Settings) *Model {
	weights, squares := make([]float64, slots), make([]float64, slots)
	rng := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // an order, no secret
	order := make([]int, len(bags))
	for i := range order {
		order[i] = i
	}
	score := func(in Instance) float64 {
		sum := 0.0
		for _, f := range in.Features {
			sum += weights[slot(in.Class, f)]
		}
		return sum
	}
	step := func(in Instance, target float64) {
		gradient := 1/(1+math.Exp(-score(in))) - target
		for _, f := range in.Features {
			k := slot(in.Class, f)
			g := gradient + s.Decay*weights[k]
			squares[k] += g * g
			weights[k] -= s.Rate * g / math.Sqrt(squares[k]+1e-8)
		}
	}
	for epoch := range s.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			b := &bags[i]
			if b.Right && epoch > 0 {
				best, at := math.Inf(-1), 0
				for k, in := range b.Places {
					if x := score(in); x > best {
						best, at = x, k
					}
				}
				step(b.Places[at], 1)
				continue
			}
			target := 0.0
			if b.Right {
				target = 1
			}
			for _, in := range b.Places {
				step(in, target)
			}
		}
	}
	m := &Model{weights: make([]int8, slots), calibrated: make([][Steps - 1]int32, classes)}
	for i, w := range weights {
		m.weights[i] = int8(math.Round(max(-127, min(127, w*scale))))
	}
	return m
}

// Best returns the place of a bag that scores best, and its score.
func (m *Model) Best(b Bag) (place, score int) {
	score = math.MinInt
	for i, in := range b.Places {
		if x := m.Score(in); x > score {
			place, score = i, x
		}
	}
	return place, score
}

// Judged is a candidate that a model has scored which did not learn from it.
type Judged struct {
	Class, Score int
	Right        bool
}

// Calibrate learns from judged candidates of a class which score means which confidence: pooled so that confidence rises with the
// score.
func (m *Model) Calibrate(judged []Judged) {
	for class := range m.calibrated {
		var of []Judged
		for _, j := range judged {
			if j.Class == class {
				of = append(of, j)
			}
		}
		m.calibrated[class] = thresholds(of)
	}
}

// thresholds pools adjacent violators and reads off from which score each confidence holds.
func thresholds(of []Judged) [Steps - 1]int32 {
	slices.SortFunc(of, func(a, b Judged) int { return a.Score - b.Score })
	type pool struct{ right, all, low int }
	var pools []pool
	for _, j := range of {
		p := pool{0, 1, j.Score}
		if j.Right {
			p.right = 1
		}
		if n := len(pools); n > 0 && (pools[n-1].low == j.Score || pools[n-1].all < 5) {
			pools[n-1].right, pools[n-1].all = pools[n-1].right+p.right, pools[n-1].all+1
		} else {
			pools = append(pools, p)
		}
		for n := len(pools); n > 1 && pools[n-2].right*pools[n-1].all >= pools[n-1].right*pools[n-2].all; n-- {
			pools[n-2].right += pools[n-1].right
			pools[n-2].all += pools[n-1].all
			pools = pools[:n-1]
		}
	}
	var out [Steps - 1]int32
	for i := range out {
		out[i] = math.MaxInt32
		for _, p := range pools {
			if (p.right*1000+500)*Steps >= (i+1)*1000*(p.all+1) { // half a right one is added to each pool
				out[i] = int32(p.low) //nolint:gosec // sums of int8
				break
			}
		}
	}
	return out
}
