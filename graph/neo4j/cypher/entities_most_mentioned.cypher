// The most mentioned of all entities, in the order of the index.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (e:Entity)
  WHERE e.mentions <= -$q.floor AND (e.mentions < -$q.floor OR coalesce(e.idOrder, e.id) > $q.id)
  WITH e
  ORDER BY e.mentions DESC, e.id
  LIMIT $q.take
  RETURN collect([
    e.id, e.type, e.kind, e.name, e.aliases, e.sameAs, e.definition, e.mentions, e.articles, e.claims, e.first, e.last, e.key, 0, 0
  ]) AS page
}
WITH before, [[0, page]] AS answer
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
