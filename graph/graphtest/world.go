package graphtest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// WorldSize says how large a generated graph is. There must be at least as many claims as articles, and as many entities as
// there are entity types.
type WorldSize struct {
	Entities int // each mentioned by an article at least
	Articles int
	Claims   int // each with a sentence of its own
}

// LargeWorld is the size at which the targets of the product are measured.
func LargeWorld() WorldSize { return WorldSize{Entities: 50_000, Articles: 20_000, Claims: 200_000} }

// articlesPerSource is how many articles stand in one source of a world.
const articlesPerSource = 10

// World generates the same large graph for the same size every time, as Changes of ten articles each: dated and titled articles
// of ten sentences or so, each sentence a claim between two entities. Which entities are named follows Zipf's law, so that few
// are named by thousands of articles and many by one or two. One article in fifty nearly equals the one before it.
func World(size WorldSize) iter.Seq[graph.Change] {
	return func(yield func(graph.Change) bool) {
		w := newWorld(size)
		for first := 0; first < size.Articles; first += articlesPerSource {
			c := graph.Change{Source: graph.Source{ID: fmt.Sprintf("wereld/%05d.md", first/articlesPerSource), Version: "world 1"}}
			at := 0
			for i := first; i < min(first+articlesPerSource, size.Articles); i++ {
				r := w.article(i)
				r.Pieces = []graph.Piece{{End: len(r.Text), Source: at}}
				at += len(r.Text) + len("\n\n")
				c.Readings = append(c.Readings, r)
			}
			if !yield(sealed(c)) {
				return
			}
		}
	}
}

// thing is an entity of a world.
type thing struct {
	id, name string
	kind     graph.Kind
	t        graph.EntityType
}

// saying is a sort of claim: who says what of whom, in which words, and how often among a hundred.
type saying struct {
	from      graph.EntityType
	predicate graph.Predicate
	to        graph.EntityType
	words     string
	weight    int
}

func sayings() []saying {
	return []saying{
		{graph.Organisation, graph.Uses, graph.Method, "werkt met", 20},
		{graph.Person, graph.AffiliatedWith, graph.Organisation, "is verbonden aan", 20},
		{graph.Organisation, graph.CollaboratesWith, graph.Organisation, "werkt samen met", 15},
		{graph.Lectoraat, graph.Studies, graph.Concept, "onderzoekt", 12},
		{graph.Organisation, graph.LocatedIn, graph.Place, "zit in", 10},
		{graph.Lectoraat, graph.PartOf, graph.Organisation, "hoort bij", 6},
		{graph.Person, graph.Developed, graph.Method, "ontwikkelde", 6},
		{graph.Person, graph.Authored, graph.Publication, "schreef", 6},
		{graph.Organisation, graph.Studies, graph.Policy, "bestudeert", 5},
	}
}

// world is a generator at work. All its text is ASCII, so that bytes are code points.
type world struct {
	*rand.Rand
	size    WorldSize
	things  []thing
	ofType  map[graph.EntityType][]thing
	zipf    map[graph.EntityType]*rand.Zipf
	weighed []saying // each as often as it weighs
	last    story
}

func newWorld(size WorldSize) *world {
	w := &world{
		Rand: rand.New(rand.NewPCG(1, 2026)), size: size,
		ofType: map[graph.EntityType][]thing{}, zipf: map[graph.EntityType]*rand.Zipf{},
	}
	types := graph.EntityTypes()
	for i := range size.Entities {
		t := types[i%len(types)]
		name := worldName(t, i)
		e := thing{id: graph.EntityID(t, name, ""), name: name, t: t}
		if kinds := graph.Kinds(t); i%3 == 0 && len(kinds) > 0 {
			e.kind = kinds[i/3%len(kinds)]
		}
		w.things, w.ofType[t] = append(w.things, e), append(w.ofType[t], e)
	}
	for _, t := range types {
		w.zipf[t] = rand.NewZipf(w.Rand, 1.07, 4, uint64(len(w.ofType[t])-1))
	}
	for _, s := range sayings() {
		for range s.weight {
			w.weighed = append(w.weighed, s)
		}
	}
	return w
}

// worldName coins a name that no other entity has.
func worldName(t graph.EntityType, i int) string {
	first := map[graph.EntityType]string{
		graph.Organisation: "Stichting", graph.Lectoraat: "Lectoraat", graph.Method: "Methode", graph.Person: "Anna", graph.Policy: "Wet",
		graph.Place: "Nieuw", graph.Publication: "Handboek", graph.Concept: "thema",
	}[t]
	syllables := strings.Fields("ba de fi go hu ja ke li mo nu pa re si to vu wa ze bra dre fli gro klu sta spe tri vro zwa noor west oost zuid dam")
	coined := ""
	for n, rest := 0, i*7+3; n < 2 || rest > 0; n++ {
		coined += syllables[rest%len(syllables)]
		rest /= len(syllables)
	}
	return first + " " + strings.ToUpper(coined[:1]) + coined[1:] + " " + fmt.Sprint(i%97)
}

// story is an article under construction.
type story struct {
	reading graph.Reading
	text    strings.Builder
	seen    map[string]int // place of an entity among the reading's
	terms   []string
}

// article writes article i: its share of the entities that must be named somewhere, and its share of the claims.
func (w *world) article(i int) graph.Reading {
	title := fmt.Sprintf("Bericht %d over %s", i, strings.ToLower(w.pick(graph.Concept).name))
	if i%50 == 49 {
		return w.again(i, title)
	}
	s := &story{seen: map[string]int{}}
	s.reading = graph.Reading{Article: fmt.Sprintf("article:wereld-%06d", i), Title: title, Language: "nl"}
	s.say(title)
	s.text.WriteString("\n")
	s.reading.Body = s.text.Len()
	s.name(w.share(i))
	from, to := w.span(i, w.size.Claims)
	for range to - from {
		w.claim(s)
	}
	return w.finish(s, i)
}

// span returns which of n things fall to article i, of which those that repeat another take none.
func (w *world) span(i, n int) (from, to int) {
	writing := w.size.Articles - w.size.Articles/50
	rank := i - i/50
	return rank * n / writing, (rank + 1) * n / writing
}

func (w *world) share(i int) []thing {
	from, to := w.span(i, len(w.things))
	return w.things[from:to]
}

func (w *world) pick(t graph.EntityType) thing { return w.ofType[t][w.zipf[t].Uint64()] }

// again repeats the last article under another title, as near-duplicates do; it makes no claims of its own.
func (w *world) again(i int, title string) graph.Reading {
	old := w.last.reading
	body := old.Text[old.Body:]
	s := &story{seen: map[string]int{}, terms: slices.Clone(old.Terms)}
	s.reading = graph.Reading{Article: fmt.Sprintf("article:wereld-%06d", i), Title: title, Language: "nl", Body: len(title) + 1}
	s.say(title)
	s.text.WriteString("\n" + body)
	shift := s.reading.Body - old.Body
	for _, sentence := range old.Sentences {
		if sentence.Start >= old.Body {
			s.reading.Sentences = append(s.reading.Sentences, graph.Span{Start: sentence.Start + shift, End: sentence.End + shift})
		}
	}
	for _, e := range old.Entities {
		e.Mentions = slices.Clone(e.Mentions)
		for j := range e.Mentions {
			e.Mentions[j].Start += shift
			e.Mentions[j].End += shift
		}
		s.reading.Entities = append(s.reading.Entities, e)
	}
	return w.finish(s, i)
}

func (w *world) finish(s *story, i int) graph.Reading {
	r := s.reading
	r.Text = strings.TrimSuffix(s.text.String(), " ")
	if i%11 != 0 {
		r.PublishedAt = graph.Date(fmt.Sprintf("%d-%02d-%02d", 2015+i%12, 1+i%7, 1+i%28))
	}
	r.Publication = fmt.Sprintf("Blad %d", i%17)
	r.Issue = fmt.Sprintf("Blad %d %d", i%17, 2015+i%12)
	slices.Sort(s.terms)
	r.Terms = slices.Compact(s.terms)
	w.last.reading = r
	return r
}

// say adds a sentence or title in which nothing is named.
func (s *story) say(text string) {
	start := s.text.Len()
	s.text.WriteString(text)
	s.reading.Sentences = append(s.reading.Sentences, graph.Span{Start: start, End: s.text.Len()})
	s.terms = append(s.terms, strings.Fields(strings.ToLower(text))...)
}

// name adds a sentence that names things.
func (s *story) name(things []thing) {
	if len(things) == 0 {
		return
	}
	start := s.text.Len()
	s.text.WriteString("Dit gaat over")
	for _, e := range things {
		s.text.WriteString(" ")
		s.mention(e)
	}
	s.close(start)
}

// close ends the sentence that began at start.
func (s *story) close(start int) graph.Span {
	s.text.WriteString(".")
	sentence := graph.Span{Start: start, End: s.text.Len()}
	s.text.WriteString(" ")
	s.reading.Sentences = append(s.reading.Sentences, sentence)
	return sentence
}

func (s *story) mention(e thing) {
	at, seen := s.seen[e.id]
	if !seen {
		at = len(s.reading.Entities)
		s.seen[e.id] = at
		s.reading.Entities = append(s.reading.Entities, graph.Sighting{ID: e.id, Type: e.t, Kind: e.kind, Name: e.name, Salience: 1000 / (at + 1)})
	}
	start := s.text.Len()
	s.text.WriteString(e.name)
	sighting := &s.reading.Entities[at]
	sighting.Mentions = append(sighting.Mentions, graph.MentionRecord{Start: start, End: s.text.Len(), Text: e.name, Recogniser: "world", Confidence: 900})
	s.terms = append(s.terms, strings.Fields(strings.ToLower(e.name))...)
}

// claim adds a sentence that claims something of two things.
func (w *world) claim(s *story) {
	say := w.weighed[w.IntN(len(w.weighed))]
	a, b := w.pick(say.from), w.pick(say.to)
	for a.id == b.id {
		b = w.ofType[say.to][w.IntN(len(w.ofType[say.to]))]
	}
	start := s.text.Len()
	s.mention(a)
	s.text.WriteString(" " + say.words + " ")
	s.mention(b)
	c := graph.Claim{
		Subject: a.id, Predicate: say.predicate, Object: b.id, Modality: graph.Asserted, Confidence: 500 + 10*w.IntN(50), Rule: "world", Evidence: s.close(start),
	}
	switch n := w.IntN(100); {
	case n < 3:
		c.Modality = graph.Negated
	case n < 12:
		c.Modality = graph.Modalities()[1+n%3]
	}
	if c.Predicate.Symmetric() && c.Subject > c.Object {
		c.Subject, c.Object = c.Object, c.Subject
	}
	s.reading.Claims = append(s.reading.Claims, c)
}
