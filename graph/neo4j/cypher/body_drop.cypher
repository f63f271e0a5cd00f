// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (b:Body {id: id})
OPTIONAL MATCH (x:Band {body: id})
DETACH DELETE b, x
