CALL () {
  MATCH (n:Name) WHERE n.key STARTS WITH $key RETURN n
  UNION
  UNWIND $rare AS gram MATCH (n:Name) WHERE n.padded CONTAINS gram RETURN n
}
WITH n, size([gram IN $trigrams WHERE n.padded CONTAINS gram]) AS shared,
  CASE WHEN n.key = $key THEN 0 WHEN n.key STARTS WITH $key THEN 1 ELSE 2 END AS sort
WHERE sort < 2 OR shared >= $minShare
MATCH (n)-[:NAME_OF]->(e:Entity)
WITH sort, n.key AS key, shared, e ORDER BY sort, shared DESC, e.mentions DESC, e.id, key
WITH sort, collect([key, shared, e])[..$limit] AS found ORDER BY sort
UNWIND found AS x WITH x[2] AS e
RETURN collect([e.id, e.type, e.kind, e.name, e.aliases, e.sameAs, e.definition, e.mentions, e.articles, e.claims, e.first, e.last]) AS answer
