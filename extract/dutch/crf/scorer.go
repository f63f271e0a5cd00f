package crf

// scorer gives tokens their scores. What [at] lists defines them; a scorer adds up the same weights, but those that hang on a form
// alone, or on the looks of three tokens alone, once: an article repeats both, and so do the articles behind it.
type scorer struct {
	model    *Model
	weights  []formWeights
	contexts map[context]int32 // where in sums
	sums     []vector
	line     []spot // the tokens at hand, and two on both sides of them
	beyond   word   // stands before and behind a sentence
	buffer   []feature
}

// vector holds a number for each tag.
type vector [numTags]int32

// spot is a place of a line.
type spot struct {
	*word
	look    look
	weights int32 // of its form, in the scorer's weights
}

// formWeights is what a form brings to its own token and to those at whose sides it stands.
type formWeights struct {
	form                                      *form
	own, before, after, twoBefore, twoBehind  vector
	start6, start7, start8, start9, startLook feature // of templates 6 to 9 and 14, which go on with another token
}

// look is what a token looks like: the number of its shape and its flags.
type look uint32

// context is the look of a token and of those beside it.
type context struct{ before, own, after look }

// maxWeights and maxContexts bound what a scorer takes along from sentence to sentence: some 650 and 150 bytes each.
const maxWeights, maxContexts = 4_096, 8_192

// score adds to emission the scores of n tokens from first on, of a sentence that spans words[from:to].
func (s *scorer) score(words []word, first, n, from, to int, emission []int32) {
	s.lineUp(words, first, n, from, to)
	for i := range n {
		row := (*vector)(emission[i*numTags:])
		s.single(row, i+2)
		s.listed(row, i+2)
	}
	for j := range len(s.line) - 1 {
		s.pair(j, n, emission)
	}
}

// lineUp sets line.
func (s *scorer) lineUp(words []word, first, n, from, to int) {
	if len(s.weights) > maxWeights {
		s.weights = s.weights[:0]
	}
	if len(s.sums) > maxContexts {
		clear(s.contexts)
		s.sums = s.sums[:0]
	}
	s.line = s.line[:0]
	for i := first - 2; i < first+n+2; i++ {
		w := &s.beyond
		if i >= from && i < to {
			w = &words[i]
		}
		s.line = append(s.line, spot{w, w.look(), s.weightsOf(w.form)})
	}
}

// look packs the number of the shape with what flags writes.
func (w *word) look() look {
	l := look(w.patterned)<<13 | look(w.elsewhere)<<5 //nolint:gosec // a reader has fewer than 2^19 shapes
	for i, on := range [...]bool{w.capital, w.common, w.opening, w.quoted, w.bracketed} {
		if on {
			l |= 1 << i
		}
	}
	return l
}

// weightsOf returns where the weights of a form are.
func (s *scorer) weightsOf(f *form) int32 {
	if int(f.weighed) < len(s.weights) && s.weights[f.weighed].form == f {
		return f.weighed
	}
	f.weighed = int32(len(s.weights)) //nolint:gosec // fewer than maxWeights and maxLattice
	s.weights = append(s.weights, formWeights{
		form: f, start6: hash(6, f.lower), start7: hash(7, f.lower), start8: hash(8, f.lower), start9: hash(9, f.lower),
		startLook: hash(14, f.lower),
	})
	w := &s.weights[f.weighed]
	s.buffer = parts(affixes(s.buffer[:0], f.lower), f.lower)
	for _, x := range s.buffer {
		s.model.add(x, &w.own)
	}
	for k, sum := range [...]*vector{&w.own, &w.before, &w.after, &w.twoBefore, &w.twoBehind} {
		s.model.add(hash(1+byte(k), f.lower), sum) //nolint:gosec // k is at most 4
		for _, c := range f.classes {
			s.model.add(hash(50+byte(k), c), sum) //nolint:gosec // k is at most 4
		}
	}
	return f.weighed
}

// add adds the weights of a feature.
func (m *Model) add(f feature, row *vector) {
	for _, w := range m.find(f) {
		row[w.tag] += int32(w.value)
	}
}

// single adds what the forms around a place of the line bring, and their looks.
func (s *scorer) single(row *vector, i int) {
	c := context{s.line[i-1].look, s.line[i].look, s.line[i+1].look}
	at, known := s.contexts[c]
	if !known {
		at = s.contextOf(c, i)
	}
	looks, own := &s.sums[at], &s.weights[s.line[i].weights].own
	before, after := &s.weights[s.line[i-1].weights].before, &s.weights[s.line[i+1].weights].after
	twoBefore, twoBehind := &s.weights[s.line[i-2].weights].twoBefore, &s.weights[s.line[i+2].weights].twoBehind
	for y := range row {
		row[y] += own[y] + before[y] + after[y] + twoBefore[y] + twoBehind[y] + looks[y]
	}
}

// contextOf sums the weights of a context, and returns where they are.
func (s *scorer) contextOf(c context, i int) int32 {
	at := int32(len(s.sums)) //nolint:gosec // fewer than maxContexts and maxLattice
	s.sums, s.contexts[c] = append(s.sums, vector{}), at
	p, w, n := s.line[i-1].word, s.line[i].word, s.line[i+1].word
	for _, f := range [...]feature{
		hash(10, w.shape), hash(11, p.shape, w.shape), hash(12, w.shape, n.shape), hash(13, p.shape, w.shape, n.shape),
		hash(16, flags(w)), hash(17, flags(w), w.shape), hash(18, flags(p), flags(w)), hash(19, flags(w), flags(n)),
	} {
		s.model.add(f, &s.sums[at])
	}
	return at
}

// listed adds what lists of names and roles say of several words, or of one at its place.
func (s *scorer) listed(row *vector, i int) {
	p, w, n := &s.line[i-1], &s.line[i], &s.line[i+1]
	for k, x := range [...]*spot{p, n, &s.line[i-2], &s.line[i+2]} {
		for _, c := range x.classes {
			s.model.add(hash(56+byte(k), c, w.shape), row) //nolint:gosec // k is at most 3
		}
	}
	for k, x := range [...]*spot{w, p, n} {
		if x.gazetteer != "" {
			s.model.add(hash(60+byte(k), x.gazetteer), row) //nolint:gosec // k is at most 2
		}
	}
	if w.gazetteer != "" {
		s.model.add(hash(64, w.gazetteer, w.shape, flags(w.word)), row)
		s.model.add(hash(65, w.gazetteer, p.lower), row)
	}
	for _, a := range p.classes {
		for _, b := range w.classes {
			s.model.add(hash(66, a, b), row)
		}
	}
	for _, f := range w.around {
		s.model.add(f, row)
	}
	s.buffer = distantFeatures(s.buffer[:0], w.word, n.word)
	for _, f := range s.buffer {
		s.model.add(f, row)
	}
}

// pair adds the weights of the features that hold places j and j+1 of the line alone, to the tokens that have them.
func (s *scorer) pair(j, n int, emission []int32) {
	a, b := &s.line[j], &s.line[j+1]
	start := &s.weights[a.weights]
	h6, h7, h8, h9, h15 := start.start6, start.start7, start.start8, start.start9, hash(15, a.shape)
	for k := range len(b.lower) {
		c := feature(b.lower[k])
		h6, h7, h8, h9, h15 = (h6^c)*prime, (h7^c)*prime, (h8^c)*prime, (h9^c)*prime, (h15^c)*prime
	}
	add := func(f feature, i int) { // to place i of the line
		if i >= 2 && i < n+2 {
			s.model.add((f^partEnd)*prime, (*vector)(emission[(i-2)*numTags:]))
		}
	}
	add(h6, j+1)
	add(h7, j)
	add(h8, j+2)
	add(h9, j-1)
	add(h15, j)
	h14 := start.startLook
	for k := range len(b.shape) {
		h14 = (h14 ^ feature(b.shape[k])) * prime
	}
	add(h14, j+1)
}
