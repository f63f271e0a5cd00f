package extract

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// speaks counts what persons say, for [scene.interviews].
func (p *phrase) speakers() {
	for k, n := range p.names {
		if n.typ != tPerson {
			continue
		}
		if p.interviewee(k) {
			for _, m := range p.members(k) {
				p.say(saying{
					rule: "interview-with", predicate: graph.InterviewedIn, subject: p.names[m].entity, object: thisArticle,
					from: p.names[m].at, to: p.names[m].at, modality: graph.Asserted,
				})
			}
		}
		if p.speaksInTitle(k) {
			for _, m := range p.members(k) {
				p.say(saying{
					rule: "speaks-in-title", predicate: graph.InterviewedIn, subject: p.names[m].entity, object: thisArticle,
					from: p.names[m].at, to: p.names[m].at, modality: graph.Asserted,
				})
			}
		}
		if n.group == k && p.says(p.lastMember(k)) {
			for _, m := range p.members(k) {
				p.said = append(p.said, spoken{p.names[m].entity, p.sentence})
			}
		}
	}
}

// speaksInTitle reports whether name k speaks in the article's title: "X: ‘Wij beginnen klein’", "‘Wij beginnen klein’, zegt X".
func (p *phrase) speaksInTitle(k int) bool {
	return p.d.Sentences[p.sentence].End <= p.d.Title && p.names[k].group == k && p.names[k].at <= 3 && p.says(p.lastMember(k)) &&
		slices.ContainsFunc(p.items, func(it item) bool { return it.class == clQuote })
}

// lastMember returns the last name of an enumeration.
func (p *phrase) lastMember(k int) int {
	m := p.members(k)
	return m[len(m)-1]
}

// spoken is one place where a person speaks.
type spoken struct{ person, sentence int }

// says reports whether name k is the one who says something here: "zegt X", "X vertelt", "X:" before a quotation.
func (p *phrase) says(k int) bool {
	n := p.names[k]
	for j := n.at - 1; j >= max(0, n.at-5) && p.items[j].name < 0; j-- {
		if p.items[j].class == clSay {
			return true
		}
	}
	for j := n.at + 1; j < min(len(p.items), n.at+9); j++ {
		switch it := p.items[j]; {
		case it.class == clSay:
			return true
		case it.class == ':':
			return j+1 < len(p.items) && p.items[j+1].class == clQuote || n.at <= 2
		case it.name >= 0 && p.names[it.name].typ == tPerson:
			return false
		}
	}
	return false
}

// interviewee reports whether the words before name k say that it is interviewed: "in gesprek met X", "we spreken X".
func (p *phrase) interviewee(k int) bool {
	n := p.names[k]
	for j := n.at - 1; j >= max(0, n.at-7) && p.items[j].class != '.'; j-- {
		it := p.items[j]
		if it.name >= 0 && p.names[it.name].group != n.group {
			return false
		}
		switch it.low {
		case "gesprek", "interview", "dubbelinterview", "tweegesprek", "groepsgesprek":
			return n.marker == clMet && (j <= 2 || p.firstPerson(j))
		case "spreken", "spraken", "sprak", "spreekt":
			return p.firstPerson(j) && (n.marker == 0 || n.marker == clMet)
		case "vragen":
			return n.marker == clAan && j <= 2
		case "woord":
			return n.marker == 0 && j >= 2 && p.items[j-1].class == clDet && p.items[j-2].class == clAan
		}
	}
	for j := n.at + 1; j < min(len(p.items), n.at+8); j++ {
		switch p.items[j].low {
		case "ontvangt", "vertelt", "verwelkomt":
			return j+1 < len(p.items) && (p.items[j+1].low == "ons" || p.items[j+1].low == "mij" || p.items[j+1].low == "me")
		}
	}
	return false
}

// firstPerson reports whether we or I stand beside item j: the article itself speaks.
func (p *phrase) firstPerson(j int) bool {
	for i := max(0, j-3); i < min(len(p.items), j+4); i++ {
		switch p.items[i].low {
		case "we", "wij", "ik", "nummer", "artikel":
			return true
		}
	}
	return false
}

// conversation is how often a person must speak in an article that reports a conversation with them.
const conversation = 4

// interviews claims that those who speak again and again are interviewed; each place where they speak shows it.
func (s *scene) interviews() {
	times := map[int]int{}
	for _, x := range s.said {
		times[x.person]++
	}
	for _, x := range s.said {
		if times[x.person] >= conversation {
			start, end := s.sentenceEvidence(x.sentence, x.person)
			s.say(saying{rule: "speaks-often", predicate: graph.InterviewedIn, subject: x.person, object: thisArticle}, start, end, "", "")
		}
	}
}
