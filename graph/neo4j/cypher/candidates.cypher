// CartesianProduct: of the one row with the mark and the names found, as the newest server plans it.
// Names that equal the key, start with it, or share enough trigrams with it. A name that shares $minShare of all has one of
// $rare among them.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  CALL () {
    MATCH (n:Name)
    WHERE n.key STARTS WITH $q.key
    RETURN n
    UNION
    UNWIND $q.rare AS gram
    MATCH (n:Name)
    WHERE n.padded CONTAINS gram
    RETURN n
  }
  WITH n, size([gram IN $q.trigrams WHERE n.padded CONTAINS gram]) AS shared,
    CASE WHEN n.key = $q.key THEN 0 WHEN n.key STARTS WITH $q.key THEN 1 ELSE 2 END AS sort
  WHERE sort < 2 OR shared >= $q.minShare
  MATCH (n)-[:NAME_OF]->(e:Entity)
  WHERE $q.types IS NULL OR e.type IN $q.types
  WITH sort, n.key AS key, shared, e
  ORDER BY sort, shared DESC, e.mentions DESC, e.id, key
  WITH sort, collect([key, shared, e])[..$q.limit] AS found
  ORDER BY sort
  UNWIND found AS x
  WITH x[0] AS key, x[1] AS shared, x[2] AS e
  RETURN collect([
    e.id, e.type, e.kind, e.name, e.aliases, e.sameAs, e.definition, e.mentions, e.articles, e.claims, e.first, e.last, key, shared
  ]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
