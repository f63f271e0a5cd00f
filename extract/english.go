package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// English finds persons and places in English paragraphs with the model of github.com/jdkato/prose/v2, the one place where
// prose is used. prose gives no offsets and changes quotes, so each token is found again in the paragraph; a token that is not
// found carries no name.
type English struct {
	model func() *prose.Model    // loads once, about 0.3 s, when the first English paragraph comes
	names func() map[string]bool // words of persons' names, in small letters; gathered when first needed
}

// NewEnglish returns the recogniser; its model is loaded when it is first needed. It takes for persons only what holds a first name
// or surname of the list, or initials: prose takes many a word that opens a sentence for a person ("Nobody", "Skills").
func NewEnglish(list []dutch.NameEntry) *English {
	return &English{
		model: sync.OnceValue(func() *prose.Model { return prose.ModelFromData("english") }),
		names: sync.OnceValue(func() map[string]bool { return personWords(list) }),
	}
}

// personWords returns the first names, and the last words of surnames, of a list.
func personWords(list []dutch.NameEntry) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, n := range list {
		switch n.Class {
		case dutch.FirstName, dutch.AmbiguousFirstName, dutch.Surname, dutch.WorldFirstName, dutch.WorldSurname:
			words := strings.Fields(strings.ToLower(n.Text))
			out[words[len(words)-1]] = true
		}
	}
	return out
}

// personal reports that a word of a name is one that persons have: of one word its only, of several any.
func (e *English) personal(name string) bool {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if e.names()[strings.ToLower(strings.TrimRight(word, ".,’'"))] || isInitials(word) {
			return true
		}
	}
	return false
}

// Name implements [dutch.Recogniser].
func (*English) Name() string { return "prose" }

// englishConfidence is the share, per mille, of prose's names that are right on the English articles of our corpus.
const englishConfidence = 600

// Find implements [dutch.Recogniser] on the paragraphs whose language is English.
func (e *English) Find(d *dutch.Document) []dutch.Mention {
	var out []dutch.Mention
	for i := 0; i < len(d.Sentences); {
		first := d.Sentences[i]
		j := i
		for j < len(d.Sentences) && d.Sentences[j].Paragraph == first.Paragraph {
			j++
		}
		if first.Language == "en" {
			out = append(out, e.paragraph(d.Text, first.Start, d.Sentences[j-1].End)...)
		}
		i = j
	}
	return out
}

func (e *English) paragraph(text string, start, end int) []dutch.Mention {
	plain, places := plainQuotes(text[start:end])
	doc, err := prose.NewDocument(plain, prose.WithSegmentation(false), prose.UsingModel(e.model()))
	if err != nil {
		return nil // prose fails on no text; a paragraph without names is still an article
	}
	var out []dutch.Mention
	open := false // the last mention may go on
	at := 0
	for _, token := range doc.Tokens() {
		from, to, found := locate(plain, at, token.Text)
		if found {
			at = to
		}
		_, label, _ := strings.Cut(token.Label, "-")
		t, named := englishType(label)
		if !found || !named {
			open = false
			continue
		}
		from, to = start+places[from], start+places[to]
		// prose begins each word of a name anew; only a space between them makes them one.
		if last := len(out) - 1; open && out[last].Type == t && text[out[last].End:from] == " " {
			out[last].End = to
			continue
		}
		out = append(out, dutch.Mention{Start: from, End: to, Type: t, Recogniser: "prose", Confidence: englishConfidence})
		open = true
	}
	return slices.DeleteFunc(properNames(text, out), func(m dutch.Mention) bool { return m.Type == graph.Person && !e.personal(text[m.Start:m.End]) })
}

func englishType(label string) (graph.EntityType, bool) {
	switch label {
	case "PERSON":
		return graph.Person, true
	case "GPE":
		return graph.Place, true
	default:
		return "", false
	}
}

// properNames keeps mentions that start with a capital and hold a lower-case letter: prose takes headings and acronyms for
// persons.
func properNames(text string, list []dutch.Mention) []dutch.Mention {
	var out []dutch.Mention
	for _, m := range list {
		name := text[m.Start:m.End]
		r, _ := utf8.DecodeRuneInString(name)
		if unicode.IsUpper(r) && strings.ContainsFunc(name, unicode.IsLower) && !strings.Contains(name, "\n") {
			out = append(out, m)
		}
	}
	return out
}

// locate finds a token at or shortly after byte at: behind white space, and behind a few characters that prose swallowed.
func locate(plain string, at int, token string) (start, end int, found bool) {
	const slack = 40
	at += len(plain[at:]) - len(strings.TrimLeftFunc(plain[at:], unicode.IsSpace))
	window := plain[at:min(len(plain), at+slack+len(token))]
	i := strings.Index(window, token)
	if token == "" || i < 0 {
		return 0, 0, false
	}
	return at + i, at + i + len(token), true
}

// plainQuotes returns s with curly quotes as prose wants them, and for each byte of the result, and its end, the byte of s.
// An apostrophe inside a word becomes U+02BC, which prose keeps in its token.
func plainQuotes(s string) (plain string, places []int) {
	var b strings.Builder
	before := ' '
	for i, r := range s {
		out := r
		_, size := utf8.DecodeRuneInString(s[i:]) // 1 for a byte that is no UTF-8
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case (r == '’' || r == '\'') && unicode.IsLetter(before) && unicode.IsLetter(after) && after != 's':
			out = 'ʼ'
		case r == '’' || r == '‘':
			out = '\''
		case r == '“' || r == '”':
			out = '"'
		}
		for range utf8.RuneLen(out) {
			places = append(places, i)
		}
		b.WriteRune(out)
		before = r
	}
	return b.String(), append(places, len(s))
}
