// Eager: of one node.
MERGE (k:Kennisgraaf {id: 'mark'})
ON CREATE SET k.mark = 0, k.turns = 0
MERGE (g:Kennisgraaf {id: 'gate'})
ON CREATE SET g.version = 0, g.turns = 0
SET g.schema = $schema
