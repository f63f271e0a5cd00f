package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"syscall"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// spool holds readings in a temporary file until all sources are read, since an article's line names every source that holds
// it. In memory it keeps some hundred bytes an article.
type spool struct {
	file  *os.File
	out   *bufio.Writer
	size  int64
	list  []*spooled
	index map[string]*spooled // by article
}

// spooled is one article: where the preferred reading lies in the file, and who holds it.
type spooled struct {
	offset, length int64
	source         string // whose reading it is
	places         []place
}

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "kennisgraaf-*.jsonl")
	if err != nil {
		return nil, temporary("create", err)
	}
	return &spool{file: f, out: bufio.NewWriterSize(f, 1<<16), index: map[string]*spooled{}}, nil
}

// temporary is an error of the temporary file: a full disk, or a folder that can't be written.
func temporary(verb string, err error) error {
	kind := graph.ErrUnavailable
	if errors.Is(err, syscall.ENOSPC) {
		kind = graph.ErrFull
	}
	return &graph.Error{
		Kind: kind, Detail: verb + " temporary file", Err: err,
		Remedy: "make room in " + os.TempDir() + ", or set TMPDIR to a folder that has some",
	}
}

// close removes the file.
func (s *spool) close() {
	_ = s.file.Close() // it is not needed any more
	_ = os.Remove(s.file.Name())
}

func (s *spool) len() int { return len(s.list) }

// add takes the readings of one source over, in the order in which they stand in it.
func (s *spool) add(c graph.Change) error {
	readings := slices.Clone(c.Readings)
	slices.SortStableFunc(readings, func(a, b graph.Reading) int { return cmp.Compare(startOf(a), startOf(b)) })
	for i := range readings {
		if err := s.addReading(c.Source.ID, &readings[i]); err != nil {
			return err
		}
	}
	return nil
}

func startOf(r graph.Reading) int {
	if len(r.Pieces) == 0 {
		return 0
	}
	return slices.MinFunc(r.Pieces, func(a, b graph.Piece) int { return cmp.Compare(a.Source, b.Source) }).Source
}

func (s *spool) addReading(source string, r *graph.Reading) error {
	at, known := s.index[r.Article]
	if !known {
		at = &spooled{source: source}
		s.index[r.Article], s.list = at, append(s.list, at)
	} else {
		old, err := s.read(at)
		if err != nil {
			return err
		}
		if !graph.Prefer(r, source, &old, at.source) {
			at.places = append(at.places, placesOf(source, *r)...)
			return nil
		}
	}
	at.places = append(at.places, placesOf(source, *r)...)
	content, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("encode article %s: %w", r.Article, err)
	}
	at.source, at.offset, at.length = source, s.size, int64(len(content))
	s.size += at.length
	if _, err := s.out.Write(content); err != nil {
		return temporary("write", err)
	}
	return nil
}

func (s *spool) read(at *spooled) (graph.Reading, error) {
	if err := s.out.Flush(); err != nil {
		return graph.Reading{}, temporary("write", err)
	}
	content := make([]byte, at.length)
	if _, err := s.file.ReadAt(content, at.offset); err != nil {
		return graph.Reading{}, temporary("read", err)
	}
	var r graph.Reading
	if err := json.Unmarshal(content, &r); err != nil {
		return graph.Reading{}, temporary("read", err)
	}
	return r, nil
}

// writeTo writes the line of every article.
func (s *spool) writeTo(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	for _, at := range s.list {
		r, err := s.read(at)
		if err != nil {
			return err
		}
		line, err := encodeLine(r, at.places)
		if err != nil {
			return fmt.Errorf("encode article %s: %w", r.Article, err)
		}
		if _, err := out.Write(line); err != nil {
			return fmt.Errorf("write lines: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write lines: %w", err)
	}
	return nil
}
