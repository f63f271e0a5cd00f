package neo4j

import (
	"embed"
	"strings"
)

//go:embed cypher/*.cypher
var cypherFiles embed.FS

//go:embed migrations/*.cypher
var migrationFiles embed.FS

// queries are the statements by file name without extension.
type queries map[string]string

// loadQueries reads the embedded statements, without their comments.
func loadQueries() (queries, error) {
	entries, err := cypherFiles.ReadDir("cypher")
	if err != nil {
		return nil, err
	}
	q := queries{}
	for _, e := range entries {
		text, err := cypherFiles.ReadFile("cypher/" + e.Name())
		if err != nil {
			return nil, err
		}
		q[strings.TrimSuffix(e.Name(), ".cypher")] = withoutComments(string(text))
	}
	return q, nil
}

// withoutComments leaves out comment lines.
func withoutComments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			b.WriteString(line)
		}
	}
	return strings.TrimSpace(b.String())
}
