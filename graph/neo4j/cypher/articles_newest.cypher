// The newest articles of all, in the order of the index.
MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  MATCH (a:Article)
  WHERE a.recent >= $q.floor AND a.id IS NOT NULL AND (a.recent > $q.floor OR coalesce(a.idOrder, a.id) > $q.id) AND ($q.each OR a.rank = 0)
  WITH a
  ORDER BY a.recent, a.id
  LIMIT $q.take
  RETURN collect([
    a.id, a.title, a.key, a.start, a.length, a.language, a.publication, a.issue, a.date, a.group, 0,
    COLLECT { MATCH (a)<-[h:HOLDS]-(x:Source) RETURN [x.id, h.start, h.end] },
    CASE WHEN a.alone THEN [] ELSE COLLECT { MATCH (b:Article {group: a.group}) WHERE b.id <> a.id RETURN b.id ORDER BY b.rank } END,
    CASE WHEN $q.content THEN COLLECT { MATCH (c:Contribution {id: a.reading}) RETURN [c.source, c.sum, c.json] } ELSE [] END
  ]) AS page
}
WITH before, [[0, page]] AS answer
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
