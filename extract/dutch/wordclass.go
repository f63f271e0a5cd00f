package dutch

import (
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// wordClass is a set of what a word can be.
type wordClass uint32

// What a word can be, as the lists of names and roles and the text itself tell.
const (
	firstName wordClass = 1 << iota
	ambiguousFirst
	surname
	prefixWord  // part of a tussenvoegsel
	titleWord   // dr., mevrouw
	personRole  // lector, wethouder
	orgHead     // stichting
	methodHead  // training
	pubHead     // boek
	policyHead  // verordening
	placeHead   // wijk
	ordinary    // exists in lower case: at the start of a sentence no name by itself
	placeName   // a place that needs no cue
	initial     // J., A.P.
	groupPlural // plural of a head: methodes, gemeenten
	orgName     // an organisation that needs no cue, or the first word of a hogeschool or university
	startsKnown // the name of a known entity, or its first word
)

const anyHead = personRole | orgHead | methodHead | pubHead | policyHead | placeHead

func (c wordClass) has(any wordClass) bool { return c&any != 0 }

// lexicon is what the recognisers know of single words. Read-only once built.
type lexicon struct {
	words    map[string]wordClass
	prefixes map[string]bool // whole tussenvoegsels: "van der"
	known    memory[wordClass]
}

// newLexicon compiles the lists of names and roles.
func newLexicon(k *Knowledge) *lexicon {
	x := &lexicon{words: make(map[string]wordClass, len(k.Names)+4*len(k.Roles)+len(k.Words)), prefixes: map[string]bool{}}
	x.known.know = x.alone
	for _, w := range k.Words {
		x.words[w] |= ordinary
	}
	for _, n := range k.Names {
		x.addName(n)
	}
	for _, r := range k.Roles {
		x.addRole(r)
	}
	for i := range k.Entries {
		x.addEntry(&k.Entries[i])
	}
	return x
}

// addEntry notes the one-word names of places and organisations.
func (x *lexicon) addEntry(e *Entry) {
	class := map[graph.EntityType]wordClass{graph.Place: placeName, graph.Organisation: orgName}[e.Type]
	if class == 0 {
		return
	}
	names := []Alias{{e.Name, e.NeedsCue}}
	for _, a := range append(names, e.Aliases...) {
		word, rest, several := strings.Cut(foldWord(a.Text), " ")
		if !several && !a.NeedsCue {
			x.words[word] |= class
		}
		if several && class == orgName && !x.words[word].has(ordinary) && (e.Kind == graph.KindHogeschool || e.Kind == graph.KindUniversity) && strings.Contains(rest, "hogeschool") {
			x.words[word] |= orgName
		}
	}
}

func (x *lexicon) addName(n NameEntry) {
	text := foldWord(n.Text)
	switch n.Class {
	case FirstName:
		x.words[text] |= firstName
	case AmbiguousFirstName:
		x.words[text] |= ambiguousFirst
	case Surname:
		parts := strings.Fields(text)
		x.words[parts[len(parts)-1]] |= surname
	case SurnamePrefix:
		x.prefixes[text] = true
		for part := range strings.FieldsSeq(text) {
			x.words[part] |= prefixWord
		}
	case TitleWord:
		if !strings.Contains(text, " ") {
			x.words[text] |= titleWord
		}
	}
}

func (x *lexicon) addRole(r RoleEntry) {
	class := map[RoleClass]wordClass{
		PersonRole: personRole, OrgHead: orgHead, MethodHead: methodHead, PublicationHead: pubHead, PolicyHead: policyHead,
		PlaceHead: placeHead,
	}[r.Class]
	text := foldWord(r.Text)
	x.words[text] |= class
	for _, p := range plurals(text) {
		x.words[p] |= class | groupPlural
	}
}

// plurals returns the forms that the plural of a noun may have: stichtingen, methodes, aanpakken, programma's, wethouders.
func plurals(noun string) []string {
	last := noun[len(noun)-1]
	out := []string{noun + "en", noun + "s"}
	switch last {
	case 'a', 'o', 'u', 'i', 'y':
		out = append(out, noun+"'s")
	case 'e':
		out = append(out, noun+"n")
	}
	if strings.HasSuffix(noun, "iek") || strings.HasSuffix(noun, "ie") {
		out = append(out, noun+"ën")
	}
	n := len(noun)
	if n > 3 && !isVowel(last) && isVowel(noun[n-2]) {
		if noun[n-3] == noun[n-2] { // lectoraat: lectoraten
			out = append(out, noun[:n-2]+string(last)+"en")
		} else if !isVowel(noun[n-3]) { // spel: spellen
			out = append(out, noun+string(last)+"en")
		}
	}
	return out
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// of returns the classes of a folded word. A compound is what its last part is: jeugdhulpdirecteur is a directeur.
func (x *lexicon) of(lower string) wordClass {
	c, known := x.words[lower]
	if known && c.has(anyHead) || len(lower) < 7 {
		return c
	}
	for i := 3; i+minHead <= len(lower); i++ {
		if lower[i-1] < utf8.RuneSelf && lower[i] < utf8.RuneSelf {
			if head := x.words[lower[i:]] & (anyHead | groupPlural); head.has(anyHead) {
				return c | head
			}
		}
	}
	return c
}

// minHead is the least length of a head noun in a compound, in bytes; shorter ones (les, spel) occur in other words by chance.
const minHead = 5

// note is what the recognisers share about one document: the classes of its tokens. It is made by the first that needs it.
type note struct {
	lexicon *lexicon
	classes []wordClass
}

// classesOf returns the classes of all tokens of a document. A Document is read by one goroutine at a time.
func (x *lexicon) classesOf(d *Document) []wordClass {
	if d.note != nil && d.note.lexicon == x {
		return d.note.classes
	}
	numbers, known := x.known.read(d.Tokens)
	classes := make([]wordClass, len(d.Tokens))
	written := map[string]bool{} // by words with a capital that may be ordinary: whether they stand without one as well
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != Word {
			continue
		}
		classes[i] = known[numbers[i]]
		if isInitials(t) {
			classes[i] |= initial
		}
		if t.Capital && !classes[i].has(ordinary) {
			written[t.Lower] = false
		}
	}
	x.markOrdinary(d, classes, written)
	d.note = &note{x, classes}
	return classes
}

// markOrdinary marks the words that the document writes without a capital somewhere.
func (x *lexicon) markOrdinary(d *Document, classes []wordClass, written map[string]bool) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != Word || t.Capital || classes[i].has(ordinary) {
			continue
		}
		classes[i] |= ordinary
		if len(written) > 0 {
			if _, asked := written[t.Lower]; asked {
				written[t.Lower] = true
			}
		}
	}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Kind == Word && t.Capital && !classes[i].has(ordinary) && written[t.Lower] {
			classes[i] |= ordinary
		}
	}
}

// alone returns the classes of a folded word, as [lexicon.of] does, and that it is ordinary where it is so in any text.
func (x *lexicon) alone(lower string) wordClass {
	c := x.of(lower)
	if c.has(anyHead&^placeHead) || functionWord(lower) != 0 || isStopWord(lower) {
		c |= ordinary
	}
	return c
}

// isInitials reports J., A.P. and Th.
func isInitials(t *Token) bool {
	return t.Capital && t.Text[len(t.Text)-1] == '.' && (utf8.RuneCountInString(t.Text) <= 4 || strings.Count(t.Text, ".") > 1) &&
		abbreviation(t.Lower[:len(t.Lower)-1]) != inner || t.Capital && isInitial(strings.TrimSuffix(t.Text, ".")) && t.Text[len(t.Text)-1] == '.'
}
