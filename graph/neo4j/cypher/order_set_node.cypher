UNWIND $rows AS row
MATCH (n)
WHERE elementId(n) = row.node
SET n.idOrder = row.id, n.keyOrder = row.key
