UNWIND $rows AS row
MATCH (s:Source {id: row.source})
CREATE (s)-[:LISTS]->(:SeedRow {
  id: row.id, source: row.source, subject: row.subject, predicate: row.predicate, object: row.object, sum: row.sum, json: row.json
})
