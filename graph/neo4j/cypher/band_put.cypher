UNWIND $rows AS row
CREATE (:Band {key: row.key, body: row.body})
