// Takes the lock that writers hold from here to the end of their transaction.
MATCH (k:Kennisgraaf {id: 'gate'})
SET k.turns = k.turns + 1
