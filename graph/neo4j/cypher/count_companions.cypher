// Articles that name one entity, counted under each entity that they name. Of near-duplicates the first that names it is counted.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (:Entity {id: $q.named[0]})<-[m:NAMES]-(a:Article)
  WHERE m.counted OR $q.each
  MATCH (a)-[:NAMES]->(e:Entity)
  WITH e, count(*) AS n
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
  WITH e.id AS id, n
  ORDER BY n DESC, id
  LIMIT $q.take
  RETURN collect([n, id]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
