-- An entity by id.
SELECT label, type, articles, mentions FROM entity WHERE id = (SELECT id FROM node WHERE name = :id)
