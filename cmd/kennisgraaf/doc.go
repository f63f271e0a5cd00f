// Command kennisgraaf reads Dutch articles into a knowledge graph and serves it.
//
// This package reads flags, environment and the configuration file, connects a reader, the extractor and a store, and turns
// errors into messages and exit codes; everything else lives in the packages that it calls. It is the only one that knows them
// all, in wire.go. Results go to standard output; progress, notes and errors to standard error, each as one line with the
// prefix "kennisgraaf:" and, where something can be done, a hint.
//
// Exit codes: 0 done, 1 some inputs failed (each was named), 2 usage, 3 store or network unavailable.
package main
