MATCH (:Entity {id: $id})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.counted AND c.modality <> 'negated' AND c.confidence >= 1
WITH c.edge AS id, c.subject AS subject, c.predicate AS predicate, c.object AS object, count(*) AS claims, max(c.confidence) AS confidence,
  collect(DISTINCT c.modality) AS modalities, collect(DISTINCT c.role) AS roles, min(nullIf(c.date, '')) AS first, max(c.date) AS last
ORDER BY claims DESC, id LIMIT 21
RETURN collect([subject, predicate, object, claims, confidence, modalities, roles, first, last]) AS answer
