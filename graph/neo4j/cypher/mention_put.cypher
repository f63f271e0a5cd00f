// CartesianProduct: of one node and one other, each found by its id.
UNWIND $rows AS row
MATCH (s:Sentence {id: row.from})
WITH row, s
MATCH (e:Entity {id: row.entity})
CREATE (s)-[:MENTIONS {start: row.start, end: row.end, text: row.text, recogniser: row.recogniser, confidence: row.confidence}]->(e)
