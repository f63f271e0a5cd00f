package reader_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// tree writes files and links ("name -> target") below a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		link, target, isLink := strings.Cut(name, " -> ")
		if !isLink {
			write(t, filepath.Join(dir, name), "tekst van "+name)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, link)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no links on this file system:", err)
		}
	}
	return dir
}

func walk(t *testing.T, paths ...string) (ids []string, failed, skipped []string) {
	t.Helper()
	inputs, problems, err := reader.Walk(context.Background(), reader.Disk{}, paths)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range inputs {
		ids = append(ids, in.ID)
	}
	for _, p := range problems {
		if graph.Hint(p.Err) == "" || !strings.Contains(p.Err.Error(), filepath.Base(p.Path)) {
			t.Errorf("problem %q of %s names no file or no remedy", p.Err, p.Path)
		}
		if p.Skipped {
			skipped = append(skipped, filepath.Base(p.Path))
		} else {
			failed = append(failed, filepath.Base(p.Path))
		}
	}
	return ids, failed, skipped
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestWalkGivesIDsInByteOrder(t *testing.T) {
	dir := tree(t, "b/2.txt", "b/10.txt", "a.html", "B.md", "é.txt", "b.txt")
	ids, failed, skipped := walk(t, dir)
	same(t, "ids", ids, "B.md", "a.html", "b.txt", "b/10.txt", "b/2.txt", "é.txt")
	same(t, "failed", failed)
	same(t, "skipped", skipped)
}

func TestWalkTakesTheFolderOfAFileAsItsRoot(t *testing.T) {
	dir := tree(t, "diep/in/a.txt", "diep/b.txt")
	ids, _, _ := walk(t, filepath.Join(dir, "diep/in/a.txt"), filepath.Join(dir, "diep"))
	same(t, "ids", ids, "a.txt", "b.txt", "in/a.txt")
}

func TestWalkRefusesTwoFilesWithOneID(t *testing.T) {
	dir := tree(t, "x/a.txt", "y/a.txt")
	_, _, err := reader.Walk(context.Background(), reader.Disk{}, []string{filepath.Join(dir, "x"), filepath.Join(dir, "y")})
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), `"a.txt"`) || graph.Hint(err) == "" {
		t.Errorf("error %v", err)
	}
	ids, failed, _ := walk(t, filepath.Join(dir, "x"), filepath.Join(dir, "x/a.txt"), filepath.Join(dir, "x"))
	same(t, "ids of one file named thrice", ids, "a.txt")
	same(t, "failed", failed)
}

func TestWalkSetsAside(t *testing.T) {
	dir := tree(t, "a.txt", "b.pdf", "c.xyz", "zonder", ".verborgen.txt", ".git/d.txt")
	ids, failed, skipped := walk(t, dir)
	same(t, "ids", ids, "a.txt")
	same(t, "failed", failed)
	same(t, "skipped", skipped, ".git", ".verborgen.txt", "b.pdf", "c.xyz", "zonder")
	_, failed, _ = walk(t, filepath.Join(dir, "b.pdf"))
	same(t, "failed when it is named", failed, "b.pdf")
}

func TestWalkGoesOnPastWhatCannotBeRead(t *testing.T) {
	dir := tree(t, "a.txt", "los.txt -> nergens.txt", "rond.txt -> rond.txt")
	ids, failed, _ := walk(t, dir, filepath.Join(dir, "weg"))
	same(t, "ids", ids, "a.txt")
	same(t, "failed", failed, "los.txt", "rond.txt", "weg")
}

func TestWalkGoesOnPastAFolderWithoutRights(t *testing.T) {
	dir := tree(t, "dicht/a.txt", "b.txt")
	inputs, problems, err := reader.Walk(context.Background(), &closed{}, []string{filepath.Join(dir, "dicht"), filepath.Join(dir, "b.txt")})
	if err != nil || len(inputs) != 1 || inputs[0].ID != "b.txt" {
		t.Fatalf("inputs %v, %v", inputs, err)
	}
	if len(problems) != 1 || problems[0].Skipped || !errors.Is(problems[0].Err, graph.ErrUnavailable) {
		t.Errorf("problems %v", problems)
	}
}

func TestWalkEndsInALoopOfFolders(t *testing.T) {
	dir := tree(t, "a/b/1.txt", "a/b/terug -> ../..", "a/zelf -> .")
	ids, failed, skipped := walk(t, dir)
	same(t, "ids", ids, "a/b/1.txt")
	same(t, "failed", failed)
	same(t, "skipped", skipped, "terug", "zelf")
}

// A linked folder keeps the ids of the real one, also when the link's name comes first.
func TestWalkPrefersRealFoldersToLinks(t *testing.T) {
	dir := tree(t, "z/1.txt", "a -> z")
	ids, _, skipped := walk(t, dir)
	same(t, "ids", ids, "z/1.txt")
	same(t, "skipped", skipped, "a")
	elsewhere := tree(t, "2.txt")
	if err := os.Symlink(elsewhere, filepath.Join(dir, "elders")); err != nil {
		t.Skip(err)
	}
	ids, _, _ = walk(t, dir)
	same(t, "ids with a folder from elsewhere", ids, "elders/2.txt", "z/1.txt")
}

func TestWalkStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := reader.Walk(ctx, reader.Disk{}, []string{tree(t, "a.txt")}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
