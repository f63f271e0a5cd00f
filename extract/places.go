package extract

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// places finds where a name stands in a text, by the word of the name that the text has least: many names are looked for in one text, and reading it anew
// for each would take time with the square of its length.
type places struct {
	text  string
	words map[string][]int // word -> bytes at which it starts, rising; made when first asked for
}

func newPlaces(text string) *places { return &places{text: text} }

// alone yields, in order, the bytes at which a name stands with no letter or digit touching it; see [standsAlone].
func (p *places) alone(name string) iter.Seq[int] {
	return func(yield func(int) bool) {
		if p.words == nil {
			p.index()
		}
		from, found := p.rarest(name)
		for _, at := range found {
			start := at - from
			if start < 0 || !strings.HasPrefix(p.text[start:], name) || !standsAlone(p.text, start, start+len(name)) {
				continue
			}
			if !yield(start) {
				return
			}
		}
	}
}

// rarest returns where in a name the word is that the text has least, and where the text has it; in a name without a word, nowhere.
func (p *places) rarest(name string) (at int, found []int) {
	for start := 0; start < len(name); {
		from, to := firstWord(name[start:])
		if from == to {
			break
		}
		if in := p.words[name[start+from:start+to]]; start == 0 || len(in) < len(found) {
			at, found = start+from, in
		}
		start += to
	}
	return at, found
}

func (p *places) index() {
	p.words = map[string][]int{}
	for at := 0; at < len(p.text); {
		from, to := firstWord(p.text[at:])
		if from == to {
			return
		}
		word := p.text[at+from : at+to]
		p.words[word] = append(p.words[word], at+from)
		at += to
	}
}

// firstWord returns the bytes of the first run of letters and digits in s; none: an empty run.
func firstWord(s string) (from, to int) {
	from = strings.IndexFunc(s, isWordRune)
	if from < 0 {
		return 0, 0
	}
	to = from
	for to < len(s) {
		r, size := utf8.DecodeRuneInString(s[to:])
		if !isWordRune(r) {
			break
		}
		to += size
	}
	return from, to
}
