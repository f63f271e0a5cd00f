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

	Quality *view.Quality // what the field quality answers; nil: null

	NoIntrospection bool // refuse queries for the schema, and suggest no names of it
}

// DefaultBatchWait is how long a level of a query waits for more to read at once, after the last that came. The fields of a page
// come within microseconds of each other.
const DefaultBatchWait = 50 * time.Microsecond

// New returns a handler that answers questions about a store. It does not close the store.
func New(store graph.Store, o Options) http.Handler {
	o = o.withDefaults()
	paths := graph.NewPathfinder(store, graph.DefaultMaxEdges)
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: root{&resolver{
		store: store, paths: paths, terms: o.Terms, program: o.Version, quality: o.Quality, poll: o.Poll,
	}}})
	exec := executor.New(schema)
	parsed := newQueryCache(cachedQueries, cachedQueryBytes)
	exec.SetQueryCache(parsed)
	exec.SetErrorPresenter(presenter(o.Log))
	exec.SetRecoverFunc(recovered(o.Log))
	exec.SetDisableSuggestion(o.NoIntrospection)
	exec.Use(guard{limits: o.Limits, schema: schema.Schema(), passed: parsed, introspection: !o.NoIntrospection})

	slots := make(chan struct{}, o.Limits.InFlight)
	mux := http.NewServeMux()
	mux.Handle("/graphql", &endpoint{
		exec: exec, limits: o.Limits, slots: slots,
		loaders: func(ctx context.Context) (*loaders, func(), error) {
			pinned, done, err := graph.Pin(ctx, store)
			return newLoaders(pinned, o.BatchWait), done, err
		},
	})
	mux.Handle("/", &pages{
		Pages: page.New(store, page.Options{
			Terms: o.Terms, Paths: paths.Paths, RequestID: requestID, Log: o.Log, Program: o.Version,
		}),
		slots: slots, limits: o.Limits,
	})
	mux.HandleFunc("GET /healthz", healthy)
	return &gate{next: mux, warm: warming(store, paths), log: o.Log, id: o.RequestID, now: o.Now}
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

// pages serves pages within the limits on requests.
type pages struct {
	*page.Pages
	slots  chan struct{}
	limits Limits
}

// ServeHTTP answers with a page when there is room.
func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	default:
		p.Busy(w, r)
		return
	}
	if len(r.URL.RequestURI()) > longestAddress {
		http.Error(w, "the address is too long", http.StatusRequestURITooLong)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), p.limits.Request)
	defer cancel()
	p.Pages.ServeHTTP(w, r.WithContext(ctx))
}

// longestAddress is how many bytes the address of a page may have.
const longestAddress = 8 << 10

func healthy(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write([]byte(`{"status":"ok"}` + "\n")) // a client that is gone needs no answer
}
