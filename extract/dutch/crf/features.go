package crf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// feature is the hash of a template's number and the strings it holds.
type feature = uint32

// hash mixes strings into a feature: FNV-1a, 32 bits, the template first.
func hash(template byte, parts ...string) feature {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	for _, s := range parts {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return h
}

// lexicon is what the features know of words.
type lexicon struct {
	classes map[string][]string // folded word -> classes of names and roles: "first", "person-role"
	names   map[string][]string // folded first word of a known name -> folded names that start with it, longest first
	types   map[string]string   // folded known name -> its type
	lower   map[string]struct{} // words that exist in lower case
}

func newLexicon(k *dutch.Knowledge) *lexicon {
	l := &lexicon{classes: map[string][]string{}, names: map[string][]string{}, types: map[string]string{}}
	l.lower = make(map[string]struct{}, len(k.Words))
	for _, w := range k.Words {
		l.lower[w] = struct{}{}
	}
	for _, n := range k.Names {
		for _, w := range strings.Fields(strings.ToLower(n.Text)) {
			l.addClass(strings.TrimRight(w, "."), string(n.Class))
		}
	}
	for _, r := range k.Roles {
		l.addClass(r.Text, string(r.Class))
	}
	for _, e := range k.Entries {
		l.addName(e.Name, e.Type)
		for _, a := range e.Aliases {
			l.addName(a.Text, e.Type)
		}
	}
	return l
}

func (l *lexicon) addClass(word, class string) {
	for _, c := range l.classes[word] {
		if c == class {
			return
		}
	}
	l.classes[word] = append(l.classes[word], class)
}

func (l *lexicon) addName(name string, t graph.EntityType) {
	words := strings.Fields(strings.ToLower(strings.NewReplacer("’", "'", "‘", "'", ".", "").Replace(name)))
	if len(words) == 0 {
		return
	}
	key := strings.Join(words, " ")
	if old, ok := l.types[key]; ok {
		if old != string(t) && !strings.Contains(old, string(t)) {
			l.types[key] = old + "+" + string(t)
		}
		return
	}
	l.types[key] = string(t)
	l.names[words[0]] = append(l.names[words[0]], key)
}

// word is a token with what its features need, computed once.
type word struct {
	lower, shape string
	classes      []string
	gazetteer    string // type and place of the longest known name that holds it: "PLACE-S"
	common       bool   // exists in lower case
	capital      bool
	elsewhere    byte // how the document writes it elsewhere: 'l' lower, 'C' capital inside a sentence, 'b' both, '-' nowhere
	opening      bool // first word of its sentence
	quoted       bool // between quotes
	bracketed    bool // between round brackets
	around       []feature
}

// document turns the tokens of a document into words.
func (l *lexicon) document(d *dutch.Document) []word {
	words := make([]word, len(d.Tokens))
	for i := range d.Tokens {
		words[i] = l.word(&d.Tokens[i])
	}
	for _, s := range d.Sentences {
		l.sentence(d.Tokens, words, s.First, s.Last)
	}
	l.markElsewhere(d.Tokens, words)
	return words
}

func (l *lexicon) word(t *dutch.Token) word {
	w := word{lower: t.Lower, shape: shapeOf(t.Text), capital: t.Capital}
	if t.Kind == dutch.Number {
		w.lower = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, t.Lower)
	}
	w.classes = l.classes[strings.TrimRight(t.Lower, ".")]
	if t.Capital {
		_, w.common = l.lower[t.Lower]
	}
	return w
}

// sentence sets what depends on the words around: opening, quotes, brackets, known names.
func (l *lexicon) sentence(tokens []dutch.Token, words []word, first, last int) {
	quote, bracket, opened := false, false, false
	for i := first; i < last; i++ {
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
		words[i].quoted, words[i].bracketed = quote, bracket
		if !opened && tokens[i].Kind == dutch.Word {
			words[i].opening, opened = true, true
		}
	}
	for i := first; i < last; {
		i += l.known(tokens, words, i, last)
	}
}

// known marks the longest known name that starts at token i and returns how many tokens to go on.
func (l *lexicon) known(tokens []dutch.Token, words []word, i, last int) int {
	key, best, bestType := "", 0, ""
	candidates := l.names[strings.TrimRight(tokens[i].Lower, ".")]
	if len(candidates) == 0 {
		return 1
	}
	for n := 1; n <= 10 && i+n <= last; n++ {
		if n > 1 {
			key += " "
		}
		key += strings.TrimRight(tokens[i+n-1].Lower, ".")
		if t, ok := l.types[key]; ok {
			best, bestType = n, t
		}
	}
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
	lower   bool  // it stands there without a capital
	inner   int   // how often with a capital inside a sentence
	capital []int // its first places with a capital; one more than maxElsewhere, since a word does not lend to itself
}

// markElsewhere notes how the document writes each capitalised word in its other places, and what stands beside it there.
func (l *lexicon) markElsewhere(tokens []dutch.Token, words []word) {
	all := map[string]*places{}
	for i := range words {
		if tokens[i].Kind != dutch.Word {
			continue
		}
		p := all[words[i].lower]
		if p == nil {
			p = &places{}
			all[words[i].lower] = p
		}
		p.add(&words[i], i)
	}
	for i := range words {
		if p := all[words[i].lower]; words[i].capital && p != nil {
			p.mark(words, i)
		} else if words[i].capital {
			words[i].elsewhere = elsewhereCode(false, false)
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
	if len(p.capital) <= maxElsewhere {
		p.capital = append(p.capital, i)
	}
}

// mark sets what word i takes from its other places.
func (p *places) mark(words []word, i int) {
	inner, seen := p.inner, 0
	if !words[i].opening {
		inner--
	}
	for _, j := range p.capital {
		if j != i && seen < maxElsewhere {
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
