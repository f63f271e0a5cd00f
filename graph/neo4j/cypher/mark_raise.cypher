// Eager: of one node.
// An odd mark says that a writer commits now. A mark that is odd already was left by a writer that is gone: only one holds the gate.
MATCH (k:Kennisgraaf {id: 'mark'})
SET k.turns = k.turns + 1
WITH k
SET k.mark = k.mark + 1 + k.mark % 2
RETURN k.mark AS mark
