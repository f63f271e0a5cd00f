// Package generated is what graph/api/generate writes from schema.graphqls: the executor of gqlgen, and the writer of answers by level.
// Nothing in it but this comment is written by hand.
package generated
