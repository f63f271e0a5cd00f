package crf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// form is what the features know of a token by its letters alone, wherever it stands.
type form struct {
	lower, shape string
	bare         string   // as known names have it: without points at its end
	classes      []string // of names and roles
	capital      bool
	common       bool   // exists in lower case
	starts       bool   // a known name starts with it
	announces    string // what it announces as a head noun: letters of heads
	compound     bool   // only its tail announces
	lectoren     bool   // speaks of lectoren
	spelt        int32  // number of lower among the words of its reader
	patterned    int32  // number of shape among the shapes of its reader
	weighed      int32  // where a scorer has its weights, perhaps; see scorer.of
}

// reader turns documents into words. It remembers the forms of words that it met, most words of an article being those of the
// articles before, but no more than maxForms from one document to the next. One goroutine uses it at a time.
type reader struct {
	lexicon  *lexicon
	forms    [dutch.Address + 1]map[string]*form // by kind of token, then by its text
	count    int                                 // of forms
	spelt    map[string]int32                    // numbers of folded words
	patterns map[string]int32                    // numbers of shapes
	words    []word                              // of the document at hand, as is what follows
	turn     int                                 // number of the document
	places   []places                            // by number of the folded word
	key      []byte
	scorer   scorer
	lattice  lattice
}

// maxForms is how many forms of words a reader takes along to the next document, some 250 bytes each.
const maxForms = 16_384

// newReader returns a reader that scores with a model, or one that doesn't score.
func newReader(l *lexicon, m *Model) *reader {
	r := &reader{lexicon: l, scorer: scorer{model: m}}
	r.forget()
	return r
}

func (r *reader) forget() {
	r.scorer = scorer{model: r.scorer.model, contexts: map[context]int32{}}
	for kind := range r.forms {
		r.forms[kind] = map[string]*form{}
	}
	r.count, r.spelt, r.patterns, r.places = 0, map[string]int32{}, map[string]int32{}, nil
	edge := &form{lower: "¤", shape: "¤"}
	edge.patterned = number(r.patterns, edge.shape)
	r.scorer.beyond = word{form: edge, elsewhere: '¤'}
}

// document turns the tokens of a document into words, which stay until the next call.
func (r *reader) document(d *dutch.Document) []word {
	if r.count > maxForms {
		r.forget()
	}
	if cap(r.words) > maxForms {
		r.words = nil
	}
	r.turn++
	r.words = slices.Grow(r.words[:0], len(d.Tokens))[:len(d.Tokens)]
	for i := range d.Tokens {
		r.words[i] = word{form: r.form(&d.Tokens[i])}
	}
	for _, s := range d.Sentences {
		r.sentence(d.Tokens, r.words, s.First, s.Last)
	}
	r.markElsewhere(d.Tokens, r.words)
	markSubject(r.words)
	return r.words
}

// form returns the form of a token.
func (r *reader) form(t *dutch.Token) *form {
	f := r.forms[t.Kind][t.Text]
	if f == nil {
		f = r.newForm(t)
	}
	return f
}

func (r *reader) newForm(t *dutch.Token) *form {
	text, lower := strings.Clone(t.Text), strings.Clone(t.Lower) // the document they stand in must not stay with them
	f := &form{lower: lower, shape: shapeOf(text), bare: strings.TrimRight(lower, "."), capital: t.Capital}
	r.forms[t.Kind][text] = f
	r.count++
	if t.Kind == dutch.Number {
		f.lower = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, lower)
	}
	f.classes = r.lexicon.classes[f.bare]
	_, f.starts = r.lexicon.types[f.bare]
	if t.Capital {
		_, f.common = r.lexicon.lower[lower]
	}
	if t.Kind == dutch.Word {
		f.announces, f.compound = r.lexicon.heads.of(lower)
		f.lectoren = strings.HasPrefix(lower, "lector") || strings.HasPrefix(lower, "onderzoeksgroep") || strings.HasPrefix(lower, "kenniskring")
	}
	f.spelt, f.patterned = number(r.spelt, f.lower), number(r.patterns, f.shape)
	return f
}

// number returns the number of a string, a new one where it has none.
func number(numbers map[string]int32, s string) int32 {
	n, known := numbers[s]
	if !known {
		n = int32(len(numbers)) //nolint:gosec // fewer than the tokens of a document and maxForms
		numbers[s] = n
	}
	return n
}
