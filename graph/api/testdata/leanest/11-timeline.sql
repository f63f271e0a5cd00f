-- How often an entity is named in each year.
SELECT sum(s.mentions) FROM sighting s CROSS JOIN article a ON a.id = s.article
WHERE s.entity = (SELECT id FROM node WHERE name = :id) AND s.counted = 1 AND a.date <> ''
GROUP BY substr(a.date, 1, 4) ORDER BY substr(a.date, 1, 4)
