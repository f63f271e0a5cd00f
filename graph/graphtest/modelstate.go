package graphtest

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// state is what follows from a set of contributions.
type state struct {
	rules
	held     map[string]graph.Change
	articles []*article // by id
	byID     map[string]*article
	entities map[string]*entity
	claims   []*claim
}

// article is an article, one reading of which is preferred.
type article struct {
	id      string
	reading *graph.Reading // the preferred one
	source  string         // that holds it
	holders []holder       // all, by source id
	group   []*article     // its near-duplicates and itself, in the order of Represents
}

// holder is a source that holds an article.
type holder struct {
	source  string
	reading *graph.Reading
}

// entity is an entity with every key by which a search finds it.
type entity struct {
	graph.Entity
	sightings []sighting // all of them, by article
	key       string     // search key of the name
	keys      map[string]bool
}

// sighting is an entity in one article.
type sighting struct {
	*graph.Sighting
	in *article
}

// claim is a claim and what its filter asks beyond its record.
type claim struct {
	graph.ClaimRecord
	by     *article // nil for a thesaurus claim
	counts bool     // when near-duplicates count once
}

func newState(r rules, held map[string]graph.Change) *state {
	s := &state{rules: r, held: held, byID: map[string]*article{}, entities: map[string]*entity{}}
	s.readArticles()
	s.groupArticles()
	s.readEntities()
	s.readClaims()
	s.describeEntities()
	return s
}

// readArticles gathers who holds each article and prefers one reading.
func (s *state) readArticles() {
	for _, source := range slices.Sorted(maps.Keys(s.held)) {
		readings := s.held[source].Readings
		for i := range readings {
			r := &readings[i]
			a := s.byID[r.Article]
			if a == nil {
				a = &article{id: r.Article}
				s.byID[r.Article] = a
			}
			a.holders = append(a.holders, holder{source, r})
			if a.reading == nil || s.prefer(r, source, a.reading, a.source) {
				a.reading, a.source = r, source
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.byID)) {
		s.articles = append(s.articles, s.byID[id])
	}
}

// groupArticles compares all pairs of articles and spreads each group along the pairs that are near-duplicates.
func (s *state) groupArticles() {
	shingles := map[*article]map[string]bool{}
	for _, a := range s.articles {
		shingles[a] = shinglesOf(bodyOf(a.reading))
	}
	near := func(a, b *article) bool { return s.near(shingles[a], shingles[b]) }
	for _, a := range s.articles {
		a.group = []*article{a}
		for i := 0; i < len(a.group) && (s.chained || i == 0); i++ {
			for _, b := range s.articles {
				if !slices.Contains(a.group, b) && near(a.group[i], b) {
					a.group = append(a.group, b)
				}
			}
		}
		slices.SortFunc(a.group, func(x, y *article) int {
			switch {
			case x == y:
				return 0
			case s.represents(x.reading.Title, x.id, y.reading.Title, y.id):
				return -1
			default:
				return 1
			}
		})
	}
}

// bodyOf returns the text of a reading without its title.
func bodyOf(r *graph.Reading) string { return string([]rune(r.Text)[r.Body:]) }

// readEntities gathers the sightings of each entity.
func (s *state) readEntities() {
	for _, a := range s.articles {
		for i := range a.reading.Entities {
			e := &a.reading.Entities[i]
			if s.entities[e.ID] == nil {
				s.entities[e.ID] = &entity{Entity: graph.Entity{ID: e.ID, Type: e.Type}, keys: map[string]bool{}}
			}
			s.entities[e.ID].sightings = append(s.entities[e.ID].sightings, sighting{e, a})
		}
	}
}

// mentions reports whether an article mentions an entity.
func (a *article) mentions(entity string) bool {
	return slices.ContainsFunc(a.reading.Entities, func(e graph.Sighting) bool { return e.ID == entity })
}

// counted returns the sightings of e that count: of a group, that of the first member that mentions it.
func (s *state) counted(e *entity) []sighting {
	var out []sighting
	for _, g := range e.sightings {
		first := g.in.group[slices.IndexFunc(g.in.group, func(a *article) bool { return a.mentions(e.ID) })]
		if first == g.in || !s.countOnce {
			out = append(out, g)
		}
	}
	return out
}

// describeEntities lets the counted sightings vote.
func (s *state) describeEntities() {
	for _, e := range s.entities {
		kinds, names, definitions := map[string]int{}, map[string]int{}, map[string]int{}
		spellings := map[string]map[string]int{} // votes by search key
		for _, g := range s.counted(e) {
			kinds[string(g.Kind)]++
			names[g.Name]++
			definitions[g.Definition]++
			for value := range valuesOf(g.Sighting) {
				key := graph.SearchKey(value)
				if spellings[key] == nil {
					spellings[key] = map[string]int{}
				}
				spellings[key][value]++
			}
			e.Mentions += len(g.Mentions)
			e.Articles++
			e.SameAs = append(e.SameAs, g.SameAs...)
			e.First, e.Last = widen(e.First, e.Last, g.in.reading.PublishedAt)
		}
		slices.Sort(e.SameAs)
		e.SameAs = slices.Compact(e.SameAs)
		e.Kind, e.Name, e.Definition = graph.Kind(s.vote(kinds)), s.vote(names), s.vote(definitions)
		e.key = graph.SearchKey(e.Name)
		s.nameAliases(e, spellings)
		for _, c := range s.claims {
			if c.counts && c.by != nil && c.Modality != graph.Negated && (c.Subject == e.ID || c.Object == e.ID) {
				e.Claims++
			}
		}
	}
}

// valuesOf returns every text by which a sighting names its entity.
func valuesOf(g *graph.Sighting) map[string]bool {
	values := map[string]bool{g.Name: true}
	for _, alias := range g.Aliases {
		values[alias] = true
	}
	for _, m := range g.Mentions {
		values[m.Text] = true
	}
	return values
}

func (s *state) nameAliases(e *entity, spellings map[string]map[string]int) {
	for _, key := range slices.Sorted(maps.Keys(spellings)) {
		if key == "" {
			continue
		}
		e.keys[key] = true
		if key != e.key && len(e.Aliases) < graph.MaxAliases {
			e.Aliases = append(e.Aliases, s.vote(spellings[key]))
		}
	}
}

// widen returns the oldest and newest of three dates, any of which may be unknown.
func widen(first, last, date graph.Date) (graph.Date, graph.Date) {
	if date == "" {
		return first, last
	}
	if first == "" || date < first {
		first = date
	}
	if date > last {
		last = date
	}
	return first, last
}

// readClaims replaces ends that are articles and finds out which claims count and which sleep.
func (s *state) readClaims() {
	for _, a := range s.articles {
		text := []rune(a.reading.Text)
		for _, c := range a.reading.Claims {
			record := graph.ClaimRecord{
				Claim: a.resolve(c), ID: graph.ClaimID(a.id, c), Article: a.id, Source: a.source,
				Quote: string(text[c.Evidence.Start:c.Evidence.End]), Date: a.reading.PublishedAt,
			}
			s.claims = append(s.claims, &claim{ClaimRecord: record, by: a, counts: a.speaksFor(c) || !s.claimOnce})
		}
	}
	for _, source := range slices.Sorted(maps.Keys(s.held)) {
		for _, c := range s.held[source].Thesaurus {
			if s.sleeps && (s.entities[c.Subject] == nil || s.entities[c.Object] == nil) {
				continue
			}
			record := graph.ClaimRecord{Claim: c, ID: graph.ClaimID(source, c), Source: source}
			s.claims = append(s.claims, &claim{ClaimRecord: record, counts: true})
		}
	}
}

// resolve puts the representative of the group in the place of the article.
func (a *article) resolve(c graph.Claim) graph.Claim {
	if c.Subject == graph.ThisArticle {
		c.Subject = a.group[0].id
	}
	if c.Object == graph.ThisArticle {
		c.Object = a.group[0].id
	}
	return c
}

// speaksFor reports whether a is the first of its group that says what c says.
func (a *article) speaksFor(c graph.Claim) bool {
	for _, member := range a.group {
		for _, other := range member.reading.Claims {
			if other.Subject == c.Subject && other.Predicate == c.Predicate && other.Object == c.Object {
				return member == a
			}
		}
	}
	return false
}

// record returns the article as the store shows it.
func (a *article) record(matched int, content bool) graph.Article {
	r := a.reading
	out := graph.Article{
		ID: a.id, Title: r.Title, Body: r.Body, Length: utf8.RuneCountInString(r.Text), Language: r.Language,
		Publication: r.Publication, Issue: r.Issue, PublishedAt: r.PublishedAt,
		Holdings: a.holdings(), Group: a.group[0].id, Matched: matched,
	}
	for _, other := range a.group {
		if other != a {
			out.Members = append(out.Members, other.id)
		}
	}
	if content {
		out.Text, out.Subtitle, out.Sentences, out.Pieces, out.Reading, out.Citations = r.Text, r.Subtitle, r.Sentences, r.Pieces, a.source, r.Citations
	}
	return out
}

func (a *article) holdings() []graph.Holding {
	var out []graph.Holding
	for _, h := range a.holders {
		whole := graph.Holding{Source: h.source}
		for i, p := range h.reading.Pieces {
			end := p.Source + p.End - p.Start
			if i == 0 || p.Source < whole.Start {
				whole.Start = p.Source
			}
			whole.End = max(whole.End, end)
		}
		out = append(out, whole)
		for _, s := range h.reading.Also {
			out = append(out, graph.Holding{Source: h.source, Start: s.Start, End: s.End})
		}
	}
	slices.SortStableFunc(out, func(x, y graph.Holding) int {
		if x.Source != y.Source {
			return strings.Compare(x.Source, y.Source)
		}
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.End - y.End
	})
	return out
}
