MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND range(0, size($q.of) - 1) AS i
  CALL (i) {
    CALL (i) {
      UNWIND CASE $q.start WHEN 'edge' THEN [$q.of[i]] ELSE [] END AS edge
      MATCH (c:Claim {edge: edge})
      RETURN c
      UNION ALL
      UNWIND CASE $q.start WHEN 'article' THEN [$q.of[i]] ELSE [] END AS article
      MATCH (:Article {id: article})-[:MAKES]->(c:Claim)
      RETURN c
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (c:Claim)
      RETURN c
    }
    WITH c
    WHERE
      // claim: what its filter lets pass
      ($q.predicates IS NULL OR c.predicate IN $q.predicates)
      AND ($q.subjectTypes IS NULL OR c.subjectType IN $q.subjectTypes)
      AND ($q.objectTypes IS NULL OR c.objectType IN $q.objectTypes)
      AND c.modality IN $q.modalities
      AND c.confidence >= $q.minConfidence
      AND ($q.from IS NULL OR $q.from <= c.day AND c.day <= $q.to)
      AND ($q.publications IS NULL OR c.publication IN $q.publications)
      AND ($q.rules IS NULL OR c.rule IN $q.rules)
      AND ($q.seeds OR c.article <> '')
      AND ($q.each OR c.counted)
      AND ($q.sources IS NULL OR c.source IN $q.sources OR EXISTS { (c)<-[:MAKES]-(:Article)<-[:HOLDS]-(h:Source) WHERE h.id IN $q.sources })
      // end of claim
    WITH c, CASE $q.order WHEN 'margin' THEN c.doubt ELSE c.recent END AS n, c.place AS s, c.id AS id
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
      c.id, c.subject, c.predicate, c.object, c.modality, c.role, c.from, c.to, c.confidence, c.rule, c.start, c.end, c.seed, c.article,
      c.source, c.quote, c.date
    ]) AS page
  }
  CALL (i) {
    UNWIND CASE WHEN $q.total THEN [1] ELSE [] END AS go
    CALL (i) {
      UNWIND CASE $q.start WHEN 'edge' THEN [$q.of[i]] ELSE [] END AS edge
      MATCH (c:Claim {edge: edge})
      RETURN c
      UNION ALL
      UNWIND CASE $q.start WHEN 'article' THEN [$q.of[i]] ELSE [] END AS article
      MATCH (:Article {id: article})-[:MAKES]->(c:Claim)
      RETURN c
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (c:Claim)
      RETURN c
    }
    WITH c
    WHERE
      // claim: what its filter lets pass
      ($q.predicates IS NULL OR c.predicate IN $q.predicates)
      AND ($q.subjectTypes IS NULL OR c.subjectType IN $q.subjectTypes)
      AND ($q.objectTypes IS NULL OR c.objectType IN $q.objectTypes)
      AND c.modality IN $q.modalities
      AND c.confidence >= $q.minConfidence
      AND ($q.from IS NULL OR $q.from <= c.day AND c.day <= $q.to)
      AND ($q.publications IS NULL OR c.publication IN $q.publications)
      AND ($q.rules IS NULL OR c.rule IN $q.rules)
      AND ($q.seeds OR c.article <> '')
      AND ($q.each OR c.counted)
      AND ($q.sources IS NULL OR c.source IN $q.sources OR EXISTS { (c)<-[:MAKES]-(:Article)<-[:HOLDS]-(h:Source) WHERE h.id IN $q.sources })
      // end of claim
    RETURN count(*) AS total
  }
  RETURN collect([total, page]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
