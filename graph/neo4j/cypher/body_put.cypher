UNWIND $rows AS row
CREATE (:Body {id: row.id})
