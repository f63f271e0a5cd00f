package api_test

import (
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// update says that answers are written instead of compared: go test ./graph/api -update. A person reads them.
var update = flag.Bool("update", false, "write the answers into the files of questions")

// TestQuestions asks what stands in testdata/*.txtar of the small world, on every store: for each NAME.graphql, with
// NAME.variables.json where it has variables, the answer is NAME.want.json, byte for byte.
func TestQuestions(t *testing.T) {
	for name, open := range stores() {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			if err := s.Apply(t.Context(), changes()...); err != nil {
				t.Fatal(err)
			}
			runFiles(t, "testdata/*.txtar", api.New(s, options()))
		})
	}
}

// runFiles asks the questions of all files of a pattern.
func runFiles(t *testing.T, pattern string, h http.Handler) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files of questions, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			runQuestions(t, archive, func(query string, variables map[string]any) string {
				return ask(t, h, query, variables).JSON(t)
			})
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// runQuestions asks each question of an archive and compares the answers, or writes them into it.
func runQuestions(t *testing.T, archive *txtar.Archive, ask func(query string, variables map[string]any) string) {
	t.Helper()
	asked := 0
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".graphql")
		if !ok {
			continue
		}
		asked++
		var variables map[string]any
		if text := section(archive, name+".variables.json"); text != nil {
			if err := json.Unmarshal(*text, &variables); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		got := ask(string(f.Data), variables) + "\n"
		want := section(archive, name+".want.json")
		switch {
		case want == nil && *update:
			archive.Files = append(archive.Files, txtar.File{Name: name + ".want.json", Data: []byte(got)})
		case want == nil:
			t.Errorf("%s has no answer; run with -update and read it", name)
		case *update:
			*want = []byte(got)
		default:
			if diff := cmp.Diff(strings.Split(string(*want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
	if asked == 0 {
		t.Error("no question in the file")
	}
}

func section(a *txtar.Archive, name string) *[]byte {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i].Data
		}
	}
	return nil
}
