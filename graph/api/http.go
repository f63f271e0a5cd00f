package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// The two media types of answers, by GraphQL over HTTP.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// endpoint speaks GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/.
type endpoint struct {
	exec      *executor.Executor
	limits    Limits
	slots     chan struct{} // requests that are computed
	streams   chan struct{} // WebSockets and event streams that are open
	persisted *persisted
	tokens    *token.Keyring // nil: everyone may ask
	rates     *rates
	origins   []string                                           // whose pages may open WebSockets
	state     func(context.Context) (string, error)              // of the graph and the program, for ETags
	pin       func(context.Context) (graph.Store, func(), error) // one state of the graph, until what ends its use is called
	wait      time.Duration                                      // see Options.BatchWait
}

// ServeHTTP answers one query, by GET or POST.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case isUpgrade(r):
		e.socket(w, r)
		return
	case isEvents(r):
		e.events(w, r)
		return
	}
	media, ok := accepted(r.Header.Values("Accept"))
	if !ok {
		refuse(w, r, http.StatusNotAcceptable, &fault{
			code: CodeInvalid, message: "the answer is none of the types that Accept names", hint: "accept " + mediaGraphQL,
		})
		return
	}
	params, status, f := e.read(w, r)
	if f != nil {
		refuse(w, r, status, f)
		return
	}
	if takesEvents(r) && strings.Contains(params.Query, "subscription") {
		e.stream(w, r, params)
		return
	}
	select {
	case e.slots <- struct{}{}:
		defer func() { <-e.slots }()
	default:
		w.Header().Set("Retry-After", "1")
		refuse(w, r, http.StatusServiceUnavailable, &fault{
			code: CodeUnavailable, message: "too many requests are in flight", hint: "try again in a second",
		})
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), e.limits.Request)
	defer cancel()
	tag := e.tag(ctx, r, media, params)
	if tag != "" && strings.Contains(r.Header.Get("If-None-Match"), tag) {
		fresh(w, tag)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	status, answer := e.settled(ctx, r.Method, media, params)
	e.note(r, params, answer)
	if tag != "" && status == http.StatusOK && len(answer.Errors) == 0 {
		fresh(w, tag)
	}
	write(w, status, media, answer)
}

// tag returns the ETag of the answer to a GET: the same question to the same state of the graph has the same one. "" for none.
func (e *endpoint) tag(ctx context.Context, r *http.Request, media string, params *graphql.RawParams) string {
	if r.Method != http.MethodGet {
		return ""
	}
	state, err := e.state(ctx)
	if err != nil {
		return ""
	}
	variables, err := json.Marshal(params.Variables)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{
		state, media, string(viewerOf(r.Context()).Role), viewerOf(r.Context()).Name, params.OperationName, string(variables), params.Query,
	}, "\x00")))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// fresh lets a client keep an answer and ask whether it still holds.
func fresh(w http.ResponseWriter, tag string) {
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Add("Vary", "Accept, Authorization")
}

// conflictTries is how often a query is run when the graph changes under it, before its client learns of it.
const conflictTries = 5

// settled answers, again while the graph changes under the query.
func (e *endpoint) settled(ctx context.Context, method, media string, params *graphql.RawParams) (int, *graphql.Response) {
	status, answer := e.answer(ctx, method, media, params)
	for range conflictTries - 1 {
		if !slices.ContainsFunc(answer.Errors, isConflict) {
			break
		}
		status, answer = e.answer(ctx, method, media, params)
	}
	return status, answer
}

func isConflict(err *gqlerror.Error) bool { return err.Extensions["code"] == CodeConflict }

// read returns what is asked, or the status and error of what can't be read.
func (e *endpoint) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, *fault) {
	switch r.Method {
	case http.MethodGet:
		if len(r.URL.RawQuery) > e.limits.Body {
			return nil, http.StatusRequestEntityTooLarge, beyond("the request is longer than %d bytes", e.limits.Body)
		}
		return e.readURL(r)
	case http.MethodPost:
		return e.readBody(w, r)
	default:
		w.Header().Set("Allow", "GET, POST")
		return nil, http.StatusMethodNotAllowed, &fault{code: CodeInvalid, message: "ask by GET or POST"}
	}
}

func (e *endpoint) readURL(r *http.Request) (*graphql.RawParams, int, *fault) {
	values := r.URL.Query()
	p := &graphql.RawParams{OperationName: values.Get("operationName")}
	for name, to := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		if text := values.Get(name); text != "" && decode(strings.NewReader(text), to) != nil {
			return nil, http.StatusBadRequest, &fault{code: CodeInvalid, message: name + " is no JSON object"}
		}
	}
	return e.resolved(p, values.Get("query"), values.Get("documentId"))
}

// resolved completes what is asked with the query that is meant.
func (e *endpoint) resolved(p *graphql.RawParams, query, document string) (*graphql.RawParams, int, *fault) {
	if query == "" && document == "" && p.Extensions["persistedQuery"] == nil {
		return nil, http.StatusBadRequest, &fault{code: CodeInvalid, message: "there is no query"}
	}
	var f *fault
	if p.Query, f = e.persisted.resolve(query, p.Extensions, document); f != nil {
		switch f.code {
		case CodePersisted:
			return nil, http.StatusOK, f // where Apollo's clients look for it
		case CodeForbidden:
			return nil, http.StatusForbidden, f
		default:
			return nil, http.StatusBadRequest, f
		}
	}
	return p, 0, nil
}

func (e *endpoint) readBody(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, *fault) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := params["charset"]; err != nil || media != mediaJSON || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, http.StatusUnsupportedMediaType, &fault{
			code: CodeInvalid, message: "the request is no JSON in UTF-8", hint: "send Content-Type: " + mediaJSON,
		}
	}
	var body struct {
		Query         *string        `json:"query"`
		OperationName *string        `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
		DocumentID    *string        `json:"documentId"`
	}
	err = decode(http.MaxBytesReader(w, r.Body, int64(e.limits.Body)), &body)
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return nil, http.StatusRequestEntityTooLarge, beyond("the request is longer than %d bytes", e.limits.Body)
	case err != nil:
		return nil, http.StatusBadRequest, &fault{
			code: CodeInvalid, message: "the request is no JSON object of query, operationName, variables and extensions",
		}
	}
	p := &graphql.RawParams{OperationName: valueOr(body.OperationName, ""), Variables: body.Variables, Extensions: body.Extensions}
	return e.resolved(p, valueOr(body.Query, ""), valueOr(body.DocumentID, ""))
}

// decode reads one JSON value and nothing after it.
func decode(r io.Reader, to any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(to); err != nil {
		return err
	}
	switch _, err := d.Token(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	default:
		return errors.New("more than one value")
	}
}

// answer runs a query. A request that never ran has no data, and with the newer media type a status of its own.
func (e *endpoint) answer(ctx context.Context, method, media string, params *graphql.RawParams) (int, *graphql.Response) {
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := e.exec.CreateOperationContext(ctx, params)
	if errs == nil && method == http.MethodGet && op.Operation.Operation != ast.Query {
		f := &fault{code: CodeInvalid, message: "only queries go by GET", hint: "use POST"}
		return http.StatusMethodNotAllowed, e.exec.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{f.graphQL()})
	}
	if errs == nil && op.Operation.Operation == ast.Subscription {
		f := &fault{code: CodeInvalid, message: "a subscription has no single answer", hint: "use WebSocket or accept text/event-stream"}
		errs = gqlerror.List{f.graphQL()}
	}
	if errs != nil {
		answer := e.exec.DispatchError(graphql.WithOperationContext(ctx, op), first(errs, e.limits.Errors))
		if media == mediaJSON {
			return http.StatusOK, answer
		}
		return http.StatusBadRequest, answer
	}
	pinned, done, err := e.pin(ctx)
	if err != nil {
		return http.StatusServiceUnavailable, e.exec.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{gqlerror.Wrap(err)})
	}
	defer done()
	run, ctx := e.exec.DispatchOperation(withLoaders(ctx, newLoaders(pinned, e.wait)), op)
	answer := run(ctx)
	if answer == nil { // the time was over before anything ran
		answer = e.exec.DispatchError(ctx, gqlerror.List{{Err: ctx.Err(), Message: "timeout"}})
		return http.StatusServiceUnavailable, answer
	}
	inOrderOfPath(answer.Errors)
	answer.Errors = first(answer.Errors, e.limits.Errors)
	if note, ok := ctx.Value(requestKey{}).(*request); ok {
		answer.Extensions = map[string]any{"cost": map[string]int{"objects": note.cost, "limit": e.limits.Cost}}
	}
	return http.StatusOK, answer
}

func first(errs gqlerror.List, n int) gqlerror.List { return errs[:min(n, len(errs))] }

// note tells the log what was answered.
func (e *endpoint) note(r *http.Request, params *graphql.RawParams, answer *graphql.Response) {
	note, ok := r.Context().Value(requestKey{}).(*request)
	if !ok {
		return
	}
	note.operation = params.OperationName[:min(len(params.OperationName), 100)]
	for _, err := range answer.Errors {
		if code, ok := err.Extensions["code"].(Code); ok {
			note.errors = append(note.errors, string(code))
		}
	}
}

// accepted chooses the media type of the answer among those that a client accepts, by quality, then by its order.
func accepted(headers []string) (string, bool) {
	best, quality := "", 0.0
	parts := strings.Split(strings.Join(headers, ","), ",")
	if strings.TrimSpace(strings.Join(parts, "")) == "" {
		return mediaJSON, true
	}
	for _, part := range parts {
		media, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		q := 1.0
		if text, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil {
				q = 0
			}
		}
		if charset := params["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		switch media {
		case "*/*", "application/*":
			media = mediaJSON
		case mediaJSON, mediaGraphQL:
		default:
			continue
		}
		if q > quality {
			best, quality = media, q
		}
	}
	return best, best != ""
}

// refuse answers a request that is not run.
func refuse(w http.ResponseWriter, r *http.Request, status int, f *fault) {
	extensions := map[string]any{"code": f.code, "requestId": requestID(r.Context())}
	if f.hint != "" {
		extensions["hint"] = f.hint
	}
	if note, ok := r.Context().Value(requestKey{}).(*request); ok {
		note.errors = append(note.errors, string(f.code))
	}
	media, ok := accepted(r.Header.Values("Accept"))
	if !ok {
		media = mediaGraphQL
	}
	write(w, status, media, &graphql.Response{Errors: gqlerror.List{{Message: f.message, Extensions: extensions}}})
}

// write sends an answer.
func write(w http.ResponseWriter, status int, media string, answer *graphql.Response) {
	body := encoded(answer)
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	if h.Get("ETag") == "" {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that is gone needs no answer
}
