// Package api serves a graph.Store over GraphQL.
//
// [New] returns an http.Handler that answers GraphQL over HTTP at /graphql and liveness at /healthz; [Listen] and [Serve] put it
// on a loopback address. The schema is schema.graphqls at the root of the repository; graph/api/generated is made from it.
//
// It promises: every question of the catalogue is one query; a level of a query costs a bounded number of calls of the store;
// nothing is parsed, validated or run before the [Limits] have passed it; every error carries a code of a closed list and the
// id of the request, and nothing of the inside.
//
// It sees the contract of graph only, and never imports a store or extract.
package api

//go:generate go run -C ../.. ./graph/api/generate
