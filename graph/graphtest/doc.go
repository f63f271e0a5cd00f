// Package graphtest says, as tests, what a [graph.Store] promises.
//
// [Run] is the whole conformance suite as one call, without a skip list: a store either passes or is no store. [Model] is a
// store in memory that derives everything anew from the contributions after every change; it shares no query or ranking code with
// any store or with graph, is slow, and is written to be obviously right. [Histories] plays random histories on a store and
// the model and compares dumps and answers. [Source], [Article] and [Seeds] build Changes from marked text for hand-written
// cases here and in the tests of other packages. [World] generates a large graph for benchmarks.
//
// graphtest imports graph and go-cmp; never a store, extract or the API.
package graphtest
