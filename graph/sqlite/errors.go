package sqlite

import (
	"context"
	"errors"
	"fmt"

	engine "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// translate names a failure of the driver by one of graph's sentinels. Errors of graph and of contexts pass as they are.
func (s *Store) translate(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	if errors.As(err, &known) {
		return err
	}
	if s.life.Err() != nil {
		return s.closedError()
	}
	if ctx.Err() != nil {
		return fmt.Errorf("store %s: %w", s.path, ctx.Err())
	}
	if errors.Is(err, errDigest) {
		return corrupt(s.path, err)
	}
	return driverError(s.path, err)
}

func (s *Store) closedError() error {
	return &graph.Error{Kind: graph.ErrUnavailable, Detail: "store " + s.path + " is closed"}
}

// driverError gives a result code of SQLite its meaning and remedy.
func driverError(path string, err error) error {
	var e *engine.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("store %s: %w", path, err)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT:
		return corrupt(path, err)
	case sqlite3.SQLITE_NOTADB:
		return notStore(path, err)
	case sqlite3.SQLITE_FULL:
		return &graph.Error{
			Kind: graph.ErrFull, Detail: "no room left for store " + path, Err: err,
			Remedy: "free space on that disk and run again; what was acknowledged is kept",
		}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return &graph.Error{
			Kind: graph.ErrConflict, Detail: "store " + path + " is locked by another program", Err: err,
			Remedy: "wait until it is done, or close it",
		}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return unreachable(path, err)
	case sqlite3.SQLITE_IOERR:
		return &graph.Error{
			Kind: graph.ErrUnavailable, Detail: "read or write store " + path, Err: err,
			Remedy: "check the disk that holds it",
		}
	default:
		return fmt.Errorf("store %s: %w", path, err)
	}
}

func corrupt(path string, cause error) error {
	return &graph.Error{
		Kind: graph.ErrCorrupt, Detail: "store " + path + " is damaged", Err: cause,
		Remedy: "move the file away and restore a dump, or run the sources into a new store",
	}
}

func notStore(path string, cause error) error {
	return &graph.Error{
		Kind: graph.ErrInvalid, Detail: path + " is no store of this program", Err: cause,
		Remedy: "give another path; the file was left as it is",
	}
}

func unreachable(path string, cause error) error {
	return &graph.Error{
		Kind: graph.ErrUnavailable, Detail: "open store " + path, Err: cause,
		Remedy: "check that the file and its folder exist and may be read and written",
	}
}
