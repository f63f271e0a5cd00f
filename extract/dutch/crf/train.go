package crf

import (
	"cmp"
	"math"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Example is a document whose names are known: they don't overlap.
type Example struct {
	Document *dutch.Document
	Names    []dutch.Mention
}

// Settings are the numbers of a training.
type Settings struct {
	Epochs   int
	Rate     float64 // of AdaGrad
	Decay    float64 // L2, per example
	MinCount int     // features that occur less often are left out
	Prune    float64 // weights smaller than this are left out of the model
}

// DefaultSettings returns the settings with which the model that ships is trained.
func DefaultSettings() Settings {
	return Settings{Epochs: 12, Rate: 0.12, Decay: 1e-6, MinCount: 2, Prune: 0.04}
}

// sentence is a training example: the known features of each token, by index, and its tags.
type sentence struct {
	features [][]int32
	tags     []tag
}

// trainer holds the weights while they are learnt.
type trainer struct {
	settings   Settings
	index      map[feature]int32
	weights    []float32 // [feature][tag]
	squares    []float32 // AdaGrad's sums
	transition [numTags][numTags]float64
	transSq    [numTags][numTags]float64
	moves      *moves
	lattice    marginals
}

// Train learns a model from examples. The same examples and settings give the same bytes on one kind of machine. calibration
// examples, which must not be among the others, say how far margins can be trusted.
func Train(examples, calibration []Example, k *dutch.Knowledge, s Settings) []byte {
	out := train(examples, k, s)
	out.calibrated = calibrate(out, calibration, k)
	return out.encode()
}

// TrainCalibrated is [Train] with the calibration of another model, which was trained on a part of the same examples.
// Errors: graph.ErrCorrupt when other is no model.
func TrainCalibrated(examples []Example, other []byte, k *dutch.Knowledge, s Settings) ([]byte, error) {
	m, err := Decode(other)
	if err != nil {
		return nil, err
	}
	out := train(examples, k, s)
	out.calibrated = m.calibrated
	return out.encode(), nil
}

func train(examples []Example, k *dutch.Knowledge, s Settings) *trained {
	lexicon := newLexicon(k)
	t := &trainer{settings: s, moves: newMoves()}
	sentences := t.prepare(lexicon, examples)
	t.weights = make([]float32, len(t.index)*numTags)
	t.squares = make([]float32, len(t.index)*numTags)
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	for epoch := range s.Epochs {
		shuffle(order, uint64(epoch)+1) //nolint:gosec // a small number
		for _, i := range order {
			t.learn(&sentences[i])
		}
	}
	return t.finish()
}

// shuffle is Fisher–Yates over a SplitMix64 sequence, so that the order depends on the seed alone.
func shuffle(list []int, seed uint64) {
	state := seed * 0x9E3779B97F4A7C15
	for i := len(list) - 1; i > 0; i-- {
		state += 0x9E3779B97F4A7C15
		z := state
		z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
		z = (z ^ (z >> 27)) * 0x94D049BB133111EB
		j := int((z ^ (z >> 31)) % uint64(i+1)) //nolint:gosec // at most i
		list[i], list[j] = list[j], list[i]
	}
}

// prepare counts features, numbers those that stay in order of first use, and turns examples into sentences.
func (t *trainer) prepare(l *lexicon, examples []Example) []sentence {
	counts := map[feature]int{}
	var buffer []feature
	each := func(yield func(d *dutch.Document, words []word, s dutch.Sentence, tags []tag)) {
		for _, e := range examples {
			words, tags := l.document(e.Document), tagsOf(e)
			for _, s := range e.Document.Sentences {
				if s.First < s.Last {
					yield(e.Document, words, s, tags[s.First:s.Last])
				}
			}
		}
	}
	each(func(_ *dutch.Document, words []word, s dutch.Sentence, _ []tag) {
		for i := s.First; i < s.Last; i++ {
			for _, f := range at(buffer[:0], words, i, s.First, s.Last) {
				counts[f]++
			}
		}
	})
	t.index = map[feature]int32{}
	var out []sentence
	each(func(_ *dutch.Document, words []word, s dutch.Sentence, tags []tag) {
		x := sentence{tags: tags}
		for i := s.First; i < s.Last; i++ {
			var list []int32
			for _, f := range at(buffer[:0], words, i, s.First, s.Last) {
				if counts[f] < t.settings.MinCount {
					continue
				}
				n, ok := t.index[f]
				if !ok {
					n = int32(len(t.index)) //nolint:gosec // a training has fewer than 2^31 features
					t.index[f] = n
				}
				list = append(list, n)
			}
			x.features = append(x.features, list)
		}
		out = append(out, x)
	})
	return out
}

// tagsOf writes an example's names as tags of its tokens; a name that cuts a token, or crosses a sentence, is left out.
func tagsOf(e Example) []tag {
	tokens := e.Document.Tokens
	out := make([]tag, len(tokens))
	for _, m := range e.Names {
		first, ok1 := slices.BinarySearchFunc(tokens, m.Start, func(t dutch.Token, at int) int { return cmp.Compare(t.Start, at) })
		last, ok2 := slices.BinarySearchFunc(tokens, m.End, func(t dutch.Token, at int) int { return cmp.Compare(t.End, at) })
		typ := slices.Index(types(), m.Type)
		if !ok1 || !ok2 || typ < 0 || tokens[first].Sentence != tokens[last].Sentence {
			continue
		}
		for i := first; i <= last; i++ {
			out[i] = tagOf(typ, placeOf(i-first, last-first+1))
		}
	}
	return out
}

func placeOf(i, n int) place {
	switch {
	case n == 1:
		return single
	case i == 0:
		return begin
	case i == n-1:
		return end
	default:
		return inside
	}
}

// learn takes one step of AdaGrad down the gradient of a sentence's negative log-likelihood.
func (t *trainer) learn(s *sentence) {
	n := len(s.tags)
	l := &t.lattice
	l.size(n)
	for i, features := range s.features {
		row := l.emission[i*numTags : (i+1)*numTags]
		for _, f := range features {
			w := t.weights[int(f)*numTags : int(f+1)*numTags]
			for y := range row {
				row[y] += float64(w[y])
			}
		}
	}
	l.run(n, &t.transition, t.moves)
	for i, features := range s.features {
		p := l.node[i*numTags : (i+1)*numTags]
		p[s.tags[i]]--
		for _, f := range features {
			t.step(int(f)*numTags, p)
		}
	}
	for i := 1; i < n; i++ {
		l.edge[s.tags[i-1]][s.tags[i]]--
	}
	for a := range numTags {
		for b := range numTags {
			if g := l.edge[a][b]; g != 0 {
				t.transSq[a][b] += g * g
				t.transition[a][b] -= t.settings.Rate * g / math.Sqrt(t.transSq[a][b]+1e-8)
			}
		}
	}
}

// negligible gradients are not worth a step.
const negligible = 1e-4

func (t *trainer) step(at int, gradient []float64) {
	for y, g := range gradient {
		if g < negligible && g > -negligible {
			continue
		}
		w := float64(t.weights[at+y])
		g += t.settings.Decay * w
		sq := float64(t.squares[at+y]) + g*g
		t.squares[at+y] = float32(sq)
		t.weights[at+y] = float32(w - t.settings.Rate*g/math.Sqrt(sq+1e-8))
	}
}

// finish turns learnt weights into integers and leaves small ones out.
func (t *trainer) finish() *trained {
	out := &trained{weights: map[feature][]weight{}}
	for a := range t.transition {
		for b := range t.transition[a] {
			out.transition[a][b] = int32(math.Round(t.transition[a][b] * scale))
		}
	}
	for f, n := range t.index {
		for y := range numTags {
			w := float64(t.weights[int(n)*numTags+y])
			if math.Abs(w) >= t.settings.Prune {
				v := math.Round(max(-32767, min(32767, w*scale)))
				out.weights[f] = append(out.weights[f], weight{tag(y), int16(v)}) //nolint:gosec // below numTags
			}
		}
	}
	return out
}

// calibrate finds for each step of 50 per mille the least margin from which the names of unseen examples are right so often.
func calibrate(t *trained, examples []Example, k *dutch.Knowledge) []int32 {
	t.calibrated = []int32{0}
	m, err := Decode(t.encode())
	if err != nil {
		panic(err) // a model that was just encoded
	}
	r := NewRecogniser(m, k)
	type judged struct {
		margin int32
		right  bool
	}
	var all []judged
	for _, e := range examples {
		right := map[[2]int]graph.EntityType{}
		for _, n := range e.Names {
			right[[2]int{n.Start, n.End}] = n.Type
		}
		for _, found := range r.margins(e.Document) {
			all = append(all, judged{found.margin, right[[2]int{found.Start, found.End}] == found.Type})
		}
	}
	slices.SortFunc(all, func(a, b judged) int { return cmp.Compare(a.margin, b.margin) })
	const window = 200
	out := make([]int32, 19)
	for step := range out {
		out[step] = math.MaxInt32
		for i := 0; i+window <= len(all); i += window / 4 {
			right := 0
			for _, j := range all[i : i+window] {
				if j.right {
					right++
				}
			}
			if 1000*right >= 50*(step+1)*window {
				out[step] = all[i+window/2].margin
				break
			}
		}
		if step > 0 {
			out[step] = max(out[step], out[step-1])
		}
	}
	return out
}
