package dutch

import (
	"strings"
	"unicode"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Gazetteer finds the entities that are known beforehand, by their names and aliases. It walks a trie of folded tokens, so a
// match starts and ends at words; of several names that start at one place the longest counts.
//
// A name keeps its capitals: "Karakter" is no "karakter". Names written in lower case may stand in any. The genitive belongs to
// the name ("Inhollands lectoren"). An ambiguous name ([Entry.NeedsCue]) counts beside a cue of its type, or where the text has
// the entity's full name elsewhere.
type Gazetteer struct {
	lexicon *lexicon
	nodes   []trieNode
}

// trieNode is one state: the tokens that lead on, and the names that end here.
type trieNode struct {
	next  map[string]int32
	names []knownName
}

// knownName is one name of an entry, with the capitals it asks for.
type knownName struct {
	entry    *Entry
	needsCue bool
	caps     []capRule
}

// capRule is how a token of a name must be written.
type capRule uint8

const (
	anyCase    capRule = iota
	capital            // starts with a capital
	allCapital         // an acronym
)

// NewGazetteer compiles the entries of k.
func NewGazetteer(k *Knowledge) *Gazetteer { return newGazetteer(k, newLexicon(k)) }

func newGazetteer(k *Knowledge, x *lexicon) *Gazetteer {
	g := &Gazetteer{lexicon: x, nodes: make([]trieNode, 1, 4*len(k.Entries)+1)}
	for i := range k.Entries {
		e := &k.Entries[i]
		g.add(e, e.Name, e.NeedsCue)
		for _, a := range e.Aliases {
			g.add(e, a.Text, a.NeedsCue)
		}
	}
	for word := range g.nodes[0].next {
		x.words[word] |= startsKnown
	}
	return g
}

// add enters one name.
func (g *Gazetteer) add(e *Entry, name string, needsCue bool) {
	tokens := scan(name)
	if len(tokens) > 1 && !tokens[0].Capital && isArticle(tokens[0].Lower) {
		tokens = tokens[1:] // the article stays outside: "de Veluwe"
	}
	if len(tokens) == 0 {
		return
	}
	n := knownName{entry: e, needsCue: needsCue, caps: make([]capRule, len(tokens))}
	at := int32(0)
	for i, t := range tokens {
		n.caps[i] = capsOf(t)
		next, ok := g.nodes[at].next[t.Lower]
		if !ok {
			next = int32(len(g.nodes))
			g.nodes = append(g.nodes, trieNode{})
			if g.nodes[at].next == nil {
				g.nodes[at].next = map[string]int32{}
			}
			g.nodes[at].next[t.Lower] = next
		}
		at = next
	}
	if lowerForm(e, tokens) {
		n.caps[0] = anyCase
	}
	if !needsCue && g.commonForm(e, tokens) {
		clear(n.caps)
	}
	g.nodes[at].names = append(g.nodes[at].names, n)
}

func isArticle(s string) bool {
	switch s {
	case "de", "het", "een", "the", "'t":
		return true
	}
	return false
}

func capsOf(t Token) capRule {
	switch {
	case t.Capitals && len(t.Text) <= 5:
		return allCapital
	case t.Capital || strings.ContainsFunc(t.Text, unicode.IsUpper):
		return capital
	}
	return anyCase
}

// lowerForm reports names that running text also writes small: a law by its own word ("de jeugdwet").
func lowerForm(e *Entry, tokens []Token) bool {
	return e.Type == graph.Policy && len(tokens) == 1 && strings.HasSuffix(tokens[0].Lower, "wet") && len(tokens[0].Lower) > 6
}

// commonForm reports names of methods that running text also writes small throughout, and that nothing else is called: they hold a
// word that Dutch has for no other thing ("experience-based co-design", "kanjertraining"). "Rots en Water" keeps its capitals.
func (g *Gazetteer) commonForm(e *Entry, tokens []Token) bool {
	if e.Type != graph.Method {
		return false
	}
	own := false
	for _, t := range tokens {
		switch {
		case t.Kind != Word || t.Capitals || strings.ContainsFunc(t.Text[1:], unicode.IsUpper) && !strings.Contains(t.Text, "-"):
			return false
		case len(t.Lower) >= minOwnWord && !g.lexicon.words[t.Lower].has(ordinary|firstName|surname|placeName):
			own = true
		}
	}
	return own
}

// minOwnWord is the least length of a word that tells a method in small letters, in bytes.
const minOwnWord = 6

// Name implements [Recogniser].
func (*Gazetteer) Name() string { return "gazetteer" }

// match is a name found at tokens first..last-1.
type match struct {
	first, last int
	name        *knownName
}

// Find implements [Recogniser].
func (g *Gazetteer) Find(d *Document) []Mention {
	s := &gazetteerScan{gazetteer: g, context: newContext(d, g.lexicon), sure: map[string]bool{}}
	for i := 0; i < len(d.Tokens); {
		i = s.at(i)
	}
	for _, m := range s.waiting {
		if s.sure[m.name.entry.ID] && m.name.entry.Kind != graph.KindGemeente && m.name.entry.Type != graph.Person {
			s.note(m, knownElsewhere)
		}
	}
	return s.found
}

// gazetteerScan is one run of Find.
type gazetteerScan struct {
	gazetteer *Gazetteer
	*context
	found   []Mention
	waiting []match         // ambiguous names without a cue
	sure    map[string]bool // ids found without doubt
}

// Confidence, per mille, of what the gazetteer finds.
const (
	knownPhrase    = 950 // a name of two words or more
	knownWord      = 900
	knownLower     = 850 // a name that may be written small
	knownCue       = 800 // an ambiguous name beside a cue
	knownElsewhere = 780 // an ambiguous name whose full name stands elsewhere in the text
)

// at tries the names that start at token i and returns the token to go on with.
func (s *gazetteerScan) at(i int) int {
	if c := s.classes[i]; !c.has(startsKnown) && (c.has(ordinary) || !s.doc.Tokens[i].Capital) && s.doc.Tokens[i].Kind == Word {
		return i + 1 // neither it nor what it may be the genitive of starts a name
	}
	var all [8]match
	matches := s.walk(i, all[:0])
	for k := len(matches) - 1; k >= 0; {
		last := matches[k].last
		j := k
		for j > 0 && matches[j-1].last == last {
			j--
		}
		if s.choose(matches[j : k+1]) {
			return last
		}
		k = j - 1
	}
	return i + 1
}

// walk returns the names that start at token i, shortest first.
func (s *gazetteerScan) walk(i int, out []match) []match {
	nodes, tokens := s.gazetteer.nodes, s.doc.Tokens
	at := int32(0)
	for j := i; j < len(tokens) && tokens[j].Sentence == tokens[i].Sentence; j++ {
		t := &tokens[j]
		next, ok := nodes[at].next[t.Lower]
		if !ok && t.Capital && !s.classes[j].has(ordinary) {
			if bare, genitive := withoutGenitive(t.Lower); genitive {
				if end, found := nodes[at].next[bare]; found {
					out = s.accept(out, end, i, j+1)
				}
			}
		}
		if !ok {
			return out
		}
		at = next
		out = s.accept(out, at, i, j+1)
	}
	return out
}

// withoutGenitive drops the -s of "Inhollands" and the 's of "Augeo's".
func withoutGenitive(lower string) (string, bool) {
	if bare, ok := strings.CutSuffix(lower, "'s"); ok {
		return bare, len(bare) > 1
	}
	bare, ok := strings.CutSuffix(lower, "s")
	return bare, ok && len(bare) > 3
}

func (s *gazetteerScan) accept(out []match, node int32, first, last int) []match {
	names := s.gazetteer.nodes[node].names
	for k := range names {
		if s.written(names[k].caps, first) {
			out = append(out, match{first, last, &names[k]})
		}
	}
	return out
}

// written reports whether the tokens from first on have the capitals of a name.
func (s *gazetteerScan) written(caps []capRule, first int) bool {
	for i, c := range caps {
		t := &s.doc.Tokens[first+i]
		switch c {
		case capital:
			if !t.Capital && !strings.ContainsFunc(t.Text, unicode.IsUpper) {
				return false
			}
		case allCapital:
			if !t.Capitals && !(strings.HasSuffix(t.Lower, "s") && len(t.Text) > 2 && strings.ToUpper(t.Text[:2]) == t.Text[:2]) {
				return false
			}
		}
	}
	return true
}

// choose takes the best of several names of one span and reports whether one counts.
func (s *gazetteerScan) choose(same []match) bool {
	best, confidence := -1, 0
	for k, m := range same {
		c := s.confidence(m)
		if c == 0 {
			s.waiting = append(s.waiting, m)
		}
		if c > confidence {
			best, confidence = k, c
		}
	}
	if best < 0 {
		return false
	}
	s.note(same[best], confidence)
	if !same[best].name.needsCue {
		s.sure[same[best].name.entry.ID] = true
	}
	return true
}

// confidence tells how sure a match is; 0 when the name needs a cue and has none.
func (s *gazetteerScan) confidence(m match) int {
	e := m.name.entry
	cue := s.cue(m.first, m.last, e.Type, e.Kind)
	switch {
	case m.name.needsCue && e.Kind == graph.KindMedia && s.acts(m.first, m.last):
		return knownPhrase // a paper that speaks is an organisation; read, it is a publication
	case m.name.needsCue && !cue:
		return 0
	case m.name.needsCue && e.Kind == graph.KindGemeente:
		return knownPhrase // a town that a cue makes a gemeente is no place there
	case m.name.needsCue:
		return knownCue
	case m.name.caps[0] == anyCase:
		return knownLower
	case m.last-m.first > 1:
		return knownPhrase
	}
	return knownWord
}

func (s *gazetteerScan) note(m match, confidence int) {
	e := m.name.entry
	s.found = append(s.found, Mention{
		Start: s.doc.Tokens[m.first].Start, End: s.doc.Tokens[m.last-1].End, Type: e.Type, Kind: e.Kind, ID: e.ID, Name: e.Name,
		Recogniser: "gazetteer", Confidence: confidence,
	})
}
