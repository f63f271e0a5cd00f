// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (a:Article {id: id})
DETACH DELETE a
