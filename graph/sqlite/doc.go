// Package sqlite is the default [graph.Store]: one SQLite file, no server.
//
// What sources contribute is kept verbatim, compressed and under a digest; everything else in the file is derived from it and
// kept up to date by the transaction that changes it, for what that change touches only. A derived row is a pure function of
// the contributions, so the order of Applies leaves no trace in any answer.
//
// The file is in WAL mode and a write is on disk before Apply returns. One process writes at a time and holds PATH.lock while
// it does; any number of processes read meanwhile, each read from one moment.
//
// sqlite imports graph and its driver; never another store, extract or GraphQL.
package sqlite
