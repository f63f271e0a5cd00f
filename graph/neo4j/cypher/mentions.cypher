MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND $q.articles AS article
  MATCH (a:Article {id: article})-[:HAS_SENTENCE*0..1]->(s:Article|Sentence)-[m:MENTIONS]->(e:Entity)
  WHERE $q.entities IS NULL OR e.id IN $q.entities
  RETURN collect([
    e.id, a.id, m.start, m.end, m.text, m.recogniser, m.confidence, CASE WHEN s:Sentence THEN s.start ELSE 0 END,
    CASE WHEN s:Sentence THEN s.end ELSE 0 END
  ]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
