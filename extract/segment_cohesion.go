package extract

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Cohesion: where a run of paragraphs changes its subject.
//
// A segment is coded by an adaptive unigram model: the next stem w costs -log2((c + α·p(w)) / (n + α)), where c counts w and n all
// stems in the segment so far. p(w) = k / (N + B) is the stem's share of the language, estimated from its count k among the N stems
// of the source as if B stems of other texts without it had been read too. A stem that comes back is cheap within a segment and
// dear across a boundary, so the cheapest cutting puts boundaries where the vocabulary changes. A boundary
// costs a fixed number of bits, less or more by the looks of the paragraph it precedes (segment_cues.go).
//
// Source: M. Utiyama and H. Isahara, "A statistical model for domain-independent text segmentation" (2001), with the adaptive
// coding of J. Eisenstein and R. Barzilay, "Bayesian unsupervised topic segmentation" (2008). Everything is in integers, so the
// result is the same on every machine.
const (
	memory         = 200  // stems of a segment that weigh fully; a longer one is not yet a mixture
	leastLanguage  = 50   // α of a source without words
	languageShare  = 4    // stems of a source that add one to α, up to its greatest
	countScale     = 4096 // fixed-point units of one occurrence
	stemRunes      = 6    // a stem is the first letters of a word: enough to join inflections and many compounds
	minStemRunes   = 4    // shorter words carry no subject
	maxOccurrences = 12   // occurrences of a stem looked back for; more change nothing
	tinyStems      = 16   // a segment with fewer stems is suspect
	maxSpan        = 240  // paragraphs of one article in a run without titles
	minSpan        = 16   // likewise, in a source of a million short lines
	spanBudget     = 10_000_000
	bitScale       = 64 // fixed-point units of one bit
)

// weights set how readily a run of paragraphs is cut.
type weights struct {
	language int // greatest α: weight of the language against the segment, in stems
	others   int // B: stems of other texts
	boundary int // bits, scaled: cost of a boundary without a cue
	single   int // likewise: what an article of one paragraph costs more
}

// unit is the smallest thing that segmentation moves: a paragraph with the headings before it.
type unit struct {
	first, last int     // lines first..last-1
	body        int     // first line after the headings
	stems       []int32 // numbers of the stems in order
	head        int     // stems of the first heading
	announced   bool    // they all stand in paragraphs before it
	taken       bool    // its words stand in one of them as they are
	lead        []int32 // names among the first words of the paragraph
	names       []int32 // names of the paragraph
	cue         int     // bits, scaled: what the looks of the unit add to the cost of a boundary before it
	fixed       bool    // no boundary may stand before it
	forced      bool    // a boundary must stand before it
}

// cohesion finds the cheapest cutting of units. It returns the units that start a segment, the first included, and its cost.
func cohesion(units []unit, vocabulary int, w weights) ([]int, int) {
	m := newCohesionModel(units, vocabulary, w)
	n := len(units)
	span := min(maxSpan, max(minSpan, spanBudget/n))
	best := make([]int, n+1) // cost of the cheapest cutting of units[:i]
	from := make([]int, n+1)
	cost := make([]int, n) // of the segment that starts at s and ends before the unit at hand
	for end := 1; end <= n; end++ {
		u := end - 1
		low := max(0, end-span)
		m.add(units, u, low, cost)
		best[end] = -1
		for s := u; s >= low; s-- {
			if s > 0 && units[s].fixed {
				continue
			}
			c := best[s] + cost[s]
			if s > 0 {
				c += w.boundary + units[s].cue
			}
			if m.before[end]-m.before[s] < tinyStems && end < n {
				c += cueTiny
			}
			if end-s == 1 && n > 1 {
				c += w.single
			}
			if best[end] < 0 || c < best[end] {
				best[end], from[end] = c, s
			}
			if units[s].forced {
				break
			}
		}
		if best[end] < 0 { // every start in reach is fixed: the segment goes on from the farthest
			best[end], from[end] = best[low]+cost[low], low
		}
	}
	return starts(from, n), best[n]
}

func starts(from []int, n int) []int {
	var out []int
	for at := n; at > 0; at = from[at] {
		out = append(out, from[at])
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// cohesionModel keeps what the cost of every open segment needs to grow by one unit.
type cohesionModel struct {
	language int       // see weights
	prior    []int     // α·p(w) in fixed point, by stem
	seen     [][]int32 // units in which a stem occurred, latest last, once for each occurrence
	before   []int     // stems in units[:i]
	delta    []int     // difference array of the cost that a unit adds, by start of segment
}

func newCohesionModel(units []unit, vocabulary int, w weights) *cohesionModel {
	m := &cohesionModel{language: w.language, prior: make([]int, vocabulary), seen: make([][]int32, vocabulary), delta: make([]int, len(units)+1)}
	m.before = make([]int, len(units)+1)
	counts := make([]int, vocabulary)
	for i, u := range units {
		m.before[i+1] = m.before[i] + len(u.stems)
		for _, w := range u.stems {
			counts[w]++
		}
	}
	m.language = min(w.language, leastLanguage+m.before[len(units)]/languageShare)
	total := m.before[len(units)] + w.others
	for stem, c := range counts {
		m.prior[stem] = max(1, m.language*countScale*c/total)
	}
	return m
}

// add grows the cost of the segments that start at low..u by unit u.
func (m *cohesionModel) add(units []unit, u, low int, cost []int) {
	cost[u] = 0
	for _, w := range units[u].stems {
		m.addStem(int(w), u, low)
	}
	sum := 0
	stems := len(units[u].stems)
	for s := low; s <= u; s++ {
		sum += m.delta[s]
		m.delta[s] = 0
		n := m.before[u] - m.before[s] // stems of the segment before this unit; the mean over the unit is close enough
		cost[s] += sum + stems*log2((weight(n+stems/2)+m.language)*countScale)
	}
	m.delta[u+1] = 0
}

// weight is what n stems of a segment weigh against the language: those past the memory half.
func weight(n int) int { return min(n, memory) + max(0, n-memory)/2 }

// addStem adds the cost of one stem, without the denominator, to the segments from low to u: -log2(c + α·p). c grows by one
// with each earlier occurrence that a start lies before.
func (m *cohesionModel) addStem(w, u, low int) {
	at := m.seen[w]
	hi := u + 1 // starts hi-1 and before are to be covered
	c := 0
	for i := len(at) - 1; i >= 0 && int(at[i]) >= low; i-- {
		m.cover(int(at[i])+1, hi, -log2(c*countScale+m.prior[w]))
		hi = int(at[i]) + 1
		c++
	}
	m.cover(low, hi, -log2(c*countScale+m.prior[w]))
	if len(at) == maxOccurrences {
		copy(at, at[1:])
		at = at[:maxOccurrences-1]
	}
	m.seen[w] = append(at, int32(u))
}

// cover adds v to the starts from..to-1.
func (m *cohesionModel) cover(from, to, v int) {
	if from < to {
		m.delta[from] += v
		m.delta[to] -= v
	}
}

// log2 returns the logarithm of n in units of 1/bitScale bits, by the position of the highest bit and a parabola between the
// powers of two (error below 1 %).
func log2(n int) int {
	if n <= 1 {
		return 0
	}
	top := bits.Len(uint(n)) - 1
	f := (n << 10 >> top) - 1<<10 // fraction in 1/1024
	return top*bitScale + (f+f*(1024-f)*22/65536)*bitScale/1024
}

// vocabulary numbers the stems of a source.
type vocabulary struct {
	number map[string]int32
	buf    []byte
}

// leadWords is how many words at the start of a paragraph say what it takes up.
const leadWords = 6

func newVocabulary() *vocabulary { return &vocabulary{number: map[string]int32{}} }

// read appends a text's stems to the unit. Names, which say most about a subject, count twice: once as they are.
func (v *vocabulary) read(u *unit, text string) {
	sentence := true // the next word starts a sentence
	words := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) {
			sentence = sentence || r == '.' || r == '?' || r == '!' || r == ':' || r == '‘' || r == '“'
			at += size
			continue
		}
		word, runes, end := v.word(text, at)
		at = end
		words++
		name := unicode.IsUpper(r) && !sentence
		first := unicode.IsUpper(r) && sentence && words == 1
		sentence = false
		if runes < minStemRunes && !(name && runes >= 2) || !name && isStopWord(string(word)) {
			continue
		}
		u.stems = append(u.stems, v.id(word))
		if !name && !first {
			continue
		}
		id := v.id(append(word, '^'))
		if name {
			u.stems = append(u.stems, id)
			u.names = append(u.names, id)
		}
		if words <= leadWords {
			u.lead = append(u.lead, id)
		}
	}
}

// word reads the word at byte at: the lower-case letters of its stem, its length in letters, and its end.
func (v *vocabulary) word(text string, at int) (stem []byte, runes, end int) {
	v.buf = v.buf[:0]
	for end = at; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		if runes < stemRunes {
			v.buf = utf8.AppendRune(v.buf, unicode.ToLower(r))
		}
		runes++
		end += size
	}
	return v.buf, runes, end
}

func (v *vocabulary) id(stem []byte) int32 {
	if n, ok := v.number[string(stem)]; ok {
		return n
	}
	n := int32(len(v.number))
	v.number[string(stem)] = n
	return n
}

// isStopWord knows the stems (first six letters) of frequent Dutch and English words that carry no subject.
func isStopWord(stem string) bool {
	switch stem {
	case "door", "deze", "voor", "naar", "niet", "maar", "meer", "over", "omdat", "worden", "wordt", "werd", "werden", "word",
		"heeft", "hebben", "hebt", "hadden", "zijn", "waren", "geen", "alle", "alles", "allema", "ander", "andere", "anders",
		"beter", "binnen", "boven", "daar", "daaraa", "daarin", "daarme", "daarna", "daarom", "daarbi", "daarva", "daarvo",
		"deel", "denk", "denken", "dezelf", "doen", "doet", "eens", "eerste", "eigen", "eigenl", "elkaar", "elke", "ergens",
		"even", "gaan", "gaat", "gedaan", "geven", "geeft", "gewoon", "goed", "goede", "graag", "groot", "grote", "haar",
		"heel", "hele", "helema", "helpt", "hier", "hierme", "hiervo", "hoeft", "hoewel", "iedere", "ieder", "iemand", "iets",
		"inmidd", "jaar", "jaren", "jullie", "juist", "komen", "komt", "krijgt", "krijge", "kunnen", "kunt", "laat", "laten",
		"lang", "lange", "later", "leven", "maakt", "maken", "manier", "mens", "mensen", "mijn", "moet", "moeten", "moest",
		"mogen", "mooi", "mooie", "naast", "neemt", "nemen", "nieuw", "nieuwe", "nodig", "nooit", "onder", "onze", "opnieu",
		"samen", "sinds", "soms", "staan", "staat", "steeds", "sterk", "tegen", "terug", "terwij", "tijd", "tijden", "toch",
		"toen", "tussen", "twee", "drie", "vier", "vijf", "vaak", "vanaf", "vanuit", "veel", "verder", "versch", "vindt",
		"vinden", "volgen", "vooral", "vraag", "vragen", "waar", "waarbi", "waarin", "waarom", "waarop", "wannee", "want",
		"ware", "weer", "weet", "weten", "weinig", "welke", "werken", "werkt", "werk", "wilde", "willen", "zeer", "zegt",
		"zeggen", "zelf", "zich", "zichze", "zien", "ziet", "zoals", "zodat", "zonder", "zouden", "zulke", "this", "that",
		"these", "those", "with", "from", "have", "were", "their", "there", "they", "them", "then", "than", "which", "when",
		"what", "where", "will", "would", "could", "should", "about", "after", "also", "more", "most", "other", "only", "into",
		"such", "some", "your", "becaus", "been", "being", "betwee", "each", "every", "first", "throug", "while", "whose",
		"many", "much", "need", "very", "just":
		return true
	}
	return false
}
