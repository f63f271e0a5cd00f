UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
CREATE (:Name {id: row.id, key: row.key, padded: row.padded})-[:NAME_OF]->(e)
