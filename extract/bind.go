package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// agreement is the recogniser of mentions that follow from others in the same article.
const agreement = "agreement"

// acronyms binds "Long Name (LN)": the letters in brackets directly after a mention, in capitals, name the same thing.
// "LN (Long Name)" binds likewise. Behind a person's name they are a party or an employer: "Sanne Peters (SP)".
func (b *binding) acronyms() {
	type named struct {
		c *cluster
		m dutch.Mention
	}
	var all []named
	byPlace := map[int]*cluster{}
	for c := range b.live {
		for _, m := range c.mentions {
			all = append(all, named{c, m})
			byPlace[m.Start] = c
		}
	}
	for _, n := range all {
		if n.c.typ != graph.Person {
			b.acronymAfter(n.c, n.m, byPlace)
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
	open := strings.IndexByte(rest[:min(len(rest), len("’ \n")+1)], '(')
	if open < 0 || strings.Trim(rest[:open], " \n’”'\"") != "" {
		return 0, 0, false
	}
	shut := strings.IndexByte(rest[open:min(len(rest), open+maxBracketed+1)], ')')
	if shut < 2 {
		return 0, 0, false
	}
	start, end = at+open+1, at+open+shut
	inside := text[start:end]
	trimmed := strings.TrimLeft(inside, " ‘“'\"")
	start += len(inside) - len(trimmed)
	return start, start + len(strings.TrimRight(trimmed, " ’”'\"")), true
}

// maxBracketed is how far from its opening bracket the closing one stands at most, in bytes.
const maxBracketed = 80

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
	var fulls fullNames
	for c := range b.live {
		if p := b.personName(c); c.typ == graph.Person && len(p.first) > 0 && !p.initials {
			fulls.add(c, p)
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
		if fit := fulls.fit(c, p); fit != nil {
			b.merge(c, fit)
		}
	}
	lower := b.lowerCase()
	for _, f := range fulls.list {
		b.spreadPerson(f.c, f.name, lower)
	}
}

// fullNames are the persons of an article with first name and surname, found by any name that fits them.
type fullNames struct {
	list  []fullName
	short map[string][]int // by shortKeys: numbers in list, rising
}

type fullName struct {
	c    *cluster
	name personName
}

func (f *fullNames) add(c *cluster, p personName) {
	if f.short == nil {
		f.short = map[string][]int{}
	}
	for _, key := range p.shortKeys() {
		f.short[key] = append(f.short[key], len(f.list))
	}
	f.list = append(f.list, fullName{c, p})
}

// fit returns the person whom a shorter name means: of several the last one named before it, or else the first one named.
func (f *fullNames) fit(c *cluster, p personName) *cluster {
	var fit *cluster
	for _, i := range f.short[p.surnameKey()] {
		root := f.list[i].c.root()
		if root != c && f.list[i].name.fits(p) && (fit == nil || root.mentions[0].Start < c.mentions[0].Start) {
			fit = root
		}
	}
	return fit
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
func (b *binding) spreadPerson(c *cluster, p personName, lower map[string]bool) {
	if len(p.prefix) > 0 {
		prefix := []rune(strings.Join(p.prefix, " "))
		prefix[0] = unicode.ToUpper(prefix[0])
		b.spread = append(b.spread, surface{string(prefix) + " " + strings.Join(p.surname, " "), c})
	}
	for _, words := range [][]string{p.surname, p.first} {
		word := strings.Join(words, " ")
		if len(word) > 2 && unicode.IsUpper([]rune(word)[0]) && !lower[strings.ToLower(word)] && !isInitials(word) {
			b.spread = append(b.spread, surface{word, c})
		}
	}
}

// lowerCase returns the words that the article has in lower case.
func (b *binding) lowerCase() map[string]bool {
	out := map[string]bool{}
	for _, t := range b.doc.Tokens {
		if t.Kind == dutch.Word && !t.Capital {
			out[t.Text] = true
		}
	}
	return out
}

// shortForms binds a name to the one longer name of its type that starts or ends with it on whole words.
func (b *binding) shortForms() {
	f := &longForms{keys: map[*cluster][]string{}, of: map[string][]*cluster{}}
	for c := range b.live {
		for _, m := range c.mentions {
			f.add(c, nameKey(c.typ, b.name(m)))
		}
	}
	for c := range b.live {
		if long := f.only(c); long != nil && (c.id == "" || long.id == "" || c.id == long.id) {
			b.merge(c, long)
			for _, key := range f.keys[c] {
				f.add(long, key)
			}
		}
	}
}

// longForms finds names by the shorter forms that they have.
type longForms struct {
	keys map[*cluster][]string // the names of a cluster, each once
	of   map[string][]*cluster // by type and short form
}

func (f *longForms) add(c *cluster, key string) {
	if c.typ == graph.Person || c.typ == graph.Place || c.typ == graph.Concept || slices.Contains(f.keys[c], key) {
		return
	}
	f.keys[c] = append(f.keys[c], key)
	for i := range key {
		if i == 0 || !strings.ContainsRune(" :-", rune(key[i])) {
			continue
		}
		for _, short := range []string{key[:i], key[i+1:]} {
			if len(short) >= minShort && startsOrEnds(key, short) {
				f.of[string(c.typ)+" "+short] = append(f.of[string(c.typ)+" "+short], c)
			}
		}
	}
}

// minShort is how many bytes a short form has at least.
const minShort = 4

// only returns the one cluster that has every name of c as a short form; nil when none or several have.
func (f *longForms) only(c *cluster) *cluster {
	keys := f.keys[c]
	if len(keys) == 0 {
		return nil
	}
	var long *cluster
	for _, other := range f.of[string(c.typ)+" "+keys[0]] {
		other = other.root()
		if other == c || other == long || !f.covers(other, keys) {
			continue
		}
		if long != nil {
			return nil
		}
		long = other
	}
	return long
}

// covers reports whether each of some keys starts or ends a name of long.
func (f *longForms) covers(long *cluster, keys []string) bool {
	for _, key := range keys {
		if len(key) < minShort || !slices.ContainsFunc(f.keys[long], func(l string) bool { return startsOrEnds(l, key) }) {
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
	taken, lower := b.taken(), b.lowerCase()
	for c := range b.live {
		if c.typ == graph.Lectoraat || c.typ == graph.Method || c.typ == graph.Organisation || c.typ == graph.Publication {
			for _, m := range c.mentions {
				name := b.surface(m)
				if c.typ == graph.Lectoraat {
					name = bareLectoraat(name)
				}
				if spreads(c.typ, name, m.Confidence, lower) {
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

// spreads reports whether a name counts wherever it stands: names of several words with a capital, acronyms, sure methods of several
// words in small letters, and one word with a capital that the article, when the name is sure, never writes small.
func spreads(t graph.EntityType, name string, confidence int, lower map[string]bool) bool {
	several := len(strings.Fields(name)) > 1
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) {
		return several && t == graph.Method && confidence >= sureName
	}
	if several || isAcronym(name) {
		return true
	}
	return t != graph.Publication && confidence >= sureName && len(name) >= 5 && !lower[strings.ToLower(name)]
}

// sureName is the least confidence of a name that counts wherever it stands though its form tells little.
const sureName = 700

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
	for start := range b.places.alone(s.text) {
		end := start + len(s.text)
		if slices.Contains(taken[start:end], true) {
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
