MATCH (:Entity {id: $id})<-[m:NAMES]-(a:Article) WHERE m.counted
WITH a ORDER BY a.recent, a.id LIMIT 21
RETURN collect([a.id, a.title, a.start, a.length, a.language, a.publication, a.issue, a.date, a.group,
  COLLECT { MATCH (a)<-[h:HOLDS]-(x:Source) RETURN [x.id, h.start, h.end] },
  CASE WHEN a.alone THEN [] ELSE COLLECT { MATCH (b:Article {group: a.group}) WHERE b.id <> a.id RETURN b.id ORDER BY b.rank } END]) AS answer
