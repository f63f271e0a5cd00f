UNWIND $rows AS row
MATCH (a:Article {id: row.article})
CREATE (a)-[:HAS_SENTENCE]->(:Sentence {id: row.id, place: row.place, start: row.start, end: row.end, text: row.text})
