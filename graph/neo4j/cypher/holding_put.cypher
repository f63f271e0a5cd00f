// CartesianProduct: of one node and one other, each found by its id.
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
WITH row, s
MATCH (a:Article {id: row.article})
CREATE (s)-[:HOLDS {start: row.start, end: row.end}]->(a)
