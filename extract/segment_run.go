package extract

import "strings"

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
			if whole || p.words(s) >= minLooseWords || s.title >= 0 && p.setApart(s.title) {
				out = append(out, s)
			}
		}
	}
	return out
}

// minLooseWords is the least text of an article that stands beside articles with marked titles and has none itself. Less is a
// greeting of the editors or a remark of the page.
const minLooseWords = 60

// setApart reports whether heading i stands apart from what follows, and doesn't only greet the reader.
func (p *page) setApart(i int) bool {
	l := &p.lines[i]
	return l.words >= minTitleWords && i+1 < len(p.lines) && p.lines[i+1].gap && !hasAnyPrefix(l.key, "beste ", "welkom ", "dear ", "van de redactie", "voorwoord")
}

// starts returns the units at which articles start, and whether the articles have titles. Where headings stand apart from the
// text both readings are tried, with titles at the articles' heads only and with headings inside untitled articles; the second
// must be clearly cheaper.
func (p *page) starts(units []unit, words int) ([]int, bool) {
	style := p.headStyle(units)
	p.cues(units, style)
	if p.headedOnce(units) {
		return []int{0}, true
	}
	if !style.titled() {
		first, _ := cohesion(units, words, bareWeights())
		return first, p.titledRun(units, first)
	}
	first, cost := cohesion(units, words, titledWeights())
	p.cues(units, headStyle{})
	bare, bareCost := cohesion(units, words, bareWeights())
	if bareCost+untitledBits < cost && !p.titledRun(units, bare) {
		return bare, false
	}
	return first, p.titledRun(units, first)
}

// maxHeadedParagraphs is the length of an article without inner headings: more is a run of bodies under the name of its source.
const maxHeadedParagraphs = 80

// headedOnce reports whether the one heading of a run stands above all its text: it titles the whole.
func (p *page) headedOnce(units []unit) bool {
	if len(units) > maxHeadedParagraphs {
		return false
	}
	for i, u := range units {
		if (p.headOf(u) >= 0) != (i == 0) {
			return false
		}
	}
	return !isSectionName(p.lines[p.headOf(units[0])].key)
}

// headOf returns the first heading of a unit, -1 when it has none.
func (p *page) headOf(u unit) int {
	for i := u.first; i < u.body; i++ {
		if p.lines[i].role == heading {
			return i
		}
	}
	return -1
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
		case (l.role == bullet || l.role == field || p.signs(i)) && start < 0 && len(out) > 0:
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
	p.markHeads(out, len(words.number))
	return out, len(words.number)
}

// signs reports whether line i is the signature of a letter: a name and a place, with a heading or nothing after it.
func (p *page) signs(i int) bool {
	return p.lines[i].role == heading && isSignature(p.lines[i].text) && (i+1 == len(p.lines) || p.lines[i+1].role == heading && p.lines[i+1].gap)
}

// isSignature reports whether a text is a name and a place: "Evert Kuiper, Delft".
func isSignature(s string) bool {
	name, place, found := strings.Cut(s, ", ")
	return found && isNameLine(name) && isPlaceName(place)
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
	s := section{title: -1, sub: -1}
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
	return hasAnyPrefix(l.key, "hogeschool ", "universiteit ", "university ", "kenniscentrum ", "stichting ", "nieuwsbrief",
		"newsletter", "vakblad ", "tijdschrift ") && l.words <= 6 && p.top == i
}

func (p *page) firstHeading() int {
	for i := range p.lines {
		if p.lines[i].role == heading {
			return i
		}
	}
	return -1
}
