package main

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// example is an annotated paragraph with the candidates in it.
type example struct {
	hand, fold string
	candidates []extract.Candidate
	stated     map[[3]string]graph.Modality
	document   *dutch.Document
	entities   []extract.Entity
}

// states reports whether the paragraph is annotated with a candidate.
func (e *example) states(c extract.Candidate) bool {
	_, stated := e.stated[key(c)]
	return stated
}

func key(c extract.Candidate) [3]string { return [3]string{c.Subject, string(c.Predicate), c.Object} }

// read turns paragraphs into examples, with the names given, and the themes that the thesaurus or the annotation has.
func read(paragraphs []corpus.Paragraph, k *dutch.Knowledge) []example {
	relator := extract.NewRelator(k)
	themes := dutch.NewThemes(k)
	var out []example
	for _, p := range paragraphs {
		e := example{hand: p.Hand(), fold: fold(p), stated: map[[3]string]graph.Modality{}, document: dutch.Analyse(p.Text, 0)}
		e.document.Language = "nl"
		e.entities = append(named(p), ideas(p, themes.Find(e.document, names(p)))...)
		e.candidates = relator.Candidates(e.document, e.entities, extract.Span{})
		for _, c := range p.Claims {
			if c.Predicate.Symmetric() && c.Object < c.Subject {
				c.Subject, c.Object = c.Object, c.Subject
			}
			e.stated[[3]string{c.Subject, string(c.Predicate), c.Object}] = c.Modality
		}
		out = append(out, e)
	}
	return out
}

// fold is the part of the corpus that a paragraph is judged in.
func fold(p corpus.Paragraph) string {
	h := fnv.New32a()
	h.Write([]byte(p.Text))
	return strconv.Itoa(int(h.Sum32() % folds))
}

// folds is how many parts the corpus is cut into, whatever the hand: each is judged by a model that learned from the others.
const folds = 4

func named(p corpus.Paragraph) []extract.Entity {
	var out []extract.Entity
	at := map[string]int{}
	for _, m := range p.Mentions {
		i, seen := at[m.ID]
		if !seen {
			i = len(out)
			at[m.ID] = i
			out = append(out, extract.Entity{ID: m.ID, Type: m.Type, Kind: m.Kind, Name: p.Text[m.Start:m.End]})
		}
		out[i].Mentions = append(out[i].Mentions, dutch.Mention{Start: m.Start, End: m.End, Type: m.Type, Kind: m.Kind, Confidence: 1000})
	}
	return out
}

func names(p corpus.Paragraph) []dutch.Mention {
	var out []dutch.Mention
	for _, m := range p.Mentions {
		out = append(out, dutch.Mention{Start: m.Start, End: m.End, Type: m.Type, Kind: m.Kind, Confidence: 1000})
	}
	return out
}

const conceptPrefix = "concept:"

// ideas returns the themes of a paragraph: those annotated, where its words have them, and those of the thesaurus.
func ideas(p corpus.Paragraph, found []dutch.Theme) []extract.Entity {
	lemmas := slices.Clone(p.Themes)
	for _, c := range p.Claims {
		if lemma, ok := strings.CutPrefix(c.Object, conceptPrefix); ok && !slices.Contains(lemmas, lemma) {
			lemmas = append(lemmas, lemma)
		}
	}
	var out []extract.Entity
	for i, lemma := range lemmas {
		if e := (extract.Entity{ID: conceptPrefix + lemma, Type: graph.Concept, Name: lemma, Salience: max(0, 1000-i*150), Mentions: places(p.Text, lemma)}); len(e.Mentions) > 0 {
			out = append(out, e)
		}
	}
	for _, t := range found {
		known := slices.ContainsFunc(out, func(e extract.Entity) bool { return overlap(e.Mentions, t.Mentions) })
		if !known {
			out = append(out, extract.Entity{ID: t.ID, Type: graph.Concept, Name: t.ID, Salience: t.Salience / 4, Mentions: t.Mentions})
		}
	}
	return out
}

func overlap(a, b []dutch.Mention) bool {
	for _, m := range a {
		if slices.ContainsFunc(b, func(n dutch.Mention) bool { return m.Start < n.End && n.Start < m.End }) {
			return true
		}
	}
	return false
}

// places finds a lemma in a text, with the endings of plurals and inflection.
func places(text, lemma string) []dutch.Mention {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return nil
	}
	var out []dutch.Mention
	for from := 0; ; {
		i := strings.Index(lower[from:], lemma)
		if i < 0 {
			return out
		}
		start, end := from+i, from+i+len(lemma)
		from = end
		for _, ending := range []string{"en", "s", "'s", "’s", "n", "ën", "e"} {
			if strings.HasPrefix(lower[end:], ending) && !letter(lower, end+len(ending)) {
				end += len(ending)
				break
			}
		}
		if !letter(lower, end) && (start == 0 || !letter(lower, start-1)) {
			out = append(out, dutch.Mention{Start: start, End: end, Type: graph.Concept, Confidence: 1000})
		}
	}
}

func letter(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 0x80 || s[i] >= '0' && s[i] <= '9')
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
