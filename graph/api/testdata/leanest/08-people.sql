-- The people of an organisation, best known first.
SELECT o.label, e.roles, e.modalities, e.first, e.last FROM edge e CROSS JOIN entity o ON o.id = e.subject
WHERE e.object = (SELECT id FROM node WHERE name = :id) AND e.predicate = 1
ORDER BY e.weight, e.name LIMIT 20
