UNWIND $keys AS edge
MATCH (c:Claim {edge: edge})
WHERE c.counted AND c.modality <> 'negated'
WITH edge, count(*) AS claims, max(c.confidence) AS confidence, collect(DISTINCT c.modality) AS modalities,
  collect(DISTINCT c.role) AS roles, coalesce(min(nullIf(c.date, '')), '') AS first, max(c.date) AS last
RETURN collect([edge, claims, confidence, modalities, roles, first, last]) AS found
