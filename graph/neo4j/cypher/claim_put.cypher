UNWIND $rows AS row
CREATE (:Claim {
  id: row.id, article: row.article, source: row.source, edge: row.edge, edgeOrder: row.edgeOrder, subject: row.subject, predicate: row.predicate,
  object: row.object, subjectType: row.subjectType, objectType: row.objectType, modality: row.modality, role: row.role,
  from: row.from, to: row.to, confidence: row.confidence, rule: row.rule, seed: row.seed, start: row.start, end: row.end,
  quote: row.quote, publication: row.publication, date: row.date, day: row.day, recent: row.recent, place: row.place,
  doubt: row.doubt, counted: row.counted
})
