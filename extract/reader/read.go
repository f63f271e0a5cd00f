package reader

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Source is a file as extraction reads it.
type Source struct {
	Text     string   // valid UTF-8, never only white space
	Encoding string   // "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"
	Notes    []string // what a person should know: a guessed encoding, a mark left out
	Digest   string   // SHA-256 of the bytes, 64 lower-case hexadecimal digits
}

// errChanged says that a file was written while it was read.
var errChanged = errors.New("changed while it was read, and again on a second try")

// Read reads and decodes the file at path. A file that changes meanwhile is read once more; if it changes again, the error is
// [graph.ErrUnavailable]. What can't be read as text, or is larger than the limits, is [graph.ErrInvalid], naming the place;
// a file that is absent is [graph.ErrNotFound].
func Read(files Files, path string, opts Options) (Source, error) {
	if err := formatError(path); err != nil {
		return Source{}, err
	}
	data, err := readStable(files, path, opts.MaxFile)
	if errors.Is(err, errChanged) {
		data, err = readStable(files, path, opts.MaxFile)
	}
	if err != nil {
		return Source{}, explain(path, err)
	}
	return Decode(path, data, opts)
}

// Decode turns the bytes of a file into its source; path tells the format and names the file in errors. With an error comes a
// source that has the digest only: the bytes were read, and hold no text.
func Decode(path string, data []byte, opts Options) (Source, error) {
	sum := sha256.Sum256(data)
	s := Source{Digest: hex.EncodeToString(sum[:])}
	text, err := decodeText(path, data, &s)
	if err != nil {
		return Source{Digest: s.Digest}, err
	}
	if formatOf(path) == htmlText {
		if text, err = htmlToText(path, text, opts.MaxDepth); err != nil {
			return Source{Digest: s.Digest}, err
		}
	}
	switch {
	case int64(len(text)) > opts.MaxText:
		return Source{Digest: s.Digest}, &graph.Error{
			Kind:   graph.ErrInvalid,
			Detail: fmt.Sprintf("%s: its text is %d bytes, over the limit of %d", path, len(text), opts.MaxText),
			Remedy: "split the file, or raise the limit on text",
		}
	case blank(text):
		return Source{Digest: s.Digest}, &graph.Error{
			Kind: graph.ErrInvalid, Detail: path + ": holds only white space",
			Remedy: "leave the file out, or save its text again",
		}
	}
	s.Text = text
	return s, nil
}

// readStable reads a file of at most limit bytes, and fails with errChanged when it isn't the same file afterwards.
func readStable(files Files, path string, limit int64) ([]byte, error) {
	before, err := files.Stat(path)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, notRegular(path, before)
	}
	if before.Size() > limit {
		return nil, tooLarge(path, before.Size(), limit)
	}
	data, err := readBounded(files, path, before.Size(), limit)
	if err != nil {
		return nil, err
	}
	after, err := files.Stat(path)
	if err != nil {
		return nil, err
	}
	if int64(len(data)) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) || !sameFile(before, after) {
		return nil, errChanged
	}
	return data, nil
}

// sameFile compares inodes where the file system knows them.
func sameFile(a, b fs.FileInfo) bool {
	if a.Sys() == nil || b.Sys() == nil {
		return true
	}
	return os.SameFile(a, b)
}

// readBounded reads at most limit bytes; a file that grew past it has changed.
func readBounded(files Files, path string, size, limit int64) (data []byte, err error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead)
	if _, err := io.Copy(&b, io.LimitReader(f, limit+1)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func tooLarge(path string, size, limit int64) error {
	return &graph.Error{
		Kind:   graph.ErrInvalid,
		Detail: fmt.Sprintf("%s: %d bytes, over the limit of %d", path, size, limit),
		Remedy: "split the file, or raise the limit on files",
	}
}

func notRegular(path string, info fs.FileInfo) error {
	what := "no regular file (" + info.Mode().Type().String() + ")"
	if info.IsDir() {
		what = "a folder"
	}
	return &graph.Error{Kind: graph.ErrInvalid, Detail: path + ": is " + what, Remedy: "name a file"}
}

// explain turns an error of the file system into one that says what to do.
func explain(path string, err error) error {
	var known *graph.Error
	if errors.As(err, &known) {
		return err
	}
	e := &graph.Error{
		Kind: graph.ErrUnavailable, Detail: path, Err: cause(err),
		Remedy: "see whether the disk and the path are as they should be",
	}
	switch {
	case errors.Is(err, errChanged):
		e.Remedy = "read it again when nothing writes to it"
	case errors.Is(err, fs.ErrNotExist):
		e.Kind, e.Remedy = graph.ErrNotFound, "check the path; a link may point to nothing"
	case errors.Is(err, fs.ErrPermission):
		e.Remedy = "give this user the right to read it"
	}
	return e
}

// cause drops the operation and path that the file system repeats.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
