-- Who uses or developed a method, with a claim.
SELECT o.label, e.predicate, e.modalities, (SELECT c.quote FROM claim c WHERE c.edge = e.id ORDER BY c.recent, c.aid, c.start, c.cid LIMIT 1)
FROM edge e CROSS JOIN entity o ON o.id = e.subject
WHERE e.object = (SELECT id FROM node WHERE name = :id) AND e.predicate IN (2, 3)
ORDER BY e.weight, e.name LIMIT 20
