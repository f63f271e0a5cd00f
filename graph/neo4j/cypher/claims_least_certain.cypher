// The least certain claims of all, in the order of the index.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
    MATCH (c:Claim)
    WHERE c.doubt >= $q.floor AND (c.doubt > $q.floor OR c.place > $q.place OR c.place = $q.place AND c.id > $q.id) AND
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
    WITH c
    ORDER BY c.doubt, c.place, c.id
    LIMIT $q.take
    RETURN collect([
      c.id, c.subject, c.predicate, c.object, c.modality, c.role, c.from, c.to, c.confidence, c.rule, c.start, c.end, c.seed, c.article,
      c.source, c.quote, c.date
    ]) AS page
}
WITH before, [[0, page]] AS answer
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
