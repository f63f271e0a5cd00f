package extract

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// Lists of literature. An entry with its year in brackets behind the authors is found as a narrative citation is; here are what
// such entries have besides ("(red.)", a full stop, a prefix behind the initials), and the entries that end with the year.

// lookBack bounds of the marks between authors and year.
const (
	maxAside    = 6  // tokens of "[NJi]" or "(red.)"
	maxEntry    = 80 // tokens of an entry that ends with its year
	entryAuthor = 4  // words of a surname with its prefixes
)

// behindAside returns the token before a short bracket that ends at token k and says nothing of the author: "[NJi]" and "(SCP)" give
// the short name, "(red.)" the part. It is k itself without one.
func (s *citationScan) behindAside(k int) int {
	tokens := s.doc.Tokens
	if k > 0 && tokens[k].Text == "." && tokens[k-1].Text == ")" {
		k--
	}
	open := map[string]string{")": "(", "]": "["}[tokens[k].Text]
	if open == "" {
		return k
	}
	for i := k - 1; i > 0 && i > k-maxAside; i-- {
		if tokens[i].Text == open && s.isAside(i+1, k) {
			return i - 1
		}
	}
	return k
}

func (s *citationScan) isAside(from, to int) bool {
	if to-from == 1 && isShortName(s.doc.Tokens[from].Text) {
		return true
	}
	return from < to && isEditor(s.doc.Tokens[from].Lower)
}

// isShortName reports whether a word has a capital past its first letter, as acronyms have.
func isShortName(s string) bool { return len(s) <= 12 && len(s) > 1 && strings.ToLower(s[1:]) != s[1:] }

func isEditor(lower string) bool {
	return slices.Contains([]string{"red", "reds", "ed", "eds", "redactie", "hrsg"}, strings.TrimRight(lower, "."))
}

// behindColleagues returns the token before "en collega’s", "en haar collega's", "en anderen", which k ends; k itself without it.
func (s *citationScan) behindColleagues(k int) int {
	tokens := s.doc.Tokens
	switch tokens[k].Lower {
	case "collega's", "collegae", "anderen", "medeauteurs", "medewerkers", "colleagues", "others":
	default:
		return k
	}
	i := k - 1
	if i > 0 && slices.Contains([]string{"haar", "zijn", "hun", "diens", "her", "his"}, tokens[i].Lower) {
		i--
	}
	if i > 0 && (tokens[i].Lower == "en" || tokens[i].Lower == "and") {
		return i - 1
	}
	return k
}

// startsLine reports whether token i is the first of its line, but for the mark or number of a list item.
func (s *citationScan) startsLine(i int) bool {
	tokens := s.doc.Tokens
	for n := 0; i >= 0 && n < 4; i, n = i-1, n+1 {
		if i == 0 || tokens[i].BreakLeft {
			return true
		}
		if t := tokens[i-1]; t.Kind == dutch.Word || len(t.Text) > 3 && t.Kind != dutch.Word {
			return false
		}
	}
	return false
}

// entries finds the entries of lists of literature whose year stands at their end: "Jansen, P., Titel, Assen 2019." taken are the
// bytes at which citations found otherwise start.
func (s *citationScan) entries(taken map[int]bool) []Citation {
	var out []Citation
	for _, sentence := range s.doc.Sentences {
		first, head := sentence.First, s.doc.Text[sentence.Start:sentence.End]
		if first < sentence.Last && s.listed(first) && s.startsLine(first) && !isLiteratureHead(head) {
			if c, ok := s.entry(first); ok && !taken[c.Start] {
				out = append(out, c)
			}
		}
	}
	return out
}

func isLiteratureHead(s string) bool {
	switch strings.ToLower(strings.Trim(s, " :.")) {
	case "literatuur", "literatuurlijst", "literatuuropgave", "publicaties", "publications", "referenties", "bronnen", "bronnenlijst",
		"geraadpleegde literatuur", "gebruikte literatuur", "references", "literatuurverwijzingen", "verder lezen", "noten", "noten en literatuur":
		return true
	}
	return false
}

// entry reads an entry whose line starts at token i, and whose last token with letters or digits is its year.
func (s *citationScan) entry(i int) (Citation, bool) {
	tokens := s.doc.Tokens
	for i < len(tokens) && tokens[i].Kind != dutch.Word {
		i++
	}
	first, end := i, i
	var authors []string
	for {
		name, next, ok := s.inverted(end)
		if !ok {
			break
		}
		authors = append(authors, name)
		end = next
		for end < len(tokens) && slices.Contains([]string{",", "&", "en", "and"}, tokens[end].Lower) {
			end++
		}
	}
	if len(authors) == 0 {
		return Citation{}, false
	}
	last := end
	for last+1 < len(tokens) && !tokens[last+1].BreakLeft {
		last++
		if last-first > maxEntry {
			return Citation{}, false
		}
	}
	for last > end && tokens[last].Text == "." {
		last--
	}
	year, suffix, ok := yearOf(tokens, last)
	if !ok || year == 0 {
		return Citation{}, false
	}
	return Citation{
		Start: tokens[first].Start, End: tokens[last].End, Authors: authors, Year: year, Suffix: suffix,
		Title: s.titleBefore(end, last, tokens[end-1].Text == ","),
	}, true
}

// inverted reads "Jansen, P.A." or "Berg, J. van den" at token i: the surname with its prefix, and the token after it.
func (s *citationScan) inverted(i int) (name string, next int, ok bool) {
	tokens := s.doc.Tokens
	start := i
	for i < len(tokens) && i-start < entryAuthor && tokens[i].Kind == dutch.Word && (tokens[i].Capital || s.citer.names.prefixes[tokens[i].Lower]) && !isInitials(tokens[i].Text) {
		i++
	}
	if i == start || i+1 >= len(tokens) || tokens[i].Text != "," || !isInitials(tokens[i+1].Text) {
		return "", start, false
	}
	name = cleanName(s.doc.Text[tokens[start].Start:tokens[i-1].End])
	for i++; i < len(tokens) && isInitials(tokens[i].Text); i++ {
	}
	from := i
	for i < len(tokens) && !tokens[i].Capital && s.citer.names.prefixes[tokens[i].Lower] {
		i++
	}
	if i > from {
		name = upperFirst(s.doc.Text[tokens[from].Start:tokens[i-1].End] + " " + name)
	}
	return name, i, true
}
