MATCH (:Entity {id: $id})<-[m:NAMES]-(a:Article) WHERE m.counted
MATCH (a)-[:NAMES]->(e:Entity)
WITH e, count(*) AS n
WITH e.id AS id, n ORDER BY n DESC, id LIMIT 20
RETURN collect([id, n]) AS answer
