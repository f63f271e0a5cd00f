MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (e:Entity)
  WHERE
      // entity: what its filter lets pass
      ($q.entityIDs IS NULL OR e.id IN $q.entityIDs)
      AND ($q.types IS NULL OR e.type IN $q.types)
      AND ($q.kinds IS NULL OR e.kind IN $q.kinds)
      AND ($q.prefix IS NULL OR e.key STARTS WITH $q.prefix)
      AND ($q.contains IS NULL OR e.key CONTAINS $q.contains)
      AND ($q.sameAs IS NULL OR any(id IN e.sameAs WHERE id = $q.sameAs OR $q.register AND id STARTS WITH $q.sameAs))
      AND e.articles >= $q.minArticles
      // end of entity
  WITH CASE $q.by[0] WHEN 'type' THEN e.type WHEN 'kind' THEN e.kind ELSE '' END AS k1, CASE $q.by[1] WHEN 'type' THEN e.type WHEN 'kind' THEN e.kind ELSE '' END AS k2, count(*) AS n
  WITH k1, k2, n
  ORDER BY n DESC, k1, k2
  LIMIT $q.take
  RETURN collect([n, k1, k2]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
