package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/klauspost/compress/gzhttp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Of a stream: how often it shows that it lives, and how long one message may take to leave, so that a client that is gone without
// a word is cut off.
const (
	keepAlive   = 20 * time.Second
	sendTimeout = 10 * time.Second
)

// isUpgrade reports whether a request opens a WebSocket.
func isUpgrade(r *http.Request) bool { return r.Header.Get("Upgrade") != "" }

// isEvents reports whether a request asks for server-sent events and nothing else.
func isEvents(r *http.Request) bool {
	_, single := accepted(r.Header.Values("Accept"))
	return takesEvents(r) && !single
}

// takesEvents reports whether a client reads server-sent events, as urql says with every request.
func takesEvents(r *http.Request) bool {
	return strings.Contains(strings.Join(r.Header.Values("Accept"), ","), "text/event-stream")
}

// stopKey is where [Serve] puts the channel that ends streams: they would outlive the server otherwise.
type stopKey struct{}

// streaming returns a context that also ends when the server stops.
func streaming(r *http.Request) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(r.Context())
	if stop, ok := ctx.Value(stopKey{}).(context.Context); ok {
		context.AfterFunc(stop, cancel)
	}
	return ctx, cancel
}

// enter takes one of the places for streams, or refuses. What it returns gives the place back.
func (e *endpoint) enter(w http.ResponseWriter, r *http.Request) (func(), bool) {
	select {
	case e.streams <- struct{}{}:
		return func() { <-e.streams }, true
	default:
		w.Header().Set("Retry-After", "10")
		refuse(w, r, http.StatusServiceUnavailable, &fault{
			code: CodeUnavailable, message: "too many subscriptions are open", hint: "poll with the ETag instead, or try again later",
		})
		return nil, false
	}
}

// events answers one operation as server-sent events, a connection each: the protocol of graphql-sse, in its distinct mode.
func (e *endpoint) events(w http.ResponseWriter, r *http.Request) {
	params, status, f := e.read(w, r)
	if f != nil {
		refuse(w, r, status, f)
		return
	}
	e.stream(w, r, params)
}

// stream answers what was read as server-sent events.
func (e *endpoint) stream(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	leave, ok := e.enter(w, r)
	if !ok {
		return
	}
	defer leave()
	ctx, cancel := streaming(r)
	defer cancel()
	out := &eventStream{w: w, control: http.NewResponseController(w)}
	_ = out.control.SetReadDeadline(time.Time{}) // the request is read; a stream lasts longer than one
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	w.Header().Set(gzhttp.HeaderNoCompression, "events leave as they come")
	w.WriteHeader(http.StatusOK)
	answers := e.follow(ctx, r.Method, params)
	ping := time.NewTicker(keepAlive)
	defer ping.Stop()
	out.send(":\n\n")
	for out.err == nil {
		select {
		case <-ctx.Done():
			return
		case <-ping.C:
			out.send(": ping\n\n")
		case answer, more := <-answers:
			if !more {
				out.send("event: complete\ndata: \n\n")
				return
			}
			e.note(r, params, answer)
			out.send(fmt.Sprintf("event: next\ndata: %s\n\n", strings.TrimSpace(string(encoded(answer)))))
		}
	}
}

// follow runs an operation and returns its answers as they come.
func (e *endpoint) follow(ctx context.Context, method string, params *graphql.RawParams) <-chan *graphql.Response {
	out := make(chan *graphql.Response)
	send := func(answer *graphql.Response) bool {
		select {
		case out <- answer:
			return true
		case <-ctx.Done():
			return false
		}
	}
	go func() {
		defer close(out)
		run := graphql.StartOperationTrace(ctx)
		op, errs := e.exec.CreateOperationContext(run, params)
		if errs != nil || op.Operation.Operation != ast.Subscription {
			send(e.once(ctx, method, params))
			return
		}
		next, run := e.exec.DispatchOperation(run, op)
		for answer := next(run); answer != nil; answer = next(run) {
			if !send(answer) {
				return
			}
		}
	}()
	return out
}

// once answers an operation within the limits on requests, over a connection that stays open.
func (e *endpoint) once(ctx context.Context, method string, params *graphql.RawParams) *graphql.Response {
	select {
	case e.slots <- struct{}{}:
		defer func() { <-e.slots }()
	default:
		f := &fault{code: CodeUnavailable, message: "too many requests are in flight", hint: "try again in a second"}
		return e.exec.DispatchError(graphql.WithOperationContext(ctx, &graphql.OperationContext{}), gqlerror.List{f.graphQL()})
	}
	ctx, cancel := context.WithTimeout(ctx, e.limits.Request)
	defer cancel()
	_, answer := e.settled(ctx, method, mediaGraphQL, params)
	return answer
}

// eventStream writes events, each within its time.
type eventStream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	err     error
}

func (s *eventStream) send(text string) {
	_ = s.control.SetWriteDeadline(time.Now().Add(sendTimeout)) // a writer without deadlines is one of a test
	if _, s.err = s.w.Write([]byte(text)); s.err == nil {
		s.err = s.control.Flush()
	}
}

// socket answers operations over a WebSocket, by graphql-transport-ws.
func (e *endpoint) socket(w http.ResponseWriter, r *http.Request) {
	if f := e.checkSocket(r); f != nil {
		status := http.StatusBadRequest
		if f.code == CodeForbidden {
			status = http.StatusForbidden
		}
		refuse(w, r, status, f)
		return
	}
	leave, ok := e.enter(w, r)
	if !ok {
		return
	}
	defer leave()
	ctx, cancel := streaming(r)
	defer cancel()
	limit := int64(e.limits.Body)
	ws := transport.Websocket{
		Implementation: transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{
			InsecureSkipVerify: true, // of the origin, which checkSocket has checked
			Subprotocols:       []string{socketProtocol},
		}},
		InitTimeout: e.limits.Header, PingPongInterval: keepAlive, PayloadReadLimit: &limit, InitFunc: e.admit,
	}
	ws.Do(w, r.WithContext(ctx), socketExecutor{e})
}

// socketProtocol is the one that our WebSockets speak.
const socketProtocol = "graphql-transport-ws"

// checkSocket refuses WebSockets of pages that are not ours, and of another protocol.
func (e *endpoint) checkSocket(r *http.Request) *fault {
	if origin := r.Header.Get("Origin"); origin != "" && !slices.Contains(e.origins, origin) {
		if u, err := url.Parse(origin); err != nil || u.Host != r.Host {
			return &fault{code: CodeForbidden, message: "pages of this origin may not ask", hint: "list it among the origins of the server"}
		}
	}
	if r.Method != http.MethodGet || !strings.EqualFold(r.Header.Get("Upgrade"), "websocket") ||
		!strings.Contains(strings.ToLower(r.Header.Get("Connection")), "upgrade") || r.Header.Get("Sec-Websocket-Key") == "" {
		return &fault{code: CodeInvalid, message: "this opens no WebSocket"}
	}
	if !strings.Contains(r.Header.Get("Sec-Websocket-Protocol"), socketProtocol) {
		return &fault{code: CodeInvalid, message: "the WebSocket speaks another protocol", hint: "use the subprotocol " + socketProtocol}
	}
	return nil
}

// admit checks the token that the first message of a WebSocket shows, where its request showed none.
func (e *endpoint) admit(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
	note, ok := ctx.Value(requestKey{}).(*request)
	if !ok || e.tokens == nil || note.viewer.Role != "" {
		return ctx, nil, nil
	}
	t, ok := e.tokens.Find(bearer(payload.Authorization()))
	if !ok || !t.Role.Covers(token.Read) {
		return ctx, nil, &fault{code: CodeUnauthenticated, message: "an access token is needed"}
	}
	note.viewer = view.Viewer{Name: t.Name, Role: t.Role}
	return ctx, nil, nil
}

// socketExecutor runs the operations of a WebSocket, with the limits of those over HTTP.
type socketExecutor struct{ *endpoint }

// CreateOperationContext checks an operation.
func (s socketExecutor) CreateOperationContext(ctx context.Context, p *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	query, f := s.persisted.resolve(p.Query, p.Extensions, "")
	viewer := viewerOf(ctx)
	if f == nil && s.tokens != nil && !s.rates.allow(viewer.Name) {
		f = tooOften(s.rates.perSecond)
	}
	if f != nil {
		return &graphql.OperationContext{RawQuery: p.Query, Variables: map[string]any{}}, gqlerror.List{f.graphQL()}
	}
	p.Query = query
	return s.exec.CreateOperationContext(ctx, p)
}

// DispatchOperation runs a subscription for as long as it lasts, and a query like one over HTTP.
func (s socketExecutor) DispatchOperation(ctx context.Context, op *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	if op.Operation.Operation == ast.Subscription {
		return s.exec.DispatchOperation(ctx, op)
	}
	return graphql.OneShot(s.once(ctx, http.MethodPost, &graphql.RawParams{
		Query: op.RawQuery, OperationName: op.OperationName, Variables: op.Variables,
	})), ctx
}

// DispatchError answers with errors.
func (s socketExecutor) DispatchError(ctx context.Context, list gqlerror.List) *graphql.Response {
	return s.exec.DispatchError(ctx, first(list, s.limits.Errors))
}

// encoded returns an answer as JSON. Data is JSON already and goes out as it is.
func encoded(answer *graphql.Response) []byte {
	var b strings.Builder
	b.WriteByte('{')
	if len(answer.Errors) > 0 {
		errs, err := json.Marshal(answer.Errors)
		if err != nil {
			errs = []byte(`[{"message":"internal error","extensions":{"code":"INTERNAL"}}]`)
		}
		b.WriteString(`"errors":`)
		b.Write(errs)
	}
	if answer.Data != nil {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"data":`)
		b.Write(answer.Data)
	}
	if extensions, err := json.Marshal(answer.Extensions); err == nil && len(answer.Extensions) > 0 {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"extensions":`)
		b.Write(extensions)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}
