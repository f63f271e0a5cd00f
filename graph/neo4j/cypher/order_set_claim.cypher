UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.edgeOrder = row.edge, c.place = row.place
