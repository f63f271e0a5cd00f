package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// filled makes a closed store with some sources and returns its path and dump.
func filled(t testing.TB, sources int) (string, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path, sqlite.Options{})
	w := newWorld(3, 200)
	for i := range sources {
		apply(t, s, w.source(i, 4, 6, nil))
	}
	d := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, d
}

// fails checks kind and hint of an error.
func fails(t *testing.T, what string, err, kind error, parts ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("%s: got %v, want %v", what, err, kind)
		return
	}
	text := err.Error() + " / " + graph.Hint(err)
	for _, part := range append(parts, " / ") {
		if !strings.Contains(text, part) {
			t.Errorf("%s: %q does not say %q", what, text, part)
		}
	}
	if graph.Hint(err) == "" {
		t.Errorf("%s: %q says no remedy", what, text)
	}
}

func openErr(path string, opts sqlite.Options) error {
	s, err := sqlite.Open(context.Background(), path, opts)
	if err == nil {
		_ = s.Close()
	}
	return err
}

func TestOpenRefusesWhatIsNoStore(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, bytes.Repeat([]byte("Dit is geen graaf. "), 500), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "other.db")
	execute(t, other, "CREATE TABLE recipe (name TEXT)", "PRAGMA user_version = 1")
	for _, path := range []string{text, other, dir} {
		before, _ := os.ReadFile(path)
		for _, opts := range []sqlite.Options{{}, {ReadOnly: true}} {
			fails(t, filepath.Base(path), openErr(path, opts), graph.ErrInvalid, path, "another path")
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", path)
		}
	}
	fails(t, "missing file", openErr(filepath.Join(dir, "none.db"), sqlite.Options{ReadOnly: true}), graph.ErrUnavailable, "none.db")
	fails(t, "missing folder", openErr(filepath.Join(dir, "no", "such.db"), sqlite.Options{}), graph.ErrUnavailable, "such.db")
}

// execute runs statements on a SQLite file without the store.
func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestMigrations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fails(t, "reading an empty file", openErr(path, sqlite.Options{ReadOnly: true}), graph.ErrConflict, "schema 0", "migrate")
	s := open(t, path, sqlite.Options{})
	apply(t, s, newWorld(1, 100).source(1, 2, 3, nil))
	want := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	head, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if app := binary.BigEndian.Uint32(head[68:]); app != 0x4b4e5347 {
		t.Errorf("application id %#x", app)
	}
	if got := dump(t, open(t, path, sqlite.Options{ReadOnly: true})); got != want {
		t.Error("the store opened again holds something else")
	}
	execute(t, path, "PRAGMA user_version = 99")
	for _, opts := range []sqlite.Options{{}, {ReadOnly: true}} {
		fails(t, "newer file", openErr(path, opts), graph.ErrConflict, "schema 99", "newer program")
	}
}

// A file that the first schema wrote is brought up to date, and answers what it could not before.
func TestFirstSchemaIsBroughtUpToDate(t *testing.T) {
	path, want := filled(t, 3)
	ask := func(s *sqlite.Store) []graph.Position {
		pages, err := s.Claims(context.Background(), graph.ClaimQuery{Order: graph.LeastCertain, Window: graph.Window{Limit: 20}})
		if err != nil {
			t.Fatal(err)
		}
		return pages[0].Positions
	}
	s := open(t, path, sqlite.Options{})
	before := ask(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	execute(t, path, asSchema1)
	fails(t, "reading the first schema", openErr(path, sqlite.Options{ReadOnly: true}), graph.ErrConflict, "schema 1", "migrate")
	s = open(t, path, sqlite.Options{})
	if got := dump(t, s); got != want {
		t.Error("the dump differs")
	}
	if after := ask(s); len(after) == 0 || !slices.Equal(after, before) {
		t.Errorf("the least certain claims are %v, want %v", after, before)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := openErr(path, sqlite.Options{ReadOnly: true}); err != nil {
		t.Error(err)
	}
}

func TestReadOnlyStoreRefusesToWrite(t *testing.T) {
	path, want := filled(t, 1)
	s := open(t, path, sqlite.Options{ReadOnly: true})
	if err := s.Apply(context.Background(), graph.Removal("source-000000.md")); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("apply: %v", err)
	}
	if got := dump(t, s); got != want {
		t.Error("the dump differs")
	}
}

// TestFolderThatCannotBeWritten uses a folder that refuses files to everybody, root included, where there is one.
func TestFolderThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if runtime.GOOS == "linux" && os.Getuid() == 0 {
		dir = "/proc/self"
	} else if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	fails(t, "folder without room for a store", openErr(filepath.Join(dir, "graph.db"), sqlite.Options{}), graph.ErrUnavailable, "graph.db", "folder")
}

func TestDamageIsReported(t *testing.T) {
	path, want := filled(t, 12)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	found := 0
	for at := page; at+page <= len(whole); at += page {
		damaged := bytes.Clone(whole)
		for i := range page { // all of a page: whatever it holds is gone
			damaged[at+i] ^= 0x5a
		}
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		fails(t, fmt.Sprintf("checked, page %d damaged", at/page+1), openErr(path, sqlite.Options{Check: true}), graph.ErrCorrupt, path, "restore a dump")
		if damageSeen(t, path, want) {
			found++
		}
	}
	if found == 0 {
		t.Error("no reading of the store met any damage")
	}
}

// damageSeen opens a damaged store unchecked and reads all of it: it either answers right or says that it is damaged.
func damageSeen(t *testing.T, path, want string) bool {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{ReadOnly: true})
	if err == nil {
		defer s.Close()
		var b bytes.Buffer
		err = graph.Dump(context.Background(), s, &b)
		if err == nil && b.String() != want {
			t.Error("a damaged store dumps something that nobody applied")
		}
	}
	if err != nil {
		fails(t, "reading a damaged store", err, graph.ErrCorrupt, path, "restore a dump")
	}
	return err != nil
}

func TestFlippedBytesOfContributionsAreFound(t *testing.T) {
	path, _ := filled(t, 2)
	execute(t, path, "UPDATE reading SET json = CAST(substr(json, 1, 99) || x'00' || substr(json, 101) AS BLOB)")
	s := open(t, path, sqlite.Options{})
	fails(t, "dump", s.Dump(context.Background(), func(graph.Change) error { return nil }), graph.ErrCorrupt, path, "restore a dump")
	_, err := s.Articles(context.Background(), graph.ArticleQuery{Content: true, Window: graph.Window{Limit: 1}})
	fails(t, "content of an article", err, graph.ErrCorrupt, path)
	fails(t, "removal", s.Apply(context.Background(), graph.Removal("source-000000.md")), graph.ErrCorrupt, path)
}

// TestFullDisk bounds the file by its number of pages: SQLite answers with the code that a full disk gives.
func TestFullDisk(t *testing.T) {
	path, _ := filled(t, 1)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, path, sqlite.Options{MaxBytes: info.Size() + 64<<10})
	before := dump(t, s)
	w := newWorld(4, 3000)
	for i := 1; ; i++ {
		c := w.source(i, 20, 10, nil)
		err := s.Apply(context.Background(), c)
		if err == nil {
			before = dump(t, s)
			if i > 100 {
				t.Fatal("the bound was never reached")
			}
			continue
		}
		fails(t, "apply", err, graph.ErrFull, path, "free space")
		break
	}
	if got := dump(t, s); got != before {
		t.Error("what did not fit left traces")
	}
	apply(t, s, graph.Removal("source-000000.md")) // reading and removing go on
}

func TestClosedStoreIsUnavailable(t *testing.T) {
	s := newStore(t)
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	_, errArticles := s.Articles(ctx, graph.ArticleQuery{})
	_, errVersion := s.Version(ctx)
	for _, err := range []error{s.Apply(ctx), errArticles, errVersion, s.Dump(ctx, nil)} {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("got %v", err)
		}
	}
}

func TestCloseInterruptsWhatRuns(t *testing.T) {
	path, _ := filled(t, 3)
	s := open(t, path, sqlite.Options{})
	err := s.Dump(context.Background(), func(graph.Change) error { return s.Close() })
	if !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("dump of a store closed meanwhile: %v", err)
	}
	if _, err := os.Stat(path + "-wal"); !os.IsNotExist(err) {
		t.Errorf("the write-ahead log is still there: %v", err)
	}
}
