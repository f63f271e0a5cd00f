// Eager: a bounded batch is found before any of it is deleted.
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
WITH row, s
MATCH (a:Article {id: row.article})
WITH s, a
MATCH (s)-[h:HOLDS]->(a)
DELETE h
