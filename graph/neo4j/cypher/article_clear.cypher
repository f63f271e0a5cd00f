// Eager: a bounded batch is found before any of it is deleted.
// Removes what is derived from an article but the node itself.
UNWIND $keys AS id
MATCH (a:Article {id: id})
CALL (a) {
  OPTIONAL MATCH (a)-[:MAKES]->(c:Claim)
  DETACH DELETE c
}
CALL (a) {
  OPTIONAL MATCH (a)-[:HAS_SENTENCE]->(s:Sentence)
  DETACH DELETE s
}
CALL (a) {
  OPTIONAL MATCH (a)-[n:NAMES|MENTIONS]->()
  DELETE n
}
