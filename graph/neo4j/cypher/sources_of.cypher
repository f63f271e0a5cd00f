UNWIND $keys AS id
MATCH (s:Source {id: id})
RETURN collect([
  s.id, s.sum,
  COLLECT { MATCH (s)-[:CONTRIBUTED]->(c:Contribution) RETURN [c.article, c.sum] },
  COLLECT { MATCH (s)-[:LISTS]->(r:SeedRow) RETURN [r.id, r.subject, r.predicate, r.object] }
]) AS found
