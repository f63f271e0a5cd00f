// Package graph is the vocabulary and the contract of Kennisgraaf.
//
// It names what a knowledge graph of articles consists of (articles, entities, mentions, claims, references), says what one
// revision of one source contributes ([Change]), what a store promises ([Store]), and holds, once and over that contract,
// everything that must mean the same on every store: ranking of a search, paths, neighbourhoods, statistics, near-duplicate
// groups, ids, sort keys and the canonical dump.
//
// State is a function of contributions. A store keeps what each source said, verbatim; an entity's name, counts, groups and
// edges are recomputed from that set in the transaction that changes it, so any order of Applies gives the same dump and the
// same answers.
//
// Offsets are Unicode code points into an article's text, end exclusive. Confidence is an integer per mille. Dates are ISO
// strings of the precision known.
//
// graph imports the standard library and golang.org/x/text only; never extract, a store, GraphQL or a driver.
package graph
