// Package neo4j is the [graph.Store] over a Neo4j server, 5.26 LTS or newer, Community edition, without plug-ins.
//
// What sources contribute is kept verbatim in nodes of its own, compressed and under a digest; the graph that people see in
// Browser or Bloom is derived from it by the transaction that changes it, for what that change touches only. docs/neo4j.md
// shows the model.
//
// Writers take turns by a lock on one node, held until their transaction is over. Neo4j isolates no better than "read
// committed", and a query may see half of a commit; a writer therefore raises a mark just before it commits and lowers it
// after, and a question whose answer met a raised or changed mark is asked again.
//
// All Cypher lies in .cypher files with parameters; labels and relationship types come from the closed lists of graph, and no
// text of an article ever becomes text of a query.
//
// neo4j imports graph and its driver; never another store, extract or GraphQL.
package neo4j
