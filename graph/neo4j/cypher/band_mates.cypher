UNWIND $keys AS key
MATCH (x:Band {key: key})
RETURN collect([key, x.body]) AS found
