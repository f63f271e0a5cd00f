MATCH (g:Kennisgraaf {id: 'gate'})
SET g.version = g.version + 1
