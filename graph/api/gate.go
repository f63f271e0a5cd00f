package api

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// gate stands before everything: it gives a request its id, turns a panic into an answer, and logs what was answered. It
// never logs what was asked.
type gate struct {
	next http.Handler
	warm func(context.Context) error
	log  *slog.Logger
	slow time.Duration // a request that takes longer is a warning
	seen *metrics
	id   func() string
	now  func() time.Time
}

// Warm loads what makes the first questions as fast as those after them. [Serve] calls it.
func (g *gate) Warm(ctx context.Context) error { return g.warm(ctx) }

type requestKey struct{}

// request is what the log says of a request.
type request struct {
	id        string
	operation string // name of the operation, where the client gave one
	errors    []string
	cost      int // objects that the answer may hold
	viewer    view.Viewer
}

// requestID returns the id of the request that ctx belongs to.
func requestID(ctx context.Context) string {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r.id
	}
	return ""
}

// ServeHTTP answers a request.
func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := g.now()
	note := &request{id: g.id()}
	ctx := context.WithValue(r.Context(), requestKey{}, note)
	out := &recorder{ResponseWriter: w, status: http.StatusOK}
	out.Header().Set("X-Request-Id", note.id)
	out.Header().Set("X-Content-Type-Options", "nosniff")
	defer func() {
		p := recover()
		if p != nil && p != http.ErrAbortHandler { //nolint:errorlint // net/http compares it so

			g.log.ErrorContext(ctx, "panic", "request", note.id, "value", fmt.Sprint(p), "stack", string(debug.Stack()))
			refuse(out, r.WithContext(ctx), http.StatusInternalServerError, &fault{code: CodeInternal, message: "internal error"})
		}
		took := g.now().Sub(start)
		g.seen.observe(r, note, out.status, took)
		level, message := slog.LevelInfo, "request"
		if took > g.slow && !isUpgrade(r) && !isEvents(r) {
			level, message = slog.LevelWarn, "slow request"
		}
		g.log.Log(ctx, level, message, "request", note.id, "method", r.Method, "path", r.URL.Path, "status", out.status,
			"bytes", out.bytes, "ms", float64(took.Microseconds())/1000, "operation", note.operation, "cost", note.cost,
			"token", note.viewer.Name, "errors", note.errors)
		if p == http.ErrAbortHandler { //nolint:errorlint // net/http compares it so
			panic(p)
		}
	}()
	g.next.ServeHTTP(out, r.WithContext(ctx))
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
	wrote  bool
}

// WriteHeader remembers the status.
func (r *recorder) WriteHeader(status int) {
	if r.wrote {
		return
	}
	r.wrote, r.status = true, status
	r.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (r *recorder) Write(b []byte) (int, error) {
	r.wrote = true
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap gives http.ResponseController the writer beneath.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Flush sends what is written; the compression of answers looks for it.
func (r *recorder) Flush() { _ = http.NewResponseController(r.ResponseWriter).Flush() } // a writer that can't is one of a test
