UNWIND $keys AS id
MATCH (c:Contribution {article: id})
RETURN collect([c.article, c.source, c.sum, c.json]) AS found
