package api

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"
)

// guard holds a query to the limits: its tokens before it is parsed, its shape before it is validated, its cost before it runs.
type guard struct {
	limits        Limits
	schema        *ast.Schema
	passed        *queryCache // queries whose shape passed
	introspection bool
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = guard{}

// ExtensionName names the extension to gqlgen.
func (guard) ExtensionName() string { return "Guard" }

// Validate accepts every schema; a test holds the costs to the schema.
func (guard) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a query with too many tokens or of a shape past the limits; it changes nothing.
func (g guard) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	doc, passed := g.passed.Get(ctx, p.Query)
	if !passed {
		source := &ast.Source{Input: p.Query}
		if f := g.checkTokens(source); f != nil {
			return f.graphQL()
		}
		var err error
		if doc, err = parser.ParseQuery(source); err != nil {
			return nil // the executor parses again and reports it
		}
		if f := g.checkShape(doc); f != nil {
			return f.graphQL()
		}
	}
	if len(doc.Operations) > 1 && p.OperationName == "" {
		f := &fault{code: CodeValidation, message: "the query has several operations", hint: "name one in operationName"}
		return f.graphQL()
	}
	return nil
}

// MutateOperationContext refuses an operation that may answer with more objects than the limit.
func (g guard) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = !g.introspection
	cost, f := g.checkCost(op.Operation, op.Variables)
	if f != nil {
		return f.graphQL()
	}
	if note, ok := ctx.Value(requestKey{}).(*request); ok {
		note.cost = cost
	}
	return nil
}

// checkTokens refuses a source with too many tokens, comments included, or with a long name: suggesting names for it takes the
// square of its length.
func (g guard) checkTokens(source *ast.Source) *fault {
	lex := lexer.New(source)
	for n := 0; ; n++ {
		token, err := lex.ReadToken()
		switch {
		case err != nil || token.Kind == lexer.EOF:
			return nil // the parser reports what is no token
		case n >= g.limits.Tokens:
			return beyond("the query has more than %d tokens", g.limits.Tokens)
		case token.Kind == lexer.Name && len(token.Value) > g.limits.Name:
			return beyond("the query has a name of more than %d bytes", g.limits.Name)
		}
	}
}
