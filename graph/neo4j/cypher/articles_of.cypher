UNWIND $keys AS id
MATCH (a:Article {id: id})
RETURN collect([a.id, a.source, a.sum, a.body, a.group, a.rank]) AS found
