UNWIND $rows AS row
MATCH ()-[r]->()
WHERE elementId(r) = row.edge
SET r.idOrder = row.id
