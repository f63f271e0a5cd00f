package dutch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner cuts a text into tokens. It looks at each byte once, and a little ahead; regular expressions would be ten times slower.
type scanner struct {
	text   string
	at     int
	tokens []Token
}

// scan returns the tokens of text, without their sentences.
func scan(text string) []Token {
	s := &scanner{text: text, tokens: make([]Token, 0, len(text)/5+8)}
	space, line := true, true
	for s.at < len(text) {
		r, size := s.rune(s.at)
		if isSpace(r) {
			space, line = true, line || r == '\n' || r == '\r'
			s.at += size
			continue
		}
		start := s.at
		kind := s.next(r, size, space)
		s.add(start, kind, space, line)
		space, line = false, false
	}
	return s.tokens
}

func (s *scanner) rune(i int) (rune, int) {
	if i >= len(s.text) {
		return 0, 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

// next moves behind the token that starts with r and returns its kind.
func (s *scanner) next(r rune, size int, space bool) TokenKind {
	switch {
	case isLetter(r):
		return s.letters()
	case isDigit(r):
		return s.digits()
	case isApostrophe(r) && s.clitic(size):
		return Word
	case (r == '@' || r == '#') && space && s.handle():
		return Address
	case r == '.' && strings.HasPrefix(s.text[s.at:], ".."):
		for s.at < len(s.text) && s.text[s.at] == '.' {
			s.at++
		}
		return Punct
	}
	s.at += size
	return Punct
}

// clitic takes ’s-Gravenhage, 't, ’n: an apostrophe, one letter, and no letter behind it.
func (s *scanner) clitic(size int) bool {
	i := s.at + size
	if prev, _ := utf8.DecodeLastRuneInString(s.text[:s.at]); isLetter(prev) || i >= len(s.text) {
		return false
	}
	switch s.text[i] {
	case 's', 't', 'n', 'm', 'k', 'r', 'S', 'T':
	default:
		return false
	}
	after, n := s.rune(i + 1)
	if isLetter(after) || isDigit(after) || isApostrophe(after) {
		return false
	}
	if isHyphen(after) {
		if behind, _ := s.rune(i + 1 + n); isLetter(behind) {
			s.at = i + 1
			s.word()
			return true
		}
	}
	s.at = i + 1
	return true
}

// handle takes @naam and #onderwerp.
func (s *scanner) handle() bool {
	if r, _ := s.rune(s.at + 1); !isLetter(r) {
		return false
	}
	s.at++
	for {
		r, size := s.rune(s.at)
		if !isLetter(r) && !isDigit(r) && r != '_' {
			return true
		}
		s.at += size
	}
}

// letters takes a word, an abbreviation, initials or an address.
func (s *scanner) letters() TokenKind {
	start := s.at
	if strings.HasPrefix(s.text[start:], "http") && s.address(start, "://") || strings.HasPrefix(s.text[start:], "www.") {
		s.at = start
		s.untilSpace()
		return Address
	}
	s.word()
	s.note(start)
	r, _ := s.rune(s.at)
	switch {
	case r == '@' && s.mail(start):
		return Address
	case r == '.':
		if s.domain(start) {
			if r, _ := s.rune(start); unicode.IsUpper(r) && !strings.Contains(s.text[start:s.at], "/") {
				return Word // Gezinshuis.com: a name
			}
			return Address
		}
		s.point(start)
	case isHyphen(r):
		s.broken(start)
	}
	return Word
}

func (s *scanner) address(start int, mark string) bool {
	i := strings.Index(s.text[start:min(len(s.text), start+8)], mark)
	return i > 0
}

// word moves behind letters and digits, with apostrophes, hyphens and & between them.
func (s *scanner) word() {
	for {
		r, size := s.rune(s.at)
		switch {
		case isLetter(r) || isDigit(r) || r == softHyphen:
		case isApostrophe(r) || isHyphen(r):
			if after, _ := s.rune(s.at + size); !isLetter(after) && (!isDigit(after) || isApostrophe(r)) {
				return
			}
		case r == '&' || r == '_':
			after, _ := s.rune(s.at + size)
			before, _ := utf8.DecodeLastRuneInString(s.text[:s.at])
			if !isLetter(after) || !isLetter(before) {
				return
			}
		default:
			return
		}
		s.at += size
	}
}

// note gives back the number of a footnote that grew onto a word ("gezinsbescherming2") or an acronym of three letters or more
// ("VNG2"). "Wmo2015" keeps its year; "G4" and "A12" their numbers.
func (s *scanner) note(start int) {
	i := s.at
	for i > start && isDigit(rune(s.text[i-1])) {
		i--
	}
	word, digits := s.text[start:i], s.at-i
	if digits == 0 || digits > 2 || strings.ContainsAny(word, "0123456789") {
		return
	}
	_, acronym := capitals(word)
	if r, _ := utf8.DecodeLastRuneInString(word); unicode.IsLower(r) && len(word) > 4 || acronym && len(word) > 2 && digits == 1 {
		s.at = i
	}
}

// mail takes the rest of an e-mail address whose name starts at start.
func (s *scanner) mail(int) bool {
	if r, _ := s.rune(s.at + 1); !isLetter(r) && !isDigit(r) {
		return false
	}
	s.untilSpace()
	return true
}

// domain takes augeo.nl and www-less addresses; a sentence that ends without a space ("einde.De") is none.
func (s *scanner) domain(start int) bool {
	i := s.at
	for labels := 0; i < len(s.text) && s.text[i] == '.' && labels < maxLabels; labels++ {
		j := i + 1
		for j < len(s.text) && (s.text[j] >= 'a' && s.text[j] <= 'z' || isDigit(rune(s.text[j])) || s.text[j] == '-') {
			j++
		}
		label := s.text[i+1 : j]
		after, _ := s.rune(j)
		if after == '@' && j > i+1 {
			s.untilSpace()
			return true
		}
		if topLevel(label) && !isLetter(after) && j-start > 5 {
			s.at = j
			if after == '/' {
				s.untilSpace()
			}
			return !strings.HasSuffix(s.text[:i], ".")
		}
		if label == "" || after != '.' {
			return false
		}
		i = j
	}
	return false
}

// maxLabels is the greatest number of parts of a domain.
const maxLabels = 8

func topLevel(label string) bool {
	switch label {
	case "nl", "be", "com", "org", "net", "eu", "info", "nu", "frl", "amsterdam", "uk", "de", "edu", "gov", "io":
		return true
	}
	return false
}

// untilSpace moves to the next white space, and back over marks that belong to the sentence.
func (s *scanner) untilSpace() {
	for s.at < len(s.text) {
		r, size := s.rune(s.at)
		if isSpace(r) || r == '<' || r == '>' || r == '|' {
			break
		}
		s.at += size
	}
	for s.at > 0 {
		r, size := utf8.DecodeLastRuneInString(s.text[:s.at])
		if !strings.ContainsRune(".,;:!?)]}’”'\"»…", r) {
			return
		}
		s.at -= size
	}
}

// point takes the point behind a word when it belongs to it: o.a., J.H., dr.
func (s *scanner) point(start int) {
	word := s.text[start:s.at]
	if utf8.RuneCountInString(word) == 1 || isInitial(word) {
		s.initials(start)
		return
	}
	if abbreviation(foldWord(word)) != noAbbreviation {
		if n := len(s.tokens); word == "al" && (n == 0 || s.tokens[n-1].Lower != "et") {
			return
		}
		s.at++
	}
}

// isInitial reports the initials of two letters: IJ., Th., Ch.
func isInitial(word string) bool {
	switch word {
	case "IJ", "Th", "Ch", "Ph", "Chr", "Sj", "Tj", "Fr", "St", "Joh", "Jac":
		return true
	}
	return false
}

// initials takes single letters and their points: "J.H.", "o.a.", "z.j.". A lone lower-case letter, or a label before the end of
// a sentence ("plan B."), takes no point.
func (s *scanner) initials(start int) {
	first, _ := s.rune(start)
	i, points := s.at, 0
	for i < len(s.text) && s.text[i] == '.' {
		i++
		points++
		s.at = i
		j := i
		for j < len(s.text) && j < i+4 {
			r, size := s.rune(j)
			if !isLetter(r) {
				break
			}
			j += size
		}
		part := s.text[i:j]
		if utf8.RuneCountInString(part) != 1 && !isInitial(part) && part != "chr" || j >= len(s.text) || s.text[j] != '.' {
			break
		}
		i = j
	}
	if points == 1 && (!unicode.IsUpper(first) || s.afterLabel()) {
		s.at = start + utf8.RuneLen(first)
		if isInitial(s.text[start : i-1]) {
			s.at = i - 1
		}
	}
}

func (s *scanner) afterLabel() bool {
	return len(s.tokens) > 0 && labelled(s.tokens[len(s.tokens)-1].Lower)
}

// broken joins a word that a line end or a page broke: "samen-\nwerking", "HuisHoud- Boekje". "jeugd- en opvoedhulp" stays.
func (s *scanner) broken(start int) {
	_, size := s.rune(s.at)
	i, gap := s.at+size, 0
	for {
		r, n := s.rune(i)
		if !isSpace(r) {
			break
		}
		i, gap = i+n, gap+1
	}
	if r, _ := s.rune(i); gap == 0 || gap > 2 || !isLetter(r) || strings.Count(s.text[s.at:i], "\n") > 1 {
		return
	}
	back := s.at
	s.at = i
	s.word()
	second := foldWord(s.text[i:s.at])
	if suspends(second) || utf8.RuneCountInString(second) < 3 || utf8.RuneCountInString(s.text[start:back]) < 2 {
		s.at = back
	}
}

// digits takes 1.000,50, 19.30, 2016a, 16-jarige, 12-03-2026 and 50PLUS.
func (s *scanner) digits() TokenKind {
	start, hyphens := s.at, 0
	for {
		r, size := s.rune(s.at)
		after, _ := s.rune(s.at + size)
		switch {
		case isDigit(r):
		case (r == '.' || r == ',' || r == ':') && isDigit(after):
		case r == '-' && isDigit(after) && s.date(start):
			hyphens++
		case isLetter(r), isHyphen(r) && isLetter(after):
			if hyphens > 0 {
				return Number
			}
			s.word()
			if s.at-start == 5 && r >= 'a' && r <= 'f' {
				return Number // 2016a
			}
			return Word
		default:
			return Number
		}
		s.at += size
	}
}

// date reports whether a date in digits starts at start: 12-03-2026.
func (s *scanner) date(start int) bool {
	parts, n := 0, 0
	for i := start; i <= len(s.text) && i < start+12; i++ {
		if i < len(s.text) && isDigit(rune(s.text[i])) {
			n++
			continue
		}
		if n == 0 || n > 4 {
			return false
		}
		parts, n = parts+1, 0
		if i == len(s.text) || s.text[i] != '-' {
			break
		}
	}
	return parts == 3
}

// add appends the token text[start:s.at].
func (s *scanner) add(start int, kind TokenKind, space, line bool) {
	t := Token{Start: start, End: s.at, Kind: kind, Text: s.text[start:s.at], SpaceLeft: space, BreakLeft: line}
	if kind == Punct {
		t.Lower = t.Text
	} else {
		t.Lower = foldToken(t.Text)
	}
	if kind == Word {
		t.Capital, t.Capitals = capitals(t.Text)
	}
	s.tokens = append(s.tokens, t)
}

// foldToken folds a token; the parts of a broken word are joined, with the hyphen where the second one is a name by itself.
func foldToken(text string) string {
	i := strings.IndexFunc(text, isSpace)
	if i < 0 {
		return foldWord(text)
	}
	first := strings.TrimRightFunc(text[:i], isHyphen)
	second := strings.TrimLeftFunc(text[i:], isSpace)
	r, _ := utf8.DecodeRuneInString(second)
	_, size := utf8.DecodeRuneInString(first)
	if unicode.IsUpper(r) && !strings.ContainsFunc(first[size:], unicode.IsUpper) {
		return foldWord(first) + "-" + foldWord(second)
	}
	return foldWord(first) + foldWord(second)
}

// capitals reports whether a word starts with a capital (behind an opening ’s-), and whether it has two letters or more, all
// capitals.
func capitals(word string) (capital, all bool) {
	letters, lower, first := 0, 0, true
	rest := word
	if r, size := utf8.DecodeRuneInString(word); isApostrophe(r) && len(word) > size+2 && word[size+1] == '-' {
		rest = word[size+2:]
	}
	for _, r := range rest {
		if !isLetter(r) {
			first = false
			continue
		}
		if first {
			capital, first = unicode.IsUpper(r), false
		}
		letters++
		if !unicode.IsUpper(r) {
			lower++
		}
	}
	return capital, letters >= 2 && lower == 0
}
