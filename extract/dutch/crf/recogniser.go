package crf

import (
	"slices"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Recogniser finds names with a trained model.
type Recogniser struct {
	model   *Model
	lexicon *lexicon
	moves   *moves
	readers sync.Pool // of *reader
}

// NewRecogniser returns a recogniser over a model that was trained with the same knowledge.
func NewRecogniser(m *Model, k *dutch.Knowledge) *Recogniser {
	r := &Recogniser{model: m, lexicon: newLexicon(k), moves: newMoves()}
	r.readers.New = func() any { return newReader(r.lexicon, m) }
	return r
}

// Name implements [dutch.Recogniser].
func (*Recogniser) Name() string { return "crf" }

// Find implements [dutch.Recogniser]. Names don't overlap.
func (r *Recogniser) Find(d *dutch.Document) []dutch.Mention {
	var out []dutch.Mention
	for _, f := range r.margins(d) {
		if f.Confidence = r.model.confidence(f.margin); f.Confidence >= minConfidence {
			out = append(out, f.Mention)
		}
	}
	return out
}

// minConfidence is the least confidence, per mille, with which a name is worth telling: dutch.Combine hears the rules as well, and
// a doubtful name that a rule shares is often right.
const minConfidence = 200

// found is a name and by how much the best path beats those without it.
type found struct {
	dutch.Mention
	margin int32
}

func (r *Recogniser) margins(d *dutch.Document) []found {
	reader := r.readers.Get().(*reader) //nolint:forcetypeassert // it holds nothing else
	defer r.readers.Put(reader)
	words := reader.document(d)
	l := &reader.lattice
	var out []found
	for _, s := range d.Sentences {
		before := len(out)
		if nameless(words[s.First:s.Last]) {
			continue
		}
		for first := s.First; first < s.Last; first += maxLattice {
			n := min(maxLattice, s.Last-first)
			l.size(n)
			reader.scorer.score(words, first, n, s.First, s.Last, l.emission)
			tags := l.decode(n, &r.model.transition, r.moves)
			out = r.names(out, d.Tokens[first:first+n], tags, l)
		}
		if s.Language == "en" { // where the rest is Dutch a run of English is a title, and the model knows it as that
			out = append(out[:before], slices.DeleteFunc(out[before:], func(f found) bool { return f.Type == graph.Publication })...)
		}
	}
	return out
}

// nameless reports a sentence that nothing suggests a name in: no capital but that of a first word that exists in lower case, no
// known name and no quotes. The model finds next to nothing there.
func nameless(sentence []word) bool {
	for i := range sentence {
		w := &sentence[i]
		if w.capital && (!w.opening || !w.common) || w.gazetteer != "" || w.quoted {
			return false
		}
	}
	return true
}

// maxLattice is how many tokens are read at once; a longer sentence, which no one wrote, is read in pieces.
const maxLattice = 2000

// names turns the tags of a sentence into mentions; a name is as sure as its least sure token.
func (r *Recogniser) names(out []found, tokens []dutch.Token, tags []tag, l *lattice) []found {
	start, least := 0, int32(0)
	for i, t := range tags {
		if t == outside {
			continue
		}
		margin := l.margin(i, t)
		if opens(t) {
			start, least = i, margin
		}
		least = min(least, margin)
		if closes(t) {
			typ, _ := split(t)
			out = append(out, found{margin: least, Mention: dutch.Mention{
				Start: tokens[start].Start, End: tokens[i].End, Type: types()[typ], Recogniser: "crf",
			}})
		}
	}
	return out
}

// confidence turns a margin into how often, per mille, names of that margin are right.
func (m *Model) confidence(margin int32) int {
	c := 0
	for i, from := range m.calibrated {
		if margin >= from {
			c = 50 * (i + 1)
		}
	}
	return c
}
