package extract

import "slices"

// across judges two names of two sentences.
func (f *features) across(p, q *phrase, a, b *name, see func(*candidate)) {
	f.pairAcross(p, q, a, b, a, b, true, see)
	f.pairAcross(p, q, b, a, a, b, false, see)
}

func (f *features) pairAcross(p, q *phrase, subject, object, a, b *name, forward bool, see func(*candidate)) {
	joins := f.joinings[typeIndex(subject.typ)][typeIndex(object.typ)]
	if len(joins) == 0 || f.together[pairOf(subject.entity, object.entity)] {
		return
	}
	joins = f.start(subject.typ, object.typ, forward)
	f.c = candidate{
		subject: subject.entity, object: object.entity, first: p, last: q, from: b.at, to: b.at, anaphor: a.anaphor || b.anaphor, spoken: a.spoken || b.spoken,
		confidence: a.confidence * b.confidence / 1000, role: subject.role,
	}
	gap := uint64(q.sentence - p.sentence) //nolint:gosec // q stands behind p
	f.typed(ftBias, 0)
	f.typed(ftGap, gap<<1|flag(f.s.d.Sentences[p.sentence].Paragraph == f.s.d.Sentences[q.sentence].Paragraph, 0))
	f.typed(ftMarkerA, uint64(a.marker)<<1|flag(a.governor >= 0, 0))
	f.typed(ftMarkerB, uint64(b.marker)<<1|flag(b.governor >= 0, 0))
	f.typed(ftMarkers, uint64(a.marker)<<8|uint64(b.marker))
	f.person(subject)
	f.kinds(subject, object)
	f.place(p)
	if object.typ == tConcept && len(q.ideas) > 0 {
		f.idea(q, object)
	}
	f.typed(ftAlone, p.alone(a)|p.alone(b)<<2|q.alone(a)<<4|q.alone(b)<<6)
	f.edges(p, ftLeftOf, a.at)
	f.edges(q, ftRightOf, b.at)
	for j := range min(3, len(q.items)) {
		f.add(ftOpening, q.words[j])
	}
	for j := max(0, b.at-wordsBefore); j < min(len(q.items), b.at+wordsAfter); j++ {
		if j != b.at {
			f.typed(ftContext, q.stems[j])
		}
	}
	f.tell(across, joins, see)
}

// topic judges whether the actor at name k studies a theme that its sentence doesn't name.
func (f *features) topic(p *phrase, k, concept int, near uint64, see func(*candidate)) {
	n := &p.names[k]
	joins := f.start(n.typ, tConcept, true)
	f.c = candidate{
		subject: n.entity, object: concept, first: p, last: p, from: n.at, to: n.at, anaphor: n.anaphor, spoken: n.spoken, confidence: n.confidence, role: n.role,
	}
	rank := slices.Index(f.top, concept)
	f.typed(ftBias, 1)
	f.typed(ftGap, near+8)
	f.typed(ftRank, uint64(rank+1)) //nolint:gosec // -1 at least
	f.typed(ftMarkerA, uint64(n.marker)<<1|flag(n.governor >= 0, 0))
	f.typed(ftAnaphor, flag(n.anaphor, 0))
	f.typed(ftIdeas, bucket(len(p.ideas)))
	f.typed(ftAlone, p.alone(n))
	f.person(n)
	f.typed(ftKindA, hashWord(string(f.s.entities[n.entity].Kind)))
	f.place(p)
	f.edges(p, ftLeftOf, n.at)
	for j := max(0, n.at-longestBetween); j < min(len(p.items), n.at+longestBetween); j++ {
		if j != n.at {
			f.typed(ftContext, p.stems[j])
			f.typed(ftVerb, mix(p.stems[j], flag(j > n.at, 0)))
		}
		for _, fr := range p.items[j].frames {
			f.typed(ftFrame, p.r.frames[fr].hash)
		}
	}
	f.tell(across, joins, see)
}

// alone tells whether the sentence names another of the type.
func (p *phrase) alone(n *name) uint64 {
	for k := range p.names {
		if p.names[k].typ == n.typ && p.names[k].entity != n.entity {
			return 1
		}
	}
	return 0
}

// edges notes the words beside a name.
func (f *features) edges(p *phrase, kind, at int) {
	for d := -3; d <= 3; d++ {
		if j := at + d; d != 0 && j >= 0 && j < len(p.items) {
			f.add(kind, mix(p.words[j], uint64(d+8))) //nolint:gosec // not negative
			f.typed(kind, p.stems[j])
		}
	}
}

// ofArticle judges whether the article is by the person at name k, or interviews them.
func (f *features) ofArticle(p *phrase, k int, see func(*candidate)) {
	n := &p.names[k]
	joins := f.start(tPerson, tArticle, true)
	f.c = candidate{
		subject: n.entity, object: thisArticle, anaphor: n.anaphor, spoken: n.spoken, first: p, last: p, from: n.at, to: n.at, confidence: n.confidence, role: n.role,
	}
	f.typed(ftBias, 0)
	f.typed(ftMarkerA, uint64(n.marker)<<1|flag(n.governor >= 0, 0))
	f.typed(ftAnaphor, flag(n.anaphor, 0))
	f.typed(ftGroup, flag(n.group != k, 0))
	f.typed(ftKindA, hashWord(string(f.s.entities[n.entity].Kind)))
	says, quoted := p.says(k), hasClass(p.items, clQuote)
	f.typed(ftSays, flag(says, 0)|flag(quoted, 1)|flag(p.items[n.at].quoted, 2))
	f.typed(ftTimes, uint64(min(f.times[n.entity], 4)))
	f.person(n)
	f.place(p)
	f.edges(p, ftRightOf, n.at)
	for j := max(0, n.at-wordsBefore); j < min(len(p.items), n.at+wordsAfter); j++ {
		it := &p.items[j]
		if j == n.at {
			continue
		}
		f.add(ftContext, p.stems[j])
		if it.class == clSay {
			f.typed(ftVerb, flag(j > n.at, 0))
		}
	}
	f.tell(ofArticle, joins, see)
}
