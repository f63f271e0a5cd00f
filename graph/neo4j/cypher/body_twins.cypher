UNWIND $keys AS id
MATCH (:Body {id: id})-[:TWIN]-(t:Body)
RETURN collect([id, t.id]) AS found
