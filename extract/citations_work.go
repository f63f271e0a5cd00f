package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// The works that lists of literature give: behind authors and year an entry has the title, up to the full stop, quote or bracket that
// ends it. "Jansen, P. (2019). Titel. Assen: Brink." and "Jansen, P. Titel. Assen: Brink, 2019."

const (
	maxYearBracket = 8   // tokens of "(2019, 12 mei)"
	maxWorkTitle   = 45  // tokens of a title
	maxWorkLength  = 300 // code points of a title
)

// literature is the name of what finds the titles of lists of literature; workConfidence, per mille, how sure it is: 9 of 9 titles in
// the annotated and the sample articles, by the rule of ruleConfidences.
const (
	literature     = "literature"
	workConfidence = 920
)

// works returns the titles that citations give as mentions of publications.
func works(citations []Citation) []dutch.Mention {
	var out []dutch.Mention
	for _, c := range citations {
		if c.Title.Len() > 0 {
			out = append(out, dutch.Mention{
				Start: c.Title.Start, End: c.Title.End, Type: graph.Publication, Recogniser: literature, Confidence: workConfidence,
			})
		}
	}
	return out
}

// listed reports whether token i stands under a heading of a list of literature.
func (s *citationScan) listed(i int) bool {
	if s.underHead == nil {
		s.underHead = make([]bool, len(s.doc.Sentences))
		under := false
		for n, sentence := range s.doc.Sentences {
			if head := s.doc.Text[sentence.Start:sentence.End]; sentence.Heading && !strings.ContainsAny(head, "0123456789") {
				under = isLiteratureHead(head) // an entry without a full stop is no heading: it has a year
			}
			s.underHead[n] = under
		}
	}
	return s.underHead[s.doc.Tokens[i].Sentence]
}

// titleBehind returns the title that follows the year, token i, of an entry whose authors start at token first; empty where this is no
// entry.
func (s *citationScan) titleBehind(first, i int) Span {
	tokens := s.doc.Tokens
	if !s.startsLine(first) {
		return Span{}
	}
	at := i + 1
	for at < len(tokens) && at < i+maxYearBracket && tokens[at].Text != ")" {
		at++
	}
	if at >= len(tokens) || tokens[at].Text != ")" {
		return Span{}
	}
	at++
	stop := at < len(tokens) && (tokens[at].Text == "." || tokens[at].Text == ":" || tokens[at].Text == ",")
	if stop {
		at++
	}
	if !s.listed(first) && !(stop && s.entryLike(first, i)) {
		return Span{}
	}
	return s.titleAt(at)
}

// entryLike reports whether the authors in tokens first..i look as lists write them: with initials, or an organisation with a full stop.
func (s *citationScan) entryLike(first, i int) bool {
	for k := first; k < i; k++ {
		if isInitials(s.doc.Tokens[k].Text) || s.doc.Tokens[k].Text == "." && k > first {
			return true
		}
	}
	return false
}

// titleAt returns the title that starts at token i: in quotes, or up to what ends it.
func (s *citationScan) titleAt(i int) Span {
	tokens := s.doc.Tokens
	if i >= len(tokens) || tokens[i].BreakLeft && s.paragraph(i) != s.paragraph(i-1) {
		return Span{}
	}
	var end int
	if strings.ContainsAny(tokens[i].Text, "‘“„\"'") && tokens[i].Kind == dutch.Punct {
		i++
		for end = i; end < len(tokens) && end < i+maxWorkTitle && !strings.ContainsAny(tokens[end].Text, "’”\"'"); end++ {
		}
		if end == len(tokens) || end == i+maxWorkTitle {
			return Span{}
		}
	} else {
		end = s.titleEnd(i)
	}
	for end > i && tokens[end-1].Kind == dutch.Punct && strings.ContainsAny(tokens[end-1].Text, ".,:;–-") {
		end--
	}
	if end <= i || !s.isTitle(i, end) {
		return Span{}
	}
	return Span{tokens[i].Start, tokens[end-1].End}
}

// titleEnd returns the token behind the title without quotes that starts at token i; i itself when nothing ends it.
func (s *citationScan) titleEnd(i int) int {
	tokens := s.doc.Tokens
	for j := i; j < i+maxWorkTitle; j++ {
		switch {
		case j == len(tokens) || s.paragraph(j) != s.paragraph(i):
			return j
		case j > i && tokens[j].BreakLeft && (tokens[j].Capital || tokens[j].Kind != dutch.Word):
			return j // the next entry; a title that goes on does so in small letters
		case tokens[j].Kind == dutch.Address, tokens[j].Text == "(", tokens[j].Text == "[":
			return j
		case tokens[j].Text == "." && !s.goesOn(j+1):
			return j
		case tokens[j].Text == "?" || tokens[j].Text == "!":
			if !s.subtitle(j + 1) {
				return j + 1
			}
		}
	}
	return i
}

// goesOn reports whether what a full stop precedes goes on on its line in small letters: the full stop was one of an abbreviation.
func (s *citationScan) goesOn(i int) bool {
	tokens := s.doc.Tokens
	return i < len(tokens) && tokens[i].Kind == dutch.Word && !tokens[i].Capital && !tokens[i].BreakLeft
}

// subtitle reports whether a subtitle starts at token i, behind the mark that ends the title: words up to a full stop that the
// publisher or the magazine follows, without the colon that parts place and publisher.
func (s *citationScan) subtitle(i int) bool {
	tokens := s.doc.Tokens
	for j := i; j < len(tokens) && j < i+maxWorkTitle && !(j > i && tokens[j].BreakLeft); j++ {
		switch {
		case tokens[j].Kind == dutch.Number, tokens[j].Kind == dutch.Address, strings.ContainsAny(tokens[j].Text, ":,(["):
			return false
		case tokens[j].Text == ".":
			return j > i && j+1 < len(tokens) && !tokens[j+1].BreakLeft
		}
	}
	return false
}

// isTitle reports whether tokens i..end-1 can be a title: a capital or a number first, a word, and no note on where it was read.
func (s *citationScan) isTitle(i, end int) bool {
	tokens := s.doc.Tokens
	if !tokens[i].Capital && tokens[i].Kind != dutch.Number {
		return false
	}
	switch tokens[i].Lower {
	case "geraadpleegd", "opgehaald", "retrieved", "beschikbaar", "available", "in", "p", "pp", "zie":
		if end-i < 4 || tokens[i].Lower != "in" {
			return false
		}
	}
	words := 0
	for _, t := range tokens[i:end] {
		if t.Kind == dutch.Word && utf8.RuneCountInString(t.Text) > 1 && !isInitials(t.Text) {
			words++
		}
	}
	return words > 0 && utf8.RuneCountInString(s.doc.Text[tokens[i].Start:tokens[end-1].End]) <= maxWorkLength
}

func (s *citationScan) paragraph(i int) int {
	return s.doc.Sentences[s.doc.Tokens[i].Sentence].Paragraph
}

// titleBefore returns the title between the authors, which end before token i, and the year, token last, of an entry that ends with
// it; comma says that a comma precedes the title, and parts it from what follows: then there is a title where just one more does.
func (s *citationScan) titleBefore(i, last int, comma bool) Span {
	tokens := s.doc.Tokens
	if !comma {
		title := s.titleAt(i)
		if title.End > tokens[last].Start {
			return Span{}
		}
		return title
	}
	cut := -1
	for j := i; j < last; j++ {
		switch tokens[j].Text {
		case ",":
			if cut >= 0 {
				return Span{}
			}
			cut = j
		case ".", "(", "[":
			return Span{}
		}
	}
	if cut <= i || !s.isTitle(i, cut) {
		return Span{}
	}
	return Span{tokens[i].Start, tokens[cut-1].End}
}
