OPTIONAL MATCH (g:Kennisgraaf {id: 'gate'})
RETURN coalesce(g.schema, 0) AS schema, COUNT { MATCH (n) } AS nodes
