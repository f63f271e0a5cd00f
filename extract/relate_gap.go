package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// gapRule reads a relation from the words between two neighbouring names, each word by its class.
//
// A pattern is a row of classes; [..] is one of several, ? makes it optional, * lets it repeat. "," "(" ":" stand for themselves.
type gapRule struct {
	name        string
	predicate   graph.Predicate
	left, right types
	gaps        []string   // any of these
	before      string     // must match directly before the left name; "^" is the start of the sentence
	after       string     // must match directly after the right name; "$" is the end of the sentence
	turned      bool       // the right name is the subject
	role        bool       // a role noun of the gap, or of before, is the claim's role
	kind        graph.Kind // of the left name
	named       bool       // no pronoun at either end
	single      bool       // not spread over the enumeration of the left name
	compiled    []gapPattern
	pre, post   gapPattern
}

// gapElement is one place of a pattern.
type gapElement struct {
	set      [2]uint64
	optional bool
	repeat   bool
}

type gapPattern []gapElement

func compileGap(pattern string) gapPattern {
	var out gapPattern
	for i := 0; i < len(pattern); i++ {
		var e gapElement
		switch c := pattern[i]; c {
		case ' ':
			continue
		case '[':
			for i++; pattern[i] != ']'; i++ {
				e.add(pattern[i])
			}
		default:
			e.add(c)
		}
		if i+1 < len(pattern) && (pattern[i+1] == '?' || pattern[i+1] == '*') {
			i++
			e.optional, e.repeat = true, pattern[i] == '*'
		}
		out = append(out, e)
	}
	return out
}

func (e *gapElement) add(c byte) { e.set[c/64] |= 1 << (c % 64) }

func (e *gapElement) has(c class) bool { return c < 128 && e.set[c/64]&(1<<(c%64)) != 0 }

// matches reports whether the pattern reads all of the items.
func (g gapPattern) matches(items []item) bool {
	if len(g) == 0 {
		return len(items) == 0
	}
	e := &g[0]
	if e.optional && g[1:].matches(items) {
		return true
	}
	if len(items) == 0 || !e.has(items[0].class) {
		return false
	}
	if e.repeat && g.matches(items[1:]) {
		return true
	}
	return g[1:].matches(items[1:])
}

// starts reports whether the pattern reads some first items.
func (g gapPattern) starts(items []item) bool {
	if len(g) == 0 {
		return true
	}
	e := &g[0]
	if e.optional && g[1:].starts(items) {
		return true
	}
	if len(items) == 0 {
		return e.has('$') && len(g) == 1
	}
	return e.has(items[0].class) && (e.repeat && g.starts(items[1:]) || g[1:].starts(items[1:]))
}

// ends reports whether the pattern reads some last items.
func (g gapPattern) ends(items []item) bool {
	if len(g) == 0 {
		return true
	}
	e := &g[len(g)-1]
	if e.optional && g[:len(g)-1].ends(items) {
		return true
	}
	if len(items) == 0 {
		return e.has('^') && len(g) == 1
	}
	last := items[len(items)-1].class
	return e.has(last) && (e.repeat && g.ends(items[:len(items)-1]) || g[:len(g)-1].ends(items[:len(items)-1]))
}

func compileGaps() []gapRule {
	rules := gapRules()
	for i := range rules {
		for _, g := range rules[i].gaps {
			rules[i].compiled = append(rules[i].compiled, compileGap(g))
		}
		rules[i].pre, rules[i].post = compileGap(rules[i].before), compileGap(rules[i].after)
	}
	return rules
}

// longestGap is how many words may stand between two names of a gap rule.
const longestGap = 12

// gapClaims tries the gap rules on each pair of neighbouring names.
func (p *phrase) gapClaims() {
	for k := 1; k < len(p.names); k++ {
		p.pair(k-1, k)
	}
}

func (p *phrase) pair(i, k int) {
	left, right := p.names[i], p.names[k]
	gap := p.items[left.at+1 : right.at]
	if len(gap) > longestGap || left.entity == right.entity {
		return
	}
	for r := range p.r.gaps {
		rule := &p.r.gaps[r]
		if left.typ&rule.left == 0 || right.typ&rule.right == 0 || !rule.reads(p, left, right, gap) {
			continue
		}
		p.sayGap(rule, i, k, gap)
		return
	}
	p.refusePair(i, k)
}

func (g *gapRule) reads(p *phrase, left, right name, gap []item) bool {
	if g.kind != "" && p.entities[left.entity].Kind != g.kind || g.named && (left.anaphor || right.anaphor) {
		return false
	}
	if !g.pre.ends(p.items[:left.at]) || !g.post.starts(p.items[right.at+1:]) {
		return false
	}
	for _, c := range g.compiled {
		if c.matches(gap) {
			return true
		}
	}
	return false
}

// sayGap claims a gap rule's relation for the pair, and for the names enumerated with them.
func (p *phrase) sayGap(rule *gapRule, i, k int, gap []item) {
	c := saying{rule: rule.name, predicate: rule.predicate, from: p.names[i].at, to: p.names[k].at}
	if rule.role {
		c.role, c.modality = p.roleOf(i, k)
		if c.role == "" && strings.IndexByte(rule.after, byte(clRole)) >= 0 {
			c.role = p.roleAfter(p.names[k].at)
		}
	}
	if c.modality == "" && !hasClass(gap, clBe) && !hasClass(gap, clVerb) && aside(gap) {
		c.modality = p.modalityWithin(p.names[i].at, p.names[k].at+1, p.names[i].at, p.names[k].at, noVerb, rule.predicate)
	}
	lefts, rights := p.members(i), p.members(k)
	if rule.single {
		lefts = []int{i}
	}
	for _, l := range lefts {
		for _, r := range rights {
			if l != i && p.names[i].role != "" && p.names[l].typ == tPerson && p.names[l].role != p.names[i].role {
				continue // "coördinator A en docent B van C" says where B works
			}
			if p.names[l].at > p.names[k].at || p.names[r].at < p.names[i].at {
				continue
			}
			c.subject, c.object = p.names[l].entity, p.names[r].entity
			if rule.turned {
				c.subject, c.object = c.object, c.subject
			}
			c.anaphor = p.names[l].anaphor || p.names[r].anaphor
			p.say(c)
		}
	}
}

// aside reports whether words between two names, or their lack, set the second beside the first, so that the verb of the sentence says
// nothing of the two: "X, lector bij Y", "X (Y)", "X van Y".
func aside(gap []item) bool {
	if len(gap) == 0 {
		return true
	}
	switch gap[0].class {
	case ',', '(', '-', ':', clVan:
		return true
	}
	return false
}

// roleOf returns the role that the words around a pair give, and Ended for one of the past.
func (p *phrase) roleOf(i, k int) (string, graph.Modality) {
	left, right := p.names[i], p.names[k]
	for j := left.at + 1; j < right.at; j++ {
		if p.items[j].class == clRole {
			role, was := p.roleAt(j)
			return role, endedIf(was)
		}
	}
	person := left
	if right.typ == tPerson {
		person = right
	}
	if person.role != "" {
		return person.role, endedIf(person.former)
	}
	for j := left.at - 1; j >= max(0, left.at-6); j-- {
		if p.items[j].class == clRole {
			role, was := p.roleAt(j)
			return role, endedIf(was)
		}
	}
	return "", ""
}

// roleAfter returns the role noun of the next few items.
func (p *phrase) roleAfter(at int) string {
	for j := at + 1; j < min(len(p.items), at+5); j++ {
		if p.items[j].class == clRole {
			role, _ := p.roleAt(j)
			return role
		}
	}
	return ""
}

func endedIf(was bool) graph.Modality {
	if was {
		return graph.Ended
	}
	return ""
}

// secondRoles attaches an organisation to the person that the one before it belongs to: "docent bij A en lector aan B".
func (p *phrase) secondRoles() {
	for k := 1; k < len(p.names); k++ {
		last := p.names[k-1]
		person := p.holder(last.entity)
		gap := p.items[last.at+1 : p.names[k].at]
		if person < 0 || p.names[k].typ&tUnit == 0 || len(gap) > longestGap || !p.r.second.matches(gap) {
			continue
		}
		role, modality := p.roleOf(k-1, k)
		p.say(saying{
			rule: "person-is-role", predicate: graph.AffiliatedWith, subject: person, object: p.names[k].entity,
			from: last.at, to: p.names[k].at, role: role, modality: modality,
		})
	}
}

// holder returns the person whom the phrase has said to be at an organisation, -1 for none.
func (p *phrase) holder(unit int) int {
	for _, d := range p.done {
		if d.predicate == graph.AffiliatedWith && d.object == unit {
			return d.subject
		}
	}
	return -1
}
