package reader_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func write(t *testing.T, path, data string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadHoldsTheLimitOnFiles(t *testing.T) {
	opts := reader.DefaultOptions()
	opts.MaxFile = 1000
	for n, ok := range map[int]bool{999: true, 1000: true, 1001: false} {
		path := write(t, filepath.Join(t.TempDir(), "a.txt"), strings.Repeat("a", n))
		_, err := reader.Read(reader.Disk{}, path, opts)
		if (err == nil) != ok {
			t.Errorf("%d bytes with a limit of 1000: %v", n, err)
		}
		if err != nil && (!errors.Is(err, graph.ErrInvalid) || graph.Hint(err) == "") {
			t.Errorf("error %v has no kind or no remedy", err)
		}
	}
}

func TestDefaultLimits(t *testing.T) {
	opts := reader.DefaultOptions()
	if opts.MaxFile != 20_000_000 || opts.MaxText != 5_000_000 || opts.MaxDepth != 512 {
		t.Errorf("limits %+v", opts)
	}
}

// A line of a gigabyte is refused by its size: the file is sparse, and reading it would take a gigabyte of memory.
func TestReadRefusesAGigabyteWithoutReadingIt(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "line.txt"), "a")
	if err := os.Truncate(path, 1<<30); err != nil {
		t.Fatal(err)
	}
	files := &meddler{}
	_, err := reader.Read(files, path, reader.DefaultOptions())
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "1073741824 bytes, over the limit of 20000000") {
		t.Errorf("error %v", err)
	}
	if files.opened != 0 {
		t.Errorf("the file was opened %d times", files.opened)
	}
}

// A file that claims to be small and never ends is cut off at the limit.
func TestReadStopsAtTheLimitWhateverTheSizeSays(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.txt"), "klein")
	opts := reader.DefaultOptions()
	opts.MaxFile = 100
	grow := &meddler{before: func(int) { write(t, path, strings.Repeat("groter ", 1000)) }}
	if _, err := reader.Read(grow, path, opts); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("error %v, want the limit on the second try", err)
	}
}

// meddler is the disk with a hand that changes files just before they are opened.
type meddler struct {
	reader.Disk
	opened int
	before func(n int)
}

func (m *meddler) Open(path string) (fs.File, error) {
	m.opened++
	if m.before != nil {
		m.before(m.opened)
	}
	return m.Disk.Open(path)
}

func TestReadTriesOnceMoreWhenAFileChanges(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.txt"), "de eerste tekst")
	files := &meddler{before: func(n int) {
		if n == 1 {
			write(t, path, "een andere, langere tekst")
		}
	}}
	s, err := reader.Read(files, path, reader.DefaultOptions())
	if err != nil || s.Text != "een andere, langere tekst" || files.opened != 2 {
		t.Errorf("got %q, %v after %d readings", s.Text, err, files.opened)
	}
}

func TestReadGivesUpOnAFileThatKeepsChanging(t *testing.T) {
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	changes := map[string]func(path string, n int){
		"its size": func(path string, n int) { write(t, path, strings.Repeat("tekst ", n+2)) },
		"its time": func(path string, n int) {
			if err := os.Chtimes(path, at, at.AddDate(0, 0, n)); err != nil {
				t.Error(err)
			}
		},
		"its inode": func(path string, n int) {
			info, err := os.Stat(path)
			if err != nil {
				t.Error(err)
				return
			}
			other := write(t, path+".new", "tekst")
			if err := errors.Join(os.Chtimes(other, at, info.ModTime()), os.Rename(other, path)); err != nil {
				t.Error(err)
			}
		},
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			path := write(t, filepath.Join(t.TempDir(), "a.txt"), "tekst")
			_, err := reader.Read(&meddler{before: func(n int) { change(path, n) }}, path, reader.DefaultOptions())
			if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "changed while it was read") || graph.Hint(err) == "" {
				t.Errorf("error %v (hint %q)", err, graph.Hint(err))
			}
		})
	}
}

func TestReadExplainsWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "nergens.txt"), filepath.Join(dir, "los.txt")); err != nil {
		t.Skip("no links on this file system:", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "map.txt"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		file string
		kind error
		want string
	}{
		{"weg.txt", graph.ErrNotFound, "no such file"},
		{"los.txt", graph.ErrNotFound, "no such file"},
		{"map.txt", graph.ErrInvalid, "is a folder"},
		{"a.pdf", graph.ErrInvalid, ".pdf files are not read yet"},
		{"a.xyz", graph.ErrInvalid, `unknown extension ".xyz"`},
		{"a", graph.ErrInvalid, "without an extension"},
	}
	for _, tt := range tests {
		_, err := reader.Read(reader.Disk{}, filepath.Join(dir, tt.file), reader.DefaultOptions())
		if !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), tt.file) || graph.Hint(err) == "" {
			t.Errorf("%s: error %v (hint %q), want %v with %q", tt.file, err, graph.Hint(err), tt.kind, tt.want)
		}
	}
}

func TestReadExplainsAFileWithoutRights(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "dicht.txt"), "tekst")
	files := &closed{}
	_, err := reader.Read(files, path, reader.DefaultOptions())
	if !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, fs.ErrPermission) || !strings.Contains(graph.Hint(err), "right to read") {
		t.Errorf("error %v (hint %q)", err, graph.Hint(err))
	}
}

// closed is a disk whose files may not be opened, as for a user without the right; the tests may run as one who has every right.
type closed struct{ reader.Disk }

func (*closed) Open(path string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
}

func (*closed) ReadDir(path string) ([]fs.DirEntry, error) {
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
}
