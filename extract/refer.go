package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// What an author–year key refers to, where the article gives the work: an entry of a list of literature, a title with its author and
// year in brackets, or a sentence that says whose the work is.

// The rules, each with its confidence in per mille: of the first by the rule of [ruleConfidences], 9 of 9 in the annotated and the
// sample articles; of the others too few to count, and set by reading.
const (
	referenceList    = "reference-list"    // Jansen, P. (2019). Titel. Assen: Brink.
	titleCited       = "title-cited"       // het boek Titel (Jansen, 2019)
	workOfCited      = "work-of-cited"     // in haar boek Titel laat Jansen (2019) zien; Jansen (2019) schreef het boek Titel
	workBeforeCited  = "work-before-cited" // Dat staat in het rapport Titel. Daarin onderscheidt Jansen (2019) vier vormen.
	authorOfListed   = "author-of-listed"  // AUTHORED, for persons whom the article names in full
	listConfidence   = 920
	citedInBrackets  = 850
	citedInSentence  = 800
	citedInNext      = 700
	listedConfidence = 900
)

// reference is a run of [Reading.refer].
type reference struct {
	*Reading
	names *nameWords
	heads map[string]bool // nouns before a title
	said  map[string]bool // "REFERENCE PUBLICATION"
	out   []Claim

	publications map[Span]*Entity        // by where they are named
	persons      map[string][]fullPerson // by the key of their surname
}

// fullPerson is a person whose first name or initials the article gives.
type fullPerson struct {
	*Entity
	initial rune
}

// refer returns what the article says of the works that it cites: to which publication a reference refers, and who of the persons
// that it names wrote that.
func (x *Extractor) refer(r *Reading) []Claim {
	if len(r.Citations) == 0 {
		return nil
	}
	f := &reference{Reading: r, names: x.citer.names, heads: x.citer.titled, said: map[string]bool{}}
	f.index()
	for i := range r.Citations {
		f.entry(&r.Citations[i])
	}
	f.running()
	return f.out
}

// say claims that a citation refers to a publication.
func (f *reference) say(c *Citation, e *Entity, rule string, confidence, start, end int) {
	id := graph.ReferenceID(c.Authors, c.Year, c.Suffix)
	if key := id + " " + e.ID; !f.said[key] {
		f.said[key] = true
		from, to := fitEvidence(f.Document, start, end, start, end)
		f.out = append(f.out, Claim{
			Subject: id, Predicate: graph.RefersTo, Object: e.ID, Modality: graph.Asserted, Confidence: confidence, Rule: rule, Start: from, End: to,
		})
	}
}

// entry reads an entry of a list: the work that its title names, and its authors.
func (f *reference) entry(c *Citation) {
	e := f.publicationAt(c.Title)
	if e == nil {
		return
	}
	start, end := min(c.Start, c.Title.Start), max(c.End, c.Title.End)
	f.say(c, e, referenceList, listConfidence, start, end)
	for _, author := range c.Authors {
		if p := f.person(c, author); p != nil {
			from, to := fitEvidence(f.Document, start, end, start, end)
			f.authored(Claim{
				Subject: p.ID, Predicate: graph.Authored, Object: e.ID, Modality: graph.Asserted, Confidence: listedConfidence, Rule: authorOfListed,
				Start: from, End: to,
			})
		}
	}
}

// authored claims that a person wrote a listed work, in the place of a claim that another rule reads from the entry.
func (f *reference) authored(c Claim) {
	f.Claims = slices.DeleteFunc(f.Claims, func(o Claim) bool {
		return o.Predicate == c.Predicate && o.Subject == c.Subject && o.Object == c.Object && o.Start < c.End && c.Start < o.End
	})
	f.out = append(f.out, c)
}

// index enters the publications and the persons of the article: a list of literature asks for each of its thousands of entries.
func (f *reference) index() {
	f.publications, f.persons = map[Span]*Entity{}, map[string][]fullPerson{}
	for i := range f.Entities {
		switch e := &f.Entities[i]; e.Type {
		case graph.Publication:
			for _, m := range e.Mentions {
				if at := (Span{m.Start, m.End}); f.publications[at] == nil {
					f.publications[at] = e
				}
			}
		case graph.Person:
			if p := f.names.parse(e.Name); len(p.first) > 0 {
				first, _ := utf8.DecodeRuneInString(p.first[0])
				f.persons[p.surnameKey()] = append(f.persons[p.surnameKey()], fullPerson{e, unicode.ToUpper(first)})
			}
		}
	}
}

// publicationAt returns the publication that is named at a span; nil for none.
func (f *reference) publicationAt(s Span) *Entity { return f.publications[s] }

// person returns the one person of the article who has the surname of an author, and the initial that the entry gives; nil where
// there is none, or several.
func (f *reference) person(c *Citation, author string) *Entity {
	initial := initialOf(f.Draft.Text[c.Start:c.End], author)
	var found *Entity
	for _, p := range f.persons[graph.Fold(author)] {
		if initial != 0 && p.initial != initial {
			continue
		}
		if found != nil {
			return nil
		}
		found = p.Entity
	}
	return found
}

// initialOf returns the first initial that an entry gives an author: "Jansen, P.A.", "P.A. Jansen"; 0 for none.
func initialOf(entry, author string) rune {
	words := strings.Fields(author)
	surname := words[len(words)-1]
	before, after, found := strings.Cut(entry, surname)
	if !found {
		return 0
	}
	if word := strings.Fields(after); strings.HasPrefix(after, ",") && len(word) > 1 && isInitials(word[1]) {
		r, _ := utf8.DecodeRuneInString(word[1])
		return r
	}
	list := strings.Fields(before)
	for i := len(list) - 1; i >= 0; i-- {
		if isInitials(list[i]) {
			for i > 0 && isInitials(list[i-1]) {
				i--
			}
			r, _ := utf8.DecodeRuneInString(list[i])
			return r
		}
		if r, _ := utf8.DecodeRuneInString(list[i]); unicode.IsUpper(r) && !slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, list[i]) }) {
			return 0
		}
	}
	return 0
}
