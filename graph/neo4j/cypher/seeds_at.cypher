UNWIND $keys AS concept
CALL (concept) {
  MATCH (r:SeedRow {subject: concept})
  RETURN r
  UNION
  MATCH (r:SeedRow {object: concept})
  RETURN r
}
RETURN collect([
  r.id, r.source, r.sum, r.json,
  EXISTS { (:Claim {id: r.id}) },
  EXISTS { (:Entity {id: r.subject}) } AND EXISTS { (:Entity {id: r.object}) }
]) AS found
