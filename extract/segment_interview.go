package extract

import (
	"slices"
	"strings"
)

// An interview page of some magazines comes out of its layout with every block twice, in different order, and often from the
// foot of the page to its head: answers stand above their questions, the title near the end. Such a page is one article. Each
// block is kept once, and where the layout runs backwards its units (a question with its answers) are turned around.
const (
	minRepeatedWords = 3 // a line with fewer words may come back by chance
	minRepeated      = 4 // lines that must stand twice

	maxInterviewLines = 4000 // no interview page is longer
)

// interview reads the page as a scrambled interview; false when it is none.
func (p *page) interview() (section, bool) {
	if len(p.lines) > maxInterviewLines || !p.scrambled() {
		return section{}, false
	}
	title := p.interviewTitle()
	base := p.lastCopies()
	if p.startsAt(title) {
		base = p.firstCopies()
	}
	s := section{title: title, sub: -1}
	head, lines := p.interviewHead(base, title, &s)
	if title >= 0 && p.backwards(lines, title) {
		lines, head = p.turnAround(lines, title)
	}
	s.lines = append(head, lines...)
	return s, len(s.lines) > 0
}

// scrambled reports whether at least half of the page's lines stand twice, in different order: of those that follow each other
// in the first print, a tenth don't in the last.
func (p *page) scrambled() bool {
	first := map[string]int{}
	last := map[string]int{}
	var order []string
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != running && l.role != heading || l.words < minRepeatedWords {
			continue
		}
		if _, seen := first[l.text]; !seen {
			first[l.text] = i
			order = append(order, l.text)
		}
		last[l.text] = i
	}
	twice, turns, at := 0, 0, -1
	for _, text := range order {
		if first[text] == last[text] {
			continue
		}
		if twice > 0 && last[text] < at {
			turns++
		}
		at = last[text]
		twice++
	}
	return twice >= minRepeated && twice*2 >= len(order) && turns >= 1 && turns*10 >= twice
}

// startsAt reports whether the title stands above all text and nowhere else: then the first print of the page is the one in order.
func (p *page) startsAt(title int) bool {
	return title >= 0 && title < p.readText() && p.lastPrint(title) == title
}

// firstCopies returns the lines of the page, the first copy of each only, without furniture.
func (p *page) firstCopies() []int {
	seen := map[string]bool{}
	var out []int
	for i := range p.lines {
		r := p.lines[i].role
		if text := p.lines[i].text; !seen[text] && (r.content() || r == byline || r == dateline) {
			seen[text] = true
			out = append(out, i)
		}
	}
	return out
}

// lastCopies returns the lines of the page, the last copy of each only, without furniture.
func (p *page) lastCopies() []int {
	last := map[string]int{}
	for i := range p.lines {
		last[p.lines[i].text] = i
	}
	var out []int
	for i := range p.lines {
		r := p.lines[i].role
		if last[p.lines[i].text] == i && (r.content() || r == byline || r == dateline) {
			out = append(out, i)
		}
	}
	return out
}

// interviewTitle returns the line of the title, -1 when there is none: the heading that stands nearest to the reading time or
// the byline, quoted ones before others. Questions, labels and pull quotes are no titles.
func (p *page) interviewTitle() int {
	best, score := -1, 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != heading || l.text[len(l.text)-1] == '?' || startsLower(l.text) || isNameLine(l.text) || isSectionName(l.key) || p.isPullQuote(i) {
			continue
		}
		v := 10 - 2*p.distanceToMeta(i)
		if isTrailingQuote(l) {
			v += 3
		}
		if v >= score && v > 0 {
			best, score = i, v
		}
	}
	return best
}

// distanceToMeta returns how many lines stand between line i and the nearest reading time, dateline or byline.
func (p *page) distanceToMeta(i int) int {
	for d := 1; d <= 5; d++ {
		for _, j := range []int{i - d, i + d} {
			if j >= 0 && j < len(p.lines) && (p.lines[j].role == dateline || p.lines[j].role == byline) {
				return d
			}
		}
	}
	return 6
}

// isPullQuote reports whether heading i repeats words of a paragraph.
func (p *page) isPullQuote(i int) bool {
	words := strings.Trim(p.lines[i].text, "‘’“”\"'„. ")
	if countWords(words) < 4 {
		return false
	}
	for j := range p.lines {
		if p.lines[j].role == running && strings.Contains(p.lines[j].text, words) {
			return true
		}
	}
	return false
}

// interviewHead takes byline and date out of the lines, and drops pull quotes, labels and further copies of the title.
func (p *page) interviewHead(base []int, title int, s *section) (head, lines []int) {
	for _, i := range base {
		l := &p.lines[i]
		switch {
		case title >= 0 && l.text == p.lines[title].text:
		case l.role == byline || l.role == dateline:
			p.fillHead(s, i)
		case l.role != heading:
			lines = append(lines, i)
		case isNameLine(l.text) && p.distanceToMeta(i) <= 2 && s.byline.Len() == 0:
			s.byline = l.span
		case p.isPullQuote(i) || startsLower(l.text) && l.words <= 3:
		default:
			lines = append(lines, i)
		}
	}
	return nil, lines
}

// backwards reports whether the layout runs from foot to head: most lines stand before the last print of the title, and the first
// is no heading.
func (p *page) backwards(lines []int, title int) bool {
	at := p.lastPrint(title)
	before := 0
	for _, i := range lines {
		if i < at {
			before++
		}
	}
	return before*4 >= len(lines)*3
}

func (p *page) lastPrint(i int) int {
	for j := len(p.lines) - 1; j > i; j-- {
		if p.lines[j].text == p.lines[i].text {
			return j
		}
	}
	return i
}

// asks reports whether line i is a question of the interviewer, which may be two sentences.
func (p *page) asks(i int) bool {
	l := &p.lines[i]
	return l.role == running && l.words <= 25 && l.text[len(l.text)-1] == '?' && !opensQuote(l.text) && !isSpeaker(l.text)
}

// foot returns the first line of the page's foot: after furniture under the last print of the title.
func (p *page) foot(title int) int {
	for i := p.lastPrint(title) + 1; i < len(p.lines); i++ {
		if p.lines[i].role == furniture {
			return i
		}
	}
	return len(p.lines)
}

// turnAround puts the units of a page that runs backwards in their order. A unit is a run of paragraphs with the heading that
// stands under it. What stands right before the title is the lead, which comes first, before the lines about the people.
func (p *page) turnAround(lines []int, title int) (body, head []int) {
	at, foot := p.lastPrint(title), p.foot(title)
	var units [][]int
	var open []int
	for _, i := range lines {
		if i > at {
			break
		}
		if p.lines[i].role == heading || p.asks(i) {
			units = append(units, append([]int{i}, open...))
			open = nil
			continue
		}
		open = append(open, i)
	}
	if n := len(open); n > 0 {
		head = append([]int{open[n-1]}, open[:n-1]...)
	}
	slices.Reverse(units)
	for i, u := range units {
		if len(u) > 1 || i+1 < len(units) {
			body = append(body, u...) // a heading without text at the end labels nothing
		}
	}
	for _, i := range lines {
		if i > at && i < foot {
			body = append(body, i)
		}
	}
	return body, head
}
