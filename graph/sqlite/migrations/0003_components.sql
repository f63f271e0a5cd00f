-- Groups of near-duplicates as components: each body says which it belongs to, so that a thousand near-duplicates of each other
-- keep a thousand rows and not half a million pairs.
--
-- component: the number of one of the bodies that are connected with it. size and sketch: of its shingles, see graph.SketchOf;
-- NULL in bodies that an older program wrote, until they are first compared.

ALTER TABLE body ADD COLUMN component INTEGER NOT NULL DEFAULT 0;
ALTER TABLE body ADD COLUMN size INTEGER;
ALTER TABLE body ADD COLUMN sketch BLOB;

UPDATE body SET component = id;
UPDATE body SET component = least FROM (
  SELECT a.body AS body, g.least AS least
  FROM (SELECT DISTINCT body, grp FROM article WHERE body IS NOT NULL) a
  JOIN (SELECT grp, min(body) AS least FROM article GROUP BY grp) g ON g.grp = a.grp
) m WHERE m.body = body.id;

CREATE INDEX body_component ON body (component);
DROP TABLE twin;
