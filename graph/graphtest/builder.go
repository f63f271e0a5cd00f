package graphtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Source returns the Change with which a source contributes articles, one after the other with an empty line in between. Its
// digest follows from what it says.
func Source(id string, articles ...*ArticleText) graph.Change {
	c := graph.Change{Source: graph.Source{ID: id, Version: "test 1"}}
	at := 0
	for _, a := range articles {
		r := a.reading
		length := utf8.RuneCountInString(r.Text)
		if strings.TrimSpace(r.Text) != "" {
			r.Pieces = []graph.Piece{{End: length, Source: at}}
		}
		c.Readings = append(c.Readings, r)
		at += length + len("\n\n")
	}
	return sealed(c)
}

// Seeds returns the Change with which a seed file, "seed:FILE", contributes thesaurus claims, each written
// "concept:x BROADER concept:y" and standing on the row of its number.
func Seeds(id string, claims ...string) graph.Change {
	c := graph.Change{Source: graph.Source{ID: id, Version: "test 1"}}
	for i, text := range claims {
		claim := parseClaim(text)
		claim.Rule, claim.Seed = "thesaurus", fmt.Sprintf("%s#%d", id, i+1)
		c.Thesaurus = append(c.Thesaurus, claim)
	}
	return sealed(c)
}

// sealed returns c with a digest of its contents.
func sealed(c graph.Change) graph.Change {
	line, err := graph.EncodeChange(c)
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256(line)
	c.Source.Digest = hex.EncodeToString(sum[:])
	return c
}

// ArticleText is an article under construction; see [Article].
type ArticleText struct {
	reading graph.Reading
}

// Article begins an article with the id "article:ID", a title, which may be empty, and a body. Both are marked: [[text|mark]]
// names an entity, where mark is one of
//
//	METHOD                        a type: the id follows from the text
//	METHOD Joint Intervention     a type and the name, where it differs from the text: the id follows from the name
//	method:jim                    an id: the name is the text
//	method:jim Joint Intervention an id and the name
//	reference:bateson-2016        an id of a reference: the text is a citation of it
//
// Sentences end at . ! ? and line ends, and the title is one. Terms are the distinct words of the text as [graph.SearchKey]
// writes them. The language is "nl". It panics on a mark that it cannot read, which is a mistake of the test.
func Article(id, title, body string) *ArticleText {
	a := &ArticleText{
		reading: graph.Reading{Article: "article:" + id, Language: "nl"},
	}
	r := &a.reading
	if title != "" {
		a.append(title)
		r.Title = r.Text
		a.append("\n")
		r.Body = utf8.RuneCountInString(r.Text)
	}
	a.append(body)
	r.Sentences = sentencesOf(r.Text)
	r.Terms = wordsOf(r.Text)
	return a
}

// append adds marked text.
func (a *ArticleText) append(marked string) {
	for {
		before, rest, found := strings.Cut(marked, "[[")
		a.reading.Text += before
		if !found {
			return
		}
		mark, after, closed := strings.Cut(rest, "]]")
		bar := strings.LastIndex(mark, "|")
		if !closed || bar < 0 {
			panic(fmt.Sprintf("graphtest: %q is no [[text|mark]]", marked))
		}
		a.mark(mark[:bar], mark[bar+1:])
		marked = after
	}
}

// mark adds a text that names something.
func (a *ArticleText) mark(text, mark string) {
	r := &a.reading
	start := utf8.RuneCountInString(r.Text)
	r.Text += text
	end := utf8.RuneCountInString(r.Text)
	what, name, named := strings.Cut(mark, " ")
	if !named {
		name = text
	}
	id := what
	if graph.EntityType(what).Valid() {
		id = graph.EntityID(graph.EntityType(what), name, "")
	}
	switch t, ok := graph.TypeOf(id); {
	case !ok:
		panic(fmt.Sprintf("graphtest: %q is neither a type nor an id", mark))
	case t == graph.ReferenceNode:
		r.Citations = append(r.Citations, citation(text, id, start, end))
	default:
		s := a.sighting(id, graph.EntityType(t), name)
		s.Mentions = append(s.Mentions, graph.MentionRecord{
			Start: start, End: end, Text: text, Recogniser: "test", Confidence: 900,
		})
	}
}

// citation reads authors and year out of a reference id.
func citation(text, id string, start, end int) graph.Citation {
	key := strings.TrimPrefix(id, "reference:")
	cut := max(0, strings.LastIndex(key, "-"))
	c := graph.Citation{Text: text, Authors: []string{key[:cut]}, Reference: id, Start: start, End: end}
	if _, err := fmt.Sscanf(key[cut:], "-%d%s", &c.Year, &c.Suffix); err != nil {
		c.Suffix = ""
	}
	return c
}

func (a *ArticleText) sighting(id string, t graph.EntityType, name string) *graph.Sighting {
	list := a.reading.Entities
	at := slices.IndexFunc(list, func(s graph.Sighting) bool { return s.ID == id })
	if at < 0 {
		at = len(list)
		a.reading.Entities = append(list, graph.Sighting{ID: id, Type: t, Name: name})
	}
	return &a.reading.Entities[at]
}

// sentencesOf cuts a text after . ! ? and at line ends, without white space around a sentence.
func sentencesOf(text string) []graph.Span {
	var out []graph.Span
	start, end, at := -1, 0, 0
	for _, r := range text + "\n" {
		if start < 0 && strings.TrimSpace(string(r)) != "" {
			start = at
		}
		if strings.TrimSpace(string(r)) != "" {
			end = at + 1
		}
		if start >= 0 && strings.ContainsRune(".!?\n", r) {
			out = append(out, graph.Span{Start: start, End: end})
			start = -1
		}
		at++
	}
	return out
}

func wordsOf(text string) []string {
	var out []string
	for _, field := range strings.Fields(text) {
		out = append(out, strings.Fields(graph.SearchKey(field))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Subtitle makes the first line of the body the subtitle.
func (a *ArticleText) Subtitle() *ArticleText {
	r := &a.reading
	at, _ := graph.NewOffsets(r.Text).Byte(r.Body)
	line, _, found := strings.Cut(r.Text[at:], "\n")
	if !found {
		panic(fmt.Sprintf("graphtest: %s has no line that could be its subtitle", r.Article))
	}
	r.Subtitle = graph.Span{Start: r.Body, End: r.Body + utf8.RuneCountInString(line)}
	r.Body = r.Subtitle.End + 1
	return a
}

// On dates the article.
func (a *ArticleText) On(date graph.Date) *ArticleText {
	a.reading.PublishedAt = date
	return a
}

// In says in which publication and issue the article stands.
func (a *ArticleText) In(publication, issue string) *ArticleText {
	a.reading.Publication, a.reading.Issue = publication, issue
	return a
}

// Language says in which language the article is written.
func (a *ArticleText) Language(tag string) *ArticleText {
	a.reading.Language = tag
	return a
}

// Also adds a further place of the source that holds the article.
func (a *ArticleText) Also(start, end int) *ArticleText {
	a.reading.Also = append(a.reading.Also, graph.Span{Start: start, End: end})
	return a
}

// With changes how the article shows an entity that it names.
func (a *ArticleText) With(entity string, change func(s *graph.Sighting)) *ArticleText {
	at := slices.IndexFunc(a.reading.Entities, func(s graph.Sighting) bool { return s.ID == entity })
	if at < 0 {
		panic(fmt.Sprintf("graphtest: %s does not name %s", a.reading.Article, entity))
	}
	change(&a.reading.Entities[at])
	return a
}

// Claims adds claims, each written "subject PREDICATE object" with, after it and in any order: a modality, a confidence per
// mille, role=…, rule=…, from=…, to=… An end may be "article". The evidence is the first sentence that names both ends, or
// else one of them. Without more a claim is asserted with confidence 800 by the rule "test".
func (a *ArticleText) Claims(claims ...string) *ArticleText {
	for _, text := range claims {
		c := parseClaim(text)
		if c.Rule == "" {
			c.Rule = "test"
		}
		c.Evidence = a.evidence(c)
		a.reading.Claims = append(a.reading.Claims, c)
	}
	return a
}

// ClaimsAt adds claims as Claims does, whose evidence is a quote that the text holds.
func (a *ArticleText) ClaimsAt(quote string, claims ...string) *ArticleText {
	before, _, found := strings.Cut(a.reading.Text, quote)
	if !found {
		panic(fmt.Sprintf("graphtest: %s does not hold %q", a.reading.Article, quote))
	}
	have := len(a.reading.Claims)
	a.Claims(claims...)
	start := utf8.RuneCountInString(before)
	for i := range a.reading.Claims[have:] {
		a.reading.Claims[have+i].Evidence = graph.Span{Start: start, End: start + utf8.RuneCountInString(quote)}
	}
	return a
}

// Reading returns the article as a source without anything else would read it.
func (a *ArticleText) Reading() graph.Reading { return Source("reading", a).Readings[0] }
