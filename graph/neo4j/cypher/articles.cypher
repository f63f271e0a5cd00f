MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND range(0, size($q.of) - 1) AS i
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
    WITH a, matched, CASE $q.order
        WHEN 'newest' THEN a.recent
        WHEN 'oldest' THEN CASE a.day WHEN 0 THEN 100000000 ELSE a.day END
        WHEN 'title' THEN CASE a.key WHEN '' THEN 1 ELSE 0 END
        ELSE a.recent - matched * 100000000
      END AS n, CASE $q.order WHEN 'title' THEN coalesce(a.keyOrder, a.key) ELSE '' END AS s, coalesce(a.idOrder, a.id) AS id
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
      a.id, a.title, a.key, a.start, a.length, a.language, a.publication, a.issue, a.date, a.group, matched,
      COLLECT { MATCH (a)<-[h:HOLDS]-(x:Source) RETURN [x.id, h.start, h.end] },
      CASE WHEN a.alone THEN [] ELSE COLLECT { MATCH (b:Article {group: a.group}) WHERE b.id <> a.id RETURN b.id ORDER BY b.rank } END,
      CASE WHEN $q.content THEN COLLECT { MATCH (c:Contribution {id: a.reading}) RETURN [c.source, c.sum, c.json] } ELSE [] END
    ]) AS page
  }
  CALL (i) {
    UNWIND CASE WHEN $q.total THEN [1] ELSE [] END AS go
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
    RETURN count(*) AS total
  }
  RETURN collect([total, page]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
