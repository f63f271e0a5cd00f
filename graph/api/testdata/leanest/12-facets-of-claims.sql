-- How many claims each predicate has.
SELECT count(*) FROM claim c CROSS JOIN edge e ON e.id = c.edge WHERE c.counted = 1 AND c.modality <> 4 GROUP BY e.predicate
