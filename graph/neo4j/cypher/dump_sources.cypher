MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (s:Source)
  WITH s
  ORDER BY s.id
  RETURN collect([s.id, s.digest, s.version, s.articles]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
