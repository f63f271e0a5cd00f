UNWIND $rows AS row
MERGE (r:Reference {id: row.id})
SET r.name = row.name
