UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a.title = row.title, a.key = row.key, a.start = row.start, a.length = row.length, a.language = row.language,
  a.publication = row.publication, a.issue = row.issue, a.date = row.date, a.day = row.day, a.recent = row.recent,
  a.group = row.group, a.rank = row.rank, a.alone = row.alone, a.source = row.source, a.sum = row.sum, a.body = row.body,
  a.reading = row.reading, a.words = row.words, a.sentences = row.sentences, a.idOrder = row.idOrder, a.keyOrder = row.keyOrder
