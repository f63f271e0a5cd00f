package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// agreement is the recogniser of mentions that follow from others in the same article.
const agreement = "agreement"

// acronyms binds "Long Name (LN)": the letters in brackets directly after a mention, in capitals, name the same thing.
// "LN (Long Name)" binds likewise.
func (b *binding) acronyms() {
	byPlace := map[int]*cluster{}
	for _, c := range b.clusters {
		for _, m := range c.root().mentions {
			byPlace[m.Start] = c
		}
	}
	for _, c := range slices.Clone(b.clusters) {
		for _, m := range slices.Clone(c.root().mentions) {
			b.acronymAfter(c, m, byPlace)
		}
	}
}

func (b *binding) acronymAfter(c *cluster, m dutch.Mention, byPlace map[int]*cluster) {
	start, end, ok := bracketed(b.doc.Text, m.End)
	if !ok {
		return
	}
	inside := b.doc.Text[start:end]
	long, short := b.surface(m), inside
	if isAcronym(long) {
		long, short = short, long
	}
	if !isAcronym(short) || !abbreviates(short, long) {
		return
	}
	other := byPlace[start]
	if other == nil {
		if short != inside {
			return // a description in brackets behind an acronym that no recogniser took for a name
		}
		c.root().mentions = append(c.root().mentions, dutch.Mention{
			Start: start, End: end, Type: c.typ, Kind: m.Kind, Recogniser: "acronym", Confidence: m.Confidence,
		})
	} else if other.root() != c.root() {
		b.adopt(other.root(), c.root())
	}
	b.spread = append(b.spread, surface{short, c})
}

// adopt merges a cluster into another, whose type its mentions take.
func (b *binding) adopt(from, to *cluster) {
	for i := range from.mentions {
		from.mentions[i].Type = to.typ
		from.mentions[i].ID = to.id
	}
	from.id = ""
	b.merge(from, to)
}

// bracketed returns the span inside the round brackets that open right after at, without surrounding quotes.
func bracketed(text string, at int) (start, end int, ok bool) {
	rest := text[at:]
	open := strings.IndexByte(rest, '(')
	if open < 0 || open > 3 || strings.Trim(rest[:open], " \n’”'\"") != "" {
		return 0, 0, false
	}
	shut := strings.IndexByte(rest[open:], ')')
	if shut < 2 || shut > 80 {
		return 0, 0, false
	}
	start, end = at+open+1, at+open+shut
	inside := text[start:end]
	trimmed := strings.TrimLeft(inside, " ‘“'\"")
	start += len(inside) - len(trimmed)
	return start, start + len(strings.TrimRight(trimmed, " ’”'\"")), true
}

// isAcronym reports whether s is one word of 2 to 12 letters and digits with at least two capitals: CHE, RKJ, JIM, ZonMw.
func isAcronym(s string) bool {
	capitals, n := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != '-':
			return false
		}
		n++
	}
	return n >= 2 && n <= 12 && capitals >= 2
}

// abbreviates reports whether the letters of an acronym stand, in their order, in the long form, and the first of them starts
// a word of it. "CHE" abbreviates "Christelijke Hogeschool Ede".
func abbreviates(short, long string) bool {
	letters := []rune(strings.ToLower(short))
	i := 0
	start := true
	for _, r := range strings.ToLower(long) {
		if i < len(letters) && r == letters[i] && (i > 0 || start) {
			i++
		}
		start = !unicode.IsLetter(r)
		if i == len(letters) {
			return true
		}
	}
	return false
}

// persons binds short names to the full name that they fit, when it is the only one; of several, to the last one named before.
func (b *binding) persons() {
	type full struct {
		c    *cluster
		name personName
	}
	var fulls []full
	for c := range b.live {
		if p := b.personName(c); c.typ == graph.Person && len(p.first) > 0 && !p.initials {
			fulls = append(fulls, full{c, p})
		}
	}
	for c := range b.live {
		if c.typ != graph.Person {
			continue
		}
		p := b.personName(c)
		if len(p.first) > 0 && !p.initials && len(p.prefix)+len(p.surname) > 0 && c.id == "" {
			continue // a full name of its own
		}
		var fit *cluster
		for _, f := range fulls {
			if f.c.root() != c && f.name.fits(p) && (fit == nil || f.c.root().mentions[0].Start < c.mentions[0].Start) {
				fit = f.c.root()
			}
		}
		if fit != nil {
			b.merge(c, fit)
		}
	}
	for _, f := range fulls {
		b.spreadPerson(f.c, f.name)
	}
}

func (b *binding) personName(c *cluster) personName {
	best := ""
	for _, m := range c.mentions {
		if name := b.name(m); len(strings.Fields(name)) > len(strings.Fields(best)) {
			best = name
		}
	}
	return b.resolver.names.parse(best)
}

// spreadPerson has the surname and the first name of a full name counted elsewhere, when they are capitalised words that the
// article does not also use in lower case.
func (b *binding) spreadPerson(c *cluster, p personName) {
	if len(p.prefix) > 0 {
		prefix := []rune(strings.Join(p.prefix, " "))
		prefix[0] = unicode.ToUpper(prefix[0])
		b.spread = append(b.spread, surface{string(prefix) + " " + strings.Join(p.surname, " "), c})
	}
	for _, words := range [][]string{p.surname, p.first} {
		word := strings.Join(words, " ")
		if len(word) > 2 && unicode.IsUpper([]rune(word)[0]) && !b.inLowerCase(word) && !isInitials(word) {
			b.spread = append(b.spread, surface{word, c})
		}
	}
}

func (b *binding) inLowerCase(word string) bool {
	lower := strings.ToLower(word)
	return slices.ContainsFunc(b.doc.Tokens, func(t dutch.Token) bool { return t.Text == lower })
}

// shortForms binds a name to the one longer name of its type that starts or ends with it on whole words.
func (b *binding) shortForms() {
	for c := range b.live {
		if c.typ == graph.Person || c.typ == graph.Place || c.typ == graph.Concept {
			continue
		}
		var long *cluster
		ambiguous := false
		for other := range b.live {
			if other != c && other.typ == c.typ && b.shortens(c, other) {
				ambiguous = ambiguous || long != nil
				long = other
			}
		}
		if long != nil && !ambiguous && (c.id == "" || long.id == "" || c.id == long.id) {
			b.merge(c, long)
		}
	}
}

// shortens reports whether every name of short starts or ends a name of long.
func (b *binding) shortens(short, long *cluster) bool {
	for _, s := range short.mentions {
		key := nameKey(short.typ, b.name(s))
		if len(key) < 4 || !slices.ContainsFunc(long.mentions, func(l dutch.Mention) bool {
			return startsOrEnds(nameKey(long.typ, b.name(l)), key)
		}) {
			return false
		}
	}
	return true
}

func startsOrEnds(long, short string) bool {
	if len(long) <= len(short) {
		return false
	}
	if rest, ok := strings.CutPrefix(long, short); ok && strings.ContainsAny(rest[:1], " :-") {
		// "Zeno’s paradox" of "Zeno’s paradox: Luister als …"; but "Hogeschool" of "Hogeschool Utrecht" names nothing.
		return rest[0] == ':' || strings.Contains(short, " ")
	}
	rest, ok := strings.CutSuffix(long, short)
	return ok && strings.HasSuffix(rest, " ") && !strings.Contains(rest, " van ") && !strings.Contains(rest, " voor ")
}

// elsewhere marks the places where bound names stand that no recogniser had marked.
func (b *binding) elsewhere() {
	taken := b.taken()
	for c := range b.live {
		if c.typ == graph.Lectoraat || c.typ == graph.Method || c.typ == graph.Organisation || c.typ == graph.Publication {
			for _, m := range c.mentions {
				name := b.surface(m)
				if c.typ == graph.Lectoraat {
					name = bareLectoraat(name)
				}
				if r := []rune(name); unicode.IsUpper(r[0]) && (len(strings.Fields(name)) > 1 || isAcronym(name)) {
					b.spread = append(b.spread, surface{name, c})
				}
			}
		}
	}
	slices.SortStableFunc(b.spread, func(x, y surface) int { return len(y.text) - len(x.text) })
	done := map[string]bool{}
	for _, s := range b.spread {
		if done[s.text] {
			continue
		}
		done[s.text] = true
		b.markAll(s, taken)
	}
}

// taken tells which bytes of the text lie in a mention.
func (b *binding) taken() []bool {
	out := make([]bool, len(b.doc.Text))
	for c := range b.live {
		if c.typ == graph.Concept {
			continue
		}
		for _, m := range c.mentions {
			for i := m.Start; i < m.End; i++ {
				out[i] = true
			}
		}
	}
	return out
}

func (b *binding) markAll(s surface, taken []bool) {
	c := s.of.root()
	for at := 0; at < len(b.doc.Text); {
		i := strings.Index(b.doc.Text[at:], s.text)
		if i < 0 {
			return
		}
		start, end := at+i, at+i+len(s.text)
		at = end
		if slices.Contains(taken[start:end], true) || !standsAlone(b.doc.Text, start, end) {
			continue
		}
		for j := start; j < end; j++ {
			taken[j] = true
		}
		c.mentions = append(c.mentions, dutch.Mention{
			Start: start, End: end, Type: c.typ, Kind: c.mentions[0].Kind, ID: c.id, Recogniser: agreement,
			Confidence: c.mentions[0].Confidence * 9 / 10,
		})
	}
}
