MATCH (:Entity {id: $id})-[c:PART_OF|AFFILIATED_WITH|DEVELOPED|USES|STUDIES|COLLABORATES_WITH|LOCATED_IN|AUTHORED|INTERVIEWED_IN|CITES|REFERS_TO|ABOUT|BROADER|RELATED]-()
WITH c ORDER BY c.claims DESC, c.id LIMIT 21
WITH c, startNode(c) AS s, endNode(c) AS o
RETURN collect([s.id, type(c), o.id, c.claims, c.confidence, c.modalities, c.roles, c.first, c.last]) AS answer
