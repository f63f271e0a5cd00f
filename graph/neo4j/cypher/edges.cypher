// Edges by any filter, summed from their claims.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND range(0, size($q.of) - 1) AS i
  CALL (i) {
    CALL (i) {
      UNWIND CASE $q.start WHEN 'node' THEN [$q.of[i]] ELSE [] END AS node
      OPTIONAL MATCH (e:Entity {id: node})
      OPTIONAL MATCH (a:Article {id: node})
      OPTIONAL MATCH (r:Reference {id: node})
      WITH node, coalesce(e, a, r) AS m
      MATCH (m)<-[:SUBJECT|OBJECT]-(c:Claim)
      RETURN node, c
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (c:Claim)
      RETURN '' AS node, c
    }
    WITH node, c
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
      AND ($q.direction = '' OR c.predicate IN $q.symmetric OR $q.direction = 'out' AND c.subject = node OR $q.direction = 'in' AND c.object = node)
      AND ($q.otherTypes IS NULL OR CASE c.subject WHEN node THEN c.objectType ELSE c.subjectType END IN $q.otherTypes)
      AND ($q.others IS NULL OR CASE c.subject WHEN node THEN c.object ELSE c.subject END IN $q.others)
    WITH coalesce(c.edgeOrder, c.edge) AS id, c.subject AS subject, c.predicate AS predicate, c.object AS object, count(*) AS claims,
      max(c.confidence) AS confidence, collect(DISTINCT c.modality) AS modalities, collect(DISTINCT c.role) AS roles,
      coalesce(min(nullIf(c.date, '')), '') AS first, max(c.date) AS last
    WITH *, CASE $q.order WHEN 'claims' THEN -claims ELSE 0 END AS n, '' AS s
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
    RETURN collect([subject, predicate, object, claims, confidence, modalities, roles, first, last]) AS page
  }
  CALL (i) {
    UNWIND CASE WHEN $q.total THEN [1] ELSE [] END AS go
    CALL (i) {
      UNWIND CASE $q.start WHEN 'node' THEN [$q.of[i]] ELSE [] END AS node
      OPTIONAL MATCH (e:Entity {id: node})
      OPTIONAL MATCH (a:Article {id: node})
      OPTIONAL MATCH (r:Reference {id: node})
      WITH node, coalesce(e, a, r) AS m
      MATCH (m)<-[:SUBJECT|OBJECT]-(c:Claim)
      RETURN node, c
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (c:Claim)
      RETURN '' AS node, c
    }
    WITH node, c
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
      AND ($q.direction = '' OR c.predicate IN $q.symmetric OR $q.direction = 'out' AND c.subject = node OR $q.direction = 'in' AND c.object = node)
      AND ($q.otherTypes IS NULL OR CASE c.subject WHEN node THEN c.objectType ELSE c.subjectType END IN $q.otherTypes)
      AND ($q.others IS NULL OR CASE c.subject WHEN node THEN c.object ELSE c.subject END IN $q.others)
    RETURN count(DISTINCT c.edge) AS total
  }
  RETURN collect([total, page]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
