package neo4j

import (
	"slices"
	"sort"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// facts is what the preferred reading of an article says. A pure function of the reading.
type facts struct {
	*reading
	length    int // code points of the text
	at        *graph.Offsets
	body      string
	bodyID    string // "" for a body without words
	sightings []sighting
	claims    []claim
}

// sighting is an entity as the article shows it.
type sighting struct {
	*graph.Sighting
	profile  string   // JSON of profile
	surfaces []string // texts of mentions that the profile does not have, sorted and distinct
}

// profile is what a sighting says of its entity besides where it stands.
type profile struct {
	Kind       graph.Kind `json:"k,omitempty"`
	Name       string     `json:"n"`
	Aliases    []string   `json:"a,omitempty"`
	SameAs     []string   `json:"s,omitempty"`
	Definition string     `json:"d,omitempty"`
}

// claim is one claim of the article.
type claim struct {
	graph.Claim
	id    string
	quote string
}

// factsOf reads everything that is derived from a canonical reading.
func factsOf(r *reading) (*facts, error) {
	f := &facts{reading: r, at: graph.NewOffsets(r.Text)}
	f.length = f.at.Len()
	if from, ok := f.at.Byte(r.Body); ok {
		f.body = r.Text[from:]
	}
	if len(graph.Shingles(f.body)) > 0 {
		f.bodyID = digest([]byte(f.body))
	}
	for i := range r.Entities {
		s, err := sightingOf(&r.Entities[i])
		if err != nil {
			return nil, err
		}
		f.sightings = append(f.sightings, s)
	}
	for _, c := range r.Claims {
		quote, _ := f.at.Slice(c.Evidence)
		f.claims = append(f.claims, claim{c, graph.ClaimID(r.Article, c), quote})
	}
	return f, nil
}

func sightingOf(e *graph.Sighting) (sighting, error) {
	p, err := marshal(profile{e.Kind, e.Name, e.Aliases, e.SameAs, e.Definition})
	if err != nil {
		return sighting{}, err
	}
	s := sighting{Sighting: e, profile: string(p)}
	for _, m := range e.Mentions {
		if m.Text != e.Name && !slices.Contains(e.Aliases, m.Text) {
			s.surfaces = append(s.surfaces, m.Text)
		}
	}
	slices.Sort(s.surfaces)
	s.surfaces = slices.Compact(s.surfaces)
	return s, nil
}

// sentenceOf returns the number of the sentence that holds a code point, or -1.
func (f *facts) sentenceOf(at int) int {
	list := f.Sentences
	i := sort.Search(len(list), func(i int) bool { return list[i].End > at })
	if i == len(list) || list[i].Start > at {
		return -1
	}
	return i
}

// holdings returns where the reading's source holds the article, in order.
func (r *reading) holdings() []graph.Span {
	var whole graph.Span
	for i, p := range r.Pieces {
		end := p.Source + p.End - p.Start
		if i == 0 {
			whole = graph.Span{Start: p.Source, End: end}
		}
		whole.Start, whole.End = min(whole.Start, p.Source), max(whole.End, end)
	}
	return append([]graph.Span{whole}, r.Also...)
}

// Undated is the value of recent that comes after every day.
const undated = 99_999_999

// dayOf returns the first day of a date as the number yyyymmdd; 0 for an unknown one.
func dayOf(d graph.Date) int {
	n := 0
	for _, digit := range strings.ReplaceAll(d.First(), "-", "") {
		n = n*10 + int(digit-'0')
	}
	return n
}

// recentOf returns a number that ascends from the newest day to the oldest; unknown comes last.
func recentOf(d graph.Date) int { return undated - dayOf(d) }
