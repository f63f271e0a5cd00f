// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (r:Reference {id: id})
WHERE NOT EXISTS { (r)<-[:SUBJECT|OBJECT]-() }
DETACH DELETE r
