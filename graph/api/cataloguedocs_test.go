package api_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// shownLines is how many lines of an answer the documentation shows.
const shownLines = 24

// TestCatalogueDocs holds docs/api.md to the questions of the catalogue and their answers: go test ./graph/api -run Catalogue -update.
func TestCatalogueDocs(t *testing.T) {
	head, err := os.ReadFile("testdata/api-head.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/catalogue/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var b strings.Builder
	b.Write(head)
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "\n### %s\n", strings.TrimSuffix(strings.TrimSpace(string(archive.Comment)), "."))
		for _, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".graphql")
			if !ok {
				continue
			}
			fmt.Fprintf(&b, "\n```graphql\n%s\n```\n", strings.TrimSpace(string(f.Data)))
			if variables := section(archive, name+".variables.json"); variables != nil {
				fmt.Fprintf(&b, "\n```json\n%s\n```\n", strings.TrimSpace(string(*variables)))
			}
			if answer := section(archive, name+".want.json"); answer != nil {
				fmt.Fprintf(&b, "\n```json\n%s\n```\n", cut(strings.TrimSpace(string(*answer))))
			}
		}
	}
	const path = "../../docs/api.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != b.String() {
		t.Errorf("docs/api.md is not what the catalogue says (%v); run go test ./graph/api -run Catalogue -update and read it", err)
	}
}

func cut(answer string) string {
	lines := strings.Split(answer, "\n")
	if len(lines) <= shownLines {
		return answer
	}
	return strings.Join(lines[:shownLines], "\n") + "\n…"
}
