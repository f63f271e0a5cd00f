package extract

import (
	"math/bits"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// features works out what is so of a candidate. What says how its ends stand to each other counts by their types and order; words
// count by order.
type features struct {
	s        *scene
	joinings [mostTypes][mostTypes][]joining
	said     map[stated][]hit // what rules claim
	times    map[int]int      // how often a person speaks
	together map[[2]int]bool  // entities of one sentence
	c        candidate
	top      []int // the themes that the article is about most
	list     []relation.Feature
	shape    uint64 // types and order of the candidate's ends
	order    uint64
}

// stated is what a rule claims, whatever the modality.
type stated struct {
	subject, object int
	predicate       graph.Predicate
}

// hit is a rule that claims something, and the byte where its evidence starts.
type hit struct {
	rule  uint64
	start int
}

// The kinds of features.
const (
	ftBias = iota + 1
	ftMarkerA
	ftMarkerB
	ftMarkers
	ftHangs
	ftGroup
	ftFar
	ftNamesBetween
	ftTypesBetween
	ftSequence
	ftFirstClass
	ftLastClass
	ftMarks
	ftAnaphor
	ftPeople
	ftRoleA
	ftRole
	ftKindA
	ftKindB
	ftPlace
	ftQuoted
	ftNearest
	ftRuleHere
	ftRuleElsewhere
	ftOther
	ftWord
	ftWordTyped
	ftStem
	ftPair
	ftBefore
	ftBeforeBag
	ftAfter
	ftAfterBag
	ftVerb
	ftFrame
	ftContext
	ftLeftOf
	ftRightOf
	ftOpening
	ftAlone
	ftGap
	ftSays
	ftTimes
	ftIdea
	ftIdeas
	ftRank
)

func newFeatures(s *scene) *features {
	f := &features{s: s, joinings: s.r.joinings, said: map[stated][]hit{}, times: map[int]int{}, together: map[[2]int]bool{}}
	for _, c := range s.list {
		object := thisArticle
		if c.Object != graph.ThisArticle {
			object = s.byID[c.Object]
		}
		k := stated{s.byID[c.Subject], object, c.Predicate}
		f.said[k] = append(f.said[k], hit{hashWord(c.Rule), c.Start})
		if c.Predicate.Symmetric() {
			k.subject, k.object = k.object, k.subject
			f.said[k] = append(f.said[k], hit{hashWord(c.Rule), c.Start})
		}
	}
	for _, x := range s.said {
		f.times[x.person]++
	}
	for i := range s.entities {
		if s.entities[i].Type == graph.Concept && s.entities[i].Salience > 0 {
			f.top = append(f.top, i)
		}
	}
	slices.SortStableFunc(f.top, func(a, b int) int { return s.entities[b].Salience - s.entities[a].Salience })
	f.top = f.top[:min(len(f.top), mostTopics)]
	for _, p := range s.phrases {
		for i := range p.names {
			for k := i + 1; k < len(p.names) && k-i <= candidateNames; k++ {
				f.together[pairOf(p.names[i].entity, p.names[k].entity)] = true
			}
		}
	}
	return f
}

// mostTopics is how many themes of the article are tried with a sentence on research that names none of them.
const mostTopics = 3

func pairOf(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }

// hashWord is FNV-1a.
func hashWord(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func mix(a, b uint64) uint64 {
	x := (a ^ b*0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9
	return x ^ x>>29
}

// stemBytes is how many first bytes of a word stand for all its forms.
const stemBytes = 6

// sentence prepares the words of a sentence.
func (f *features) sentence(p *phrase) {
	p.words, p.stems = make([]uint64, len(p.items)), make([]uint64, len(p.items))
	for j := range p.items {
		it := &p.items[j]
		switch {
		case it.name >= 0:
			p.words[j] = uint64(p.names[it.name].typ) + 1
			p.stems[j] = p.words[j]
		case it.class == clNumber:
			p.words[j], p.stems[j] = 3, 3
		default:
			p.words[j] = hashWord(it.low)
			p.stems[j] = hashWord(it.low[:min(len(it.low), stemBytes)])
		}
	}
}

// add notes what is so whatever the types, by their order.
func (f *features) add(kind int, value uint64) {
	f.list = append(f.list, relation.Feature(mix(mix(uint64(kind), value), f.order))) //nolint:gosec // kinds are few
}

// typed notes what is so by the types of the ends.
func (f *features) typed(kind int, value uint64) {
	f.list = append(f.list, relation.Feature(mix(mix(uint64(kind), value), f.shape))) //nolint:gosec // kinds are few
}

func flag(b bool, bit int) uint64 {
	if b {
		return 1 << bit
	}
	return 0
}

func typeIndex(t types) int { return bits.TrailingZeros16(uint16(t)) }

// start clears the features for new ends, and tells which predicates may join them.
func (f *features) start(a, b types, forward bool) []joining {
	f.order = flag(forward, 0)
	f.shape = uint64(typeIndex(a))<<8 | uint64(typeIndex(b))<<1 | f.order | 1<<20 //nolint:gosec // types are few
	f.list = f.list[:0]
	return f.joinings[typeIndex(a)][typeIndex(b)]
}

// tell hands the candidate over once for each predicate, with what rules say of it.
func (f *features) tell(c channel, joins []joining, see func(*candidate)) {
	shared := len(f.list)
	sen := f.s.d.Sentences[f.c.last.sentence]
	for _, j := range joins {
		if j.predicate.Symmetric() && f.order == 0 || f.c.spoken && (j.predicate == graph.AffiliatedWith || j.predicate == graph.Developed || j.predicate == graph.CollaboratesWith) {
			continue
		}
		f.list = f.list[:shared]
		for _, h := range f.said[stated{f.c.subject, f.c.object, j.predicate}] {
			if h.start >= sen.Start && h.start < sen.End {
				f.typed(ftRuleHere, h.rule)
				f.typed(ftRuleHere, 0)
			} else {
				f.typed(ftRuleElsewhere, h.rule)
				f.typed(ftRuleElsewhere, 0)
			}
		}
		for _, other := range f.s.r.judged {
			if other != j.predicate && (len(f.said[stated{f.c.subject, f.c.object, other}]) > 0) {
				f.typed(ftOther, hashWord(string(other)))
			}
		}
		f.c.predicate = j.predicate
		f.c.instance = relation.Instance{Class: j.class + int(c), Features: f.list}
		see(&f.c)
	}
}

// within judges subject a and object b of one sentence.
func (f *features) within(p *phrase, a, b *name, see func(*candidate)) {
	joins := f.joinings[typeIndex(a.typ)][typeIndex(b.typ)]
	if len(joins) == 0 || len(joins) == 1 && joins[0].predicate.Symmetric() && a.at > b.at {
		return
	}
	joins = f.start(a.typ, b.typ, a.at < b.at)
	left, right := min(a.at, b.at), max(a.at, b.at)
	f.c = candidate{
		subject: a.entity, object: b.entity, anaphor: a.anaphor || b.anaphor, spoken: a.spoken || b.spoken, first: p, last: p, from: left, to: right,
		confidence: a.confidence * b.confidence / 1000, role: a.role,
	}
	f.ends(p, a, b)
	f.between(p, left, right)
	f.around(p, left, right)
	f.tell(within, joins, see)
}

func bucket(n int) uint64 {
	switch {
	case n <= 3:
		return uint64(max(n, 0)) //nolint:gosec // not negative
	case n <= 5:
		return 4
	case n <= 8:
		return 5
	case n <= 12:
		return 6
	case n <= 20:
		return 7
	}
	return 8
}

// ends notes what governs the two ends, what they are, and how they stand to each other.
func (f *features) ends(p *phrase, a, b *name) {
	f.typed(ftBias, 0)
	f.typed(ftMarkerA, uint64(a.marker))
	f.typed(ftMarkerB, uint64(b.marker))
	f.typed(ftMarkers, uint64(a.marker)<<8|uint64(b.marker))
	hangs := flag(a.governor >= 0 && &p.names[a.governor] == b, 0) | flag(b.governor >= 0 && &p.names[b.governor] == a, 1) |
		flag(a.governor >= 0, 2) | flag(b.governor >= 0, 3)
	f.typed(ftHangs, hangs)
	f.typed(ftGroup, flag(a.group == b.group && b.group >= 0, 0))
	f.typed(ftAnaphor, flag(a.anaphor, 0)|flag(b.anaphor, 1))
	f.typed(ftPeople, flag(a.people, 0)|flag(b.people, 1))
	f.typed(ftQuoted, flag(p.items[a.at].quoted, 0)|flag(p.items[b.at].quoted, 1))
	f.typed(ftNearest, p.nearest(a, b))
	f.person(a)
	f.kinds(a, b)
	f.place(p)
	if b.typ == tConcept {
		f.idea(p, b)
	}
}

// idea notes the standing of a theme: the first of its sentence, how often and how early the text has it.
func (f *features) idea(p *phrase, b *name) {
	e := &f.s.entities[b.entity]
	f.typed(ftIdea, flag(b == &p.ideas[0], 0)|flag(e.Mentions[0].Start < f.s.d.Title, 1)|min(uint64(len(e.Mentions)), 3)<<2)
	f.typed(ftIdeas, bucket(len(p.ideas)))
	better := 0
	for i := range p.ideas {
		if f.s.entities[p.ideas[i].entity].Salience > e.Salience {
			better++
		}
	}
	f.typed(ftRank, min(uint64(better), 3)<<2|flag(e.Salience >= f.s.topSalience, 0)) //nolint:gosec // not negative
}

func (f *features) person(a *name) {
	if a.typ != tPerson {
		return
	}
	f.typed(ftRoleA, flag(a.role != "", 0))
	if a.role != "" {
		f.add(ftRole, hashWord(a.role[max(0, len(a.role)-stemBytes):]))
	}
}

func (f *features) kinds(a, b *name) {
	f.typed(ftKindA, hashWord(string(f.s.entities[a.entity].Kind)))
	f.typed(ftKindB, hashWord(string(f.s.entities[b.entity].Kind)))
}

// place notes where the sentence stands.
func (f *features) place(p *phrase) {
	sen := f.s.d.Sentences[p.sentence]
	last := p.items[len(p.items)-1].low
	f.typed(ftPlace, flag(sen.End <= f.s.d.Title, 0)|flag(sen.Heading, 1)|flag(last == "?", 2))
}

// nearest tells whether a name of the type of either end stands nearer to the other end.
func (p *phrase) nearest(a, b *name) uint64 {
	far := max(a.at-b.at, b.at-a.at)
	var out uint64
	for k := range p.names {
		n := &p.names[k]
		if n.typ == a.typ && n.entity != a.entity && n.entity != b.entity && max(n.at-b.at, b.at-n.at) < far {
			out |= 1
		}
		if n.typ == b.typ && n.entity != b.entity && n.entity != a.entity && max(n.at-a.at, a.at-n.at) < far {
			out |= 2
		}
	}
	return out
}

// longestBetween is how many words between two names count; of more, the first and the last half.
const longestBetween = 16

// between notes what stands between two items.
func (f *features) between(p *phrase, left, right int) {
	n := right - left - 1
	f.typed(ftFar, bucket(n))
	names, commas, kinds := 0, 0, uint64(0)
	var marks uint64
	sequence := uint64(7)
	for j := left + 1; j < right; j++ {
		it := &p.items[j]
		if it.name >= 0 {
			names++
			kinds |= uint64(p.names[it.name].typ)
		}
		switch it.class {
		case ',':
			commas++
		case ';', ':', '.', '-', '(', ')', clQuote:
			marks |= 1 << (uint(it.class) % 31)
		}
		if n <= 7 {
			sequence = mix(sequence, uint64(it.class)<<9|p.typeAt(j))
		}
		if j-left > longestBetween/2 && right-j > longestBetween/2 {
			continue
		}
		f.add(ftWord, p.words[j])
		f.typed(ftWordTyped, p.stems[j])
		if j+1 < right {
			f.add(ftPair, mix(p.words[j], p.words[j+1]))
		}
	}
	f.typed(ftNamesBetween, bucket(names))
	f.typed(ftTypesBetween, kinds)
	f.typed(ftMarks, marks<<2|uint64(min(commas, 3))) //nolint:gosec // at most 3
	if n <= 7 {
		f.typed(ftSequence, sequence)
	}
	if n > 0 {
		f.typed(ftFirstClass, uint64(p.items[left+1].class)<<9|p.typeAt(left+1))
		f.typed(ftLastClass, uint64(p.items[right-1].class)<<9|p.typeAt(right-1))
	}
}

func (p *phrase) typeAt(j int) uint64 {
	if k := p.items[j].name; k >= 0 {
		return uint64(p.names[k].typ)
	}
	return 0
}

// Words count as the surroundings of two names up to so many before the first and behind the last.
const (
	wordsBefore = 8
	wordsAfter  = 10
)

// around notes the words before the first and behind the last end, and the verbs of all three stretches.
func (f *features) around(p *phrase, left, right int) {
	for j := max(0, left-wordsBefore); j < min(len(p.items), right+wordsAfter); j++ {
		it := &p.items[j]
		zone := uint64(1)
		switch {
		case j < left:
			zone = 0
			f.beside(p, ftBefore, ftBeforeBag, left-j, j)
		case j > right:
			zone = 2
			f.beside(p, ftAfter, ftAfterBag, j-right, j)
		case j == left || j == right:
			continue
		case j-left > longestBetween && right-j > longestBetween:
			continue
		}
		if it.name >= 0 {
			continue
		}
		if it.class == clVerb || it.class == clSay || it.class == clBe || len(it.frames) > 0 {
			f.typed(ftVerb, mix(p.stems[j], zone))
			f.add(ftVerb, p.stems[j])
		}
		for _, fr := range it.frames {
			f.typed(ftFrame, mix(p.r.frames[fr].hash, zone))
		}
	}
	if left == 0 {
		f.typed(ftBefore, 1)
	}
	if right == len(p.items)-1 {
		f.typed(ftAfter, 1)
	}
}

func (f *features) beside(p *phrase, at, bag, far, j int) {
	if far <= 2 {
		f.add(at, mix(p.words[j], uint64(far)))                                //nolint:gosec // not negative
		f.typed(at, mix(uint64(p.items[j].class)<<9|p.typeAt(j), uint64(far))) //nolint:gosec // not negative
	}
	if far <= 4 {
		f.add(bag, p.words[j])
	}
	f.typed(ftContext, p.stems[j])
}
