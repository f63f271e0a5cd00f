// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (n:Name)-[:NAME_OF]->(e)
OPTIONAL MATCH (t:Tally {id: id})
DETACH DELETE n, t, e
