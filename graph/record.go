package graph

// SourceRecord is a source as the store knows it.
type SourceRecord struct {
	Source
	Articles int // that it holds
}

// Article is an article as the graph knows it: the preferred reading (see [Prefer]) of all its sources.
type Article struct {
	ID          string
	Title       string
	Body        int // code point at which the body starts
	Length      int // code points of the text
	Language    string
	Publication string
	Issue       string
	PublishedAt Date
	Holdings    []Holding // every source that holds it, by source id and start
	Group       string    // id of the article that represents its near-duplicates, itself included
	Members     []string  // the group without this article, in the order of Represents
	Matched     int       // how many of ArticleFilter.Terms it matches

	// Only when ArticleQuery.Content asks for them.
	Text      string
	Subtitle  Span // the line between title and body that goes on with the title; zero when there is none
	Sentences []Span
	Pieces    []Piece // in the source whose reading is preferred
	Reading   string  // that source
	Citations []Citation
}

// Holding is where an article stands in a source, in code points of the decoded source: from its first piece to its last.
type Holding struct {
	Source string
	Start  int
	End    int
}

// Entity is an entity as the graph knows it; it exists while an article mentions it.
//
// Everything but Claims follows from its counted sightings: of a group of near-duplicate articles, the first member (in the
// order of Represents) that mentions it counts, with one vote.
type Entity struct {
	ID         string
	Type       EntityType
	Kind       Kind     // by Vote
	Name       string   // by Vote
	Aliases    []string // other names and surfaces: for each SearchKey but the name's one, by Vote; by SearchKey, at most MaxAliases
	SameAs     []string // identifiers in registers, sorted
	Definition string   // by Vote
	Mentions   int      // places
	Articles   int      // articles
	Claims     int      // claims at either end; negated and thesaurus ones left out, near-duplicates counted as ClaimFilter says
	First      Date     // of the oldest dated article
	Last       Date     // of the newest

	// Salience and Here are set in pages of EntityQuery.OfArticles: salience and number of mentions in that article.
	Salience int
	Here     int
}

// MaxAliases bounds the aliases that an Entity lists; a search knows all.
const MaxAliases = 50

// Mention is one place where an article names an entity.
type Mention struct {
	Entity     string
	Article    string
	Start      int
	End        int
	Text       string
	Recogniser string
	Confidence int  // per mille
	Sentence   Span // the sentence of the article that holds Start; empty when none does
}

// EdgeKey names an edge.
type EdgeKey struct {
	Subject   string
	Predicate Predicate
	Object    string
}

// ID returns the edge's id, which also orders edges.
func (k EdgeKey) ID() string { return k.Subject + " " + string(k.Predicate) + " " + k.Object }

// Edge gathers the claims of one subject, predicate and object. An end that is an article is the representative of its group.
type Edge struct {
	EdgeKey
	Claims     int        // that pass the filter
	Confidence int        // greatest of them, per mille
	Modalities []Modality // of them, in the order of Modalities
	Roles      []string   // of them, sorted
	First      Date       // of the oldest article that makes one; empty when all are undated
	Last       Date       // of the newest
}

// ClaimRecord is a claim as the graph knows it.
type ClaimRecord struct {
	Claim          // Subject and Object are node ids: ThisArticle is replaced by the representative of the article's group
	ID      string // see ClaimID
	Article string // that makes it; empty for a thesaurus claim
	Source  string // the source whose reading is preferred, or the seed source
	Quote   string // the evidence, exactly the article's text
	Date    Date   // of the article
}

// Candidate is a name that a search has to rank. An entity with several matching names is several candidates.
type Candidate struct {
	Entity Entity
	Key    string // SearchKey of the name that matched
	Shared int    // trigrams that Key shares with the look-up
}
