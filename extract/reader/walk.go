package reader

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Input is a file to read.
type Input struct {
	ID   string // path relative to its root, with forward slashes
	Path string // as the machine opens it
	Size int64  // bytes, when it was found
}

// Problem is a path that gives no input.
type Problem struct {
	Path    string
	Err     error
	Skipped bool // left out by rule (hidden, an unknown extension in a folder): worth a note, no failure
}

// Walk finds the inputs under files and folders, in byte order of their ids. The root of a file is its folder; a folder is its own
// root. Links are followed; a folder is read once a root, so loops end. What can't be read is a [Problem] and never fatal to the
// rest. The error is [graph.ErrInvalid] when two files would have one id, which is a mistake in how the paths were given, or that
// of ctx.
func Walk(ctx context.Context, files Files, paths []string) ([]Input, []Problem, error) {
	w := &walker{ctx: ctx, files: files}
	for _, path := range paths {
		w.root(path)
		if err := ctx.Err(); err != nil {
			return nil, nil, fmt.Errorf("walk %s: %w", path, err)
		}
	}
	slices.SortStableFunc(w.inputs, func(a, b Input) int { return strings.Compare(a.ID, b.ID) })
	inputs, err := w.distinct()
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(w.problems, func(a, b Problem) int { return strings.Compare(a.Path, b.Path) })
	return inputs, w.problems, nil
}

type walker struct {
	ctx      context.Context
	files    Files
	inputs   []Input
	problems []Problem
	visited  map[string]string // real path of a folder to the path it was read as, within one root
	links    []entry           // linked folders, read after the real ones so that these keep their names
}

// entry is a path with the id it has under its root.
type entry struct{ path, id string }

func (w *walker) problem(path string, skipped bool, err error) {
	w.problems = append(w.problems, Problem{Path: path, Err: err, Skipped: skipped})
}

// root reads one path that a person named.
func (w *walker) root(path string) {
	info, err := w.files.Stat(path)
	switch {
	case err != nil:
		w.problem(path, false, explain(path, err))
	case info.IsDir():
		w.visited, w.links = map[string]string{}, nil
		w.folder(entry{path, ""})
		for len(w.links) > 0 {
			next := w.links[0]
			w.links = w.links[1:]
			w.folder(next)
		}
	default:
		w.file(entry{path, filepath.Base(path)}, info, true)
	}
}

// folder reads a folder, once a root.
func (w *walker) folder(at entry) {
	if w.ctx.Err() != nil {
		return
	}
	real, err := w.files.Real(at.path)
	if err != nil {
		w.problem(at.path, false, explain(at.path, err))
		return
	}
	if first, seen := w.visited[real]; seen {
		w.problem(at.path, true, &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: leads to a folder that is read already, as %s", at.path, first),
			Remedy: "leave it as it is: its files are read once, there",
		})
		return
	}
	w.visited[real] = at.path
	list, err := w.files.ReadDir(at.path)
	if err != nil {
		w.problem(at.path, false, explain(at.path, err))
	}
	for _, e := range list {
		w.entry(at, e)
	}
}

func (w *walker) entry(in entry, e fs.DirEntry) {
	at := entry{filepath.Join(in.path, e.Name()), e.Name()}
	if in.id != "" {
		at.id = in.id + "/" + e.Name()
	}
	if strings.HasPrefix(e.Name(), ".") {
		w.problem(at.path, true, &graph.Error{
			Kind: graph.ErrInvalid, Detail: at.path + ": is hidden",
			Remedy: "rename it without the dot to have it read",
		})
		return
	}
	info, err := w.files.Stat(at.path)
	switch {
	case err != nil:
		w.problem(at.path, false, explain(at.path, err))
	case info.IsDir() && e.Type()&fs.ModeSymlink != 0:
		w.links = append(w.links, at)
	case info.IsDir():
		w.folder(at)
	default:
		w.file(at, info, false)
	}
}

// file takes a file as an input. named says that a person named it: then a format that isn't read is a failure.
func (w *walker) file(at entry, info fs.FileInfo, named bool) {
	if err := formatError(at.path); err != nil {
		w.problem(at.path, !named, err)
		return
	}
	if !info.Mode().IsRegular() {
		w.problem(at.path, false, notRegular(at.path, info))
		return
	}
	if !utf8.ValidString(at.id) || strings.ContainsFunc(at.id, unicode.IsControl) {
		w.problem(at.path, false, &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: its name %q holds control characters or bytes that are no UTF-8", at.path, at.id),
			Remedy: "rename it",
		})
		return
	}
	w.inputs = append(w.inputs, Input{ID: at.id, Path: at.path, Size: info.Size()})
}

// distinct drops a file that was named twice, and refuses two files with one id.
func (w *walker) distinct() ([]Input, error) {
	var out []Input
	for _, in := range w.inputs {
		if n := len(out); n > 0 && out[n-1].ID == in.ID {
			if w.same(out[n-1].Path, in.Path) {
				continue
			}
			return nil, &graph.Error{
				Kind:   graph.ErrInvalid,
				Detail: fmt.Sprintf("%s and %s would both be the source %q", out[n-1].Path, in.Path, in.ID),
				Remedy: "name the folder that holds both, or read them in two runs into two stores",
			}
		}
		out = append(out, in)
	}
	return out, nil
}

func (w *walker) same(a, b string) bool {
	realA, errA := w.files.Real(a)
	realB, errB := w.files.Real(b)
	return errA == nil && errB == nil && realA == realB
}
