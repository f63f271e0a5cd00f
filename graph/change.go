package graph

// ThisArticle stands in a [Claim] of a [Reading] for the article that is read.
const ThisArticle = "article"

// MaxEvidence is the greatest length of an evidence span, in code points.
const MaxEvidence = 400

// Change is one revision of one source, and the only thing that crosses from extraction to a store. A Change with an empty
// digest and nothing else is a removal; see [Removal].
type Change struct {
	Source   Source    `json:"source"`
	Readings []Reading `json:"readings,omitempty"`
	// Thesaurus holds claims of the seed files (BROADER, RELATED): no article says them, Seed does. One takes effect while
	// both of its concepts are mentioned by some article, and sleeps otherwise.
	Thesaurus []Claim `json:"thesaurus,omitempty"`
}

// Removal returns the Change that ends what a source contributes.
func Removal(source string) Change { return Change{Source: Source{ID: source}} }

// Removes reports whether c is a [Removal].
func (c Change) Removes() bool {
	return c.Source.Digest == "" && len(c.Readings) == 0 && len(c.Thesaurus) == 0
}

// Source is a file or address from which articles come.
type Source struct {
	ID      string `json:"id"`      // path relative to the input root with forward slashes, a URL, or "seed:FILE"
	Digest  string `json:"digest"`  // SHA-256 of the bytes read, 64 lower-case hexadecimal digits
	Version string `json:"version"` // version of the extractor that read it
}

// Reading is one article as one source holds it and one version of the extractor reads it.
type Reading struct {
	Article     string     `json:"article"`            // id, see [ArticleID]
	Title       string     `json:"title,omitempty"`    // as printed; the text starts with it when there is one
	Text        string     `json:"text"`               // title and body: the source's own characters
	Body        int        `json:"body,omitempty"`     // code point at which the body starts
	Subtitle    Span       `json:"subtitle,omitzero"`  // the line between title and body that goes on with the title; zero when there is none
	Language    string     `json:"language,omitempty"` // BCP 47 of most of the body: "nl", "en"
	Publication string     `json:"publication,omitempty"`
	Issue       string     `json:"issue,omitempty"` // "Sozio 1 2026"
	PublishedAt Date       `json:"publishedAt,omitempty"`
	Pieces      []Piece    `json:"pieces,omitempty"`    // where the text stands in the source, in order of the text
	Also        []Span     `json:"also,omitempty"`      // further places of the source that hold the same article, in code points of the source
	Sentences   []Span     `json:"sentences,omitempty"` // in order, not overlapping
	Entities    []Sighting `json:"entities,omitempty"`  // by id
	Claims      []Claim    `json:"claims,omitempty"`
	Citations   []Citation `json:"citations,omitempty"`
	Terms       []string   `json:"terms,omitempty"` // distinct stems of the text, sorted: what article search looks up
}

// Span is a range of code points of a text, end exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Piece places a range of an article's text in its source: text[Start:End] equals source[Source:Source+End-Start], in code
// points of the decoded source. Between pieces the text holds white space only.
type Piece struct {
	Start  int `json:"start"`
	End    int `json:"end"`
	Source int `json:"source"`
}

// Sighting is an entity as one article shows it.
type Sighting struct {
	ID         string          `json:"id"` // see [EntityID]; for known things the id of the seeds
	Type       EntityType      `json:"type"`
	Kind       Kind            `json:"kind,omitempty"`
	Name       string          `json:"name"`                 // the most complete form that the article gives, or the known name
	Aliases    []string        `json:"aliases,omitempty"`    // known names from the seeds, sorted; surfaces need no repeating
	SameAs     []string        `json:"sameAs,omitempty"`     // "ror:04pp8hn57", "cbs:GM0344"; sorted
	Definition string          `json:"definition,omitempty"` // of a thesaurus concept
	Salience   int             `json:"salience,omitempty"`   // per mille: how much the article is about it
	Mentions   []MentionRecord `json:"mentions"`             // in order of the text; at least one
}

// MentionRecord is one place where an article names an entity.
type MentionRecord struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Text       string `json:"text"`       // exactly the article's text[Start:End]
	Recogniser string `json:"recogniser"` // who found it
	Confidence int    `json:"confidence"` // per mille
}

// Claim is one statement of one article: subject, predicate, object, and the sentence that proves it.
type Claim struct {
	Subject    string    `json:"subject"` // entity id, reference id of a citation, or [ThisArticle]
	Predicate  Predicate `json:"predicate"`
	Object     string    `json:"object"` // entity id, reference id, or [ThisArticle]
	Modality   Modality  `json:"modality,omitempty"`
	Role       string    `json:"role,omitempty"` // "lector", "wethouder": what a person is at the object
	From       Date      `json:"from,omitempty"` // since when, where stated
	To         Date      `json:"to,omitempty"`   // until when, where stated
	Confidence int       `json:"confidence"`     // per mille
	Rule       string    `json:"rule"`           // the rule or model that found it
	Evidence   Span      `json:"evidence"`       // of the article's text, at most [MaxEvidence] long; zero for a thesaurus claim
	Seed       string    `json:"seed,omitempty"` // "seed:FILE#ROW" of a thesaurus claim
}

// Citation is an author–year reference in the running text.
type Citation struct {
	Text      string   `json:"text"` // exactly the article's text[Start:End]
	Authors   []string `json:"authors"`
	Year      int      `json:"year,omitempty"`   // 0: no year (z.j., in druk)
	Suffix    string   `json:"suffix,omitempty"` // "a" of 2016a
	Reference string   `json:"reference"`        // see [ReferenceID]
	Start     int      `json:"start"`
	End       int      `json:"end"`
}
