package extract

import (
	"slices"
	"strings"
)

// cues sets the cue of every unit.
func (p *page) cues(units []unit, style headStyle) {
	open := 0
	spoken := "" // language of the units before
	apart := p.setsApart(units)
	for i := range units {
		u := &units[i]
		text := p.lines[u.body].text
		here := sureLanguage(text)
		if i > 0 {
			u.fixed = false
			u.cue = p.cue(units, i, style)
			if u.body > u.first && here != "" && spoken != "" && here != spoken && !isSectionName(p.lines[u.first].key) {
				u.cue += cueLanguage
			}
			if open > 0 && !opensQuote(text) && u.body == u.first {
				u.cue += cueQuoteOpen
			}
			before := p.lines[units[i-1].last-1].text
			u.fixed = u.body == u.first && (startsLower(text) || before[len(before)-1] == ':')
		}
		if i > 0 && apart && u.body == u.first && p.lines[u.first].gap {
			u.cue += cueApart
		}
		open = quoteBalance(text)
		if here != "" {
			spoken = here
		}
	}
}

// setsApart reports whether blank lines stand between few of the paragraphs of a run without headings: they part its articles.
func (p *page) setsApart(units []unit) bool {
	n := 0
	for _, u := range units[1:] {
		if u.body > u.first {
			return false
		}
		if p.lines[u.first].gap {
			n++
		}
	}
	return n > 0 && n*3 <= (len(units)-1)*2
}

// cue weighs the looks of a unit, and of the paragraph before it.
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
	} else if isSignature(before) {
		cue += cueSigned
	} else if breaksOff(before) {
		cue += cueTruncated
	}
	cue += p.sheetCue(units[i-1].last, u, before, text)
	if announces(before) {
		cue += cueAnnouncedBy
	}
	return cue + p.headingCue(units, i, style)
}

// sheetCue weighs rules and running headers between lines from and the unit u.
func (p *page) sheetCue(from int, u unit, before, text string) int {
	for i := from; i < u.first; i++ {
		switch l := &p.lines[i]; {
		case l.role == furniture && isRule(l.text) && u.body > u.first:
			return cueRule
		case l.role == masthead && u.body == u.first && !breaksOff(before) && !startsLower(text):
			return cueSheet
		}
	}
	return 0
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
	return wordsCue(u, l) + p.placeCue(u, style) + p.underCue(u, style)
}

// wordsCue weighs the words of a heading: whether the text above spoke them, and how many there are.
func wordsCue(u unit, l *line) int {
	cue := 0
	switch {
	case u.taken:
		cue += cueTaken
	case u.announced:
		cue += cueRepeated
	}
	switch {
	case l.words <= 2:
		cue += cueShortHead
	case l.words >= longHead:
		cue += cueLongHead
	}
	return cue
}

// placeCue weighs how a heading stands on its page, and what page it is.
func (p *page) placeCue(u unit, style headStyle) int {
	var cue int
	switch rank := p.headRank(u); {
	case !style.titled():
		cue = cueInnerHead
	case !style.two && rank == style.most:
		cue = cueTitle
	case rank == style.most:
		cue = cueTopHead
	default:
		cue = cueLowHead
	}
	switch {
	case p.newsletter:
		cue += cueNewsletter
	case p.path:
		cue += cuePath
	}
	return cue
}

// underCue weighs what stands under a heading: a dateline or byline, or the answer to the question that it asks.
func (p *page) underCue(u unit, style headStyle) int {
	cue := 0
	switch {
	case p.headed(u):
		cue = cueDated
	case style.dated:
		cue = cueUndated
	}
	answer := p.lines[u.body].text
	if strings.HasSuffix(p.lines[u.first].text, "?") && (opensQuote(answer) || isSpeaker(answer)) {
		cue += cueQuestion
	}
	return cue
}

// headed reports whether a dateline or byline stands among the head lines of a unit, under its first heading.
func (p *page) headed(u unit) bool {
	for i := u.first + 1; i < u.body; i++ {
		if r := p.lines[i].role; r == dateline || r == byline {
			return true
		}
	}
	return false
}
