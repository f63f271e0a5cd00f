package extract

import "strings"

// headStyle says how the headings of a run stand on the page, from no blank line around them to one on each side.
type headStyle struct {
	most   int  // greatest rank of a heading; see headRank
	any    bool // there are headings
	dated  bool // a dateline stands under one
	styled bool // some rank has enough headings to be a style
	two    bool // there are two styles: the greater rank is that of titles
}

// titled reports whether the style lets headings be titles: some stand apart from the text above them.
func (h headStyle) titled() bool { return h.any && h.most > 0 }

func (p *page) headStyle(units []unit) headStyle {
	var count [3]int
	all := 0
	for i, u := range units {
		if u.body == u.first || p.lines[u.first].role != heading {
			continue
		}
		rank := p.headRank(u)
		if i == 0 && rank == 1 {
			rank = 0 // nothing stands above the first line of a source
		}
		count[rank]++
		all++
	}
	h := headStyle{any: all > 0, dated: p.dated > 0}
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

// lookBack is how many paragraphs before a heading may announce it.
const lookBack = 24

// markHeads marks the headings that the paragraphs before them announce.
func (p *page) markHeads(units []unit, vocabulary int) {
	last := make([]int32, vocabulary) // unit in which a stem stood last, plus one
	for i := range units {
		u := &units[i]
		if u.body > u.first {
			u.announced = announcedHeading(units, i, last)
			u.taken = p.quotedAbove(units, i)
		}
		for _, w := range u.stems {
			last[w] = int32(i + 1)
		}
	}
}

// announcedHeading reports whether all stems of a unit's heading stand in the paragraphs before it, given the unit in which each
// stem was read last: an inner heading takes up what the article spoke of, a title brings something new.
func announcedHeading(units []unit, i int, last []int32) bool {
	for _, w := range units[i].stems[:units[i].head] {
		if at := last[w]; at == 0 || i-int(at-1) > lookBack {
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
