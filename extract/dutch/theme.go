package dutch

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Theme is a concept that an article is about: one of the thesaurus, or a key phrase of its own.
type Theme struct {
	ID       string
	Name     string
	Salience int       // per mille
	Mentions []Mention // by place, not overlapping
}

// Themes finds the concepts of a thesaurus in an article and weighs them.
//
// A label of one word is found in its plural and its diminutive too ("uithuisplaatsingen"), one of several words in every form that
// shares its stems ("kwetsbare gezinnen" for "kwetsbaar gezin"): stems alone would take "beweging" for "bewegen". At each place
// the longest label counts, and its own words before another's forms.
type Themes struct {
	byWord, byStem map[string]labels // by first word
	concepts       []ConceptEntry
	wide           []bool // by concept: stands in texts of all kinds
	never          map[string]bool
	neverStems     map[string]bool // of never
	ordinary       map[string]bool // words of any text
	words          memory[themeWord]
}

// themeWord is what matters of a word for themes.
type themeWord struct {
	lemma       string
	labels      []label // that start with it
	stemLabels  []label // that start with its lemma; none for a stop word
	stop, never bool    // never: its lemma is never a theme
	open        bool    // may be a noun, by its letters
	noun        bool    // its letters show it to be one
	adjective   bool    // may be one that names a sort of a thing
	endsE       bool    // in -e
	endsEn      bool    // in -en
}

// labels are those that start with a word.
type labels struct {
	list []label
	noun bool // the word is one, and ends compounds
}

// label is the rest of a label behind its first word.
type label struct {
	concept int
	rest    []string
	stemmed bool
}

// NewThemes indexes the labels of the thesaurus.
func NewThemes(k *Knowledge) *Themes {
	t := &Themes{
		byWord: make(map[string]labels, 40*len(k.Concepts)), byStem: map[string]labels{}, concepts: k.Concepts,
		wide: make([]bool, len(k.Concepts)), ordinary: make(map[string]bool, len(k.Words)),
	}
	t.never, t.neverStems = map[string]bool{}, map[string]bool{}
	for _, w := range k.StopThemes {
		t.never[w] = true
		for _, form := range append(plurals(w), w) {
			t.neverStems[lemma(form)] = true
		}
	}
	for _, w := range k.Words {
		t.ordinary[w] = true
	}
	for i, c := range k.Concepts {
		t.wide[i] = isWide(c.ID)
		t.add(i, c.Preferred)
		for _, a := range c.Alternatives {
			t.add(i, a)
		}
	}
	t.words.know = t.word
	t.inflect()
	for _, index := range []map[string]labels{t.byWord, t.byStem} {
		for _, l := range index {
			if len(l.list) > 1 {
				slices.SortStableFunc(l.list, func(a, b label) int {
					return cmp.Or(cmp.Compare(len(b.rest), len(a.rest)), cmp.Compare(a.concept, b.concept))
				})
			}
		}
	}
	return t
}

// add enters a label by its words and by its stems.
func (t *Themes) add(concept int, text string) {
	var words, stems []string
	for _, tok := range scan(text) {
		if tok.Kind != Punct {
			words = append(words, tok.Lower)
		}
	}
	if len(words) == 0 {
		return
	}
	l := t.byWord[words[0]]
	if l.list == nil {
		l.noun = len(words) == 1 && len(words[0]) > minNoun
	}
	l.list = append(l.list, label{concept, words[1:], false})
	t.byWord[words[0]] = l
	if len(words) > 1 {
		for _, w := range words {
			stems = append(stems, lemma(w))
		}
		t.byStem[stems[0]] = labels{list: append(t.byStem[stems[0]].list, label{concept, stems[1:], true})}
	}
}

// minNoun is what the length of a noun that ends compounds exceeds, in bytes.
const minNoun = 3

// inflect enters the plurals and diminutives of labels of one word, where they are no label and no word that is never a theme.
func (t *Themes) inflect() {
	words := slices.Sorted(maps.Keys(t.byWord))
	own := make(map[string]bool, len(words))
	for _, w := range words {
		own[w] = true
	}
	forms := make([]label, 0, 12*len(words)) // most forms have one label
	for _, w := range words {
		i := slices.IndexFunc(t.byWord[w].list, func(l label) bool { return len(l.rest) == 0 })
		if i < 0 {
			continue
		}
		concept := t.byWord[w].list[i].concept
		for _, form := range append(plurals(w), diminutives(w)...) {
			if own[form] || t.never[form] {
				continue
			}
			l, more := t.byWord[form]
			if more {
				l.list = append(l.list, label{concept, nil, true})
			} else {
				forms = append(forms, label{concept, nil, true})
				l = labels{slices.Clip(forms[len(forms)-1:]), len(form) > minNoun}
			}
			t.byWord[form] = l
		}
	}
}

// noun reports a word that ends compounds: a label of one word in its forms, or a word that is never a theme.
func (t *Themes) noun(word string) bool { return t.byWord[word].noun || t.never[word] }

// diminutives returns the forms that the diminutive of a noun may have.
func diminutives(noun string) []string {
	var out []string
	for _, d := range []string{"je", "tje", "etje", "pje"} {
		out = append(out, noun+d, noun+d+"s")
	}
	return out
}

// lemma returns what the forms of a noun share: the stem of the word without the ending of a diminutive.
func lemma(word string) string {
	for _, d := range []string{"etje", "pje", "tje", "je"} {
		for _, plural := range []string{"", "s"} {
			if base, ok := strings.CutSuffix(word, d+plural); ok && len(base) > 3 {
				return Stem(base)
			}
		}
	}
	return Stem(word)
}

// word tells what matters of a folded word.
func (t *Themes) word(lower string) themeWord {
	w := themeWord{
		lemma: lemma(lower), labels: t.byWord[lower].list, stop: isStopWord(lower), noun: t.noun(lower) || t.compound(lower) || isNounLike(lower),
		endsE: strings.HasSuffix(lower, "e"), endsEn: strings.HasSuffix(lower, "en"),
	}
	w.never = t.neverStems[w.lemma]
	if !w.stop {
		w.stemLabels = t.byStem[w.lemma].list
	}
	w.open = len(lower) >= 4 && len(lower) <= maxTerm && !w.stop && !strings.ContainsAny(lower, ".'")
	w.adjective = (w.endsE || isAdjective(lower)) && !isPlainAdjective(lower)
	return w
}

// reading is a document whose themes are looked for.
type reading struct {
	*Document
	numbers []int32     // by token: of its word in words
	words   []themeWord // see memory.read
	taken   []bool      // by token: part of a label or a name
}

func (r *reading) word(i int) *themeWord { return &r.words[r.numbers[i]] }

// Find returns the themes of an article, the most salient first. Names are the places of its names, in order, which hold no theme
// of their own.
func (t *Themes) Find(d *Document, names []Mention) []Theme {
	found := map[int][]Mention{}
	r := &reading{Document: d, taken: covered(d, names)}
	r.numbers, r.words = t.words.read(d.Tokens)
	for i := 0; i < len(d.Tokens); {
		l, last := r.longest(i)
		if l == nil {
			i++
			continue
		}
		c := &t.concepts[l.concept]
		confidence := 950
		if l.stemmed {
			confidence = 850
		}
		found[l.concept] = append(found[l.concept], Mention{
			Start: d.Tokens[i].Start, End: d.Tokens[last-1].End, Type: graph.Concept, ID: c.ID, Name: c.Preferred,
			Recogniser: "thesaurus", Confidence: confidence,
		})
		for ; i < last; i++ {
			r.taken[i] = true
		}
	}
	k := &keyphrases{themes: t, reading: r, found: map[stems]*keyphrase{}}
	return t.rank(t.weigh(d, found), k.find())
}

// covered marks the tokens of names.
func covered(d *Document, names []Mention) []bool {
	out := make([]bool, len(d.Tokens))
	for _, m := range names {
		i, _ := slices.BinarySearchFunc(d.Tokens, m.Start, func(t Token, at int) int { return cmp.Compare(t.Start, at) })
		for ; i < len(d.Tokens) && d.Tokens[i].Start < m.End; i++ {
			out[i] = true
		}
	}
	return out
}

// longest returns the longest label at token i and the token behind it.
func (r *reading) longest(i int) (*label, int) {
	if r.Tokens[i].Kind != Word {
		return nil, 0
	}
	best, last := (*label)(nil), 0
	w := r.word(i)
	for k := range w.labels {
		l := &w.labels[k]
		if end := r.matchWords(i, l.rest); end > last || end == last && best != nil && best.stemmed && !l.stemmed {
			best, last = l, end
		}
	}
	for k := range w.stemLabels {
		l := &w.stemLabels[k]
		if end := r.matchStems(i, l.rest); end > last {
			best, last = l, end
		}
	}
	return best, last
}

func (r *reading) matchWords(i int, rest []string) int {
	for k, w := range rest {
		j := i + 1 + k
		if j >= len(r.Tokens) || r.Tokens[j].Lower != w || r.Tokens[j].Sentence != r.Tokens[i].Sentence {
			return 0
		}
	}
	return i + 1 + len(rest)
}

func (r *reading) matchStems(i int, rest []string) int {
	for k, w := range rest {
		j := i + 1 + k
		if j >= len(r.Tokens) || r.Tokens[j].Kind != Word || r.Tokens[j].Sentence != r.Tokens[i].Sentence || r.word(j).lemma != w {
			return 0
		}
	}
	return i + 1 + len(rest)
}
