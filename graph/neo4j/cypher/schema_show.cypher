SHOW INDEXES YIELD name, state, owningConstraint
RETURN coalesce(owningConstraint, name) AS name, state
