MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND range(0, size($q.of) - 1) AS i
  CALL (i) {
    CALL (i) {
      UNWIND CASE $q.start WHEN 'article' THEN [$q.of[i]] ELSE [] END AS id
      MATCH (:Article {id: id})-[r:NAMES]->(e:Entity)
      RETURN e, r.salience AS salience, r.mentions AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'ids' THEN $q.entityIDs ELSE [] END AS id
      MATCH (e:Entity {id: id})
      RETURN e, 0 AS salience, 0 AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'prefix' THEN [$q.prefix] ELSE [] END AS prefix
      MATCH (e:Entity)
      WHERE e.key STARTS WITH prefix
      RETURN e, 0 AS salience, 0 AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'contains' THEN [$q.contains] ELSE [] END AS part
      MATCH (e:Entity)
      WHERE e.key CONTAINS part
      RETURN e, 0 AS salience, 0 AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (e:Entity)
      RETURN e, 0 AS salience, 0 AS here
    }
    WITH e, salience, here
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
    WITH e, salience, here, CASE $q.order
        WHEN 'mentions' THEN -e.mentions
        WHEN 'articles' THEN -e.articles
        WHEN 'claims' THEN -e.claims
        WHEN 'salience' THEN -(salience * 1000000000 + here)
        ELSE 0
      END AS n, CASE $q.order WHEN 'name' THEN coalesce(e.keyOrder, e.key) ELSE '' END AS s,
      coalesce(e.idOrder, e.id) AS id
    // window: what lies inside its bounds, in its direction, one more than its limit
    WITH *
    WHERE ($q.after IS NULL OR n > $q.after[0] OR n = $q.after[0] AND (s > $q.after[1] OR s = $q.after[1] AND id > $q.after[2]))
      AND ($q.until IS NULL OR n < $q.until[0] OR n = $q.until[0] AND (s < $q.until[1] OR s = $q.until[1] AND id < $q.until[2]))
    WITH *
    ORDER BY CASE WHEN $q.backward THEN -n ELSE n END,
      CASE WHEN $q.backward THEN NULL ELSE s END, CASE WHEN $q.backward THEN s END DESC,
      CASE WHEN $q.backward THEN NULL ELSE id END, CASE WHEN $q.backward THEN id END DESC
    LIMIT $q.take
    // end of window
    RETURN collect([
      e.id, e.type, e.kind, e.name, e.aliases, e.sameAs, e.definition, e.mentions, e.articles, e.claims, e.first, e.last, e.key,
      salience, here
    ]) AS page
  }
  CALL (i) {
    UNWIND CASE WHEN $q.total THEN [1] ELSE [] END AS go
    CALL (i) {
      UNWIND CASE $q.start WHEN 'article' THEN [$q.of[i]] ELSE [] END AS id
      MATCH (:Article {id: id})-[r:NAMES]->(e:Entity)
      RETURN e, r.salience AS salience, r.mentions AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'ids' THEN $q.entityIDs ELSE [] END AS id
      MATCH (e:Entity {id: id})
      RETURN e, 0 AS salience, 0 AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'prefix' THEN [$q.prefix] ELSE [] END AS prefix
      MATCH (e:Entity)
      WHERE e.key STARTS WITH prefix
      RETURN e, 0 AS salience, 0 AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'contains' THEN [$q.contains] ELSE [] END AS part
      MATCH (e:Entity)
      WHERE e.key CONTAINS part
      RETURN e, 0 AS salience, 0 AS here
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (e:Entity)
      RETURN e, 0 AS salience, 0 AS here
    }
    WITH e, salience, here
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
    RETURN count(*) AS total
  }
  RETURN collect([total, page]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
