package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// relation is a statement with the gold's names for its ends. An end that the gold doesn't have is "?" and the id found.
type relation struct {
	predicate       graph.Predicate
	subject, object string
}

func (r relation) compare(other relation) int {
	return cmp.Or(cmp.Compare(r.predicate, other.predicate), cmp.Compare(r.subject, other.subject), cmp.Compare(r.object, other.object))
}

func newRelation(p graph.Predicate, subject, object string) relation {
	if p.Symmetric() && object < subject {
		subject, object = object, subject
	}
	return relation{p, subject, object}
}

// stated are the relations of a gold article with their sentences, and its themes by what stands for them at a relation's end.
type stated struct {
	proofs map[relation][]string
	said   map[relation][]GoldRelation
	order  []relation
	themes []theme
}

type theme struct {
	end  string // "concept:" and the name
	keys set
}

// stated reads the relations of a gold article; those that the vocabulary has no word for ("OTHER") are left out.
func (g *Gold) stated() stated {
	s := stated{proofs: map[relation][]string{}, said: map[relation][]GoldRelation{}}
	known := map[string]set{}
	for _, c := range g.Concepts {
		known[c.Name] = conceptKeys(append([]string{c.Name}, c.Surface...))
	}
	seen := set{}
	for _, r := range g.Relations {
		if r.Predicate == "OTHER" || r.Object == "" && r.Concept == "" {
			continue
		}
		object := r.Object
		if r.Concept != "" {
			end := "concept:" + r.Concept
			if !seen[end] {
				seen[end] = true
				keys := conceptKeys([]string{r.Concept})
				for k := range known[r.Concept] {
					keys[k] = true
				}
				s.themes = append(s.themes, theme{end, keys})
			}
			object = cmp.Or(object, end)
		}
		k := newRelation(graph.Predicate(r.Predicate), r.Subject, object)
		if _, again := s.proofs[k]; !again {
			s.order = append(s.order, k)
		}
		s.proofs[k] = append(s.proofs[k], r.Evidence)
		s.said[k] = append(s.said[k], r)
	}
	return s
}

// counted are the claims of a run that say one relation.
type counted struct {
	claims []*graph.Claim
	proven bool // one of them on the right evidence
}

// isRelation reports whether claims of a predicate are scored as relations: themes and citations have figures of their own.
func (s *stated) isRelation(p graph.Predicate) bool {
	switch p {
	case graph.PartOf, graph.AffiliatedWith, graph.Developed, graph.Uses, graph.Studies, graph.CollaboratesWith, graph.LocatedIn,
		graph.Authored, graph.InterviewedIn:
		return true
	}
	return slices.ContainsFunc(s.order, func(r relation) bool { return r.predicate == p })
}

// claimed returns the relations that an article of the run claims, by the ids of the gold.
func (a *article) claimed(s *stated, aligned map[string]string) map[relation]*counted {
	back := map[string]string{}
	for g, id := range aligned {
		back[id] = g
	}
	named, ideas := set{}, map[string]set{}
	for i := range a.reading.Entities {
		e := &a.reading.Entities[i]
		if e.Type == graph.Concept {
			ideas[e.ID] = conceptKeys(namesOf(e))
		} else {
			named[e.ID] = true
		}
	}
	end := func(id string) string {
		if keys, isIdea := ideas[id]; isIdea {
			for _, t := range s.themes {
				if t.keys.meets(keys) {
					return t.end
				}
			}
		} else if id == graph.ThisArticle {
			return id
		}
		return cmp.Or(back[id], "?"+id)
	}
	out := map[relation]*counted{}
	for i := range a.reading.Claims {
		c := &a.reading.Claims[i]
		if !s.isRelation(c.Predicate) || !named[c.Subject] {
			continue
		}
		k := newRelation(c.Predicate, end(c.Subject), end(c.Object))
		if out[k] == nil {
			out[k] = &counted{}
		}
		out[k].claims = append(out[k].claims, c)
		out[k].proven = out[k].proven || a.proves(c, s.proofs[k])
	}
	return out
}

// proves reports whether a claim's evidence is short enough and overlaps a sentence of the gold.
func (a *article) proves(c *graph.Claim, proofs []string) bool {
	quote := fold(a.quote(c.Evidence.Start, c.Evidence.End))
	if n := len([]rune(quote)); n == 0 || n > graph.MaxEvidence {
		return false
	}
	grams := trigrams(quote)
	return slices.ContainsFunc(proofs, func(p string) bool {
		f := fold(p)
		return strings.Contains(f, quote) || strings.Contains(quote, f) || grams.shared(trigrams(p)) >= 2
	})
}

// quote returns a part of the text, empty where there is none.
func (a *article) quote(start, end int) string {
	if start < 0 || end > len(a.text) || start >= end {
		return ""
	}
	return string(a.text[start:end])
}
