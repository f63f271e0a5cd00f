MATCH (g:Kennisgraaf {id: 'gate'}) RETURN [[toString(g.version)]] AS answer
