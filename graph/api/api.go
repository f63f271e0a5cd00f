package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/generated"
	"github.com/kennisgraaf/kennisgraaf/graph/api/page"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Options says how to serve. The zero value serves with the default limits and without logs.
type Options struct {
	Version   string                // of the program, as the field version shows it
	Terms     func(string) []string // stems of a text as readings hold them; nil: its words, folded
	Limits    Limits                // a zero field takes its value of DefaultLimits
	Log       *slog.Logger          // nil: none
	RequestID func() string         // nil: 16 random hexadecimal digits
	Now       func() time.Time      // nil: time.Now
	BatchWait time.Duration         // how long a level of a query waits for more to read at once; 0: DefaultBatchWait

	Poll time.Duration // between looks for changes that subscriptions tell of; 0: a second

	Quality   *view.Quality     // what the field quality answers; nil: null
	Slow      time.Duration     // a request that takes longer is logged as slow; 0: a second
	Tokens    *token.Keyring    // who may ask; nil: everyone, which is for this machine only
	Origins   []string          // of pages elsewhere that may ask: "https://example.org"
	Documents map[string]string // trusted documents by SHA-256, see ReadDocuments; nil: every query is answered

	ByField bool // answer field by field, which is slower: what answers level by level are compared with

	NoIntrospection bool // refuse queries for the schema, and suggest no names of it
}

// DefaultBatchWait is how long a level of a query waits for more to read at once, after the last that came. The fields of a page
// come within microseconds of each other.
const DefaultBatchWait = 50 * time.Microsecond

// New returns a handler that answers questions about a store. It does not close the store.
func New(store graph.Store, o Options) http.Handler {
	o = o.withDefaults()
	paths := graph.NewPathfinder(store, graph.DefaultMaxEdges)
	slots, streams := make(chan struct{}, o.Limits.InFlight), make(chan struct{}, o.Limits.Streams)
	schema := generated.NewExecutableSchema(generated.Config{
		Resolvers: root{&resolver{
			states: store, paths: paths, terms: o.Terms, program: o.Version, quality: o.Quality, poll: o.Poll, slots: slots, streams: streams,
		}},
		Directives: generated.DirectiveRoot{Requires: requires},
	})
	seen := newMetrics(o.Version, slots, streams)
	exec := executor.New(schema)
	if !o.ByField {
		exec = executor.New(levels{schema, seen})
	}
	parsed := newQueryCache(cachedQueries, cachedQueryBytes)
	exec.SetQueryCache(parsed)
	exec.SetErrorPresenter(presenter(o.Log))
	exec.SetRecoverFunc(recovered(o.Log))
	exec.SetDisableSuggestion(o.NoIntrospection)
	exec.Use(guard{limits: o.Limits, schema: schema.Schema(), passed: parsed, introspection: !o.NoIntrospection})

	rates := newRates(o.Limits.Rate)
	mux := http.NewServeMux()
	questions := &endpoint{
		exec: exec, limits: o.Limits, slots: slots, streams: streams, tokens: o.Tokens, rates: rates, origins: o.Origins,
		persisted: &persisted{trusted: o.Documents},
		state: func(ctx context.Context) (string, error) {
			version, err := store.Version(ctx)
			return o.Version + " " + version, err
		},
		pin:  func(ctx context.Context) (graph.Store, func(), error) { return graph.Pin(ctx, store) },
		wait: o.BatchWait,
	}
	mux.Handle("/graphql", questions)
	mux.Handle("GET /export", export{questions, make(chan struct{}, exports)})
	mux.Handle("/", &pages{
		Pages: page.New(store, page.Options{
			Terms: o.Terms, Paths: paths.PathsIn, RequestID: requestID, Log: o.Log, Program: o.Version,
		}),
		slots: slots, limits: o.Limits,
	})
	mux.Handle("GET /metrics", seen.handler(store))
	mux.HandleFunc("GET /healthz", healthy)
	mux.HandleFunc("GET /readyz", ready(store))
	inside := compressed(&cors{origins: o.Origins, next: &access{tokens: o.Tokens, rates: rates, next: mux}})
	return &gate{next: inside, warm: warming(store, paths), log: o.Log, slow: o.Slow, seen: seen, id: o.RequestID, now: o.Now}
}

// warmer is what can get ready for its first questions: a handler of [New], a store.
type warmer interface {
	Warm(ctx context.Context) error
}

// warming returns what gets everything ready.
func warming(store graph.Store, paths *graph.Pathfinder) func(context.Context) error {
	return func(ctx context.Context) error {
		if w, ok := store.(warmer); ok {
			if err := w.Warm(ctx); err != nil {
				return err
			}
		}
		return paths.Warm(ctx)
	}
}

func (o Options) withDefaults() Options {
	o.Limits = o.Limits.withDefaults()
	if o.Terms == nil {
		o.Terms = func(text string) []string { return strings.Fields(graph.SearchKey(text)) }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.RequestID == nil {
		o.RequestID = randomID
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Slow == 0 {
		o.Slow = time.Second
	}
	if o.Poll == 0 {
		o.Poll = time.Second
	}
	if o.BatchWait == 0 {
		o.BatchWait = DefaultBatchWait
	}
	if o.Version == "" {
		o.Version = "unknown"
	}
	return o
}

func randomID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(b[:])
}

func healthy(w http.ResponseWriter, _ *http.Request) { status(w, http.StatusOK, "ok") }
