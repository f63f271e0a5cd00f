// Edges by a filter that leaves out no claim of an edge that it lets pass: the derived relationships say it all.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  UNWIND range(0, size($q.of) - 1) AS i
  CALL (i) {
    CALL (i) {
      UNWIND CASE $q.start WHEN 'node' THEN [$q.of[i]] ELSE [] END AS node
      OPTIONAL MATCH (e:Entity {id: node})
      OPTIONAL MATCH (a:Article {id: node})
      OPTIONAL MATCH (r:Reference {id: node})
      WITH node, coalesce(e, a, r) AS m
      MATCH (m)-[c:PART_OF|AFFILIATED_WITH|DEVELOPED|USES|STUDIES|COLLABORATES_WITH|LOCATED_IN|AUTHORED|INTERVIEWED_IN|CITES|REFERS_TO|ABOUT|BROADER|RELATED]-(o)
      RETURN c, startNode(c) = m AS out, o.id AS other
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (:Entity|Article|Reference)-[c:PART_OF|AFFILIATED_WITH|DEVELOPED|USES|STUDIES|COLLABORATES_WITH|LOCATED_IN|AUTHORED|INTERVIEWED_IN|CITES|REFERS_TO|ABOUT|BROADER|RELATED]->()
      RETURN c, true AS out, '' AS other
    }
    WITH c, out, other
    WHERE ($q.predicates IS NULL OR type(c) IN $q.predicates)
      AND ($q.subjectTypes IS NULL OR c.subjectType IN $q.subjectTypes)
      AND ($q.objectTypes IS NULL OR c.objectType IN $q.objectTypes)
      AND ($q.direction = '' OR type(c) IN $q.symmetric OR $q.direction = 'out' AND out OR $q.direction = 'in' AND NOT out)
      AND ($q.otherTypes IS NULL OR CASE WHEN out THEN c.objectType ELSE c.subjectType END IN $q.otherTypes)
      AND ($q.others IS NULL OR other IN $q.others)
    WITH c, CASE $q.order WHEN 'claims' THEN -c.claims ELSE 0 END AS n, '' AS s, coalesce(c.idOrder, c.id) AS id
    // window: what lies inside its bounds, in its direction, one more than its limit
    WITH *
    WHERE ($q.after IS NULL OR n > $q.after[0] OR n = $q.after[0] AND (s > $q.after[1] OR s = $q.after[1] AND id > $q.after[2]))
      AND ($q.until IS NULL OR n < $q.until[0] OR n = $q.until[0] AND (s < $q.until[1] OR s = $q.until[1] AND id < $q.until[2]))
    WITH *
    ORDER BY CASE WHEN $q.backward THEN -n ELSE n END,
      CASE WHEN $q.backward THEN NULL ELSE s END, CASE WHEN $q.backward THEN s END DESC,
      CASE WHEN $q.backward THEN NULL ELSE id END, CASE WHEN $q.backward THEN id END DESC
    LIMIT $q.take
    // end of window
    WITH c, startNode(c) AS s, endNode(c) AS o
    RETURN collect([s.id, type(c), o.id, c.claims, c.confidence, c.modalities, c.roles, c.first, c.last]) AS page
  }
  CALL (i) {
    UNWIND CASE WHEN $q.total THEN [1] ELSE [] END AS go
    CALL (i) {
      UNWIND CASE $q.start WHEN 'node' THEN [$q.of[i]] ELSE [] END AS node
      OPTIONAL MATCH (e:Entity {id: node})
      OPTIONAL MATCH (a:Article {id: node})
      OPTIONAL MATCH (r:Reference {id: node})
      WITH node, coalesce(e, a, r) AS m
      MATCH (m)-[c:PART_OF|AFFILIATED_WITH|DEVELOPED|USES|STUDIES|COLLABORATES_WITH|LOCATED_IN|AUTHORED|INTERVIEWED_IN|CITES|REFERS_TO|ABOUT|BROADER|RELATED]-(o)
      RETURN c, startNode(c) = m AS out, o.id AS other
      UNION ALL
      UNWIND CASE $q.start WHEN 'all' THEN [1] ELSE [] END AS whole
      MATCH (:Entity|Article|Reference)-[c:PART_OF|AFFILIATED_WITH|DEVELOPED|USES|STUDIES|COLLABORATES_WITH|LOCATED_IN|AUTHORED|INTERVIEWED_IN|CITES|REFERS_TO|ABOUT|BROADER|RELATED]->()
      RETURN c, true AS out, '' AS other
    }
    WITH c, out, other
    WHERE ($q.predicates IS NULL OR type(c) IN $q.predicates)
      AND ($q.subjectTypes IS NULL OR c.subjectType IN $q.subjectTypes)
      AND ($q.objectTypes IS NULL OR c.objectType IN $q.objectTypes)
      AND ($q.direction = '' OR type(c) IN $q.symmetric OR $q.direction = 'out' AND out OR $q.direction = 'in' AND NOT out)
      AND ($q.otherTypes IS NULL OR CASE WHEN out THEN c.objectType ELSE c.subjectType END IN $q.otherTypes)
      AND ($q.others IS NULL OR other IN $q.others)
    RETURN count(*) AS total
  }
  RETURN collect([total, page]) AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
