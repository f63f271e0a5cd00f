package sqlite

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Options are how a store is opened. The zero value opens it for reading and writing, waits for no other writer and bounds
// nothing.
type Options struct {
	ReadOnly bool          // answer only; any number of processes may, also while another writes
	LockWait time.Duration // how long to wait for another writer before ErrConflict
	MaxBytes int64         // size of the file at which Apply fails with ErrFull; 0: the disk decides
	Check    bool          // check every page before use; done anyway after a writer that died
	Readers  int           // reads at the same time; 0: twice the processors
}

// busyTimeout is how long a statement waits for SQLite's own locks, which no writer of this program holds for long.
const busyTimeout = 5 * time.Second

// Store is a graph.Store in one SQLite file.
type Store struct {
	path    string
	opts    Options
	codec   *codec
	lock    *lock              // nil in a reader
	life    context.Context    // ends when the store is closed, and with it all that runs
	end     context.CancelFunc // of life
	writing chan *writer       // holds the writer while nobody writes
	reading chan *conn         // holds the connections that nobody reads with; nil: not made yet
	moments *moments           // what readers remember
	texts   *recent[string, *graph.Reading]
	warm    func(context.Context) error // reads the names for later searches

	giveBack func(*conn) // of a snapshot: returns its connection; see Snapshot

	mu     sync.Mutex
	active int // operations that run
	closed bool
}

// writer is the writing connection with what it remembers.
type writer struct {
	c     *conn
	known *memory
}

var _ graph.Store = (*Store)(nil)

// Open opens the store at a path, which is made when nothing is there (not by a reader), and brings its schema up to date.
// Errors: ErrConflict when another process writes it or a newer program wrote it, ErrInvalid when the file is something else,
// ErrCorrupt when it is damaged, ErrUnavailable when it can't be reached.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	if opts.Readers <= 0 {
		opts.Readers = 2 * runtime.GOMAXPROCS(0)
	}
	s := &Store{
		path: path, opts: opts, writing: make(chan *writer, 1), reading: make(chan *conn, opts.Readers),
		texts: newRecent[string, *graph.Reading](keptTexts), codec: &codec{}, moments: &moments{},
	}
	s.warm = s.Warm
	s.life, s.end = context.WithCancel(context.Background())
	for range opts.Readers {
		s.reading <- nil
	}
	open := s.openWriter
	if opts.ReadOnly {
		open = s.openReader
	}
	if err := open(ctx); err != nil {
		err = s.translate(ctx, err)
		_ = s.Close() // the store never opened
		return nil, fmt.Errorf("open store: %w", err)
	}
	return s, nil
}

func (s *Store) openReader(ctx context.Context) error {
	if _, err := os.Stat(s.path); err != nil {
		return unreachable(s.path, err)
	}
	if err := checkFile(s.path); err != nil {
		return err
	}
	<-s.reading
	c, err := s.connectReader(ctx)
	if err == nil {
		err = migrate(ctx, c, s.path, true)
	}
	if err == nil && s.opts.Check {
		err = s.check(ctx, c)
	}
	s.reading <- c
	return err
}

func (s *Store) openWriter(ctx context.Context) error {
	if err := checkFile(s.path); err != nil {
		return err
	}
	var err error
	if s.lock, err = acquire(ctx, s.path, s.opts.LockWait); err != nil {
		return err
	}
	c, err := connect(ctx, s.address("rwc"), s.timeout(), "foreign_keys = ON", "synchronous = FULL", "cache_size = -65536",
		"temp_store = MEMORY", "secure_delete = FAST")
	if err != nil {
		return err
	}
	s.writing <- &writer{c, newMemory()}
	if _, err := schemaVersion(ctx, c, s.path); err != nil {
		return err
	}
	pragmas := []string{"journal_mode = WAL", "journal_size_limit = 67108864", "wal_autocheckpoint = 8192"}
	if s.opts.MaxBytes > 0 {
		pragmas = append(pragmas, fmt.Sprintf("max_page_count = %d", max(1, s.opts.MaxBytes/pageSize)))
	}
	for _, p := range pragmas {
		if err := c.exec(ctx, "PRAGMA "+p); err != nil {
			return err
		}
	}
	if err := migrate(ctx, c, s.path, false); err != nil {
		return err
	}
	if s.lock.unclean || s.opts.Check {
		return s.check(ctx, c)
	}
	return nil
}

// pageSize is SQLite's page, in bytes.
const pageSize = 4096

func (s *Store) timeout() string {
	return "busy_timeout = " + strconv.FormatInt(busyTimeout.Milliseconds(), 10)
}

// address is the store's path as SQLite's URI.
func (s *Store) address(mode string) string {
	path, err := filepath.Abs(s.path)
	if err != nil {
		path = s.path
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path)}
	return u.String() + "?mode=" + mode
}

// check reads every page of the file. Errors: ErrCorrupt.
func (s *Store) check(ctx context.Context, c *conn) error {
	var found string
	if _, err := c.one(ctx, "PRAGMA quick_check(1)", nil, func(r row) { found = r.text(0) }); err != nil {
		return err
	}
	if found != "ok" {
		return corrupt(s.path, errors.New(found))
	}
	return nil
}

// enter counts an operation in and gives it a context that ends with the store.
func (s *Store) enter(ctx context.Context) (context.Context, func(), error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.life.Err() != nil {
		return nil, nil, s.closedError()
	}
	s.active++
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(s.life, cancel)
	return ctx, func() {
		stop()
		cancel()
		s.leave()
	}, nil
}

func (s *Store) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.active--
	if s.closed && s.active == 0 {
		s.shut()
	}
}

// Close ends all use of the store. What runs is interrupted; the last of it closes the file.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.end()
	if s.active == 0 {
		s.shut()
	}
	return nil
}

// shut closes all connections, the writing one last: it empties the write-ahead log into the file.
func (s *Store) shut() {
	if s.giveBack != nil {
		s.giveBack(<-s.reading)
		return
	}
	for range cap(s.reading) {
		if c := <-s.reading; c != nil {
			c.close()
		}
	}
	select {
	case w := <-s.writing:
		w.c.close()
	default:
	}
	if s.lock != nil {
		s.lock.release(true)
	}
}

// read calls do with a connection that sees the store as of one moment.
func (s *Store) read(ctx context.Context, do func(ctx context.Context, c *conn) error) error {
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return s.translate(ctx, s.readWith(inner, do))
}

func (s *Store) readWith(ctx context.Context, do func(ctx context.Context, c *conn) error) error {
	c, err := s.take(ctx)
	if err != nil {
		return err
	}
	defer s.put(c)
	if !c.pinned {
		if err := c.begin(ctx, "DEFERRED"); err != nil {
			return err
		}
	}
	return do(ctx, c)
}

// take returns a connection to read with, made where there is none yet.
func (s *Store) take(ctx context.Context) (*conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var c *conn
	select {
	case c = <-s.reading:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if c != nil && !c.pinned && c.frozen != nil && s.thawed(c) {
		c.close()
		c = nil
	}
	if c == nil {
		var err error
		if c, err = s.connectReader(ctx); err != nil {
			s.reading <- nil
			return nil, err
		}
	}
	return c, nil
}

// put ends what a connection read, unless it is a snapshot's, and lets others read with it.
func (s *Store) put(c *conn) {
	if !c.pinned {
		if err := c.end("COMMIT"); err != nil {
			c.close()
			c = nil
		}
	}
	s.reading <- c
}

// Apply implements [graph.Store].
func (s *Store) Apply(ctx context.Context, changes ...graph.Change) error {
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if s.opts.ReadOnly {
		return &graph.Error{Kind: graph.ErrInvalid, Detail: "store " + s.path + " is open for reading only"}
	}
	list, err := contribute(inner, changes)
	if err != nil {
		return s.translate(ctx, err)
	}
	var w *writer
	select {
	case w = <-s.writing:
	case <-inner.Done():
		return s.translate(ctx, inner.Err())
	}
	defer func() { s.writing <- w }()
	return s.translate(ctx, s.write(inner, w, list))
}

func (s *Store) write(ctx context.Context, w *writer, list []contribution) error {
	if err := w.c.begin(ctx, "IMMEDIATE"); err != nil {
		return err
	}
	err := newWriting(ctx, w.c, s.codec, w.known).run(list)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = w.c.end("COMMIT")
	} else if rollback := w.c.end("ROLLBACK"); rollback != nil {
		err = errors.Join(err, rollback)
	}
	if err != nil {
		w.known = newMemory()
	}
	return err
}

const sqlVersion = `SELECT version FROM state WHERE one = 1`

// Version implements [graph.Store].
func (s *Store) Version(ctx context.Context) (string, error) {
	var version string
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		_, err := c.one(ctx, sqlVersion, nil, func(r row) { version = hex.EncodeToString(r.blob(0)) })
		return err
	})
	if version == "" {
		version = "0"
	}
	return version, err
}
