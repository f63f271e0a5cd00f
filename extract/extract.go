package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Version names what this extractor does with a text. It changes with every change that can change a [graph.Change]; sources
// read by another version are read again.
const Version = "3"

// ThesaurusSource is the id of the source whose claims are the thesaurus.
const ThesaurusSource = "seed:thesaurus.tsv"

// Extractor turns source texts into Changes. It holds no state of a run and may be used by many goroutines.
type Extractor struct {
	knowledge   *dutch.Knowledge
	recognisers []dutch.Recogniser
	concepts    map[string]*dutch.ConceptEntry
	themes      *dutch.Themes
	indexer     *dutch.Indexer
	resolver    *Resolver
	citer       *Citer
	relator     *Relator
}

// New returns an extractor with the given recognisers. [Standard] has the list that the program uses.
func New(k *dutch.Knowledge, recognisers ...dutch.Recogniser) *Extractor {
	x := &Extractor{
		knowledge: k, recognisers: recognisers, concepts: map[string]*dutch.ConceptEntry{}, themes: dutch.NewThemes(k),
		indexer: dutch.NewIndexer(), resolver: NewResolver(k), citer: NewCiter(k), relator: NewRelator(k),
	}
	for i := range k.Concepts {
		x.concepts[k.Concepts[i].ID] = &k.Concepts[i]
	}
	return x
}

// Reading is one article on its way through the stages, as [Extractor.Read] leaves it. Offsets are bytes of Draft.Text.
type Reading struct {
	Draft     Draft
	Document  *dutch.Document
	Found     [][]dutch.Mention // by recogniser, before they are combined; last the titles of lists of literature, where there are
	Mentions  []dutch.Mention   // combined
	Citations []Citation
	Entities  []Entity // named ones, then concepts
	Claims    []Claim
}

// Extract reads a source's text, whose bytes have the digest given, and returns what it contributes. The Change passes
// [graph.Change.Validate]; an error is a defect of this package, not of the text.
func (x *Extractor) Extract(source, digest, text string) (graph.Change, error) {
	c := graph.Change{Source: graph.Source{ID: source, Digest: digest, Version: Version}}
	offsets := graph.NewOffsets(text)
	for _, draft := range Segment(text) {
		r := x.Read(draft.FromFile(source))
		c.Readings = append(c.Readings, r.contribution(x, offsets))
	}
	c = c.Canonical()
	if err := c.Validate(); err != nil {
		return graph.Change{}, fmt.Errorf("extract %q: %w", source, err)
	}
	return c, nil
}

// Thesaurus returns the Change of the thesaurus: BROADER and RELATED, each standing on its row.
func (x *Extractor) Thesaurus(digest string) graph.Change {
	c := graph.Change{Source: graph.Source{ID: ThesaurusSource, Digest: digest, Version: Version}}
	for i := range x.knowledge.Concepts {
		e := &x.knowledge.Concepts[i]
		for _, b := range e.Broader {
			c.Thesaurus = append(c.Thesaurus, seedClaim(e.ID, graph.Broader, b, e.Row))
		}
		for _, r := range e.Related {
			if e.ID < r {
				c.Thesaurus = append(c.Thesaurus, seedClaim(e.ID, graph.Related, r, e.Row))
			}
		}
	}
	return c.Canonical()
}

func seedClaim(subject string, p graph.Predicate, object, row string) graph.Claim {
	return graph.Claim{
		Subject: subject, Predicate: p, Object: object, Modality: graph.Asserted, Confidence: 1000, Rule: "thesaurus", Seed: row,
	}
}

// Read takes one article through all stages.
func (x *Extractor) Read(draft Draft) Reading {
	r := Reading{Draft: draft, Document: dutch.Analyse(draft.Text, len(draft.Title))}
	r.Document.Language = draft.Language
	for _, recogniser := range x.recognisers {
		r.Found = append(r.Found, recogniser.Find(r.Document))
	}
	r.Mentions = dutch.Combine(r.Found...)
	r.Citations = x.citer.Find(r.Document, r.Mentions)
	if titles := works(r.Citations); len(titles) > 0 {
		r.Found = append(r.Found, titles)
		r.Mentions = dutch.Combine(r.Found...)
	}
	r.Entities = x.resolver.Resolve(r.Document, withoutCited(r.Document, r.Mentions, r.Citations), draft.ID())
	weigh(r.Document, r.Entities)
	r.Entities = append(r.Entities, x.conceptsOf(r.Document, r.Mentions)...)
	r.Claims = x.relator.Claims(r.Document, r.Entities, draft.Byline)
	r.Claims = append(r.Claims, r.about()...)
	referred := x.refer(&r)
	r.Claims = append(r.Claims, referred...)
	return r
}

// withoutCited drops persons that only a citation names: "(De Jong, 2016)" speaks of a text. A full name before the year stays.
func withoutCited(d *dutch.Document, mentions []dutch.Mention, citations []Citation) []dutch.Mention {
	return slices.DeleteFunc(slices.Clone(mentions), func(m dutch.Mention) bool {
		i, found := slices.BinarySearchFunc(citations, m.Start, func(c Citation, at int) int {
			switch {
			case c.End <= at:
				return -1
			case c.Start > at:
				return 1
			}
			return 0
		})
		if !found || m.Type != graph.Person && m.Type != graph.Organisation {
			return false
		}
		narrative := d.Text[citations[i].End-1] == ')' && m.Start == citations[i].Start
		if narrative && introduced(d.Text[citations[i].End:]) {
			return false
		}
		name := d.Text[m.Start:m.End]
		return m.Type == graph.Person && (!narrative || slices.Contains(citations[i].Authors, name))
	})
}

// introduced reports that an apposition behind a citation tells who its author is: "Vermaat (2023), directeur van Noura".
func introduced(behind string) bool {
	rest, ok := strings.CutPrefix(behind, ", ")
	if !ok {
		return false
	}
	words := strings.Fields(rest[:min(len(rest), 80)])
	for i, w := range words[:min(len(words), 4)] {
		if i > 0 && (w == "van" || w == "bij" || w == "aan") {
			role := words[i-1]
			return !strings.HasSuffix(role, "d") && !strings.HasSuffix(role, "t") && !strings.HasSuffix(role, "ig")
		}
		if strings.ToLower(w) != w {
			return false
		}
	}
	return false
}

// conceptsOf returns the concepts that an article is about as entities.
func (x *Extractor) conceptsOf(d *dutch.Document, names []dutch.Mention) []Entity {
	var out []Entity
	for _, t := range x.themes.Find(d, names) {
		out = append(out, Entity{
			ID: t.ID, Type: graph.Concept, Name: t.Name, Salience: t.Salience, Mentions: t.Mentions,
		})
	}
	slices.SortStableFunc(out, func(a, b Entity) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// aboutThemes is how many concepts an article is indexed under at most: the 5 to 15 of a librarian.
const aboutThemes = 15

// about claims that the article is about its most salient concepts, on the sentence that names each first after the title.
func (r *Reading) about() []Claim {
	var themes []Entity
	for _, e := range r.Entities {
		if e.Type == graph.Concept && e.Salience > 0 {
			themes = append(themes, e)
		}
	}
	slices.SortStableFunc(themes, func(a, b Entity) int { return cmp.Compare(b.Salience, a.Salience) })
	var out []Claim
	for _, e := range themes[:min(aboutThemes, len(themes))] {
		m := e.Mentions[0]
		for _, later := range e.Mentions {
			if m = later; m.Start >= r.Draft.Body {
				break
			}
		}
		start, end := r.sentenceAround(m.Start, m.End)
		out = append(out, Claim{
			Subject: graph.ThisArticle, Predicate: graph.About, Object: e.ID, Modality: graph.Asserted,
			Confidence: aboutConfidence(e.Salience), Rule: "salience", Start: start, End: end,
		})
	}
	return out
}

// aboutConfidence grows with salience: half of the weakest themes and nearly all of the central ones are right.
func aboutConfidence(salience int) int { return 500 + salience*45/100 }

// weigh sets the salience of named entities: where the name stands first, how often, and whether the title has it. Per mille;
// 400 for the title, up to 300 for an early first mention, up to 300 for ten mentions and more.
func weigh(d *dutch.Document, entities []Entity) {
	for i := range entities {
		e := &entities[i]
		first := e.Mentions[0].Start
		if first < d.Title {
			e.Salience += 400
		}
		e.Salience += 300 * (len(d.Text) - first) / len(d.Text)
		e.Salience += 30 * min(10, len(e.Mentions))
	}
}

// sentenceAround returns the bytes of the sentence that holds start, cut down to what a claim's evidence may measure.
func (r *Reading) sentenceAround(start, end int) (int, int) {
	i, found := slices.BinarySearchFunc(r.Document.Sentences, start, func(s dutch.Sentence, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return start, end
	}
	s := r.Document.Sentences[i]
	return fitEvidence(r.Document, max(s.Start, 0), max(s.End, end), start, end)
}

// fitEvidence cuts a span to graph.MaxEvidence code points at token boundaries, around what it has to hold. Where even that is
// longer (a work of fifty authors), its end stays.
func fitEvidence(d *dutch.Document, start, end, mustStart, mustEnd int) (int, int) {
	if fits(d.Text[start:end]) {
		return start, end
	}
	if !fits(d.Text[mustStart:mustEnd]) {
		return tail(d, mustStart, mustEnd), mustEnd
	}
	byStart := func(t dutch.Token, at int) int { return cmp.Compare(t.Start, at) }
	left, _ := slices.BinarySearchFunc(d.Tokens, mustStart, byStart)
	right, _ := slices.BinarySearchFunc(d.Tokens, mustEnd, byStart) // the first token behind
	a, b := mustStart, mustEnd
	for grown := true; grown; {
		grown = false
		if right < len(d.Tokens) && d.Tokens[right].End <= end && fits(d.Text[a:d.Tokens[right].End]) {
			b, grown = d.Tokens[right].End, true
			right++
		}
		if left > 0 && d.Tokens[left-1].Start >= start && fits(d.Text[d.Tokens[left-1].Start:b]) {
			left--
			a, grown = d.Tokens[left].Start, true
		}
	}
	return a, b
}

// tail returns where the last graph.MaxEvidence code points of a span start, at the first token in them when one starts there.
func tail(d *dutch.Document, start, end int) int {
	at := end
	for range graph.MaxEvidence {
		_, size := utf8.DecodeLastRuneInString(d.Text[start:at])
		at -= size
	}
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t dutch.Token, at int) int { return cmp.Compare(t.Start, at) })
	if i < len(d.Tokens) && d.Tokens[i].Start < end {
		return d.Tokens[i].Start
	}
	return at
}
