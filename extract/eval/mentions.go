package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// spotted is a mention of a run that counts: in the body, outside of longer mentions.
type spotted struct {
	start, end int
	typ        graph.EntityType
	entity     string
	record     *graph.MentionRecord
	right      bool
}

func (s *spotted) key() key { return key{s.typ, fold(s.record.Text)} }

// titleLength returns how many code points of an article's text are its title.
func (a *article) titleLength() int {
	if t := a.reading.Title; t != "" && strings.HasPrefix(a.reading.Text, t) {
		return len([]rune(t))
	}
	return 0
}

// spots returns the mentions of named types in the body that are in no longer one, in order of the text.
func (a *article) spots() []spotted {
	var all []spotted
	for i := range a.reading.Entities {
		e := &a.reading.Entities[i]
		if !isScored(e.Type) {
			continue
		}
		for j := range e.Mentions {
			m := &e.Mentions[j]
			all = append(all, spotted{start: m.Start, end: m.End, typ: e.Type, entity: e.ID, record: m})
		}
	}
	slices.SortFunc(all, func(a, b spotted) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.typ, b.typ),
			cmp.Compare(a.record.Text, b.record.Text), cmp.Compare(a.entity, b.entity))
	})
	skip, reach := a.titleLength(), -1
	out := all[:0]
	for _, s := range all {
		if s.end <= reach {
			continue
		}
		reach = s.end
		if s.start >= skip {
			out = append(out, s)
		}
	}
	return out
}

// pairing is how the mentions of an article compare with the gold.
type pairing struct {
	spots  []spotted
	missed []place     // in the run's text where the article was found, else in the gold's body
	counts map[key]int // of the gold
	places []place     // of the gold, in the run's text
}

// pair compares mentions as a multiset of type and surface; which ones are the right ones of several with one key is settled by
// where they stand.
func (m *match) pair() pairing {
	body := []rune(m.gold.Body)
	var p pairing
	p.counts = map[key]int{}
	for _, g := range m.gold.places(body) {
		p.counts[g.key()]++
	}
	if m.found == nil {
		p.missed = m.gold.places(body)
		return p
	}
	p.spots = m.found.spots()
	p.places = m.gold.places(m.found.text)
	p.mark()
	p.miss(m.found.titleLength())
	return p
}

// mark finds out which spots are right: first those that stand on a place of the gold, then, up to the gold's count, others.
func (p *pairing) mark() {
	left := map[key]int{}
	for k, n := range p.counts {
		left[k] = n
	}
	at := map[place]bool{}
	for _, g := range p.places {
		at[place{g.start, g.end, g.typ, ""}] = true
	}
	for _, there := range []bool{true, false} {
		for i := range p.spots {
			s := &p.spots[i]
			k := s.key()
			if !s.right && left[k] > 0 && at[place{s.start, s.end, s.typ, ""}] == there {
				s.right = true
				left[k]--
			}
		}
	}
}

// miss lists as many places of each key as were not found, first those where no right mention stands.
func (p *pairing) miss(title int) {
	left := map[key]int{}
	for k, n := range p.counts {
		left[k] = n
	}
	right := map[int]bool{}
	for _, s := range p.spots {
		if s.right {
			left[s.key()]--
			right[s.start] = true
		}
	}
	for _, g := range p.places {
		if k := g.key(); g.start >= title && left[k] > 0 && !right[g.start] {
			left[k]--
			p.missed = append(p.missed, g)
		}
	}
	for _, k := range sortedKeys(left) { // the gold's body has it, the run's text has not: outside of the article
		for range left[k] {
			p.missed = append(p.missed, place{start: -1, end: -1, typ: k.typ, surface: k.surface})
		}
	}
}

func sortedKeys(m map[key]int) []key {
	var out []key
	for k, n := range m {
		if n > 0 {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b key) int { return cmp.Or(cmp.Compare(a.typ, b.typ), cmp.Compare(a.surface, b.surface)) })
	return out
}
