// CartesianProduct: of one node and one other, each found by its id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
WITH row, a
MATCH (e:Entity {id: row.entity})
CREATE (a)-[:NAMES {salience: row.salience, mentions: row.mentions, counted: row.counted, recent: row.recent}]->(e)
