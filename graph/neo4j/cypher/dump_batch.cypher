UNWIND $keys AS id
MATCH (s:Source {id: id})
RETURN collect([
  s.id,
  COLLECT { MATCH (s)-[:CONTRIBUTED]->(c:Contribution) RETURN [c.sum, c.json] },
  COLLECT { MATCH (s)-[:LISTS]->(r:SeedRow) RETURN [r.sum, r.json] }
]) AS found
