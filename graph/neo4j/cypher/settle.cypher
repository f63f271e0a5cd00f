// Eager: of one node.
// Waits for the writer by its lock. A mark that is still up then belongs to nobody.
MATCH (g:Kennisgraaf {id: 'gate'})
SET g.turns = g.turns + 1
WITH g
MATCH (k:Kennisgraaf {id: 'mark'})
SET k.turns = k.turns + 1
WITH k
SET k.mark = k.mark + k.mark % 2
