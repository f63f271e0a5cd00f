package crf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// Reasons implements [dutch.Reasoner]: the features of each token of a name whose weights for the name's tag exceed those for no
// name by most, or fall short of them, in units of 1/256 of a trained weight.
func (r *Recogniser) Reasons(d *dutch.Document, mentions []dutch.Mention, most int) [][]dutch.Reason {
	t := text{document: d, words: r.lexicon.document(d), places: map[string][]int{}, told: map[feature]string{}}
	for i := range t.words {
		if at := t.places[t.words[i].lower]; t.words[i].capital && len(at) <= maxElsewhere {
			t.places[t.words[i].lower] = append(at, i)
		}
	}
	out := make([][]dutch.Reason, len(mentions))
	for i, m := range mentions {
		out[i] = r.reasons(&t, m, most)
	}
	return out
}

// text is a document whose names are explained.
type text struct {
	document *dutch.Document
	words    []word
	places   map[string][]int // the first places of each word that has a capital
	told     map[feature]string
}

func (r *Recogniser) reasons(t *text, m dutch.Mention, most int) []dutch.Reason {
	typ := slices.Index(types(), m.Type)
	first, last, ok := tokensOf(t.document.Tokens, m.Start, m.End)
	if typ < 0 || !ok {
		return nil
	}
	var out []dutch.Reason
	for i := first; i <= last; i++ {
		out = append(out, r.tokenReasons(t, i, tagAt(typ, i-first, last-first+1), most)...)
	}
	slices.SortStableFunc(out, func(a, b dutch.Reason) int { return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)) })
	return out[:min(most, len(out))]
}

// tagAt is the tag of the i-th of n tokens of a name.
func tagAt(typ, i, n int) tag {
	switch {
	case n == 1:
		return tagOf(typ, single)
	case i == 0:
		return tagOf(typ, begin)
	case i == n-1:
		return tagOf(typ, end)
	}
	return tagOf(typ, inside)
}

func (r *Recogniser) tokenReasons(in *text, i int, t tag, most int) []dutch.Reason {
	s := in.document.Sentences[in.document.Tokens[i].Sentence]
	weights := map[feature]int{}
	for _, f := range at(nil, in.words, i, s.First, s.Last) {
		for _, w := range r.model.find(f) {
			switch w.tag {
			case t:
				weights[f] += int(w.value)
			case outside:
				weights[f] -= int(w.value)
			}
		}
	}
	heaviest := make([]feature, 0, len(weights))
	for f := range weights {
		heaviest = append(heaviest, f)
	}
	slices.SortFunc(heaviest, func(a, b feature) int {
		return cmp.Or(cmp.Compare(max(weights[b], -weights[b]), max(weights[a], -weights[a])), cmp.Compare(a, b))
	})
	heaviest = heaviest[:min(most, len(heaviest))]
	names := in.describe(heaviest, i, s.First, s.Last)
	var out []dutch.Reason
	for _, f := range heaviest {
		out = append(out, dutch.Reason{Token: in.document.Tokens[i].Text, What: names[f], Weight: weights[f]})
	}
	return out
}

// element is something that a feature may hold, with what people call it.
type element struct{ value, name string }

// templates is more than the number of the last template of features.
const templates = 128

// describe tells what features of a token stand for. A model holds hashes only, so each is looked for among the hashes of what the
// token and its neighbours offer: alone, by twos, and three that belong together. One that isn't found keeps its number.
func (t *text) describe(wanted []feature, i, first, last int) map[feature]string {
	s := describing{wanted: map[feature]bool{}, names: t.told}
	for _, f := range wanted {
		if _, told := t.told[f]; !told {
			s.wanted[f] = true
			s.names[f] = fmt.Sprintf("feature %08x", f)
		}
	}
	if len(s.wanted) == 0 {
		return t.told
	}
	around, whole, parts := t.elements(i, first, last)
	for template := range byte(templates) {
		for _, e := range parts {
			s.try(template, e)
		}
		for _, a := range around {
			for _, b := range around {
				s.try(template, a, b)
			}
		}
		for _, a := range whole {
			for _, b := range whole {
				for _, c := range whole {
					s.try(template, a, b, c)
				}
			}
		}
	}
	return s.names
}

// describing is one run of describe.
type describing struct {
	wanted map[feature]bool
	names  map[feature]string
}

func (s *describing) try(template byte, list ...element) {
	values := make([]string, len(list))
	for i, e := range list {
		values[i] = e.value
	}
	f := hash(template, values...)
	if !s.wanted[f] {
		return
	}
	delete(s.wanted, f)
	name := ""
	for i, e := range list {
		if i > 0 {
			name += " + "
		}
		name += e.name
	}
	s.names[f] = name
}

// elements lists what token i and its neighbours offer: what is combined by twos, what by threes, and what stands alone.
func (t *text) elements(i, first, last int) (twos, threes, alone []element) {
	for _, k := range []int{0, -1, 1, -2, 2} {
		w, where := &word{form: &form{lower: "¤", shape: "¤"}, elsewhere: '¤'}, []string{" two before", " before", "", " after", " two after"}[k+2]
		if i+k >= first && i+k < last {
			w = &t.words[i+k]
		}
		quoted := func(what, value string) element { return element{value, what + where + " is “" + value + "”"} }
		shape, seen := quoted("shape", w.shape), element{flags(w), "word" + where + " " + w.use()}
		twos = append(twos, quoted("word", w.lower), shape, seen)
		if k >= -1 && k <= 1 {
			threes = append(threes, shape, seen)
		}
		for _, c := range w.classes {
			twos = append(twos, quoted("class", c))
		}
		if w.gazetteer != "" {
			known := quoted("known name", w.gazetteer)
			twos, threes = append(twos, known), append(threes, known)
		}
	}
	alone = append(alone, twos...)
	s := t.words[i].lower
	for n := 1; n <= maxAffix; n++ {
		if prefix, ok := cut(s, n); ok {
			alone = append(alone, element{prefix, "prefix “" + prefix + "-”"})
		}
		if suffix, ok := cut(s, -n); ok {
			alone = append(alone, element{suffix, "suffix “-" + suffix + "”"})
		}
	}
	return twos, threes, append(alone, t.elsewhere(i)...)
}

// use tells in words what flags holds.
func (w *word) use() string {
	var out []string
	for _, f := range []struct {
		on   bool
		what string
	}{
		{w.elsewhere == '¤', "is outside of the sentence"},
		{w.capital, "has a capital"},
		{w.common, "exists in lower case"},
		{w.opening, "opens the sentence"},
		{w.quoted, "is quoted"},
		{w.bracketed, "stands in brackets"},
		{w.elsewhere == 'l' || w.elsewhere == 'b', "is in lower case elsewhere"},
		{w.elsewhere == 'C' || w.elsewhere == 'b', "has a capital inside other sentences"},
	} {
		if f.on {
			out = append(out, f.what)
		}
	}
	if len(out) == 0 {
		return "is in lower case"
	}
	return strings.Join(out, ", ")
}

// elsewhere lists the words beside the token in its other places of the document.
func (t *text) elsewhere(i int) []element {
	var out []element
	for _, j := range t.places[t.words[i].lower] {
		if j != i {
			for _, k := range []int{j - 1, j + 1} {
				w := wordAt(t.words, k)
				out = append(out, element{w, "elsewhere beside “" + w + "”"})
			}
		}
	}
	return out
}
