package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Code says what sort of error an answer carries, in extensions.code. The list is closed.
type Code string

// The codes.
const (
	CodeNotFound        Code = "NOT_FOUND"                    // something that the query names does not exist
	CodeInvalid         Code = "INVALID"                      // the request or an argument makes no sense; repeating it fails again
	CodeConflict        Code = "CONFLICT"                     // the graph changed while the query ran; ask again
	CodeUnavailable     Code = "UNAVAILABLE"                  // the server or its store can't answer now; try later
	CodeFull            Code = "FULL"                         // the question grew past a bound; narrow it
	CodeCorrupt         Code = "CORRUPT"                      // the store is damaged
	CodeLimit           Code = "LIMIT"                        // the request is past a limit
	CodeTimeout         Code = "TIMEOUT"                      // the answer took too long
	CodeInternal        Code = "INTERNAL"                     // a fault of the server; its log knows more
	CodeUnauthenticated Code = "UNAUTHENTICATED"              // who asks shows no token that is known
	CodeForbidden       Code = "FORBIDDEN"                    // who asks may not have this
	CodeRate            Code = "RATE_LIMITED"                 // who asks does so too often
	CodePersisted       Code = "PERSISTED_QUERY_NOT_FOUND"    // no query has the hash that stands for it
	CodeSyntax          Code = Code(errcode.ParseFailed)      // the query is no GraphQL
	CodeValidation      Code = Code(errcode.ValidationFailed) // the query does not fit the schema
)

// Codes returns the closed list of codes.
func Codes() []Code {
	return []Code{
		CodeNotFound, CodeInvalid, CodeConflict, CodeUnavailable, CodeFull, CodeCorrupt, CodeLimit, CodeTimeout, CodeInternal,
		CodeUnauthenticated, CodeForbidden, CodeRate, CodePersisted, CodeSyntax, CodeValidation,
	}
}

// fault is an error of the server itself, with a message that a client may read.
type fault struct {
	code    Code
	message string
	hint    string
}

func (f *fault) Error() string { return f.message }

// beyond returns the error of a request past a limit.
func beyond(format string, args ...any) *fault {
	return &fault{code: CodeLimit, message: fmt.Sprintf(format, args...)}
}

// graphQL returns f as the error of an answer.
func (f *fault) graphQL() *gqlerror.Error {
	return &gqlerror.Error{Err: f, Message: f.message}
}

// classify returns the code, message and hint that a client sees of err. Of an unknown error it sees nothing.
func classify(err error) (Code, string, string) {
	var f *fault
	var known *graph.Error
	switch {
	case errors.As(err, &f):
		return f.code, f.message, f.hint
	case errors.Is(err, context.DeadlineExceeded):
		return CodeTimeout, "the answer took too long", "ask for less at a time"
	case errors.Is(err, context.Canceled):
		return CodeUnavailable, "the request was cut off", ""
	case errors.Is(err, graph.ErrNotFound), errors.Is(err, graph.ErrInvalid):
		code := CodeInvalid
		if errors.Is(err, graph.ErrNotFound) {
			code = CodeNotFound
		}
		if errors.As(err, &known) && known.Detail != "" {
			return code, known.Detail, known.Remedy
		}
		return code, "an argument makes no sense", ""
	case errors.Is(err, graph.ErrConflict):
		return CodeConflict, "the graph changed while the query ran", "ask again"
	case errors.Is(err, graph.ErrUnavailable):
		return CodeUnavailable, "the store can't be reached", "try again later"
	case errors.Is(err, graph.ErrFull):
		return CodeFull, "the question grew past its bounds", "ask for less: fewer hops, a narrower filter"
	case errors.Is(err, graph.ErrCorrupt):
		return CodeCorrupt, "the store is damaged", "run `kennisgraaf verify` on the server"
	default:
		return CodeInternal, "internal error", ""
	}
}

// presenter returns what turns any error into one that a client may see: with code, request id and path, and without
// internals. What only the log may know is logged here, once.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		id := requestID(ctx)
		out := &gqlerror.Error{Extensions: map[string]any{"requestId": id}}
		var shown *gqlerror.Error
		if errors.As(err, &shown) {
			out.Path, out.Locations = pathOfField(ctx), shown.Locations
			if code, ok := shown.Extensions["code"].(string); ok && shown.Err == nil {
				out.Message, out.Extensions["code"] = clip(strings.TrimSpace(shown.Path.String()+" "+shown.Message)), Code(code)
				return out
			}
		}
		code, message, hint := classify(err)
		out.Message, out.Extensions["code"] = clip(message), code
		if hint != "" {
			out.Extensions["hint"] = hint
		}
		if code == CodeInternal || code == CodeCorrupt || code == CodeUnavailable {
			log.ErrorContext(ctx, "query failed", "request", id, "path", out.Path.String(), "error", err.Error())
		}
		return out
	}
}

// longestMessage bounds a message in code points: some quote what a client wrote.
const longestMessage = 300

func clip(message string) string {
	if r := []rune(message); len(r) > longestMessage {
		return string(r[:longestMessage-1]) + "…"
	}
	return message
}

// pathOfField returns where in the answer the error belongs; nil for an error of the whole request.
func pathOfField(ctx context.Context) ast.Path {
	if f := graphql.GetFieldContext(ctx); f != nil {
		return f.Path()
	}
	return nil
}

// inOrderOfPath sorts errors, which arise in no order, by where they belong.
func inOrderOfPath(errs gqlerror.List) {
	slices.SortStableFunc(errs, func(a, b *gqlerror.Error) int {
		return cmp.Or(cmp.Compare(a.Path.String(), b.Path.String()), cmp.Compare(a.Message, b.Message))
	})
}

// recovered returns what turns a panic of a resolver into an error, with the place in the log.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		log.ErrorContext(ctx, "panic", "request", requestID(ctx), "value", fmt.Sprint(p), "stack", string(debug.Stack()))
		return &fault{code: CodeInternal, message: "internal error"}
	}
}
