package crf

import (
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// Recogniser finds names with a trained model.
type Recogniser struct {
	model   *Model
	lexicon *lexicon
	moves   *moves
}

// NewRecogniser returns a recogniser over a model that was trained with the same knowledge.
func NewRecogniser(m *Model, k *dutch.Knowledge) *Recogniser {
	return &Recogniser{model: m, lexicon: newLexicon(k), moves: newMoves()}
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
	words := r.lexicon.document(d)
	l := &lattice{}
	var out []found
	var features []feature
	for _, s := range d.Sentences {
		if nameless(words[s.First:s.Last]) {
			continue
		}
		for first := s.First; first < s.Last; first += maxLattice {
			n := min(maxLattice, s.Last-first)
			l.size(n)
			for i := range n {
				features = at(features[:0], words, first+i, s.First, s.Last)
				r.model.score(features, l.emission[i*numTags:(i+1)*numTags])
			}
			tags := l.decode(n, &r.model.transition, r.moves)
			out = r.names(out, d.Tokens[first:first+n], tags, l)
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

// score adds the weights of a token's features.
func (m *Model) score(features []feature, row []int32) {
	for _, f := range features {
		for _, w := range m.find(f) {
			row[w.tag] += int32(w.value)
		}
	}
}

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
