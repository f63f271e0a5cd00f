UNWIND $keys AS id
MATCH (e:Entity {id: id})
WITH e
MATCH (t:Tally {id: e.id})
RETURN collect([e.id, e.articles, e.mentions, e.claims, t.votes, COLLECT { MATCH (n:Name)-[:NAME_OF]->(e) RETURN n.key }]) AS found
