// Eager: a bounded batch is found before any of it is deleted.
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
DELETE r
