MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (c:Claim)
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
  WITH CASE $q.by[0]
      WHEN 'predicate' THEN c.predicate WHEN 'modality' THEN c.modality WHEN 'subjectType' THEN c.subjectType
      WHEN 'objectType' THEN c.objectType WHEN 'rule' THEN c.rule WHEN 'publication' THEN c.publication WHEN 'year' THEN left(c.date, 4)
      WHEN 'month' THEN CASE WHEN size(c.date) < 7 THEN '' ELSE left(c.date, 7) END ELSE ''
    END AS k1,
    CASE $q.by[1]
      WHEN 'predicate' THEN c.predicate WHEN 'modality' THEN c.modality WHEN 'subjectType' THEN c.subjectType
      WHEN 'objectType' THEN c.objectType WHEN 'rule' THEN c.rule WHEN 'publication' THEN c.publication WHEN 'year' THEN left(c.date, 4)
      WHEN 'month' THEN CASE WHEN size(c.date) < 7 THEN '' ELSE left(c.date, 7) END ELSE ''
    END AS k2, count(*) AS n
  WITH k1, k2, n
  ORDER BY n DESC, k1, k2
  LIMIT $q.take
  RETURN collect([n, k1, k2]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
