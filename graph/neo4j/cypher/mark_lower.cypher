// Eager: of one node.
MATCH (k:Kennisgraaf {id: 'mark'})
SET k.turns = k.turns + 1
WITH k
WHERE k.mark = $mark
SET k.mark = $mark + 1
