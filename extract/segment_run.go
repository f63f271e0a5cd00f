package extract

import (
	"slices"
	"strings"
)

// cut finds the articles in lines from..to-1, where the page marks no title. whole says that the page has no marked title at
// all; otherwise only what is long enough to be an article by itself counts.
func (p *page) cut(from, to int, whole bool) []section {
	units, words := p.units(from, to)
	if len(units) == 0 {
		return nil
	}
	first, titled := p.starts(units, words)
	var out []section
	for i, u := range first {
		end := to
		if i+1 < len(first) {
			end = units[first[i+1]].first
		}
		for _, s := range p.run(units[u], end, titled) {
			if whole || p.words(s) >= minLooseWords {
				out = append(out, s)
			}
		}
	}
	return out
}

// minLooseWords is the least text of an article that stands beside articles with marked titles and has none itself. Less is a
// greeting of the editors or a remark of the page.
const minLooseWords = 60

// starts returns the units at which articles start, and whether the articles have titles. Where headings stand apart from the
// text both readings are tried, with titles at the articles' heads only and with headings inside untitled articles; the second
// must be clearly cheaper.
func (p *page) starts(units []unit, words int) ([]int, bool) {
	style := p.headStyle(units)
	p.cues(units, style)
	if !style.titled() {
		first, _ := cohesion(units, words, bareWeights())
		return first, false
	}
	first, cost := cohesion(units, words, titledWeights())
	p.cues(units, headStyle{})
	bare, bareCost := cohesion(units, words, bareWeights())
	if bareCost+untitledBits < cost && !p.titledRun(units, bare) {
		return bare, false
	}
	return first, p.titledRun(units, first)
}

// units groups the lines of a run: every paragraph with the headings and other head lines before it. Items of a list and fields
// belong to the paragraph before them.
func (p *page) units(from, to int) ([]unit, int) {
	words := newVocabulary()
	var out []unit
	start := -1
	for i := from; i < to; i++ {
		l := &p.lines[i]
		switch {
		case l.role == running || l.role == bullet && start < 0 && len(out) == 0:
			u := unit{first: i, last: i + 1, body: i}
			if start >= 0 {
				u.first = start
			}
			start = -1
			out = append(out, u)
		case (l.role == bullet || l.role == field) && start < 0 && len(out) > 0:
			out[len(out)-1].last = i + 1
		case start < 0 && (l.role == heading || l.role == byline || l.role == dateline):
			start = i
		}
	}
	for i := range out {
		for j := out[i].first; j < out[i].last; j++ {
			if p.lines[j].role.content() {
				out[i].lead = out[i].lead[:0]
				words.read(&out[i], p.lines[j].text)
			}
			if j == out[i].first && out[i].body > j {
				out[i].head = len(out[i].stems)
			}
		}
	}
	return out, len(words.number)
}

// cues sets the cue of every unit.
func (p *page) cues(units []unit, style headStyle) {
	open := 0
	for i := range units {
		u := &units[i]
		text := p.lines[u.body].text
		if i > 0 {
			u.fixed = false
			u.cue = p.cue(units, i, style)
			if open > 0 && !opensQuote(text) && u.body == u.first {
				u.cue += cueQuoteOpen
			}
			before := p.lines[units[i-1].last-1].text
			u.fixed = u.body == u.first && (startsLower(text) || before[len(before)-1] == ':')
		}
		open = quoteBalance(text)
	}
}

// headStyle says how the headings of a run stand on the page, from no blank line around them to one on each side.
type headStyle struct {
	most   int  // greatest rank of a heading; see headRank
	any    bool // there are headings
	styled bool // some rank has enough headings to be a style
	two    bool // there are two styles: the greater rank is that of titles
}

// titled reports whether the style lets headings be titles: some stand apart from the text above them.
func (h headStyle) titled() bool { return h.any && h.most > 0 }

func (p *page) headStyle(units []unit) headStyle {
	var count [3]int
	all := 0
	for _, u := range units {
		if u.body > u.first && p.lines[u.first].role == heading {
			count[p.headRank(u)]++
			all++
		}
	}
	h := headStyle{any: all > 0}
	for r, n := range count {
		if n > 0 {
			h.most = r
		}
		if n >= 2 && n*minStyleShare >= all {
			h.two = h.two || h.styled
			h.styled = true
		}
	}
	return h
}

// minStyleShare is the least share of a page's headings, one in so many, that makes a style of their own.
const minStyleShare = 5

// headRank returns 2 for a heading with blank lines, or further head lines, on both sides, 1 for one with a blank line above
// only, and 0 for one within running text.
func (p *page) headRank(u unit) int {
	switch {
	case !p.lines[u.first].gap:
		return 0
	case p.lines[u.first+1].gap || p.lines[u.first+1].role != running:
		return 2
	}
	return 1
}

func (p *page) cue(units []unit, i int, style headStyle) int {
	u := units[i]
	text := p.lines[u.body].text
	before := p.lines[units[i-1].last-1].text
	cue := 0
	if pointsBack(text) {
		cue += cueAnaphora
	}
	if isSpeaker(text) {
		cue += cueSpeaker
	}
	if carriesOn(units, i) {
		cue += cueCarried
	}
	if aboutAuthor(text) {
		cue += cueAuthor
	}
	if p.furnitureBetween(units[i-1].last, u.first) {
		cue += cueEnded
	} else if closes(before) || aboutAuthor(before) {
		cue += cueClosed
	} else if breaksOff(before) {
		cue += cueTruncated
	}
	if announces(before) {
		cue += cueAnnouncedBy
	}
	return cue + p.headingCue(units, i, style)
}

// furnitureBetween reports whether furniture that ends items stands among lines from..to-1: a link to more, a file's label.
func (p *page) furnitureBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r := p.lines[i].role; r == itemEnd || r == furniture {
			return true
		}
	}
	return false
}

// carriesOn reports whether a paragraph begins with a name of the paragraphs right before it.
func carriesOn(units []unit, i int) bool {
	for j := max(0, i-2); j < i; j++ {
		for _, n := range units[j].names {
			if slices.Contains(units[i].lead, n) {
				return true
			}
		}
	}
	return false
}

// headingCue weighs the heading of a unit, or that it has none.
func (p *page) headingCue(units []unit, i int, style headStyle) int {
	u := units[i]
	if u.body == u.first {
		if style.titled() {
			return cueNoHeading
		}
		return 0
	}
	l := &p.lines[u.first]
	if isSectionName(l.key) || p.parts[l.key] {
		return 1000 * bitScale
	}
	cue := 0
	switch {
	case p.quotedAbove(units, i):
		cue += cueTaken
	case p.announcedHeading(units, i):
		cue += cueRepeated
	}
	if l.words <= 2 {
		cue += cueShortHead
	}
	switch rank := p.headRank(u); {
	case !style.titled():
		cue += cueInnerHead
	case !style.two && rank == style.most:
		cue += cueTitle
	case rank == style.most:
		cue += cueTopHead
	default:
		cue += cueLowHead
	}
	if u.first+1 < u.body && (p.lines[u.first+1].role == dateline || p.lines[u.first+1].role == byline) {
		cue += cueDated
	}
	if l.text[len(l.text)-1] == '?' && (opensQuote(p.lines[u.body].text) || isSpeaker(p.lines[u.body].text)) {
		cue += cueQuestion
	}
	return cue
}

// lookBack is how many paragraphs before a heading may announce it.
const lookBack = 24

// announcedHeading reports whether all stems of a unit's heading stand in the paragraphs before it: an inner heading takes up
// what the article spoke of, a title brings something new.
func (p *page) announcedHeading(units []unit, i int) bool {
	seen := map[int32]bool{}
	for j := max(0, i-lookBack); j < i; j++ {
		for _, w := range units[j].stems {
			seen[w] = true
		}
	}
	for _, w := range units[i].stems[:units[i].head] {
		if !seen[w] {
			return false
		}
	}
	return true
}

// quotedAbove reports whether the words of a unit's heading, two at least, stand as they are in the paragraphs before it.
func (p *page) quotedAbove(units []unit, i int) bool {
	l := &p.lines[units[i].first]
	phrase := strings.Trim(l.text, "‘’“”\"'„:. ")
	if l.words < 2 {
		return false
	}
	for j := max(0, i-lookBack); j < i; j++ {
		for k := units[j].body; k < units[j].last; k++ {
			if strings.Contains(p.lines[k].text, phrase) {
				return true
			}
		}
	}
	return false
}

// titledRun reports whether the articles of a run have titles: most start with a heading.
func (p *page) titledRun(units []unit, first []int) bool {
	n := 0
	for _, u := range first {
		if units[u].body > units[u].first {
			n++
		}
	}
	return n*2 > len(first)
}

// run makes the section of one article of a run.
func (p *page) run(u unit, end int, titled bool) []section {
	s := section{title: -1}
	from := u.first
	if titled {
		if t := p.headTitle(u); t >= 0 {
			s.title = t
			for i := from; i < t; i++ { // bylines and datelines above the title
				p.fillHead(&s, i)
			}
			from = t + 1
		}
	}
	p.fill(&s, from, end)
	return p.keep(s)
}

func (p *page) fillHead(s *section, i int) {
	l := &p.lines[i]
	if l.role != byline && l.role != dateline {
		return
	}
	if part := authorPart(p.text, l); part.Len() > 0 && s.byline.Len() == 0 {
		s.byline = part
	}
	if when := lineDate(l); l.role == dateline && len(when) > len(s.date) {
		s.date = when
	}
}

// headTitle returns the line of a unit's head that is the title: its first heading that names no conventional section; -1 when
// it has none. At the top of a page the name of a site may stand above the title.
func (p *page) headTitle(u unit) int {
	title := -1
	for i := u.first; i < u.body; i++ {
		l := &p.lines[i]
		if l.role != heading || isSectionName(l.key) {
			continue
		}
		if title < 0 {
			title = i
			continue
		}
		if u.first == title && p.isSiteName(title) {
			title = i
		}
		break
	}
	return title
}

// isSiteName reports whether heading i, above another heading, names the site: the page's footer names it too, or a path through
// the site follows it.
func (p *page) isSiteName(i int) bool {
	l := &p.lines[i]
	if i+1 < len(p.lines) && p.lines[i+1].role == masthead {
		return true
	}
	return hasAnyPrefix(l.key, "hogeschool ", "universiteit ", "university ", "kenniscentrum ", "stichting ", "nieuwsbrief", "newsletter", "vakblad ", "tijdschrift ") && l.words <= 6 && p.firstHeading() == i
}

func (p *page) firstHeading() int {
	for i := range p.lines {
		if p.lines[i].role == heading {
			return i
		}
	}
	return -1
}
