package dutch

import "github.com/kennisgraaf/kennisgraaf/graph"

// Document is one article, cut into sentences and tokens, as recognisers and claim rules read it.
type Document struct {
	Text      string
	Title     int // bytes of Text that are the title, without the white space after it; 0 when untitled
	Language  string
	Tokens    []Token
	Sentences []Sentence

	note *note // what recognisers share; see lexicon.classesOf
}

// TokenKind is the coarse class of a token.
type TokenKind uint8

// The classes of tokens.
const (
	Word    TokenKind = iota // letters, with inner apostrophes, hyphens, dots of abbreviations: collega’s, 't, PW-wet, dr.
	Number                   // digits, with inner points and commas
	Punct                    // one mark, or an ellipsis
	Address                  // a web or e-mail address, a handle, a hashtag: never part of a name
)

// Token is a word, a number, a mark or an address.
type Token struct {
	Start, End int // bytes of the document's text
	Kind       TokenKind
	Sentence   int    // index into Sentences
	Text       string // the surface, a slice of the document's text
	Lower      string // folded: lower case, apostrophes as ', hyphens as -, no soft hyphens
	Capital    bool   // starts with a capital letter
	Capitals   bool   // two letters or more, all capitals
	SpaceLeft  bool   // white space, or the start of the text, stands before it
	BreakLeft  bool   // a line break stands before it
}

// Sentence is a run of tokens; headings, list items and speaker lines are sentences of their own.
type Sentence struct {
	Start, End  int    // bytes, without surrounding white space
	First, Last int    // tokens First..Last-1
	Paragraph   int    // number of the paragraph, from 0
	Heading     bool   // stands alone on its line without a sentence's end
	Language    string // of its paragraph
}

// Mention is one place where a recogniser found a name.
type Mention struct {
	Start, End int // bytes of the document's text
	Type       graph.EntityType
	Kind       graph.Kind
	ID         string // of the known entity (seeds); empty when the name is new
	Name       string // the known or cleaned name; empty: the surface
	Recogniser string
	Confidence int // per mille
}

// Recogniser finds names in a document. It returns mentions in any order, which may overlap those of others: [Combine] decides.
type Recogniser interface {
	// Name is what mentions and explanations call the recogniser.
	Name() string
	Find(d *Document) []Mention
}
