-- The entities named most.
SELECT label, type, mentions FROM entity ORDER BY -mentions, name LIMIT 20
