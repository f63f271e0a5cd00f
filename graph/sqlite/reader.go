package sqlite

import (
	"context"
	"os"
)

// connectReader opens a connection that reads. In a folder where nothing can be written SQLite can't make the shared memory
// that goes with a write-ahead log; without a log it needs none, and the file is read as one that never changes until it does.
func (s *Store) connectReader(ctx context.Context) (*conn, error) {
	pragmas := []string{s.timeout(), "query_only = ON", "cache_size = -32768", "temp_store = MEMORY"}
	c, err := connect(ctx, s.address("ro"), pragmas...)
	if err == nil {
		return c, nil
	}
	info, statErr := os.Stat(s.path)
	if statErr != nil || s.hasLog() {
		return nil, err
	}
	if c, err = connect(ctx, s.address("ro")+"&immutable=1", pragmas...); err != nil {
		return nil, err
	}
	c.frozen = info
	return c, nil
}

// hasLog reports whether there is a write-ahead log with anything in it.
func (s *Store) hasLog() bool {
	info, err := os.Stat(s.path + "-wal")
	return err == nil && info.Size() > 0
}

// thawed reports whether a file that a connection takes for unchangeable has changed.
func (s *Store) thawed(c *conn) bool {
	info, err := os.Stat(s.path)
	return err != nil || s.hasLog() || info.Size() != c.frozen.Size() || !info.ModTime().Equal(c.frozen.ModTime())
}
