package main_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	module = "github.com/kennisgraaf/kennisgraaf"
	root   = "../.."
)

// layer is one row of the table of packages in docs/architecture.md.
type layer struct {
	of     []string // packages, without the module's path; a trailing /... covers what lies below
	inside []string // what they may import of this module
	only   []string // when not nil: what they may import besides, the standard library apart
}

func layers() []layer {
	return []layer{
		{of: []string{"graph"}, only: []string{"golang.org/x/text/..."}},
		{of: []string{"graph/graphtest/..."}, inside: []string{"graph", "graph/graphtest/..."}},
		{of: []string{"graph/sqlite/..."}, inside: []string{"graph", "graph/sqlite/..."}},
		{of: []string{"graph/neo4j/..."}, inside: []string{"graph", "graph/neo4j/..."}},
		{of: []string{"graph/api/..."}, inside: []string{"graph", "graph/api/..."}},
		{of: []string{"extract/dutch/crf/train", "extract/relation/train"}, inside: []string{"graph", "extract/...", "seeds/..."}}, // programs of their own
		{of: []string{"extract/..."}, inside: []string{"graph", "extract/..."}},
		{of: []string{"seeds/..."}, inside: []string{"graph", "extract/dutch/...", "seeds/..."}},
		{of: []string{"cmd/..."}, inside: []string{"graph/...", "extract/...", "seeds/...", "cmd/..."}},
	}
}

// owners says which packages alone may import a library directly.
func owners() map[string]string {
	return map[string]string{
		"modernc.org/sqlite":               "graph/sqlite",
		"github.com/neo4j/neo4j-go-driver": "graph/neo4j/...",
		"github.com/99designs/gqlgen":      "graph/api/...",
		"github.com/vektah/gqlparser":      "graph/api/...",
		"github.com/jdkato/prose":          "extract/...",
		"github.com/spf13/cobra":           "cmd/...",
	}
}

type listed struct {
	ImportPath string
	Dir        string
	Doc        string
	Standard   bool
	Module     *struct{ Path string }
	Imports    []string
	Deps       []string
	GoFiles    []string
}

// list runs `go list` over every package of the module and all that they depend on.
func list(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Dir,Doc,Standard,Module,Imports,Deps,GoFiles", "./...")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]listed{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

// inside returns a package's path below the module, and false for a package of another module.
func inside(p listed) (string, bool) {
	if p.Module == nil || p.Module.Path != module {
		return "", false
	}
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/"), true
}

func covers(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		prefix, below := strings.CutSuffix(pattern, "/...")
		return path == prefix || below && strings.HasPrefix(path, prefix+"/")
	})
}

func TestLayers(t *testing.T) {
	all := list(t)
	seen := 0
	for _, p := range all {
		path, ours := inside(p)
		if !ours {
			continue
		}
		i := slices.IndexFunc(layers(), func(l layer) bool { return covers(l.of, path) })
		if i < 0 {
			t.Errorf("package %s is in no layer; add it to the table of docs/architecture.md and to layers", path)
			continue
		}
		seen++
		for _, dep := range p.Deps {
			checkDep(t, layers()[i], path, all[dep])
		}
	}
	if seen < 8 {
		t.Errorf("only %d packages of the module were seen", seen)
	}
}

func checkDep(t *testing.T, l layer, path string, dep listed) {
	t.Helper()
	if depPath, ours := inside(dep); ours {
		if !covers(append(slices.Clone(l.inside), path), depPath) {
			t.Errorf("%s depends on %s, which its layer may not", path, depPath)
		}
		return
	}
	if l.only != nil && !dep.Standard && !covers(l.only, dep.ImportPath) {
		t.Errorf("%s depends on %s, which its layer may not", path, dep.ImportPath)
	}
}

func TestLibrariesHaveOneOwner(t *testing.T) {
	for _, p := range list(t) {
		path, ours := inside(p)
		if !ours {
			continue
		}
		for _, imported := range p.Imports {
			for library, owner := range owners() {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !covers([]string{owner}, path) {
					t.Errorf("%s imports %s, which only %s may", path, imported, owner)
				}
			}
		}
	}
}

func TestPackagesAreDocumented(t *testing.T) {
	for _, p := range list(t) {
		if path, ours := inside(p); ours && p.Doc == "" && !strings.HasSuffix(path, "/generated") {
			t.Errorf("package %s has no package comment", path)
		}
	}
}

// maxFile is how many lines a hand-written file may have.
const maxFile = 500

func TestFiles(t *testing.T) {
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "generated" || strings.HasPrefix(d.Name(), ".") && path != root):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		files++
		return checkFile(t, path)
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("only %d files were seen", files)
	}
}

func checkFile(t *testing.T, path string) error {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if n := strings.Count(string(content), "\n"); n > maxFile {
		t.Errorf("%s has %d lines, more than %d", path, n, maxFile)
	}
	if strings.HasSuffix(path, "_test.go") {
		return nil
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, content, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == "init" && d.Recv == nil {
				t.Errorf("%s has an init function", path)
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR {
				checkVariables(t, path, d)
			}
		}
	}
	return nil
}

// checkVariables refuses package-level variables but sentinel errors, embedded files, and assertions of an interface.
func checkVariables(t *testing.T, path string, d *ast.GenDecl) {
	t.Helper()
	for _, s := range d.Specs {
		spec, ok := s.(*ast.ValueSpec)
		if !ok {
			continue
		}
		embedded := strings.Contains(d.Doc.Text()+comment(d.Doc)+comment(spec.Doc), "go:embed")
		for _, name := range spec.Names {
			sentinel := strings.HasPrefix(name.Name, "Err") || strings.HasPrefix(name.Name, "err")
			if name.Name != "_" && !sentinel && !embedded {
				t.Errorf("%s: package-level variable %s", path, name.Name)
			}
		}
	}
}

func comment(group *ast.CommentGroup) string {
	if group == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range group.List {
		b.WriteString(c.Text)
	}
	return b.String()
}
