package extract

import "strings"

// sections cuts a page that is no scrambled interview.
func (p *page) sections() []section {
	titles := p.markedTitles()
	var out []section
	at := 0
	for i, t := range titles {
		out = append(out, p.cut(at, t.first, false)...)
		end := len(p.lines)
		if i+1 < len(titles) {
			end = titles[i+1].first
		}
		stop := p.itemEndAfter(t.line+1, end)
		out = append(out, p.titled(t, stop)...)
		at = stop
	}
	return append(out, p.cut(at, len(p.lines), len(titles) == 0)...)
}

// pageTitle reports whether heading i is the title that the page's first line gives too, with the name of the site: "Avond in de
// wijk | Welzijn Noord". It then stands near the top.
func (p *page) pageTitle(i int) bool {
	l := &p.lines[i]
	if i == 0 || i > 40 || l.role != heading && (l.role != running || l.words > headTitle) || l.words < 2 {
		return false
	}
	first := p.lines[0].text
	if at, ok := p.titlePart(i); ok {
		return at.Len() < len(first)
	}
	return false
}

// titlePart returns the part of the page's first line that line i repeats: its beginning, with the name of the site after it, or
// its end, with the name before.
func (p *page) titlePart(i int) (Span, bool) {
	first, key := p.lines[0].text, lineKey(p.lines[i].text)
	for _, at := range lineParts(first) {
		if lineKey(strings.TrimSpace(first[:at.End])) == key {
			return Span{0, at.End}, true
		}
		if lineKey(strings.TrimSpace(first[at.Start:])) == key && countWords(first[at.Start:]) > countWords(first[:at.Start])-1 {
			return Span{at.Start, len(first)}, true
		}
	}
	if at := strings.Index(first, ": "); at >= 0 && lineKey(first[at+2:]) == key {
		return Span{at + 2, len(first)}, true
	}
	return Span{}, false
}

// siteName returns what the page's first line says beside the title that line i repeats.
func (p *page) siteName(i int) string {
	first := p.lines[0].text
	at, _ := p.titlePart(i)
	if at.Start > 0 {
		return strings.Trim(first[:at.Start], " :|·•-–—/")
	}
	parts := lineParts(first)
	last := parts[len(parts)-1]
	return strings.TrimSpace(first[last.Start:last.End])
}

// mark is a title that the page itself marks.
type mark struct {
	first int // line at which the article starts: the first print of the title
	line  int // the print that stands at the text
}

// markedTitles finds the titles that the page marks.
func (p *page) markedTitles() []mark {
	var out []mark
	ends := p.count(itemEnd)
	top := p.topLevel()
	dated, over := p.dated >= 2, p.datedOverAll()
	for i := 0; i < len(p.lines); i++ {
		first := i
		for p.doubled(i) {
			i++
		}
		switch {
		case i > first && p.hasText(i+1):
			out = append(out, mark{first, i})
		case p.lines[i].role != heading || isSectionName(p.lines[i].key) || !p.hasText(i+1):
		case p.pageTitle(i):
			out = append(out, mark{i, i})
		case p.lines[i].level > 0 && p.lines[i].level == top:
			out = append(out, mark{i, i})
		case over && p.datedOver(i):
			out = append(out, mark{i - 1, i})
		case p.isListed(p.lines[i].key), dated && p.datedUnder(i), ends >= 2 && p.afterItemEnd(i):
			out = append(out, mark{i, i})
		}
	}
	return out
}

// topLevel returns the highest level of the page's markdown headings, 0 when it has none.
func (p *page) topLevel() int {
	top := 0
	for i := range p.lines {
		if l := &p.lines[i]; l.role == heading && l.level > 0 && (top == 0 || l.level < top) {
			top = l.level
		}
	}
	return top
}

func (p *page) count(r role) int {
	n := 0
	for i := range p.lines {
		if p.lines[i].role == r {
			n++
		}
	}
	return n
}

// hasText reports whether running text follows within the lines of one head: headings, bylines, datelines and fields.
func (p *page) hasText(i int) bool {
	for n := 0; i < len(p.lines) && n < 8; i, n = i+1, n+1 {
		switch p.lines[i].role {
		case running:
			return true
		case heading, byline, dateline, field:
		default:
			return p.lines[i].role == bullet
		}
	}
	return false
}

// isListed reports whether a table of contents has an entry with this key, or one cut off at a word or colon of it.
func (p *page) isListed(key string) bool {
	if key == "" || len(p.listed) == 0 {
		return false
	}
	if p.listed[key] || p.listed[entryKey(key)] {
		return true
	}
	for i := len(key) - 1; i >= 8; i-- {
		if (key[i] == ' ' || key[i] == ':') && p.listed[key[:i]] && countWords(key[:i]) >= 2 {
			return true
		}
	}
	return false
}

// datedTitles counts the headings with a dateline under them. Two or more are how the page marks its titles; one may as well be
// the head of a page with a single article.
func (p *page) datedTitles() int {
	n := 0
	for i := range p.lines {
		if p.lines[i].role == heading && p.datedUnder(i) {
			n++
		}
	}
	return n
}

// datedUnder reports whether a dateline stands right under heading i, or under the line of names or byline below it.
func (p *page) datedUnder(i int) bool {
	if i+1 >= len(p.lines) || p.lines[i].words > maxHeadingWords {
		return false
	}
	if !p.lines[i].gap || isNameLine(p.lines[i].text) {
		return false
	}
	next := i + 1
	if (p.lines[next].role == byline || p.lines[next].role == heading && isNameLine(p.lines[next].text)) && next+1 < len(p.lines) {
		next++
	}
	return p.lines[next].role == dateline && p.hasText(next)
}

// datedOver reports whether a dateline stands right over heading i, and apart from what precedes it.
func (p *page) datedOver(i int) bool {
	return i > 0 && p.lines[i].role == heading && !p.lines[i].gap && p.lines[i-1].role == dateline && p.lines[i-1].gap && p.hasText(i+1)
}

// datedOverAll reports whether datelines over titles are how the page marks them.
func (p *page) datedOverAll() bool {
	n := 0
	for i := range p.lines {
		if p.datedOver(i) {
			n++
		}
	}
	return n >= 2
}

// afterItemEnd reports whether only furniture stands between heading i and the closing furniture of the item before.
func (p *page) afterItemEnd(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch p.lines[j].role {
		case itemEnd:
			return true
		case furniture, dateline, masthead:
		default:
			return false
		}
	}
	return false
}

// itemEndAfter returns the line after which the item that starts at line i is over: its closing furniture, or end. Closing
// furniture with running text right after it, and no heading, is a link within the text.
func (p *page) itemEndAfter(i, end int) int {
	for j := i; j < end; j++ {
		if p.lines[j].role != itemEnd {
			continue
		}
		k := j
		for k < end && !p.lines[k].role.content() {
			k++
		}
		if k == end || isPrice(p.lines[j].key) || isPrice(p.lines[k-1].key) {
			return k
		}
		j = k
	}
	return end
}

// titled makes the section of a marked title: everything up to line end, and the data between its prints.
func (p *page) titled(t mark, end int) []section {
	s := section{title: t.line, sub: -1}
	for i := t.first; i < t.line; i++ {
		p.fillHead(&s, i)
	}
	p.fill(&s, t.line+1, end)
	return p.keep(s)
}

// fill reads bylines and datelines, and collects the lines of the body. A heading that ends the section heads nothing: it labels
// a link or a picture.
func (p *page) fill(s *section, from, to int) {
	for i := from; i < to; i++ {
		l := &p.lines[i]
		switch {
		case l.role.content():
			if l.role == heading && len(s.lines) == 0 && s.title >= 0 && p.isNameUnderTitle(i) && s.byline.Len() == 0 {
				s.byline = l.span
				continue
			}
			if len(s.lines) == 0 && s.sub < 0 && p.isSubtitle(s, i) {
				s.sub = i
				continue
			}
			s.lines = append(s.lines, i)
		case l.role == byline || l.role == dateline:
			if part := authorPart(p.text, l); part.Len() > 0 && s.byline.Len() == 0 {
				s.byline = part
			}
			if when := lineDate(l); l.role == dateline && len(when) > len(s.date) {
				s.date = when
			}
		}
	}
	s.lines = p.withoutLastHeads(s.lines)
}

// withoutLastHeads drops the headings at the end of a section, which head nothing, unless the last of them says who somebody is:
// then they are a list of people, or the author's signature.
func (p *page) withoutLastHeads(lines []int) []int {
	n := len(lines)
	for n > 0 && p.lines[lines[n-1]].role == heading && !namesSomebody(p.lines[lines[n-1]].text) {
		if l := p.lines[lines[n-1]].text; n > 1 && isNameLine(l) && strings.HasSuffix(p.lines[lines[n-2]].text, ",") {
			break // the signature under a greeting
		}
		n--
	}
	return lines[:n]
}

// namesSomebody reports whether a line without a full stop gives a name with what its bearer is: "Sanne de Wit, onderzoeker",
// "Sanne de Wit is onderzoeker".
func namesSomebody(s string) bool {
	if aboutAuthor(s) || namesRole(s) {
		return true
	}
	for _, between := range []string{", ", " | ", " – ", " - ", " ("} {
		if name, rest, found := strings.Cut(s, between); found {
			return rest != "" && isNameLine(name)
		}
	}
	return false
}

// namesRole reports whether a line starts with what somebody does, and names him: "Lector Sanne de Wit, Hogeschool Westerveld".
func namesRole(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "lector", "docent", "onderzoeker", "docent-onderzoeker", "projectleider", "hoogleraar", "professor", "directeur":
		return startsWithName(rest) && countWords(rest) >= 2
	}
	return false
}

// isSubtitle reports whether heading i goes on with the title of a section that has no text yet: it stands right under the title,
// or only bylines and datelines stand between it and the first paragraph.
func (p *page) isSubtitle(s *section, i int) bool {
	l := &p.lines[i]
	if s.title < 0 || l.role != heading || l.words < minTitleWords || l.level > 0 || isSectionName(l.key) || namesGuest(l.text) || p.parts[l.key] {
		return false
	}
	next := i + 1
	for next < len(p.lines) && (p.lines[next].role == byline || p.lines[next].role == dateline) {
		next++
	}
	if next == len(p.lines) || p.lines[next].role == heading && !isSectionName(p.lines[next].key) {
		return false
	}
	return next > i+1 || i == s.title+1 && !l.gap
}

// isNameUnderTitle reports whether heading i, in the head of an article, is a line of persons' names beside a dateline.
func (p *page) isNameUnderTitle(i int) bool {
	beside := i+1 < len(p.lines) && p.lines[i+1].role == dateline || i > 0 && p.lines[i-1].role == dateline
	return beside && isNameLine(p.lines[i].text)
}

// keep drops a section with next to no running text.
func (p *page) keep(s section) []section {
	s.lines = p.once(s)
	if p.words(s) < minArticleWords {
		return nil
	}
	return []section{s}
}

// once drops the second print of a whole section, title included, under the first.
func (p *page) once(s section) []int {
	half := -1
	for n := 1; n < len(s.lines); n++ {
		if p.lines[s.lines[n]].text == p.lines[s.lines[0]].text {
			half = n
			break
		}
	}
	if half < 1 {
		return s.lines
	}
	rest := s.lines[:half]
	if last := rest[half-1]; s.title >= 0 && p.lines[last].key == p.lines[s.title].key {
		rest = rest[:half-1]
	}
	if len(s.lines)-half < len(rest) {
		return s.lines
	}
	for n, i := range rest {
		if p.lines[s.lines[half+n]].text != p.lines[i].text {
			return s.lines
		}
	}
	return append(rest[:len(rest):len(rest)], s.lines[half+len(rest):]...)
}

// words counts the words of a section's running text and lists.
func (p *page) words(s section) int {
	n := 0
	for _, i := range s.lines {
		if r := p.lines[i].role; r == running || r == bullet {
			n += p.lines[i].words
		}
	}
	return n
}
