// Package answer writes the answers of GraphQL queries level by level.
//
// Code generated from the schema (graph/api/generated/write.go, by graph/api/generate) walks what a query selects and appends it to
// one text, in one goroutine. A resolver whose value is not read yet leaves a hole ([Resolve], [ErrLater]); when a level is
// written as far as it can be, all that was asked for is read together, and the holes are filled, which may leave new holes.
// So a level of a query costs one read of each sort, and neither a goroutine nor a tree of values for each field.
//
// Only an answer without an error below its root, and without a null where the schema forbids it, is written so. At the first of
// these the writer gives up ([Writer.Fail]), and the executor of gqlgen answers, field by field, with the paths of its errors.
//
// It knows neither the graph nor a store.
package answer
