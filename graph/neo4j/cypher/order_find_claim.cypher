MATCH (c:Claim)
WHERE c.edge =~ $odd OR c.article =~ $odd
RETURN collect([c.id, c.edge, c.article, c.start]) AS found
