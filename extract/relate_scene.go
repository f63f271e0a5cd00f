package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// scene is one article while its claims are read.
type scene struct {
	r           *Relator
	d           *dutch.Document
	entities    []Entity
	names       []spot // outermost names by place
	concepts    []spot // themes by place
	nextName    int    // of the sentence that is parsed next
	nextIdea    int
	mind        []mentioned // names so far, for pronouns and roles
	roles       []roleSeen
	said        []spoken
	byID        map[string]int // entity of an id
	councils    map[string]int // municipality of a place's name
	found       map[claimKey]int
	proofs      map[statement]int
	list        []Claim
	speaker     int           // of the turn; -1
	narrator    int           // who writes, when the byline names one and nobody has speaker lines; -1
	turns       []int         // who has speaker lines
	topSalience int           // of the themes
	phrases     []*phrase     // sentences that name something
	watch       func(Refusal) // nil: nobody asks for refusals
}

// spot is a mention by entity.
type spot struct{ start, end, entity, confidence int }

// mentioned remembers a name in its sentence.
type mentioned struct {
	entity, sentence int
	subject          bool // no preposition governs it
}

// item is a word, a mark or a name of a sentence.
type item struct {
	tok, end int // tokens
	class    class
	low      string
	frames   []int16
	tense    tense
	quoted   bool
	name     int // index into phrase.names; -1
	concept  int // entity of the theme that stands here; -1
}

func newScene(r *Relator, d *dutch.Document, entities []Entity) *scene {
	s := &scene{speaker: -1, narrator: -1, r: r, d: d, entities: entities, found: map[claimKey]int{}, proofs: map[statement]int{}, byID: make(map[string]int, len(entities))}
	s.councils = councilsOf(entities)
	var all []spot
	for i, e := range entities {
		s.byID[e.ID] = i
		for _, m := range e.Mentions {
			if e.Type == graph.Concept {
				s.topSalience = max(s.topSalience, e.Salience)
				s.concepts = append(s.concepts, spot{m.Start, m.End, i, m.Confidence})
			} else {
				all = append(all, spot{m.Start, m.End, i, m.Confidence})
			}
		}
	}
	byPlace := func(a, b spot) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	}
	slices.SortStableFunc(all, byPlace)
	slices.SortStableFunc(s.concepts, byPlace)
	for _, n := range all {
		if len(s.names) == 0 || n.start >= s.names[len(s.names)-1].end {
			s.names = append(s.names, n)
		}
	}
	s.turns = s.speakersOf()
	return s
}

// phrase is one sentence as a sequence of words and names.
type phrase struct {
	*scene
	sentence int
	items    []item
	names    []name
	done     []saying // what the phrase has claimed
	ideas    []name   // themes outside the names, for the model

	words, stems []uint64 // hashes of the items, for the model
}

// name is a named thing, or a word that stands for one, in a sentence.
type name struct {
	at, entity int
	typ        types
	marker     class // the preposition that governs it; 0 when none does
	markerAt   int
	people     bool // "medewerkers van X": X acts
	governor   int  // index of the name that it hangs under: "X van Y"; -1
	group      int  // index of the first name of its enumeration
	anaphor    bool
	spoken     bool   // "ik", "wij", "jullie"
	role       string // noun directly before it
	former     bool
	confidence int // of the mention, per mille
}

// parse builds the phrase of a sentence; nil when it names nothing.
func (s *scene) parse(sentence int) *phrase {
	sen := s.d.Sentences[sentence]
	if sen.Heading && !strings.HasSuffix(s.d.Text[sen.Start:sen.End], "?") {
		s.speaker = s.narrator
	}
	for s.nextName < len(s.names) && s.names[s.nextName].end <= sen.Start {
		s.nextName++
	}
	for s.nextIdea < len(s.concepts) && s.concepts[s.nextIdea].end <= sen.Start {
		s.nextIdea++
	}
	named := s.nextName < len(s.names) && s.names[s.nextName].start < sen.End
	if !named && (s.nextIdea == len(s.concepts) || s.concepts[s.nextIdea].start >= sen.End) {
		return nil
	}
	p := &phrase{scene: s, sentence: sentence, items: make([]item, 0, sen.Last-sen.First)}
	p.read(sen)
	p.mark()
	p.enumerate()
	p.remember()
	p.listen()
	return p
}

// mostNames is how many names of one sentence are related; the rest of a longer list says nothing that its start doesn't.
const mostNames = 80

// read turns tokens into items.
func (p *phrase) read(sen dutch.Sentence) {
	quoted := false
	n, idea := p.nextName, p.nextIdea
	for t := sen.First; t < sen.Last; t++ {
		tok := &p.d.Tokens[t]
		for n < len(p.scene.names) && p.scene.names[n].end <= tok.Start {
			n++
		}
		for idea < len(p.concepts) && p.concepts[idea].end <= tok.Start {
			idea++
		}
		it := item{tok: t, end: t + 1, low: tok.Lower, name: -1, concept: -1, quoted: quoted}
		if idea < len(p.concepts) && p.concepts[idea].start < tok.End {
			it.concept = p.concepts[idea].entity
		}
		if n < len(p.scene.names) && p.scene.names[n].start < tok.End && len(p.names) < mostNames {
			spot := p.scene.names[n]
			for it.end < sen.Last && p.d.Tokens[it.end].Start < spot.end {
				it.end++
			}
			t = it.end - 1
			it.class, it.name = clName, len(p.names)
			p.names = append(p.names, name{at: len(p.items), entity: spot.entity, typ: typeOf(p.entities[spot.entity].Type), governor: -1, confidence: spot.confidence})
			p.items = append(p.items, it)
			continue
		}
		quoted = p.classify(&it, tok, quoted)
		if p.closesAside(&it) {
			continue
		}
		if !isTitle(it.low) {
			p.items = append(p.items, it)
		}
	}
	p.unquote()
	p.pronouns()
}

// classify sets the class of an item that is no name, and tells whether a quotation is open after it.
func (p *phrase) classify(it *item, tok *dutch.Token, quoted bool) bool {
	switch tok.Kind {
	case dutch.Number:
		it.class = clNumber
		return quoted
	case dutch.Punct:
		return classifyMark(it, tok, quoted)
	}
	if w, ok := p.r.words[tok.Lower]; ok {
		it.class, it.frames, it.tense = w.class, w.frames, w.tense
		if it.class != clOther || len(it.frames) > 0 {
			return quoted
		}
	}
	role, plural := p.r.role(tok.Lower)
	switch {
	case role && plural, plural:
		it.class = clPeople
	case role:
		it.class = clRole
	case p.r.ending(tok.Lower) != 0:
		it.class = p.r.ending(tok.Lower)
	case tok.Capital && tok.Start > p.d.Sentences[tok.Sentence].Start:
		it.class = clCapital
	case len(tok.Lower) > 3 && tok.Lower[len(tok.Lower)-1] == 'e':
		it.class = clAdj
	default:
		it.class = clOther
	}
	return quoted
}

func classifyMark(it *item, tok *dutch.Token, quoted bool) bool {
	r, _ := utf8.DecodeRuneInString(tok.Text)
	switch r {
	case '‘', '“', '„', '«':
		it.class = clQuote
		return true
	case '’', '”', '»':
		it.class = clQuote
		return false
	case '"', '\'':
		it.class = clQuote
		return !quoted
	case '–', '—', '-', '|', '•':
		it.class = '-'
	case '[':
		it.class = '('
	case ']':
		it.class = ')'
	case '&', '+', '/':
		it.class = clAnd
	case '.', '!', '?', '…':
		it.class = '.'
	default:
		it.class = class(r)
		if r > unicode.MaxASCII {
			it.class = '*'
		}
	}
	return quoted
}

// closesAside drops an aside that says nothing about relations, once it closes: an acronym "(CHE)" of the name before it, an
// age "(72)", a year "(2016)".
func (p *phrase) closesAside(it *item) bool {
	n := len(p.items)
	if it.class != ')' || n < 3 || p.items[n-2].class != '(' || p.items[n-3].class != clName {
		return false
	}
	inner := p.items[n-1]
	before := &p.items[n-3]
	switch {
	case inner.class == clNumber:
	case inner.class == clName && p.names[inner.name].entity == p.names[before.name].entity:
		p.names = p.names[:inner.name]
	default:
		return false
	}
	p.items = p.items[:n-2]
	before.end = it.end
	return true
}

// unquote drops the marks around a quoted name.
func (p *phrase) unquote() {
	out := p.items[:0]
	for i := 0; i < len(p.items); i++ {
		it := p.items[i]
		if it.class == clQuote && i+2 < len(p.items) && p.items[i+1].class == clName && p.items[i+2].class == clQuote {
			it = p.items[i+1]
			i += 2
		}
		if it.name >= 0 {
			p.names[it.name].at = len(out)
		}
		out = append(out, it)
	}
	p.items = out
}

func isTitle(low string) bool {
	switch low {
	case "dr", "dr.", "drs", "drs.", "prof", "prof.", "ir", "ir.", "mr", "mr.", "ing", "ing.", "mevrouw", "meneer", "heer", "dhr",
		"dhr.", "mw", "mw.", "mevr", "mevr.", "zuster", "mejuffrouw", "em.":
		return true
	}
	return false
}
