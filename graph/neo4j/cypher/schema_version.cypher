OPTIONAL MATCH (g:Kennisgraaf {id: 'gate'})
RETURN
  coalesce(g.schema, 0) AS schema,
  CASE WHEN g IS NULL THEN COUNT { MATCH (n) } ELSE 0 END AS foreign,
  CASE WHEN g IS NULL THEN COUNT {
    MATCH (n:Source|Article|Sentence|Entity|Claim|Reference|Contribution|SeedRow|Tally|Name|Body|Band)
  } ELSE 0 END AS alike
