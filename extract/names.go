package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// nameWords knows the small words of persons' names.
type nameWords struct {
	prefixes map[string]bool // tussenvoegsels, word by word: "van", "der", "'t"
	titles   map[string]bool // "dr", "prof", "mevrouw"
	inS      map[string]bool // first names that end with an s themselves: "hans", "els"
	first    map[string]bool // first names
}

func newNameWords(list []dutch.NameEntry) *nameWords {
	w := &nameWords{prefixes: map[string]bool{}, titles: map[string]bool{}, inS: map[string]bool{}, first: map[string]bool{}}
	for _, n := range list {
		switch n.Class {
		case dutch.SurnamePrefix:
			for _, part := range strings.Fields(graph.Fold(n.Text)) {
				w.prefixes[part] = true
			}
		case dutch.TitleWord:
			w.titles[strings.TrimRight(graph.Fold(n.Text), ".")] = true
		case dutch.FirstName, dutch.AmbiguousFirstName:
			key := graph.Fold(n.Text)
			w.first[key] = true
			if strings.HasSuffix(key, "s") {
				w.inS[key] = true
			}
		}
	}
	return w
}

// personName is a name taken apart: "Mark van Dijk" has the first name Mark and the surname Dijk behind the prefix van.
type personName struct {
	first    []string // first names and initials
	prefix   []string
	surname  []string
	oneWord  bool // a single word, which may be a first name or a surname
	initials bool // the first names are initials
}

// parse takes a person's name apart, titles left out; "Berg, J. van den" is read as "J. van den Berg".
func (w *nameWords) parse(name string) personName {
	if last, rest, found := strings.Cut(name, ", "); found && rest != "" {
		name = rest + " " + last
	}
	words := strings.Fields(name)
	for len(words) > 1 && w.titles[strings.TrimRight(graph.Fold(words[0]), ".")] {
		words = words[1:]
	}
	var p personName
	i := 0
	for i < len(words) && !w.prefixes[graph.Fold(words[i])] && (i < len(words)-1 || i == 0) {
		i++
	}
	if len(words) == 1 {
		return personName{surname: words, oneWord: true}
	}
	p.first = words[:i] // none in "Van Dijk"
	j := i
	for j < len(words)-1 && w.prefixes[graph.Fold(words[j])] {
		j++
	}
	p.prefix, p.surname = words[i:j], words[j:]
	p.initials = len(p.first) > 0 && isInitials(p.first[0])
	return p
}

// isInitials reports whether a word is "J.", "J.H." or "Th.".
func isInitials(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return strings.HasSuffix(word, ".") && unicode.IsUpper(r) && utf8.RuneCountInString(word) <= 8
}

// full reports whether a name has more than one part, and so means the same person elsewhere.
func (w *nameWords) full(name string) bool {
	p := w.parse(name)
	return len(p.first) > 0 && len(p.surname) > 0
}

// surnameKey is prefix and surname in the form in which surnames are compared; of "De Vries-Jansen" also "De Vries".
func (p personName) surnameKey() string {
	return graph.Fold(strings.Join(slices.Concat(p.prefix, p.surname), " "))
}

// shortKeys are the surname keys that a name which fits the full name p can have.
func (p personName) shortKeys() []string {
	bare := graph.Fold(strings.Join(p.surname, " "))
	keys := []string{p.surnameKey(), bare, graph.Fold(p.first[0])}
	if married, _, double := strings.Cut(bare, "-"); double {
		keys = append(keys, strings.TrimSpace(married))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// fits reports whether a shorter name can stand for the full name p: its surname, its first name, or initials and surname.
func (p personName) fits(short personName) bool {
	bare := graph.Fold(strings.Join(p.surname, " "))
	switch {
	case short.oneWord:
		key := short.surnameKey()
		first := len(p.first) > 0 && graph.Fold(p.first[0]) == key
		married, _, double := strings.Cut(bare, "-")
		return first || key == bare || double && key == strings.TrimSpace(married)
	case len(short.first) == 0:
		return short.surnameKey() == p.surnameKey()
	case short.surnameKey() != p.surnameKey() || len(p.first) == 0:
		return false
	case short.initials:
		a, _ := utf8.DecodeRuneInString(short.first[0])
		b, _ := utf8.DecodeRuneInString(p.first[0])
		return a == b
	default:
		return graph.Fold(short.first[0]) == graph.Fold(p.first[0])
	}
}

// cleanName repairs what the layout of a page did to a name: line breaks, double spaces, and a word cut at the end of a line
// ("HuisHoud- Boekje"); a hyphen before "en" or "of" stays ("zorg- en welzijn").
func cleanName(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "\u00ad", ""))
	var out []string
	for _, w := range words {
		last := len(out) - 1
		if last >= 0 && len(out[last]) > 1 && strings.HasSuffix(out[last], "-") && !isConjunction(w) {
			out[last] = strings.TrimSuffix(out[last], "-") + w
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

func isConjunction(w string) bool { return slices.Contains([]string{"en", "of", "and", "or", "&"}, w) }

// leading are the words at the start of a name that don't tell two things of one type apart.
func leading(t graph.EntityType) []string {
	articles := []string{"de ", "het ", "een ", "the ", "'t "}
	switch t {
	case graph.Organisation:
		return append(articles, "stichting ")
	case graph.Lectoraat:
		return append(articles, "lectoraat ", "research group ", "associate lectoraat ")
	case graph.Method:
		return append(articles, "methode ", "methodiek ", "project ", "programma ", "training ")
	default:
		return articles
	}
}

// nameKey returns the form in which two names of one type, in one article, are the same.
func nameKey(t graph.EntityType, name string) string {
	key := graph.Fold(name)
	for _, w := range leading(t) {
		if rest := strings.TrimPrefix(key, w); rest != "" {
			key = rest
		}
	}
	if t == graph.Person || t == graph.Organisation {
		key = strings.TrimSuffix(key, "'s")
	}
	if t == graph.Method {
		key = withoutMethodTail(key)
	}
	return strings.TrimSuffix(key, "'")
}

// withoutMethodTail drops the noun that says what a method is: "JIM-aanpak" and "JIM-methode" name what "JIM" names.
func withoutMethodTail(key string) string {
	for _, tail := range []string{"aanpak", "methode", "methodiek", "training", "programma", "project", "interventie", "benadering", "werkwijze"} {
		for _, joint := range []string{"-", " "} {
			if base, ok := strings.CutSuffix(key, joint+tail); ok && len(base) > 1 {
				return base
			}
		}
	}
	return key
}

// canonicalName is the name from which an id is made: without the article that sentences put before it.
func canonicalName(t graph.EntityType, name string) string {
	if t == graph.Person || t == graph.Publication {
		return name
	}
	for _, w := range []string{"de ", "het ", "De ", "Het ", "the ", "The "} {
		if rest := strings.TrimPrefix(name, w); rest != name && rest != "" {
			return rest
		}
	}
	return name
}

// bareLectoraat returns the name of a lectoraat without the word before it.
func bareLectoraat(name string) string {
	for _, w := range []string{"lectoraat ", "Lectoraat ", "het lectoraat ", "research group ", "Research Group "} {
		if rest := strings.TrimPrefix(name, w); rest != "" {
			name = rest
		}
	}
	return name
}

// withoutGenitive drops the -s of "Inhollands" and the ’s of "Anna’s" where the article also has the name without it. The s of a
// first name such as "Hans" is its own.
func (b *binding) withoutGenitive(t graph.EntityType, name string) string {
	bare, cut := strings.CutSuffix(name, "s")
	if !cut || strings.HasSuffix(bare, "s") {
		return name
	}
	if mark := strings.TrimSuffix(strings.TrimSuffix(bare, "’"), "'"); mark != bare {
		bare = mark
	} else if t == graph.Person && b.resolver.names.inS[graph.Fold(name)] {
		return name
	}
	for range b.places.alone(bare) {
		return bare
	}
	return name
}

// standsAlone reports whether no letter or digit touches text[start:end].
func standsAlone(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, size := utf8.DecodeRuneInString(text[end:])
	if (after == '’' || after == '\'') && len(text) > end+size {
		if next, _ := utf8.DecodeRuneInString(text[end+size:]); next == 's' {
			return false
		}
	}
	return !isWordRune(before) && !isWordRune(after)
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
