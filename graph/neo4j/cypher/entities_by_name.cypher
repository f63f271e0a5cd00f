// All entities by name, in the order of the index.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (e:Entity)
  WHERE e.key >= $q.floor AND e.id IS NOT NULL
    AND (coalesce(e.keyOrder, e.key) > $q.key OR coalesce(e.idOrder, e.id) > $q.id)
  WITH e
  ORDER BY e.key, e.id
  LIMIT $q.take
  RETURN collect([
    e.id, e.type, e.kind, e.name, e.aliases, e.sameAs, e.definition, e.mentions, e.articles, e.claims, e.first, e.last, e.key, 0, 0
  ]) AS page
}
WITH before, [[0, page]] AS answer
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
