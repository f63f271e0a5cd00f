// Updates the derived relationships that are there and returns the ids of their edges.
// Eager: of a bounded batch.
UNWIND $rows AS row
OPTIONAL MATCH (s1:Entity {id: row.subject})
OPTIONAL MATCH (s2:Article {id: row.subject})
OPTIONAL MATCH (s3:Reference {id: row.subject})
OPTIONAL MATCH (o1:Entity {id: row.object})
OPTIONAL MATCH (o2:Article {id: row.object})
OPTIONAL MATCH (o3:Reference {id: row.object})
WITH row, coalesce(s1, s2, s3) AS s, coalesce(o1, o2, o3) AS o
MATCH (s)-[r:PART_OF|AFFILIATED_WITH|DEVELOPED|USES|STUDIES|COLLABORATES_WITH|LOCATED_IN|AUTHORED|INTERVIEWED_IN|CITES|REFERS_TO|ABOUT|BROADER|RELATED]->(o)
WHERE r.id = row.id
SET r.claims = row.claims, r.confidence = row.confidence, r.modalities = row.modalities, r.roles = row.roles, r.first = row.first,
  r.last = row.last
RETURN collect([row.id]) AS found
