// Eager: of a bounded batch; the label comes from the closed list of entity types.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e:$(row.label), e.type = row.type, e.kind = row.kind, e.name = row.name, e.key = row.key, e.aliases = row.aliases,
  e.sameAs = row.sameAs, e.definition = row.definition, e.mentions = row.mentions, e.articles = row.articles,
  e.claims = row.claims, e.first = row.first, e.last = row.last,
  e.idOrder = row.idOrder, e.keyOrder = row.keyOrder
