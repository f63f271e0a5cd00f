MATCH (s:Source {id: $id})
RETURN COLLECT { MATCH (s)-[:CONTRIBUTED]->(c:Contribution) RETURN [c.sum, c.json] } AS readings,
  COLLECT { MATCH (s)-[:LISTS]->(r:SeedRow) RETURN [r.sum, r.json] } AS thesaurus
