package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// dice throw Changes and questions that are small and nasty: few ids, so that everything collides; bodies that nearly equal
// each other; names that fold to one key; readings of one article that differ from source to source.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 3))} }

func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// pick returns one of some values.
func pick[T any](d dice, values ...T) T { return values[d.IntN(len(values))] }

// some returns up to n values, possibly one twice.
func some[T any](d dice, n int, values ...T) []T {
	var out []T
	for range d.IntN(n + 1) {
		out = append(out, pick(d, values...))
	}
	return out
}

func vocabulary() (sources, articles, entities, names []string) {
	for i := range 5 {
		sources = append(sources, fmt.Sprintf("map/bron %d.md", i))
	}
	for i := range 9 {
		articles = append(articles, fmt.Sprintf("article:%d", i))
	}
	entities = []string{
		"organisation:a", "method:jim", "concept:wijk", "person:anna", "organisation:b", "concept:buurt", "organisation:b-1", "lectoraat:l", "method:JIM",
		"concept:straat", "person:é", "policy:wet", "place:wijk", "publication:boek", "concept:﨎", "concept:𐐨",
	}
	names = []string{
		"Wijk", "wijk", "WIJK", "Wijkteam", "wijk-team", "Wíjk", "De wijk", "Wijkteam Oost", "Buurt", "‘Buurt’", "Buurtteam", "100%", "!!", "a_b", "Anna", "Anna de Wit", "﨎", "𐐨", "😀",
	}
	return sources, articles, entities, names
}

// step returns the Changes of the next Apply.
func (d dice) step(past [][]graph.Change) []graph.Change {
	sources, _, _, _ := vocabulary()
	if len(past) > 0 && d.chance(8) {
		return pick(d, past...) // an Apply again, which may be an old revision
	}
	var out []graph.Change
	for range 1 + d.IntN(3)*d.IntN(2) {
		switch source := pick(d, sources...); {
		case d.chance(20):
			out = append(out, graph.Removal(pick(d, source, "seed:x.tsv", "weg")))
		case d.chance(15):
			out = append(out, d.seeds())
		default:
			out = append(out, d.source(source))
		}
	}
	return out
}

func (d dice) seeds() graph.Change {
	var claims []string
	for range d.IntN(4) {
		claims = append(claims, pick(d, "concept:buurt BROADER concept:wijk", "concept:wijk BROADER concept:buurt", "concept:straat RELATED concept:wijk",
			"concept:buurt RELATED concept:straat planned", "concept:straat BROADER concept:buurt negated 300"))
	}
	return Seeds(pick(d, "seed:x.tsv", "seed:y.tsv"), claims...)
}

func (d dice) source(id string) graph.Change {
	_, ids, _, _ := vocabulary()
	var articles []*ArticleText
	used := map[string]bool{}
	for range d.IntN(4) {
		if article := pick(d, ids...); !used[article] {
			used[article] = true
			articles = append(articles, d.article(strings.TrimPrefix(article, "article:")))
		}
	}
	change := Source(id, articles...)
	change.Source.Version = pick(d, "v1", "v1", "v2")
	return change
}

func (d dice) article(id string) *ArticleText {
	title := pick(d, "", "", "Kop", "kop", "De [[wijk|place:wijk]]", "?!")
	a := Article(id, title, d.body(id))
	a.On(pick[graph.Date](d, "", "", "2024", "2025", "2025-03", "2025-03-01", "2026-01-01", "2026-12"))
	a.In(pick(d, "", "Sozio", "Augeo", "sozio"), pick(d, "", "Sozio 1", "1"))
	a.Language(pick(d, "nl", "nl", "en", ""))
	if d.chance(15) {
		a.Also(500+d.IntN(9), 600)
	}
	for i := range a.reading.Entities {
		d.describe(&a.reading.Entities[i])
	}
	for range d.IntN(6) {
		d.claim(a)
	}
	return a
}

// body is one of four texts of twenty to forty words with entities at random words, whose first and last word vary: members of
// one text are near-duplicates in chains, those of 21 words just so. Or it is a short text. Often it has the words that the
// article's id says, so that readings of one article differ in their entities alone.
func (d dice) body(id string) string {
	_, _, entities, names := vocabulary()
	n, first, last, plain := pick(d, 0, 0, 2, 5, 21, 26, 30, 30, 30, 30), pick(d, "eerst", "vooraan"), pick(d, "laatst", "achteraan", "slot"), d.chance(40)
	if plain {
		n, first, last = 21, "eerst", "slot"+id
	}
	text := strings.Fields(words(max(n, 2), first, last))
	if n == 0 {
		text = []string{pick(d, "...", "?!", "😀")}
	}
	base := fmt.Sprint(n)
	for i, w := range text {
		if n > 5 && i > 0 && i < len(text)-1 {
			w += base
		}
		switch {
		case w != "" && d.chance(14):
			entity := entities[min(d.IntN(len(entities)), d.IntN(len(entities)))] // the first ones often
			text[i] = fmt.Sprintf("[[%s|%s %s]]", w, entity, pick(d, names...))
		case plain:
			text[i] = w
		case d.chance(4):
			text[i] = "[[" + w + "|reference:" + pick(d, "x-2016", "y-2016a", "z-zj") + "]]"
		case d.chance(5):
			text[i] = w + pick(d, ".", "!\n", " 😀", ",")
		default:
			text[i] = w
		}
	}
	return strings.ReplaceAll(strings.Join(text, " "), "[[|", "[[x|")
}

func (d dice) describe(s *graph.Sighting) {
	_, _, _, names := vocabulary()
	s.Kind = pick(d, append(graph.Kinds(s.Type), "", "")...)
	s.Aliases = some(d, 3, names...)
	s.SameAs = some(d, 2, "cbs:1", "cbs:12", "ror:1", "cbs2:1")
	s.Definition = pick(d, "", "", "een buurt", "buurt", "Buurt")
	s.Salience = pick(d, 0, 9, 10, 100, 1000)
}

// claim adds a claim that fits two of the things that an article names, if chance finds one.
func (d dice) claim(a *ArticleText) {
	if len(a.reading.Sentences) == 0 {
		return // there is no evidence for anything
	}
	ends := []string{graph.ThisArticle}
	for _, e := range a.reading.Entities {
		ends = append(ends, e.ID)
	}
	for _, c := range a.reading.Citations {
		ends = append(ends, c.Reference)
	}
	for range 20 {
		from, to, p := pick(d, ends...), pick(d, ends...), pick(d, append(graph.Predicates(), graph.Authored, graph.Uses, graph.CollaboratesWith)...)
		if p.Symmetric() && from > to {
			from, to = to, from
		}
		if from == to || p.FromThesaurus() || !p.Joins(endType(from), endType(to)) {
			continue
		}
		a.Claims(fmt.Sprintf("%s %s %s %s %d rule=%s role=%s from=%s", from, p, to, pick(d, graph.Modalities()...), pick(d, 0, 300, 300, 999, 1000),
			pick(d, "r1", "r2"), pick(d, "", "", "lector", "docent"), pick(d, "", "", "2020")))
		if d.chance(30) {
			last := &a.reading.Claims[len(a.reading.Claims)-1]
			last.Evidence = pick(d, a.reading.Sentences...)
		}
		return
	}
}

func endType(id string) graph.NodeType {
	if id == graph.ThisArticle {
		return graph.ArticleNode
	}
	return typeOf(id)
}
