UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s.digest = row.digest, s.version = row.version, s.articles = row.articles, s.sum = row.sum, s.idOrder = row.idOrder
