// The type comes from the closed list of predicates.
UNWIND $rows AS row
OPTIONAL MATCH (s1:Entity {id: row.subject})
OPTIONAL MATCH (s2:Article {id: row.subject})
OPTIONAL MATCH (s3:Reference {id: row.subject})
OPTIONAL MATCH (o1:Entity {id: row.object})
OPTIONAL MATCH (o2:Article {id: row.object})
OPTIONAL MATCH (o3:Reference {id: row.object})
WITH row, coalesce(s1, s2, s3) AS s, coalesce(o1, o2, o3) AS o
CREATE (s)-[:$(row.predicate) {
  id: row.id, idOrder: row.idOrder, subjectType: row.subjectType, objectType: row.objectType, claims: row.claims, confidence: row.confidence,
  modalities: row.modalities, roles: row.roles, first: row.first, last: row.last
}]->(o)
