OPTIONAL MATCH (g:Kennisgraaf {id: 'gate'})
RETURN coalesce(g.schema, 0) AS schema, CASE WHEN g IS NULL THEN COUNT { MATCH (n) } ELSE 0 END AS foreign
