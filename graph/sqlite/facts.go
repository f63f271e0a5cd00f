package sqlite

import (
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// facts is what the preferred reading of an article says, in the form in which it is stored. A pure function of the reading.
type facts struct {
	reading   *graph.Reading
	sum       []byte // of the reading
	length    int    // code points of the text
	bodySum   []byte
	body      string
	sightings []sighting
	claims    []claim
	sentences [][]int // for each sentence the sightings named in it, ascending
}

// sighting is an entity as the article shows it.
type sighting struct {
	id       string
	salience int
	mentions int
	places   []byte   // packed, see packPlaces
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
	cid   []byte // of the claim id
	quote string
}

// factsOf reads everything that is derived from a canonical reading.
func factsOf(r *graph.Reading, sum []byte) (*facts, error) {
	at := graph.NewOffsets(r.Text)
	f := &facts{reading: r, sum: sum, length: at.Len(), sentences: make([][]int, len(r.Sentences))}
	f.body = bodyOf(r, at)
	f.bodySum = digest([]byte(f.body))
	for i := range r.Entities {
		s, err := f.sight(i, &r.Entities[i])
		if err != nil {
			return nil, err
		}
		f.sightings = append(f.sightings, s)
	}
	for _, c := range r.Claims {
		quote, _ := at.Slice(c.Evidence)
		f.claims = append(f.claims, claim{c, cidOf(graph.ClaimID(r.Article, c)), quote})
	}
	return f, nil
}

func bodyOf(r *graph.Reading, at *graph.Offsets) string {
	from, ok := at.Byte(r.Body)
	if !ok {
		return ""
	}
	return r.Text[from:]
}

func (f *facts) sight(i int, e *graph.Sighting) (sighting, error) {
	p, err := marshal(profile{e.Kind, e.Name, e.Aliases, e.SameAs, e.Definition})
	if err != nil {
		return sighting{}, err
	}
	s := sighting{id: e.ID, salience: e.Salience, mentions: len(e.Mentions), profile: string(p)}
	var pack packer
	for _, m := range e.Mentions {
		at := f.sentenceOf(m.Start)
		var span graph.Span
		if at >= 0 {
			span = f.reading.Sentences[at]
			if list := f.sentences[at]; len(list) == 0 || list[len(list)-1] != i {
				f.sentences[at] = append(list, i)
			}
		}
		packPlace(&pack, m, span)
		if m.Text != e.Name && !slices.Contains(e.Aliases, m.Text) {
			s.surfaces = append(s.surfaces, m.Text)
		}
	}
	s.places = pack.b
	slices.Sort(s.surfaces)
	s.surfaces = slices.Compact(s.surfaces)
	return s, nil
}

// sentenceOf returns the sentence that holds a code point, or -1.
func (f *facts) sentenceOf(at int) int {
	list := f.reading.Sentences
	i := sort.Search(len(list), func(i int) bool { return list[i].End > at })
	if i == len(list) || list[i].Start > at {
		return -1
	}
	return i
}

func packPlace(p *packer, m graph.MentionRecord, sentence graph.Span) {
	p.num(m.Start)
	p.num(m.End)
	p.num(m.Confidence)
	p.num(sentence.Start)
	p.num(sentence.End)
	p.text(m.Recogniser)
	p.text(m.Text)
}

// unpackPlaces reads the mentions of an entity in an article; false when the bytes are damaged.
func unpackPlaces(b []byte, entity, article string) ([]graph.Mention, bool) {
	u := unpacker{b: b}
	var out []graph.Mention
	for u.more() {
		m := graph.Mention{Entity: entity, Article: article, Start: u.num(), End: u.num(), Confidence: u.num()}
		m.Sentence.Start, m.Sentence.End = u.num(), u.num()
		m.Recogniser, m.Text = u.text(), u.text()
		out = append(out, m)
	}
	return out, !u.bad
}

// packHoldings packs where a source holds an article.
func packHoldings(r *graph.Reading) []byte {
	var spans []graph.Span
	var whole graph.Span
	for i, p := range r.Pieces {
		end := p.Source + p.End - p.Start
		if i == 0 {
			whole = graph.Span{Start: p.Source, End: end}
		}
		whole.Start, whole.End = min(whole.Start, p.Source), max(whole.End, end)
	}
	spans = append(append(spans, whole), r.Also...)
	slices.SortFunc(spans, func(a, b graph.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	var p packer
	for _, s := range spans {
		p.num(s.Start)
		p.num(s.End)
	}
	return p.b
}

func unpackHoldings(b []byte, source string) ([]graph.Holding, bool) {
	u := unpacker{b: b}
	var out []graph.Holding
	for u.more() {
		out = append(out, graph.Holding{Source: source, Start: u.num(), End: u.num()})
	}
	return out, !u.bad
}

const claimPrefix = "claim:"

// cidOf returns the bytes of a claim id.
func cidOf(id string) []byte {
	b, err := hex.DecodeString(strings.TrimPrefix(id, claimPrefix))
	if err != nil {
		return nil
	}
	return b
}

func claimID(cid []byte) string { return claimPrefix + hex.EncodeToString(cid) }

const articlePrefix = "article:"

// aidOf returns an article's id without its type, which orders articles as the id does.
func aidOf(id string) string { return strings.TrimPrefix(id, articlePrefix) }
