// Eager: a bounded batch is found before any of it is deleted.
UNWIND $keys AS id
MATCH (r:SeedRow {id: id})
OPTIONAL MATCH (c:Claim {id: id})
DETACH DELETE r, c
