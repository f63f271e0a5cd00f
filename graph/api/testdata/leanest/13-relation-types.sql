-- How many claims run between which types.
SELECT count(*) FROM claim c CROSS JOIN edge e ON e.id = c.edge CROSS JOIN node s ON s.id = e.subject CROSS JOIN node o ON o.id = e.object
WHERE c.counted = 1 AND c.modality <> 4 GROUP BY s.type, o.type
