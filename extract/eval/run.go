package eval

import (
	"cmp"
	"path"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Run is what extraction made of some sources. The zero value is empty.
type Run struct {
	articles []*article
	byID     map[string]*article
}

// article is one article of a run: the preferred reading, and who holds it.
type article struct {
	reading graph.Reading
	source  string   // whose reading it is
	names   []string // base names of all sources
	text    []rune
	grams   set
}

// Add takes over what one source says. Sources come in the order of their ids, as batch gives them; an article that several hold
// is one.
func (r *Run) Add(c graph.Change) {
	if r.byID == nil {
		r.byID = map[string]*article{}
	}
	readings := slices.Clone(c.Readings)
	slices.SortStableFunc(readings, func(a, b graph.Reading) int { return cmp.Compare(startOf(a), startOf(b)) })
	for i := range readings {
		r.add(c.Source.ID, &readings[i])
	}
}

// startOf returns where in its source a reading starts.
func startOf(r graph.Reading) int {
	start := 0
	for i, p := range r.Pieces {
		if i == 0 || p.Source < start {
			start = p.Source
		}
	}
	return start
}

func (r *Run) add(source string, reading *graph.Reading) {
	a := r.byID[reading.Article]
	switch {
	case a == nil:
		a = &article{reading: *reading, source: source}
		r.byID[reading.Article], r.articles = a, append(r.articles, a)
	case graph.Prefer(reading, source, &a.reading, a.source):
		a.reading, a.source = *reading, source
	}
	a.names = append(a.names, path.Base(source))
	a.text, a.grams = []rune(a.reading.Text), trigrams(a.reading.Text)
}

// Articles returns how many articles the run holds.
func (r *Run) Articles() int { return len(r.articles) }

// alikeSame is how alike two bodies are that are one, alikeFound how alike those at least whose contents are compared.
const alikeSame, alikeFound = 0.9, 0.3

// match is a gold article and the article of the run that is it.
type match struct {
	gold  *Gold
	found *article // nil: none is alike enough
	alike float64
}

// find returns the article that a gold article is: of those with its body, one from its own source, then one with its title, then
// the one most alike.
func (r *Run) find(g *Gold) match {
	m := match{gold: g}
	grams := trigrams(g.Body)
	var best rank
	for _, a := range r.articles {
		alike := jaccard(grams, a.grams)
		same := alike >= alikeSame
		k := rank{
			same: same, source: same && slices.Contains(a.names, path.Base(g.Source)),
			title: same && fold(a.reading.Title) == fold(g.Title), alike: alike,
		}
		if alike > 0 && k.above(best) {
			best, m.found, m.alike = k, a, alike
		}
	}
	if m.alike < alikeFound {
		m.found = nil
	}
	return m
}

// rank orders articles by how well they fit a gold article.
type rank struct {
	same, source, title bool
	alike               float64
}

func (k rank) above(other rank) bool {
	for _, pair := range [][2]bool{{k.same, other.same}, {k.source, other.source}, {k.title, other.title}} {
		if pair[0] != pair[1] {
			return pair[0]
		}
	}
	return k.alike > other.alike
}
