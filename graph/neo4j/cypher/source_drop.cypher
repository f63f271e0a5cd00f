// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (s:Source {id: id})
DETACH DELETE s
