package dutch

import (
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Publications finds books, reports, magazines, broadcasts and orations by title:
//
//   - in quotes behind a head noun: "zijn boek ‘De stille straat’", "de oratie ‘Nabij zijn’";
//   - with a capital behind a head noun: "het rapport Thuis in de wijk", "haar proefschrift Opnieuw thuis";
//   - behind a word that gives titles: "getiteld ‘…’", "onder de titel …";
//   - behind its maker's role: "auteur van Verdacht door een vinkje";
//   - where someone reads it: "lees ook Thuis op de bank van Sanne Vermaat";
//   - between commas behind a head noun: "een tussenevaluatie, De sleutelbos, wijst uit";
//   - in a list of references: a journal before its volume, "Sociaal Bestek, 57(2), 31–37";
//   - a title found so, wherever else the text has it.
type Publications struct{ lexicon *lexicon }

// NewPublications takes names and roles from k.
func NewPublications(k *Knowledge) *Publications { return &Publications{newLexicon(k)} }

// Name implements [Recogniser].
func (*Publications) Name() string { return "publication" }

// Confidence, per mille, of what tells a publication.
const (
	titleQuoted = 880
	titleHeaded = 780
	titleCalled = 790 // "onder de titel X"
	titleMade   = 770 // "auteur van X"
	titleRead   = 740 // "lees ook X van Sanne Vermaat"
	titleApart  = 750 // "een tussenevaluatie, X, …"
	titleListed = 900 // "X, 57(2), 31–37"
	titleAgain  = 760
)

// publicationScan is one run of Find.
type publicationScan struct {
	*context
	found []Mention
	names []string
}

// Find implements [Recogniser].
func (p *Publications) Find(d *Document) []Mention {
	s := &publicationScan{context: newContext(d, p.lexicon)}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != Word {
			continue
		}
		switch {
		case s.classes[i].has(pubHead) && !vagueHead(t.Lower):
			s.headed(i)
		case t.Lower == "kopte" || t.Lower == "kopt":
			s.headline(i)
		case t.Lower == "getiteld" || t.Lower == "titel" || t.Lower == "ondertitel":
			if !s.quoted(i+1, true) && s.low(i-1, i) == "de" && t.Lower == "titel" && s.in(i+1, i) && s.tokens[i+1].Capital && s.tokens[i+1].Kind == Word {
				s.note(i+1, s.titleEnd(i+1), titleCalled)
			}
		case makesWorks(t.Lower):
			s.made(i)
		case reads(t.Lower):
			s.read(i)
		}
	}
	s.references()
	s.found = append(s.found, spread(d, s.found, s.names, graph.Publication, "", "publication", titleAgain)...)
	return s.found
}

// headline takes the quote before "kopte": "‘Wachtlijst verdwenen’, kopte de krant".
func (s *publicationScan) headline(i int) {
	k := i - 1
	if k >= 0 && s.tokens[k].Text == "," {
		k--
	}
	if k < 2 || !isClosingQuote(s.tokens[k].Text) {
		return
	}
	for j := k - 1; j >= 0 && j > k-maxQuoted; j-- {
		if isOpeningQuote(s.tokens[j].Text) && s.tokens[j].SpaceLeft {
			if j+1 < k {
				s.note(j+1, k, titleQuoted)
			}
			return
		}
	}
}

// vagueHead reports head nouns that take no title behind them.
func vagueHead(s string) bool {
	switch s {
	case "advies", "artikel", "richtlijn", "lespakket", "studie", "website", "verkenning", "special", "nummer", "jaargang", "editie", "canon", "memo", "evaluatie",
		"inventarisatie", "brief", "nota", "notitie", "manifest", "strip", "dossier", "paper", "blog":
		return true
	}
	return false
}

func (s *publicationScan) headed(i int) {
	k := i + 1
	if s.low(k, i) == ":" || s.low(k, i) == "," {
		k++
	}
	if s.quoted(k, false) {
		return
	}
	if k > i+1 {
		if s.tokens[i+1].Text == "," {
			s.apart(i, k)
		}
		return
	}
	if !s.in(k, i) || !s.tokens[k].Capital || s.tokens[k].Kind != Word || s.classes[i].has(groupPlural) && s.tokens[i].Lower != "podcasts" {
		return
	}
	c := s.classes[k]
	if c.has(initial|titleWord) || c.has(firstName|surname) && s.personAt(k) || c.has(placeName|orgName) && !c.has(ordinary) {
		return
	}
	last := s.titleEnd(k)
	if s.low(last, i) == ":" && last > k+1 && s.in(last+1, i) && s.tokens[last+1].Capital && s.tokens[last+1].Kind == Word {
		last = s.phraseEnd(last+1, maxTitle) // the subtitle
	}
	if last > k {
		s.note(k, last, titleHeaded)
	}
}

// titleEnd returns the token behind a title without quotes, which may go on over one comma when it ends its sentence or asks:
// "Tien straten, geen dokter.", "Dichtbij, maar voor wie?".
func (s *publicationScan) titleEnd(k int) int {
	last := s.phraseEnd(k, maxTitle)
	if s.low(last, k) != "," || !s.in(last+1, k) || s.tokens[last+1].Capital {
		return last
	}
	switch s.tokens[last+1].Lower {
	case "maar", "geen", "niet", "en", "of", "met", "zonder", "dus", "toch":
	default:
		return last
	}
	for j := last + 1; s.in(j, k) && j < last+7; j++ {
		switch s.tokens[j].Text {
		case "?", "!":
			return j + 1
		case ".":
			return j
		}
		if s.tokens[j].Kind != Word {
			break
		}
	}
	return last
}

// maxTitle is how far a title without quotes is followed, in tokens.
const maxTitle = 12

// quoted takes the title in quotes at token k.
func (s *publicationScan) quoted(k int, any bool) bool {
	first, last, ok := s.quotedAt(k)
	if !ok || !s.tokens[first].Capital && s.tokens[first].Kind != Number && !any {
		return false
	}
	s.note(first, last, titleQuoted)
	return true
}

func (s *publicationScan) note(first, last, confidence int) {
	for last > first+1 && (s.tokens[last-1].Text == "." || s.tokens[last-1].Text == "," || s.tokens[last-1].Text == ":") {
		last--
	}
	s.found = append(s.found, Mention{
		Start: s.tokens[first].Start, End: s.tokens[last-1].End, Type: graph.Publication, Recogniser: "publication", Confidence: confidence,
	})
	if last-first < 2 {
		return
	}
	s.names = append(s.names, s.key(first, last))
}
