MATCH (a:Article {id: $article})-[:HAS_SENTENCE]->(s:Sentence)-[m:MENTIONS]->(e:Entity)
RETURN collect([e.id, a.id, m.start, m.end, m.text, m.recogniser, m.confidence, s.start, s.end]) AS answer
