UNWIND $keys AS id
MATCH (a:Article {body: id})
RETURN collect([id, a.id]) AS found
