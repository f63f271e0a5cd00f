package api

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/kennisgraaf/kennisgraaf/graph/api/generated"
)

// levels executes queries level by level where it can: those that are answered without an error. Everything else, and what it gives
// up on, gqlgen executes field by field; what was read until then is not read again.
type levels struct {
	graphql.ExecutableSchema
	seen *metrics
}

// Exec executes an operation.
func (s levels) Exec(ctx context.Context) graphql.ResponseHandler {
	if graphql.GetOperationContext(ctx).Operation.Operation != ast.Query {
		return s.ExecutableSchema.Exec(ctx)
	}
	var field graphql.ResponseHandler // nil: not asked yet
	answered := false
	return func(ctx context.Context) *graphql.Response {
		switch {
		case answered:
			return nil
		case field == nil:
			data, ok := generated.Write(ctx, s.ExecutableSchema, load(ctx))
			if !ok && ctx.Err() != nil { // gqlgen would meet nothing else
				graphql.AddError(ctx, ctx.Err())
				data, ok = []byte("null"), true
			}
			if ok {
				answered = true
				s.seen.executed.WithLabelValues("level").Inc()
				return &graphql.Response{Data: data}
			}
			s.seen.executed.WithLabelValues("field").Inc()
			field = s.ExecutableSchema.Exec(ctx)
		}
		return field(ctx)
	}
}
