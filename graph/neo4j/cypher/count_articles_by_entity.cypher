// An article counts once under each entity or type that it has.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND [0] AS i
  CALL (i) {
    // articles: where to start, what passes, and of near-duplicates the first
    CALL (i) {
      UNWIND CASE $q.start WHEN 'entity' THEN [$q.entities[i]] ELSE [] END AS id
      MATCH (:Entity {id: id})<-[:NAMES]-(a:Article)
      RETURN a, 0 AS matched
      UNION ALL
      UNWIND CASE $q.start WHEN 'terms' THEN $q.words ELSE [] END AS word
      CALL db.index.fulltext.queryNodes('article_terms', word) YIELD node
      RETURN node AS a, count(*) AS matched
      UNION ALL
      UNWIND CASE $q.start WHEN 'ids' THEN $q.ids ELSE [] END AS id
      MATCH (a:Article {id: id})
      RETURN a, 0 AS matched
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (a:Article)
      RETURN a, 0 AS matched
    }
    WITH i, a, matched
    WHERE ($q.ids IS NULL OR a.id IN $q.ids)
      AND ($q.languages IS NULL OR a.language IN $q.languages)
      AND ($q.publications IS NULL OR a.publication IN $q.publications)
      AND ($q.issues IS NULL OR a.issue IN $q.issues)
      AND ($q.from IS NULL OR $q.from <= a.day AND a.day <= $q.to)
      AND ($q.sources IS NULL OR EXISTS { (a)<-[:HOLDS]-(h:Source) WHERE h.id IN $q.sources })
      AND ($q.mentioning IS NULL OR all(id IN $q.mentioning[i] WHERE EXISTS { (a)-[:NAMES]->(:Entity {id: id}) }))
    WITH i, CASE WHEN $q.each OR a.alone THEN a.id ELSE a.group END AS member, collect([a, matched, a.rank]) AS members
    WITH i, reduce(best = members[0], m IN members | CASE WHEN m[2] < best[2] THEN m ELSE best END) AS first
    WITH i, first[0] AS a, first[1] AS matched
    // end of articles
    RETURN a
  }
  MATCH (a)-[:NAMES]->(e:Entity)
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
  WITH DISTINCT a, CASE $q.by[0]
      WHEN 'publication' THEN a.publication WHEN 'issue' THEN a.issue WHEN 'language' THEN a.language WHEN 'year' THEN left(a.date, 4)
      WHEN 'month' THEN CASE WHEN size(a.date) < 7 THEN '' ELSE left(a.date, 7) END WHEN 'entity' THEN e.id WHEN 'type' THEN e.type ELSE ''
    END AS k1,
    CASE $q.by[1]
      WHEN 'publication' THEN a.publication WHEN 'issue' THEN a.issue WHEN 'language' THEN a.language WHEN 'year' THEN left(a.date, 4)
      WHEN 'month' THEN CASE WHEN size(a.date) < 7 THEN '' ELSE left(a.date, 7) END WHEN 'entity' THEN e.id WHEN 'type' THEN e.type ELSE ''
    END AS k2
  WITH k1, k2, count(*) AS n
  WITH k1, k2, n
  ORDER BY n DESC, k1, k2
  LIMIT $q.take
  RETURN collect([n, k1, k2]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
