UNWIND $rows AS row
MATCH (s:Source {id: row.source})
CREATE (s)-[:CONTRIBUTED]->(:Contribution {id: row.id, source: row.source, article: row.article, sum: row.sum, json: row.json})
