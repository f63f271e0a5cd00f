package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// update writes testdata/output anew; look at the difference before you commit it.
var update = flag.Bool("update", false, "write testdata/output anew")

// TestOutput runs the command lines of testdata/output/*.txt, each a line that starts with $, over the world of worldArticles
// and compares everything that they print, and how they end.
func TestOutput(t *testing.T) {
	files, err := filepath.Glob("testdata/output/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of output, %v", len(files), err)
	}
	store := world(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := replay(t, string(content), store)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(string(content), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("-want +got (go test -run TestOutput -update writes it):\n%s", diff)
			}
		})
	}
}

// replay runs the command lines of a file and returns the file as it should be: comments, lines, output, errors, exit code.
func replay(t *testing.T, content, store string) string {
	t.Helper()
	var out strings.Builder
	ran := false
	for l := range strings.Lines(content) {
		if args, isCommand := strings.CutPrefix(l, "$ "); isCommand {
			ran = true
			out.WriteString(l)
			out.WriteString(runIn(t, strings.TrimSpace(args), store))
		} else if strings.HasPrefix(l, "#") {
			out.WriteString(l)
		}
	}
	if !ran {
		t.Fatal("no line starts with $")
	}
	return out.String()
}

func runIn(t *testing.T, line, store string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := map[string]string{"KENNISGRAAF_STORE": store}
	code := run(t.Context(), words(line), strings.NewReader(""), &stdout, &stderr, func(name string) string { return env[name] })
	out := stdout.String() + strings.ReplaceAll(stderr.String(), "kennisgraaf: ", "! ")
	if code != exitDone {
		out += fmt.Sprintf("exit %d\n", code)
	}
	return out + "\n"
}

// words splits a command line at white space; double quotes hold words together.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
