MATCH (:Entity {id: $id})<-[:NAMES]-(a:Article)
WITH a ORDER BY a.rank
WITH a.group AS g, collect(a)[0] AS a
MATCH (a)-[:NAMES]->(e:Entity)
WITH e.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 20
RETURN collect([id, n]) AS answer
