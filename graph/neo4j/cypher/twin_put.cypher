// CartesianProduct: of one node and one other, each found by its id.
UNWIND $rows AS row
MATCH (a:Body {id: row.a})
WITH row, a
MATCH (b:Body {id: row.b})
CREATE (a)-[:TWIN]->(b)
