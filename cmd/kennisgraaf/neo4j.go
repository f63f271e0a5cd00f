package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

// neo4jPassword is the environment variable with the password of the Neo4j server. It is no setting: a flag would show it in the
// process list, and `config` would print it.
const neo4jPassword = "KENNISGRAAF_NEO4J_PASSWORD"

// openNeo4j opens a store in a Neo4j database by its address.
func (a *app) openNeo4j(ctx context.Context, address string, how access) (graph.Store, error) {
	password, err := a.password()
	if err != nil {
		return nil, err
	}
	s, err := neo4j.Open(ctx, address, neo4j.Options{
		Password: password, ReadOnly: how == reading, RetryBudget: time.Duration(a.config.neo4jRetry),
		AllowForeign: bool(a.config.neo4jForeign),
	})
	if err != nil {
		return nil, &storeError{err}
	}
	return s, nil
}

// password returns the server's password: from the environment, or the first line of the file that is set.
func (a *app) password() (string, error) {
	if p := a.getenv(neo4jPassword); p != "" {
		return p, nil
	}
	path := string(a.config.passwordFile)
	if path == "" {
		return "", nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("read the password from %s", path), Err: cause(err),
			Remedy: "name a file that holds it on its first line, or set " + neo4jPassword,
		}
	}
	line, _, _ := strings.Cut(string(data), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}
