// CartesianProduct: of one node and one other, each found by its id.
// A mention that starts in no sentence hangs on the article itself.
UNWIND $rows AS row
MATCH (a:Article {id: row.from})
WITH row, a
MATCH (e:Entity {id: row.entity})
CREATE (a)-[:MENTIONS {start: row.start, end: row.end, text: row.text, recogniser: row.recogniser, confidence: row.confidence}]->(e)
