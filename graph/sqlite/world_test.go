package sqlite_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// world makes articles about a fixed population of entities, the same for the same seed. Who is mentioned follows a power law:
// a few stand in a tenth of all articles, most in a handful.
type world struct {
	rng      *rand.Rand
	entities []graph.Sighting // id, type, name
	words    []string
}

func newWorld(seed uint64, entities int) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 1))}
	for range 4000 {
		w.words = append(w.words, w.word())
	}
	types := []graph.EntityType{graph.Person, graph.Organisation, graph.Method, graph.Concept, graph.Lectoraat, graph.Place}
	for seen := map[string]bool{}; len(w.entities) < entities; {
		name := w.name()
		t := types[w.rng.IntN(len(types))]
		id := graph.EntityID(t, name, "")
		if !seen[id] {
			seen[id] = true
			w.entities = append(w.entities, graph.Sighting{ID: id, Type: t, Name: name})
		}
	}
	return w
}

func (w *world) word() string {
	syllables := []string{
		"ba", "der", "ge", "hol", "ing", "ka", "len", "mo", "nij", "op", "pra", "ren", "scho", "ta", "ver", "wijk", "zor", "land", "stad", "kun",
	}
	var b strings.Builder
	for range 2 + w.rng.IntN(3) {
		b.WriteString(syllables[w.rng.IntN(len(syllables))])
	}
	return b.String()
}

func (w *world) name() string {
	parts := []string{"Hogeschool", "Stichting", "Jan", "Maria", "Centrum", "Lectoraat", "Gemeente"}
	name := w.words[w.rng.IntN(len(w.words))] + " " + w.words[w.rng.IntN(len(w.words))]
	if w.rng.IntN(3) == 0 {
		name = parts[w.rng.IntN(len(parts))] + " " + name
	}
	return name
}

// pick chooses an entity, the first ones far more often.
func (w *world) pick() *graph.Sighting {
	u := w.rng.Float64()
	return &w.entities[int(u*u*u*float64(len(w.entities)))]
}

// source makes a source with so many articles, each with so many claims. Entity number must says who is in any case.
func (w *world) source(number, articles, claims int, must func() *graph.Sighting) graph.Change {
	c := graph.Change{Source: graph.Source{ID: fmt.Sprintf("source-%06d.md", number), Version: "1"}}
	for i := range articles {
		c.Readings = append(c.Readings, w.article(number*1000+i, claims, must))
	}
	return seal(c)
}

func seal(c graph.Change) graph.Change {
	line, err := graph.EncodeChange(c)
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256(line)
	c.Source.Digest = hex.EncodeToString(sum[:])
	return c
}

func (w *world) article(n, claims int, must func() *graph.Sighting) graph.Reading {
	title := fmt.Sprintf("Artikel %d over %s", n, w.words[w.rng.IntN(len(w.words))])
	text := strings.Builder{}
	text.WriteString(title + "\n")
	r := graph.Reading{
		Title: title, Body: utf8.RuneCountInString(title) + 1, Language: "nl", Publication: fmt.Sprintf("Blad %d", n%12),
		Issue: fmt.Sprintf("Blad %d %d", n%12, 2010+n%16),
	}
	if n%5 > 0 {
		r.PublishedAt = graph.Date(fmt.Sprintf("%d-%02d-%02d", 2010+w.rng.IntN(16), 1+w.rng.IntN(12), 1+w.rng.IntN(28)))
	}
	at := utf8.RuneCountInString(text.String())
	cast := map[string]*graph.Sighting{}
	for range claims {
		a, b := w.pick(), w.pick()
		if must != nil {
			if m := must(); m != nil {
				b = m
			}
		}
		p, from, to, ok := relation(a, b)
		start := at
		for _, e := range []*graph.Sighting{a, b} {
			at += write(&text, w.words[w.rng.IntN(len(w.words))]+" ")
			end := at + write(&text, e.Name)
			s := cast[e.ID]
			if s == nil {
				s = &graph.Sighting{ID: e.ID, Type: e.Type, Name: e.Name, Salience: w.rng.IntN(1000)}
				cast[e.ID] = s
			}
			s.Mentions = append(s.Mentions, graph.MentionRecord{Start: at, End: end, Text: e.Name, Recogniser: "gazetteer", Confidence: 900})
			at = end
			for range 3 {
				at += write(&text, " "+w.words[w.rng.IntN(len(w.words))])
			}
			at += write(&text, " ")
		}
		at += write(&text, ".")
		r.Sentences = append(r.Sentences, graph.Span{Start: start, End: at})
		at += write(&text, " ")
		if ok {
			r.Claims = append(r.Claims, graph.Claim{
				Subject: from, Predicate: p, Object: to, Modality: graph.Asserted, Confidence: 500 + w.rng.IntN(500),
				Rule: fmt.Sprintf("rule-%d", w.rng.IntN(20)), Evidence: r.Sentences[len(r.Sentences)-1],
			})
		}
	}
	r.Text = strings.TrimSuffix(text.String(), " ")
	r.Article = graph.ArticleID(title, r.Text)
	r.Pieces = []graph.Piece{{Start: 0, End: utf8.RuneCountInString(r.Text), Source: n % 1000 * 10000}}
	for _, s := range cast {
		r.Entities = append(r.Entities, *s)
	}
	slices.SortFunc(r.Entities, func(a, b graph.Sighting) int { return strings.Compare(a.ID, b.ID) })
	r.Terms = strings.Fields(r.Text)
	slices.Sort(r.Terms)
	r.Terms = slices.Compact(r.Terms)
	return r
}

func write(b *strings.Builder, s string) int {
	b.WriteString(s)
	return utf8.RuneCountInString(s)
}

// relation finds a predicate that may join two entities, in one direction or the other, or the article and one of them.
func relation(a, b *graph.Sighting) (graph.Predicate, string, string, bool) {
	for _, ends := range [][2]*graph.Sighting{{a, b}, {b, a}} {
		for _, p := range graph.Predicates() {
			if p.FromThesaurus() || ends[0].ID == ends[1].ID || !p.Joins(graph.NodeType(ends[0].Type), graph.NodeType(ends[1].Type)) {
				continue
			}
			from, to := ends[0].ID, ends[1].ID
			if p.Symmetric() && from > to {
				from, to = to, from
			}
			return p, from, to, true
		}
	}
	if a.Type == graph.Concept {
		return graph.About, graph.ThisArticle, a.ID, true
	}
	return "", "", "", false
}
