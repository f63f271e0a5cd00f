UNWIND $keys AS id
MATCH (a:Article {group: id})
RETURN collect([a.id]) AS found
