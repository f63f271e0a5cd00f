MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
MATCH (g:Kennisgraaf {id: 'gate'})
WITH before, collect(g.version) AS answer
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
