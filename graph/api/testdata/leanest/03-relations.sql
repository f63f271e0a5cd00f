-- The strongest relations of a node in both directions, each with a claim.
WITH me (id) AS (SELECT id FROM node WHERE name = :id),
near (id, weight, name, other, predicate, confidence) AS (
  SELECT * FROM (SELECT e.id, e.weight, e.name, e.object, e.predicate, e.confidence FROM edge e WHERE e.subject = (SELECT id FROM me) ORDER BY e.weight, e.name LIMIT 20)
  UNION
  SELECT * FROM (SELECT e.id, e.weight, e.name, e.subject, e.predicate, e.confidence FROM edge e WHERE e.object = (SELECT id FROM me) ORDER BY e.weight, e.name LIMIT 20)
  ORDER BY 2, 3 LIMIT 20)
SELECT o.label, n.predicate, n.confidence, (SELECT c.quote FROM claim c WHERE c.edge = n.id ORDER BY c.recent, c.aid, c.start, c.cid LIMIT 1)
FROM near n CROSS JOIN entity o ON o.id = n.other ORDER BY n.weight, n.name
