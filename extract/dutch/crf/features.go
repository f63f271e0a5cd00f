package crf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// feature is the hash of a template's number and the strings it holds.
type feature = uint32

// prime is FNV's multiplier, and partEnd the byte that ends each string of a feature.
const prime, partEnd = 16777619, 0xff

// hash mixes strings into a feature: FNV-1a, 32 bits, the template first.
func hash(template byte, parts ...string) feature {
	h := (uint32(2166136261) ^ uint32(template)) * prime
	for _, s := range parts {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * prime
		}
		h = (h ^ partEnd) * prime
	}
	return h
}

// lexicon is what the features know of words.
type lexicon struct {
	classes map[string][]string // folded word -> classes of names and roles: "first", "person-role"
	types   map[string]string   // folded known name -> its type; "" for the words that only start one
	lower   map[string]struct{} // words that exist in lower case
	heads   heads
}

func newLexicon(k *dutch.Knowledge) *lexicon {
	l := &lexicon{
		classes: make(map[string][]string, len(k.Names)+len(k.Roles)), types: make(map[string]string, 4*len(k.Entries)),
		lower: make(map[string]struct{}, len(k.Words)), heads: newHeads(k.Roles),
	}
	alone := map[string][]string{}
	marks := strings.NewReplacer("’", "'", "‘", "'", ".", "")
	for _, w := range k.Words {
		l.lower[w] = struct{}{}
	}
	for _, n := range k.Names {
		for _, w := range strings.Fields(strings.ToLower(n.Text)) {
			l.addClass(strings.TrimRight(w, "."), string(n.Class), alone)
		}
	}
	for _, r := range k.Roles {
		l.addClass(r.Text, string(r.Class), alone)
	}
	for _, e := range k.Entries {
		l.addName(marks.Replace(e.Name), e.Type)
		for _, a := range e.Aliases {
			l.addName(marks.Replace(a.Text), e.Type)
		}
	}
	return l
}

// addClass enters a word in a class. Words of one class, which most are, share its list in alone.
func (l *lexicon) addClass(word, class string, alone map[string][]string) {
	classes := l.classes[word]
	if classes == nil {
		if alone[class] == nil {
			alone[class] = []string{class}
		}
		l.classes[word] = alone[class]
	} else if !slices.Contains(classes, class) {
		l.classes[word] = append(slices.Clip(classes), class)
	}
}

func (l *lexicon) addName(name string, t graph.EntityType) {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return
	}
	key := strings.Join(words, " ")
	if old := l.types[key]; old != "" {
		if old != string(t) && !strings.Contains(old, string(t)) {
			l.types[key] = old + "+" + string(t)
		}
		return
	}
	l.types[key] = string(t)
	for n := len(key) - 1; n > 0; n-- {
		if key[n] == ' ' && l.types[key[:n]] == "" {
			l.types[key[:n]] = ""
		}
	}
}

// word is a token with what its features need, computed once.
type word struct {
	*form
	gazetteer string    // type and place of the longest known name that holds it: "PLACE-S"
	elsewhere byte      // how the document writes it elsewhere: 'l' lower, 'C' capital inside a sentence, 'b' both, '-' nowhere
	opening   bool      // first word of its sentence
	quoted    bool      // between quotes
	bracketed bool      // between round brackets
	around    []feature // of its neighbours in other places
	distant             // what stands further away
}

// document turns the tokens of a document into words.
func (l *lexicon) document(d *dutch.Document) []word { return newReader(l, nil).document(d) }

// sentence sets what depends on the words around: opening, quotes, brackets, known names.
func (r *reader) sentence(tokens []dutch.Token, words []word, first, last int) {
	quote, bracket, opened := false, false, false
	for i := first; i < last; i++ {
		if tokens[i].Kind == dutch.Punct {
			switch tokens[i].Text {
			case "‘", "“", "„", "«":
				quote = true
			case "’", "”", "»":
				quote = false
			case "\"", "'":
				quote = !quote
			case "(":
				bracket = true
			case ")":
				bracket = false
			}
		}
		words[i].quoted, words[i].bracketed = quote, bracket
		if !opened && tokens[i].Kind == dutch.Word {
			words[i].opening, opened = true, true
		}
	}
	for i := first; i < last; {
		i += r.known(tokens, words, i, last)
	}
	if !nameless(words[first:last]) {
		marks(tokens, words, first, last)
	}
}

// maxKnown is how many tokens a known name has at most.
const maxKnown = 10

// known marks the longest known name that starts at token i and returns how many tokens to go on.
func (r *reader) known(tokens []dutch.Token, words []word, i, last int) int {
	if !words[i].starts {
		return 1
	}
	key, best, bestType := r.key[:0], 0, ""
	for n := 1; n <= maxKnown && i+n <= last; n++ {
		if n > 1 {
			key = append(key, ' ')
		}
		key = append(key, words[i+n-1].bare...)
		t, goesOn := r.lexicon.types[string(key)]
		if !goesOn {
			break
		}
		if t != "" {
			best, bestType = n, t
		}
	}
	r.key = key
	if best == 0 || best == 1 && !tokens[i].Capital && len(tokens[i].Lower) < 3 {
		return 1
	}
	for n := range best {
		words[i+n].gazetteer = bestType + "-" + placeName(n, best)
	}
	return best
}

func placeName(i, n int) string {
	switch {
	case n == 1:
		return "S"
	case i == 0:
		return "B"
	case i == n-1:
		return "E"
	default:
		return "I"
	}
}

// maxElsewhere is how many other places of a word lend it their neighbours.
const maxElsewhere = 3

// places is what a document does with one word, whatever its capitals.
type places struct {
	turn    int                     // the reader's number of the document
	lower   bool                    // it stands there without a capital
	inner   int                     // how often with a capital inside a sentence
	count   int                     // of capital
	capital [maxElsewhere + 1]int32 // its first places with a capital; one more than maxElsewhere, since a word does not lend to itself
}

// markElsewhere notes how the document writes each capitalised word in its other places, and what stands beside it there.
func (r *reader) markElsewhere(tokens []dutch.Token, words []word) {
	if missing := len(r.spelt) - len(r.places); missing > 0 {
		r.places = append(r.places, make([]places, missing)...)
	}
	for i := range words {
		if tokens[i].Kind != dutch.Word {
			continue
		}
		p := &r.places[words[i].spelt]
		if p.turn != r.turn {
			*p = places{turn: r.turn}
		}
		p.add(&words[i], i)
	}
	for i := range words {
		if words[i].capital {
			r.places[words[i].spelt].mark(words, i)
		}
	}
}

func (p *places) add(w *word, i int) {
	if !w.capital {
		p.lower = true
		return
	}
	if !w.opening {
		p.inner++
	}
	if p.count < len(p.capital) {
		p.capital[p.count] = int32(i) //nolint:gosec // a document has fewer than 2^31 tokens
		p.count++
	}
}

// mark sets what word i takes from its other places.
func (p *places) mark(words []word, i int) {
	inner, seen := p.inner, 0
	if !words[i].opening {
		inner--
	}
	if p.count > 1 {
		words[i].around = make([]feature, 0, 2*maxElsewhere)
	}
	for _, at := range p.capital[:p.count] {
		if j := int(at); j != i && seen < maxElsewhere {
			seen++
			words[i].around = append(words[i].around, hash(70, wordAt(words, j-1)), hash(71, wordAt(words, j+1)))
		}
	}
	words[i].elsewhere = elsewhereCode(p.lower, inner > 0)
}

func elsewhereCode(lower, capital bool) byte {
	switch {
	case lower && capital:
		return 'b'
	case lower:
		return 'l'
	case capital:
		return 'C'
	default:
		return '-'
	}
}

func wordAt(words []word, i int) string {
	if i < 0 || i >= len(words) {
		return "¤"
	}
	return words[i].lower
}

// shapeOf maps a word to the pattern of its letters: "Xx", "XX", "xx-Xx", "9", with runs of one class written twice at most.
func shapeOf(s string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range s {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '9'
		case r == '’' || r == '‘':
			c = '\''
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		b.WriteRune(c)
	}
	return b.String()
}

// cut returns the first n (or, negative, the last -n) code points of s, and false when s has no more than those.
func cut(s string, n int) (string, bool) {
	at := 0
	if n > 0 {
		for range n {
			if at >= len(s) {
				return "", false
			}
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
		return s[:at], at < len(s)
	}
	at = len(s)
	for range -n {
		if at <= 0 {
			return "", false
		}
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:], at > 0
}
