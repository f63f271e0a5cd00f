MATCH (k:Kennisgraaf {id: 'mark'})
WITH k.mark AS before
CALL (before) {
  CALL (before) {
    MATCH (x:Source)
    WHERE $q.ids IS NULL OR x.id IN $q.ids
    WITH x, 0 AS n, '' AS s, coalesce(x.idOrder, x.id) AS id
    // window: what lies inside its bounds, in its direction, one more than its limit
    WITH *
    WHERE ($q.after IS NULL OR n > $q.after[0] OR n = $q.after[0] AND (s > $q.after[1] OR s = $q.after[1] AND id > $q.after[2]))
      AND ($q.until IS NULL OR n < $q.until[0] OR n = $q.until[0] AND (s < $q.until[1] OR s = $q.until[1] AND id < $q.until[2]))
    WITH *
    ORDER BY CASE WHEN $q.backward THEN -n ELSE n END,
      CASE WHEN $q.backward THEN NULL ELSE s END, CASE WHEN $q.backward THEN s END DESC,
      CASE WHEN $q.backward THEN NULL ELSE id END, CASE WHEN $q.backward THEN id END DESC
    LIMIT $q.take
    // end of window
    RETURN collect([x.id, x.digest, x.version, x.articles]) AS page
  }
  CALL (before) {
    UNWIND CASE WHEN $q.total THEN [1] ELSE [] END AS go
    MATCH (x:Source)
    WHERE $q.ids IS NULL OR x.id IN $q.ids
    RETURN count(*) AS total
  }
  RETURN [total, page] AS answer
}
MATCH (k:Kennisgraaf {id: 'mark'})
RETURN before, k.mark AS after, answer
