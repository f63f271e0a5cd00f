package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// candidate is a relation that a place of the text may state, for the trained model to judge.
type candidate struct {
	predicate       graph.Predicate
	subject, object int     // entities; thisArticle
	confidence      int     // of the names, per mille
	anaphor, spoken bool    // a word stands for an end; it is "ik" or "wij"
	first, last     *phrase // where the ends stand; equal within a sentence
	from, to        int     // items of last that hold what stands in it
	role            string
	instance        relation.Instance
}

// channel is how the ends of a candidate stand to each other.
type channel int

const (
	within    channel = iota // in one sentence
	across                   // in two sentences
	ofArticle                // the object is the article
	channels
)

// judged returns the predicates that the model judges, in the order of its classes.
func judged() []graph.Predicate {
	return []graph.Predicate{
		graph.AffiliatedWith, graph.PartOf, graph.LocatedIn, graph.Authored, graph.Developed, graph.Uses, graph.Studies,
		graph.CollaboratesWith, graph.InterviewedIn,
	}
}

// classes is how many classes the model tells apart: a predicate by a channel.
func classes() int { return len(judged()) * int(channels) }

// joining is a predicate that may lead from one type of name to another.
type joining struct {
	predicate graph.Predicate
	class     int
}

// mostTypes is one more than the number of types in [types].
const mostTypes = 9

// joinings lists by the types of subject and object the predicates to judge; the last type is the article.
func joinings() [mostTypes][mostTypes][]joining {
	named := []graph.NodeType{
		graph.NodeType(graph.Person), graph.NodeType(graph.Organisation), graph.NodeType(graph.Lectoraat), graph.NodeType(graph.Method),
		graph.NodeType(graph.Policy), graph.NodeType(graph.Place), graph.NodeType(graph.Publication), graph.NodeType(graph.Concept), graph.ArticleNode,
	}
	var out [mostTypes][mostTypes][]joining
	for i, predicate := range judged() {
		for a, from := range named {
			for b, to := range named {
				if predicate == graph.Authored && from != graph.NodeType(graph.Person) {
					continue // a body's work is DEVELOPED
				}
				if predicate.Joins(from, to) {
					out[a][b] = append(out[a][b], joining{predicate, i * int(channels)})
				}
			}
		}
	}
	return out
}

// Bounds of the work on a sentence: how many names apart two ends of a candidate may stand, and how many items; how many sentences
// apart, and how many names and themes of a sentence are tried with those of another.
const (
	candidateNames = 12
	candidateItems = 60
	acrossGap      = 2
	acrossNames    = 8
	mostIdeas      = 8
)

// candidates calls see for every candidate of the article, in order of the text. The candidate is reused after see returns.
func (s *scene) candidates(see func(*candidate)) {
	f := newFeatures(s)
	for i, p := range s.phrases {
		f.sentence(p)
		p.pairsWithin(f, see)
		for j := i - 1; j >= 0 && p.sentence-s.phrases[j].sentence <= acrossGap; j-- {
			if s.near(s.phrases[j], p) {
				p.pairsAcross(s.phrases[j], f, see)
			}
		}
		p.withArticle(f, see)
		if p.studying() {
			s.topics(i, f, see)
		}
	}
}

// topics judges whether the actors of a sentence on research study the themes of its neighbours, and those that the article is
// about most.
func (s *scene) topics(i int, f *features, see func(*candidate)) {
	p := s.phrases[i]
	tried := map[int]bool{}
	for k := range p.ideas {
		tried[p.ideas[k].entity] = true
	}
	try := func(concept int, near uint64) {
		if tried[concept] {
			return
		}
		tried[concept] = true
		for k := range p.names[:min(len(p.names), acrossNames)] {
			if p.names[k].typ&tActor != 0 {
				f.topic(p, k, concept, near, see)
			}
		}
	}
	for j := max(0, i-1); j <= min(i+1, len(s.phrases)-1); j++ {
		for k := range s.phrases[j].ideas {
			try(s.phrases[j].ideas[k].entity, 2)
		}
	}
	for _, concept := range f.top {
		try(concept, 1)
	}
}

// studying reports whether the words of a sentence speak of research.
func (p *phrase) studying() bool {
	for j := range p.items {
		low := p.items[j].low
		if p.items[j].name < 0 && len(low) > 4 && (isStudy(low) || isScholar(low) || hasStudyStem(low)) {
			return true
		}
	}
	return false
}

func hasStudyStem(low string) bool {
	for _, stem := range []string{
		"onderzo", "bestud", "promov", "promot", "proefschrift", "evalu", "analys", "verken", "monitor", "vergel", "interview", "volgde", "blijkt", "bleek",
		"rapport", "dissertatie", "expert", "schreef", "schrijft", "bracht", "keek", "kijkt",
	} {
		if strings.HasPrefix(low, stem) {
			return true
		}
	}
	return false
}

// near reports whether two sentences stand in one paragraph, or the first is the heading before it.
func (s *scene) near(p, q *phrase) bool {
	a, b := s.d.Sentences[p.sentence], s.d.Sentences[q.sentence]
	return b.Paragraph-a.Paragraph <= 1
}

// findIdeas collects the themes of a sentence that stand outside its names.
func (p *phrase) findIdeas() {
	for j := range p.items {
		it := &p.items[j]
		if it.concept < 0 || it.name >= 0 || p.callsName(j) || j > 0 && p.items[j-1].concept == it.concept || len(p.ideas) == mostIdeas {
			continue
		}
		n := name{at: j, entity: it.concept, typ: tConcept, governor: -1, group: -1, confidence: 1000}
		for i := j - 1; i >= max(0, j-4) && n.marker == 0; i-- {
			switch c := p.items[i].class; c {
			case clVan, clBij, clAan, clIn, clUit, clVoor, clMet, clDoor, clNaar, clOver, clPrep:
				n.marker, n.markerAt = c, i
			case ',', '.', ':', ';', clName:
				i = -1
			}
		}
		p.ideas = append(p.ideas, n)
	}
}

func (p *phrase) pairsWithin(f *features, see func(*candidate)) {
	for i := range p.names {
		for k := i + 1; k < len(p.names) && k-i <= candidateNames && p.names[k].at-p.names[i].at <= candidateItems; k++ {
			a, b := &p.names[i], &p.names[k]
			if a.entity != b.entity {
				f.within(p, a, b, see)
				f.within(p, b, a, see)
			}
		}
		if p.names[i].typ&tActor == 0 {
			continue
		}
		for k := range p.ideas {
			if d := p.ideas[k].at - p.names[i].at; max(d, -d) <= candidateItems/2 {
				f.within(p, &p.names[i], &p.ideas[k], see)
			}
		}
	}
}

// pairsAcross judges names of p with those of an earlier sentence.
func (p *phrase) pairsAcross(earlier *phrase, f *features, see func(*candidate)) {
	as, bs := earlier.names[:min(len(earlier.names), acrossNames)], p.names[:min(len(p.names), acrossNames)]
	for i := range as {
		if as[i].anaphor {
			continue
		}
		for k := range bs {
			if as[i].entity != bs[k].entity && !bs[k].anaphor {
				f.across(earlier, p, &as[i], &bs[k], see)
			}
		}
	}
}

func (p *phrase) withArticle(f *features, see func(*candidate)) {
	for k := range p.names {
		if p.names[k].typ == tPerson {
			f.ofArticle(p, k, see)
		}
	}
}
