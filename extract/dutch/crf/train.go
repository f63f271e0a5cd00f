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
	Open     []Open
}

// Open is a span of whose names an example knows only a part.
type Open struct {
	Start, End int
	Kind       OpenKind
}

// OpenKind tells what an example knows of a span.
type OpenKind uint8

// What an example knows of a span.
const (
	AnyName   OpenKind = iota // a name of some type, from Start to End
	AnyThing                  // a name, a part of one, or none
	OtherName                 // no person, organisation or place; perhaps another name
)

// Settings are the numbers of a training.
type Settings struct {
	Epochs   int
	Rate     float64 // of AdaGrad
	Decay    float64 // L2, per example
	MinCount int     // features that occur less often are left out
	Prune    float64 // weights smaller than this are left out of the model
	Drop     float64 // how often a token of a training sentence hides what its own letters and known names tell
}

// DefaultSettings returns the settings with which the model that ships is trained.
func DefaultSettings() Settings {
	return Settings{Epochs: 12, Rate: 0.12, Decay: 1e-6, MinCount: 2, Prune: 0.1, Drop: 0.2}
}

// sentence is a training example: the known features of each token, by index, and its tags.
type sentence struct {
	features [][]int32
	context  []int // so many of a token's features stay when its word is hidden; they come first
	tags     []tag
	allowed  []tagSet // for each token, when the tags are not known for sure; else nil
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
	slope      []float64 // [token][tag] of the sentence at hand
	edges      [numTags][numTags]float64
	state      uint64 // of the sequence that hides words

	sum     []float32 // of the weights at the end of epochs, which the model averages
	sumMove [numTags][numTags]float64
	summed  int
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
		if epoch >= s.Epochs/3 {
			t.remember()
		}
	}
	return t.finish()
}

// shuffle is Fisher–Yates over a SplitMix64 sequence, so that the order depends on the seed alone.
func shuffle(list []int, seed uint64) {
	state := seed * golden
	for i := len(list) - 1; i > 0; i-- {
		j := int(splitMix(&state) % uint64(i+1)) //nolint:gosec // at most i
		list[i], list[j] = list[j], list[i]
	}
}

// golden is the step of SplitMix64.
const golden = 0x9E3779B97F4A7C15

// splitMix returns the next number of a SplitMix64 sequence.
func splitMix(state *uint64) uint64 {
	*state += golden
	z := *state
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

// chance reports, on average so often as p says, true.
func (t *trainer) chance(p float64) bool { return float64(splitMix(&t.state)>>11)/(1<<53) < p }

// prepare counts features, numbers those that stay in order of first use, and turns examples into sentences.
func (t *trainer) prepare(l *lexicon, examples []Example) []sentence {
	counts := map[feature]int{}
	var buffer []feature
	each := func(yield func(words []word, s dutch.Sentence, tags []tag, allowed []tagSet)) {
		for _, e := range examples {
			words, tags := l.document(e.Document), tagsOf(e)
			allowed := allowedOf(e, tags)
			for _, s := range e.Document.Sentences {
				switch {
				case s.First == s.Last:
				case allowed == nil || !unsure(allowed[s.First:s.Last]):
					yield(words, s, tags[s.First:s.Last], nil)
				default:
					yield(words, s, tags[s.First:s.Last], allowed[s.First:s.Last])
				}
			}
		}
	}
	each(func(words []word, s dutch.Sentence, _ []tag, _ []tagSet) {
		for i := s.First; i < s.Last; i++ {
			for _, f := range at(buffer[:0], words, i, s.First, s.Last) {
				counts[f]++
			}
		}
	})
	t.index = map[feature]int32{}
	var out []sentence
	each(func(words []word, s dutch.Sentence, tags []tag, allowed []tagSet) {
		x := sentence{tags: tags, allowed: allowed}
		for i := s.First; i < s.Last; i++ {
			list, kept := t.split(counts, words, i, s)
			x.features, x.context = append(x.features, list), append(x.context, kept)
		}
		out = append(out, x)
	})
	return out
}

// split numbers the features of a token, those first that don't tell its word, and returns how many these are.
func (t *trainer) split(counts map[feature]int, words []word, i int, s dutch.Sentence) (list []int32, kept int) {
	whole := at(nil, words, i, s.First, s.Last)
	hidden := words[i]
	words[i] = word{
		form: &form{lower: "¤?", shape: hidden.shape, capital: hidden.capital, common: hidden.common}, opening: hidden.opening,
		quoted: hidden.quoted, bracketed: hidden.bracketed, elsewhere: hidden.elsewhere, around: hidden.around,
		distant: hidden.distant,
	}
	stays := map[feature]bool{}
	for _, f := range at(nil, words, i, s.First, s.Last) {
		stays[f] = true
	}
	words[i] = hidden
	var own []int32
	for _, f := range whole {
		if counts[f] < t.settings.MinCount {
			continue
		}
		n, ok := t.index[f]
		if !ok {
			n = int32(len(t.index)) //nolint:gosec // a training has fewer than 2^31 features
			t.index[f] = n
		}
		if stays[f] {
			list = append(list, n)
		} else {
			own = append(own, n)
		}
	}
	return append(list, own...), len(list)
}

// tagsOf writes an example's names as tags of its tokens; a name that cuts a token, or crosses a sentence, is left out.
func tagsOf(e Example) []tag {
	tokens := e.Document.Tokens
	out := make([]tag, len(tokens))
	for _, m := range e.Names {
		first, last, ok := tokensOf(tokens, m.Start, m.End)
		typ := slices.Index(types(), m.Type)
		if !ok || typ < 0 {
			continue
		}
		for i := first; i <= last; i++ {
			out[i] = tagOf(typ, placeOf(i-first, last-first+1))
		}
	}
	return out
}

// tokensOf returns the tokens of a span, and false when it cuts one or crosses a sentence.
func tokensOf(tokens []dutch.Token, start, end int) (first, last int, ok bool) {
	first, ok1 := slices.BinarySearchFunc(tokens, start, func(t dutch.Token, at int) int { return cmp.Compare(t.Start, at) })
	last, ok2 := slices.BinarySearchFunc(tokens, end, func(t dutch.Token, at int) int { return cmp.Compare(t.End, at) })
	return first, last, ok1 && ok2 && tokens[first].Sentence == tokens[last].Sentence
}

// allowedOf returns the tags that each token of an example may have; nil when it knows all of them.
func allowedOf(e Example, tags []tag) []tagSet {
	if len(e.Open) == 0 {
		return nil
	}
	out := make([]tagSet, len(tags))
	for i, t := range tags {
		out[i] = only(t)
	}
	for _, o := range e.Open {
		first, last, ok := tokensOf(e.Document.Tokens, o.Start, o.End)
		for i := first; ok && i <= last; i++ {
			out[i] = openTags(o.Kind, placeOf(i-first, last-first+1))
		}
	}
	return out
}

// openTags returns the tags that a token may have in a span of which only the kind is known.
func openTags(kind OpenKind, p place) tagSet {
	if kind == AnyThing {
		return 1<<numTags - 1
	}
	var out tagSet
	for n, t := range types() {
		known := t == graph.Person || t == graph.Organisation || t == graph.Place
		switch {
		case kind == AnyName:
			out |= only(tagOf(n, p))
		case !known:
			out |= only(tagOf(n, begin)) | only(tagOf(n, inside)) | only(tagOf(n, end)) | only(tagOf(n, single))
		}
	}
	if kind == OtherName {
		out |= only(outside)
	}
	return out
}

// unsure reports whether some token may have more than one tag.
func unsure(allowed []tagSet) bool {
	return slices.ContainsFunc(allowed, func(s tagSet) bool { return s&(s-1) != 0 })
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
	seen := make([][]int32, n)
	for i, features := range s.features {
		if t.settings.Drop > 0 && t.chance(t.settings.Drop) {
			features = features[:s.context[i]]
		}
		seen[i] = features
		row := l.emission[i*numTags : (i+1)*numTags]
		for _, f := range features {
			w := t.weights[int(f)*numTags : int(f+1)*numTags]
			for y := range row {
				row[y] += float64(w[y])
			}
		}
	}
	l.exponents(n, &t.transition, t.moves)
	t.subtractTruth(s, n)
	for i, features := range seen {
		p := t.slope[i*numTags : (i+1)*numTags]
		for _, f := range features {
			t.step(int(f)*numTags, p)
		}
	}
	for a := range numTags {
		for b := range numTags {
			if g := t.edges[a][b]; g != 0 {
				t.transSq[a][b] += g * g
				t.transition[a][b] -= t.settings.Rate * g / math.Sqrt(t.transSq[a][b]+1e-8)
			}
		}
	}
}

// subtractTruth sets slope and edges to what the weights expect less what is true, or what they expect of the paths that may be.
func (t *trainer) subtractTruth(s *sentence, n int) {
	l := &t.lattice
	if s.allowed == nil {
		l.run(n, t.moves, nil)
		t.slope, t.edges = append(t.slope[:0], l.node...), l.edge
		for i, y := range s.tags {
			t.slope[i*numTags+int(y)]--
			if i > 0 {
				t.edges[s.tags[i-1]][y]--
			}
		}
		return
	}
	l.run(n, t.moves, s.allowed)
	truth, edges := slices.Clone(l.node), l.edge
	l.run(n, t.moves, nil)
	t.slope, t.edges = append(t.slope[:0], l.node...), l.edge
	for i, p := range truth {
		t.slope[i] -= p
	}
	for a := range edges {
		for b, p := range edges[a] {
			t.edges[a][b] -= p
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

// remember adds the weights as they are to those that the model averages: single steps then weigh less than what all epochs share.
func (t *trainer) remember() {
	if t.sum == nil {
		t.sum = make([]float32, len(t.weights))
	}
	for i, w := range t.weights {
		t.sum[i] += w
	}
	for a := range t.transition {
		for b, w := range t.transition[a] {
			t.sumMove[a][b] += w
		}
	}
	t.summed++
}

// finish turns learnt weights into integers and leaves small ones out.
func (t *trainer) finish() *trained {
	out := &trained{weights: map[feature][]weight{}}
	for a := range t.transition {
		for b := range t.transition[a] {
			out.transition[a][b] = int32(math.Round(t.sumMove[a][b] / float64(t.summed) * scale))
		}
	}
	for f, n := range t.index {
		for y := range numTags {
			w := float64(t.sum[int(n)*numTags+y]) / float64(t.summed)
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
