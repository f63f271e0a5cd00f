package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Explanation tells what every stage saw in a source and decided. It marshals to JSON; offsets are code points, of the source's text
// where a field says so and of the article's otherwise, end exclusive.
type Explanation struct {
	Source string `json:"source"`
	Length int    `json:"length"` // of the source
	// Scrambled says that the page was taken for one interview whose paragraphs its layout mixed up.
	Scrambled bool        `json:"scrambled"`
	Lines     []LineRead  `json:"lines"`   // that are not blank, with their roles
	LeftOut   []Excerpt   `json:"leftOut"` // what of the source belongs to no article
	Articles  []Explained `json:"articles"`
}

// Excerpt is a part of a text: where it stands, and how it starts.
type Excerpt struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"` // on one line, at most some hundred characters
}

// Explained is one article on its way through the stages.
type Explained struct {
	ID          string        `json:"id"`
	Title       string        `json:"title"`
	Subtitle    string        `json:"subtitle,omitempty"`
	Byline      string        `json:"byline,omitempty"`
	Publication string        `json:"publication,omitempty"`
	Issue       string        `json:"issue,omitempty"`
	PublishedAt graph.Date    `json:"publishedAt,omitempty"`
	Language    string        `json:"language,omitempty"`
	Pieces      []graph.Piece `json:"pieces"`         // its text in the source
	Also        []graph.Span  `json:"also,omitempty"` // the same article elsewhere in the source

	Sentences  int            `json:"sentences"`
	Tokens     int            `json:"tokens"`
	Languages  map[string]int `json:"languages"` // sentences by the language of their paragraph
	Proposals  []Proposals    `json:"proposals"` // by recogniser
	Candidates []Weighed      `json:"candidates"`

	Citations []CitationRead    `json:"citations"`
	Entities  []EntityExplained `json:"entities"`
	Claims    []ClaimExplained  `json:"claims"`
	Refusals  []RefusalRead     `json:"refusals"`
}

// Proposals is how many names a recogniser proposed.
type Proposals struct {
	Recogniser string `json:"recogniser"`
	Names      int    `json:"names"`
}

// Weighed is a proposed name and what became of it when the readings were combined.
type Weighed struct {
	Excerpt
	Type       graph.EntityType `json:"type"`
	Outcome    dutch.Outcome    `json:"outcome"`
	Confidence int              `json:"confidence"` // per mille
	Says       []Said           `json:"says"`       // what speaks for it and against it, the heaviest first
	GaveWayTo  string           `json:"gaveWayTo,omitempty"`
	Cited      bool             `json:"cited,omitempty"`   // kept, then left out: only a citation names this person
	Reasons    []dutch.Reason   `json:"reasons,omitempty"` // the features that weighed most in the model's reading; of the first 2,000 names
}

// Said is what one reading says of a candidate, and what that is worth.
type Said struct {
	Say   string `json:"say"`
	Worth *int   `json:"worth,omitempty"` // thousandths of log odds; none where the recognisers' own confidence counts
}

// CitationRead is a citation as it was read.
type CitationRead struct {
	Excerpt
	Authors   []string `json:"authors"`
	Year      int      `json:"year,omitempty"`
	Suffix    string   `json:"suffix,omitempty"`
	Reference string   `json:"reference"`
	Work      string   `json:"work,omitempty"` // the title that an entry of a list of literature gives
}

// EntityExplained is an entity, how its name came about, and what was bound to it.
type EntityExplained struct {
	ID       string           `json:"id"`
	Type     graph.EntityType `json:"type"`
	Kind     graph.Kind       `json:"kind,omitempty"`
	Name     string           `json:"name"`
	Salience int              `json:"salience"`
	Known    string           `json:"known,omitempty"` // row of the seeds
	SameAs   []string         `json:"sameAs,omitempty"`
	Steps    []string         `json:"steps,omitempty"`  // how surfaces became the name, and the name the id
	Joined   []Joined         `json:"joined,omitempty"` // names that were bound to it, and why
	Mentions []MentionRead    `json:"mentions"`
}

// MentionRead is a place where an entity is named, and who says so.
type MentionRead struct {
	Excerpt
	Recogniser string `json:"recogniser"`
	Confidence int    `json:"confidence"`
	Says       string `json:"says,omitempty"` // everyone who proposed it
}

// ClaimExplained is a claim with its sentence.
type ClaimExplained struct {
	Subject    string          `json:"subject"`
	Predicate  graph.Predicate `json:"predicate"`
	Object     string          `json:"object"`
	Modality   graph.Modality  `json:"modality"`
	Role       string          `json:"role,omitempty"`
	From       graph.Date      `json:"from,omitempty"`
	To         graph.Date      `json:"to,omitempty"`
	Confidence int             `json:"confidence"`
	Rule       string          `json:"rule"`
	Evidence   Excerpt         `json:"evidence"`
}

// RefusalRead is a candidate that became no claim, with its sentence.
type RefusalRead struct {
	Rule      string          `json:"rule,omitempty"`
	Predicate graph.Predicate `json:"predicate,omitempty"`
	Subject   string          `json:"subject,omitempty"`
	Object    string          `json:"object,omitempty"`
	Why       string          `json:"why"`
	Sentence  Excerpt         `json:"sentence"`
}

// Explain takes a source's text through every stage and tells what each saw and decided.
func (x *Extractor) Explain(source, text string) *Explanation {
	at := graph.NewOffsets(text)
	e := &Explanation{Source: source, Length: at.Len(), LeftOut: []Excerpt{}, Articles: []Explained{}}
	var held []owned
	for i, draft := range Segment(text) {
		for _, p := range draft.Pieces {
			held = append(held, owned{Span{p.Source, p.Source + p.End - p.Start}, i + 1})
		}
		for _, s := range draft.Also {
			held = append(held, owned{s, i + 1})
		}
		e.Articles = append(e.Articles, x.explain(draft.FromFile(source), at))
	}
	e.Lines, e.Scrambled = explainLines(at, text, held)
	for _, s := range between(text, held) {
		e.LeftOut = append(e.LeftOut, excerpt(at, text, s.Start, s.End))
	}
	return e
}

// between returns the spans of a text outside of others, without white space around; none of white space alone.
func between(text string, held []owned) []Span {
	slices.SortFunc(held, func(a, b owned) int { return cmp.Compare(a.Start, b.Start) })
	var out []Span
	last := 0
	for _, h := range append(held, owned{Span: Span{len(text), len(text)}}) {
		if h.Start > last {
			part := text[last:h.Start]
			start := last + len(part) - len(strings.TrimSpace(part+"|")) + 1
			if trimmed := strings.TrimSpace(part); trimmed != "" {
				out = append(out, Span{start, start + len(trimmed)})
			}
		}
		last = max(last, h.End)
	}
	return out
}

// excerptLength is how many code points of a text an excerpt shows.
const excerptLength = 160

func excerpt(at *graph.Offsets, text string, start, end int) Excerpt {
	shown := []rune(strings.Join(strings.Fields(text[start:end]), " "))
	if len(shown) > excerptLength {
		shown = append(shown[:excerptLength-2], ' ', '…')
	}
	return Excerpt{Start: at.CodePoints(start), End: at.CodePoints(end), Text: string(shown)}
}

// whole is an excerpt with all of its text.
func whole(at *graph.Offsets, text string, start, end int) Excerpt {
	e := excerpt(at, text, start, end)
	e.Text = strings.Join(strings.Fields(text[start:end]), " ")
	return e
}

func (x *Extractor) explain(draft Draft, source *graph.Offsets) Explained {
	r := x.Read(draft)
	head := draft.ReadingAt(source)
	at := graph.NewOffsets(draft.Text)
	e := Explained{
		ID: head.Article, Title: draft.Title,
		Subtitle: draft.Text[draft.Subtitle.Start:draft.Subtitle.End], Byline: draft.Text[draft.Byline.Start:draft.Byline.End], Publication: draft.Publication,
		Issue: draft.Issue, PublishedAt: draft.PublishedAt, Language: draft.Language, Pieces: head.Pieces, Also: head.Also,
		Sentences: len(r.Document.Sentences), Tokens: len(r.Document.Tokens), Languages: map[string]int{},
		Citations: []CitationRead{}, Entities: []EntityExplained{}, Claims: []ClaimExplained{}, Refusals: []RefusalRead{},
	}
	for _, s := range r.Document.Sentences {
		e.Languages[s.Language]++
	}
	for i, found := range r.Found {
		name := literature
		if i < len(x.recognisers) {
			name = x.recognisers[i].Name()
		}
		e.Proposals = append(e.Proposals, Proposals{name, len(found)})
	}
	decisions := dutch.Decide(r.Found...)
	e.Candidates = x.weighed(&r, at, decisions)
	by := byProposal(decisions)
	for i := range r.Entities {
		e.Entities = append(e.Entities, x.explainEntity(&r, at, &r.Entities[i], decisions, by))
	}
	for _, c := range r.Citations {
		e.Citations = append(e.Citations, CitationRead{
			excerpt(at, draft.Text, c.Start, c.End), c.Authors, c.Year, c.Suffix, graph.ReferenceID(c.Authors, c.Year, c.Suffix), cleanName(draft.Text[c.Title.Start:c.Title.End]),
		})
	}
	for _, c := range r.Claims {
		e.Claims = append(e.Claims, ClaimExplained{
			c.Subject, c.Predicate, c.Object, c.Modality, c.Role, c.From, c.To, c.Confidence, c.Rule, whole(at, draft.Text, c.Start, c.End),
		})
	}
	for _, f := range x.relator.Refusals(r.Document, r.Entities, draft.Byline) {
		e.Refusals = append(e.Refusals, RefusalRead{f.Rule, f.Predicate, f.Subject, f.Object, f.Why, excerpt(at, draft.Text, f.Start, f.End)})
	}
	return e
}
