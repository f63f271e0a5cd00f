package batch

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Source is one input of a run.
type Source struct {
	ID   string                              // the id under which its Change is stored
	Path string                              // what a person calls it; may be empty
	Read func(context.Context) (Text, error) // called once, by a worker; its errors name the path; a panic sets the source aside
}

// Text is what a source reads as.
type Text struct {
	Text   string   // decoded, valid UTF-8
	Digest string   // SHA-256 of the bytes read, in lower-case hexadecimal
	Notes  []string // what a person should know of it: "read as Windows-1252"
}

// Job says what to run. Sources, Extract and Sink are required; the other fields may be left zero.
type Job struct {
	Sources []Source // distinct ids; results come in this order
	Version string   // of the extractor

	// Extract turns a text into a Change. It is called from several goroutines at once. A panic in it sets the source aside.
	Extract func(id, digest, text string) (graph.Change, error)

	// Known returns what the sink holds of a source, and false when it holds nothing; nil stands for an empty sink. It is
	// called from several goroutines at once; its errors end the run, a panic in it sets the source aside.
	Known func(ctx context.Context, id string) (graph.SourceRecord, bool, error)

	// Sink takes Changes over, durably and all or nothing. Its errors end the run.
	Sink func(ctx context.Context, changes []graph.Change) error

	// Report is called for every source, in order and never twice at once; nil reports nothing.
	Report func(Event)

	Workers    int // sources read and extracted at the same time; below 1: one
	BatchSize  int // Changes given to Sink at once, at most; below 1: DefaultBatchSize
	BatchBytes int // bytes of article text after which a batch is full; below 1: DefaultBatchBytes
}

// Bounds of one call of Sink when a [Job] gives none.
const (
	DefaultBatchSize  = 64
	DefaultBatchBytes = 4 << 20
)

// Outcome says what became of a source.
type Outcome int

// The outcomes.
const (
	Read      Outcome = iota // read and handed on
	Unchanged                // skipped: the sink holds this digest and version
	SetAside                 // failed; see Event.Err
)

// Event tells of one source that is done.
type Event struct {
	Source   Source
	Outcome  Outcome
	Articles int      // that it holds
	Bytes    int      // of its text
	Notes    []string // see Text.Notes; also that an earlier source of the run has the same bytes
	Err      error    // why it was set aside
	Done     int      // sources so far, this one included
	Total    int      // sources of the run
}

// Summary counts what a run did.
type Summary struct {
	Total     int // sources given
	Stored    int // sources read that Sink accepted
	Unchanged int
	SetAside  int
	Articles  int // of the accepted ones
	Bytes     int // of all texts read
}

// Done returns how many of the sources a run is through with.
func (s Summary) Done() int { return s.Stored + s.Unchanged + s.SetAside }

// noArticle is the error of a source that was read and holds no article.
func noArticle(path string) error {
	return &graph.Error{
		Kind: graph.ErrInvalid, Detail: path + ": no article in it, only headings, menus or other furniture",
		Remedy: "give a file with running text, or leave it out",
	}
}

// The steps of a source, as its errors name them.
const (
	reading    = "the reader failed on it"
	comparing  = "comparing it with what is stored failed"
	extracting = "the extractor failed on it"
)

// defect is the error of a source on which a step of the program itself failed.
func defect(path, step string, err error) error {
	return &graph.Error{
		Kind: graph.ErrInvalid, Detail: path + ": " + step, Err: err,
		Remedy: "report it with the file; the others are not affected",
	}
}
