MATCH (c:Claim {edge: $edge})
WHERE c.counted AND c.modality <> 'negated'
WITH c ORDER BY c.recent, c.place, c.id LIMIT 21
RETURN collect([c.id, c.subject, c.predicate, c.object, c.modality, c.role, c.from, c.to, c.confidence, c.rule, c.start, c.end, c.seed,
  c.article, c.source, c.quote, c.date]) AS answer
