-- The newest articles that name an entity, with where they name it and the packed text; unpacking the sentences is left out.
SELECT a.title, a.date, s.places, r.json
FROM sighting s CROSS JOIN article a ON a.id = s.article CROSS JOIN reading r ON r.article = a.id AND r.source = a.source
WHERE s.entity = (SELECT id FROM node WHERE name = :id) AND s.counted = 1
ORDER BY s.recent, s.aid LIMIT 20
