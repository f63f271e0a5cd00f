// Nodes with texts that need another beside them, to be ordered.
CALL () {
  MATCH (n:Source)
  RETURN n
  UNION ALL
  MATCH (n:Article)
  RETURN n
  UNION ALL
  MATCH (n:Entity)
  RETURN n
}
WITH n
WHERE n.id =~ $odd OR n.key =~ $odd
RETURN collect([elementId(n), n.id, n.key]) AS found
