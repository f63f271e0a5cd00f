// CartesianProduct: of one node and one other, each found by its id.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
WITH row, c
MATCH (s:Sentence {id: row.sentence})
CREATE (c)-[:EVIDENCED_BY {start: row.start, end: row.end}]->(s)
