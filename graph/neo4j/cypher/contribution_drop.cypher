// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (c:Contribution {id: id})
DETACH DELETE c
