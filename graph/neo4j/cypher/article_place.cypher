UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.rank = row.rank, a.alone = row.alone
