package graph

import "context"

// Store keeps contributions durably and answers from the graph that follows from them. Every implementation passes
// graphtest.Run without exceptions; two stores with the same contributions give the same answers, byte for byte.
//
// Every method returns ctx.Err() (wrapped) once the context ends, [ErrUnavailable] on a closed or unreachable store and
// [ErrCorrupt] when stored bytes are not what was written; the comments name further errors only. All methods may be called
// at the same time; a read sees every Apply that returned before it began, and never half of one.
//
// Reads take their parents in a list (Of…) and answer one page for each, in that order, so that a level of a query costs one
// call. Without parents they answer one page over everything. Ids that don't exist have empty pages.
type Store interface {
	// Apply makes the store's knowledge of each Change's source equal to that Change, all in one transaction, durable before
	// it returns. Applying a Change twice equals applying it once; a [Removal] of an unknown source does nothing. Of several
	// Changes of one source the last counts.
	// Errors: ErrInvalid when a Change fails Validate (nothing is applied), ErrConflict when another writer holds the store,
	// ErrFull when there is no room.
	Apply(ctx context.Context, changes ...Change) error

	// Sources returns the sources that contribute, by id.
	Sources(ctx context.Context, q SourceQuery) (Page[SourceRecord], error)

	// Articles returns articles, for each of q.OfEntities those that mention it.
	// Errors: ErrInvalid for a query that fails its Validate; so for every read below.
	Articles(ctx context.Context, q ArticleQuery) ([]Page[Article], error)

	// Entities returns entities, for each of q.OfArticles those that it mentions.
	Entities(ctx context.Context, q EntityQuery) ([]Page[Entity], error)

	// Mentions returns where q.Entities are named in q.Articles, by article, start, end and entity.
	Mentions(ctx context.Context, q MentionQuery) ([]Mention, error)

	// Edges returns edges, for each node of q.OfNodes those at it. An edge gathers the claims of one subject, predicate and
	// object that pass the filter, and exists while there is one.
	Edges(ctx context.Context, q EdgeQuery) ([]Page[Edge], error)

	// Claims returns claims, for each of q.OfEdges those that it gathers, or for each of q.OfArticles those that it makes.
	Claims(ctx context.Context, q ClaimQuery) ([]Page[ClaimRecord], error)

	// Candidates returns the names that a search has to rank; see [Search].
	Candidates(ctx context.Context, l Lookup) ([]Candidate, error)

	// Count counts by at most two dimensions; see [CountQuery]. Most frequent first, ties by keys.
	Count(ctx context.Context, q CountQuery) ([]Count, error)

	// Dump calls yield with what every source contributes, by source id, as of one moment; it ends with the first error of
	// yield, which it returns as it is.
	Dump(ctx context.Context, yield func(Change) error) error

	// Version returns a short text that differs whenever an Apply changed anything, for cache keys and ETags. It is not
	// comparable between stores.
	Version(ctx context.Context) (string, error)

	// Close ends all use; it waits for nothing and is safe to call twice.
	Close() error
}

// Window cuts a page out of an ordered list.
type Window struct {
	Limit    int       // items at most; 0: no bound
	After    *Position // only items after this one
	Before   *Position // only items before this one
	Backward bool      // take the last Limit items that match instead of the first; they come in list order all the same
	Total    bool      // count all items that match, whatever the window
}

// Position is where an item stands in an order: its sort key and, among equals, its id. It stays valid while others come and
// go; in an order by count it stands for the count that the item had.
type Position struct {
	Key string `json:"k"`
	ID  string `json:"i"`
}

// Page is a window on an ordered list.
type Page[T any] struct {
	Items     []T
	Positions []Position // of Items, one each
	More      bool       // further items follow in the direction of the window (before the first when Backward)
	Total     int        // all that match; 0 unless asked for
}

// SourceQuery selects sources.
type SourceQuery struct {
	IDs    []string // only these; empty: all
	Window Window
}

// ArticleQuery selects articles.
type ArticleQuery struct {
	OfEntities []string // a page for each: the articles that mention it
	Filter     ArticleFilter
	Order      ArticleOrder
	Window     Window
	Content    bool // load text, sentences, pieces and citations too
}

// ArticleFilter narrows articles; empty fields don't narrow. Values in one list are alternatives, unless its comment differs.
type ArticleFilter struct {
	IDs          []string
	Mentioning   []string // entities, all of which the article mentions
	Sources      []string
	Publications []string
	Issues       []string
	Languages    []string
	Period       Period
	Terms        []string // stems; an article matches by at least one
	// EachMember lists every article. Otherwise a group of near-duplicates shows once: by the first member, in the order of
	// [Represents], that passes the rest of the filter.
	EachMember bool
}

// ArticleOrder is an order of articles.
type ArticleOrder string

// Orders of articles. Ties go by id.
const (
	NewestFirst  ArticleOrder = "newest" // by first day, descending; undated last. The order when none is given
	OldestFirst  ArticleOrder = "oldest" // ascending; undated last
	ByTitle      ArticleOrder = "title"  // by SearchKey of the title, untitled last
	MostMatching ArticleOrder = "terms"  // most of Filter.Terms matched first, then newest, then id
)

// EntityQuery selects entities.
type EntityQuery struct {
	OfArticles []string // a page for each: the entities that it mentions
	Filter     EntityFilter
	Order      EntityOrder
	Window     Window
}

// EntityFilter narrows entities; empty fields don't narrow. Values in one list are alternatives.
type EntityFilter struct {
	IDs          []string
	Types        []EntityType
	Kinds        []Kind
	NamePrefix   string // of the SearchKey of the name
	NameContains string // in the SearchKey of the name
	SameAs       string // "cbs:" for any identifier of a register, "cbs:GM0034" for one
	MinArticles  int    // mentioned in at least so many articles
}

// EntityOrder is an order of entities.
type EntityOrder string

// Orders of entities. Ties go by id.
const (
	ByName       EntityOrder = "name"     // SearchKey of the name; the order when none is given
	MostMentions EntityOrder = "mentions" // most first
	MostArticles EntityOrder = "articles"
	MostClaims   EntityOrder = "claims"
	MostSalient  EntityOrder = "salience" // only with OfArticles: salience in that article, then mentions in it
)

// MentionQuery selects mentions.
type MentionQuery struct {
	Entities []string // empty: all
	Articles []string // required
}

// EdgeQuery selects edges.
type EdgeQuery struct {
	OfNodes []string // a page for each: the edges at it
	Filter  ClaimFilter
	Order   EdgeOrder
	Window  Window
}

// Direction is how an edge lies at the node it is asked for.
type Direction string

// The directions. An edge of a symmetric predicate lies both ways.
const (
	Both     Direction = "" // either
	Outgoing Direction = "out"
	Incoming Direction = "in"
)

// ClaimFilter narrows claims, and edges by the claims that they gather; empty fields don't narrow. Values in one list are
// alternatives.
type ClaimFilter struct {
	Predicates    []Predicate
	SubjectTypes  []NodeType
	ObjectTypes   []NodeType
	OtherTypes    []NodeType // of the end that is not the node asked for; only with EdgeQuery.OfNodes
	Others        []string   // ids of the end that is not the node asked for; only with EdgeQuery.OfNodes
	Direction     Direction  // only with EdgeQuery.OfNodes
	Modalities    []Modality // empty: all but Negated
	MinConfidence int        // per mille
	Period        Period     // of the article; a thesaurus claim lies in no period but the empty one
	Publications  []string
	Sources       []string // of the article, or the seed source
	Rules         []string
	WithoutSeeds  bool // leave out claims of the thesaurus
	// EachMember counts every article. Otherwise, of a group of near-duplicates, the first member that makes the claim (same
	// subject, predicate, object) speaks for all.
	EachMember bool
}

// EdgeOrder is an order of edges.
type EdgeOrder string

// Orders of edges. Ties go by id.
const (
	StrongestFirst EdgeOrder = "claims" // most claims first; the order when none is given
	ByEdgeID       EdgeOrder = "id"
)

// ClaimQuery selects claims. OfEdges and OfArticles exclude each other.
type ClaimQuery struct {
	OfEdges    []EdgeKey
	OfArticles []string
	Filter     ClaimFilter // OtherTypes and Direction don't apply
	Order      ClaimOrder
	Window     Window
}

// ClaimOrder is an order of claims. Ties go by id.
type ClaimOrder string

// Orders of claims.
const (
	ByEvidence   ClaimOrder = "evidence" // newest article first (undated last), then article, then start of the evidence. The order when none is given
	LeastCertain ClaimOrder = "margin"   // least Margin of the confidence first, then by evidence: what a person had best look at next
)

// Margin returns how far a confidence is from a toss-up, 500 per mille: 0 to 500.
func Margin(confidence int) int { return max(confidence-500, 500-confidence) }

// Lookup says which names a search needs.
type Lookup struct {
	Key      string       // SearchKey of what was typed
	Trigrams []string     // of Key
	MinShare int          // how many trigrams a name must share to be a fuzzy candidate, at least 1
	Types    []EntityType // empty: all
	Limit    int          // candidates of each sort at most: equal, prefix, fuzzy; each by shared trigrams, mentions, id, key
}

// Unit is what is counted. Articles, sentences and mentions are those of the articles that an [ArticleFilter] lists, so of
// near-duplicates only the one shown counts; claims count by the rule of [ClaimFilter].
type Unit string

// The units, and by which dimensions each may be counted.
const (
	CountArticles  Unit = "articles"  // by publication, issue, language, year, month, entity, type
	CountSentences Unit = "sentences" // that name all of Articles.Mentioning; by entity (other than those), type
	CountMentions  Unit = "mentions"  // of Entities in Articles; by entity, type, year, month, issue, publication
	CountEntities  Unit = "entities"  // by type, kind
	CountClaims    Unit = "claims"    // by predicate, modality, subject type, object type, rule, year, month, publication
)

// Dimension is what things are counted by.
type Dimension string

// The dimensions. A thing without a value (no date, no publication) counts under the key "".
const (
	PerType        Dimension = "type"
	PerKind        Dimension = "kind"
	PerEntity      Dimension = "entity"
	PerPublication Dimension = "publication"
	PerIssue       Dimension = "issue"
	PerLanguage    Dimension = "language"
	PerYear        Dimension = "year"
	PerMonth       Dimension = "month"
	PerPredicate   Dimension = "predicate"
	PerModality    Dimension = "modality"
	PerSubjectType Dimension = "subjectType"
	PerObjectType  Dimension = "objectType"
	PerRule        Dimension = "rule"
)

// CountQuery counts units by dimensions. Without dimensions the answer is one Count with the total.
//
// Articles narrows articles, sentences and mentions; Entities narrows entities, mentions and the entities that PerEntity and
// PerType speak of; Claims narrows claims.
type CountQuery struct {
	Of       Unit
	By       []Dimension // at most two
	Articles ArticleFilter
	Entities EntityFilter
	Claims   ClaimFilter
	Limit    int // counts at most, the most frequent; 0: no bound
}

// Count is how many units fall under keys, one for each dimension.
type Count struct {
	Keys []string
	N    int
}
