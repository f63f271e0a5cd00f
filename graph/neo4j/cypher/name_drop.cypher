// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (n:Name {id: id})
DETACH DELETE n
