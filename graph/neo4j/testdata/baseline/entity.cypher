MATCH (e:Entity {id: $id})
RETURN collect([e.id, e.type, e.kind, e.name, e.aliases, e.sameAs, e.definition, e.mentions, e.articles, e.claims, e.first, e.last]) AS answer
