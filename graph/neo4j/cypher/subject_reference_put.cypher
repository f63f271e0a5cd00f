// CartesianProduct: of one node and one other, each found by its id.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
WITH row, c
MATCH (n:Reference {id: row.node})
CREATE (c)-[:SUBJECT]->(n)
