package neo4j

import (
	"context"
	"fmt"
	"sync"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Store is a graph.Store in a Neo4j database.
type Store struct {
	opts      Options
	driver    driver.DriverWithContext
	bookmarks driver.BookmarkManager // so that a reader sees what this store wrote, on a cluster too
	queries   queries
	life      context.Context //nolint:containedctx // ends when the store is closed, and with it all that runs
	end       context.CancelFunc
	writing   chan struct{}                    // holds the right to write while nobody of this process does
	observe   func(statement string, p params) // told of each statement of an Apply; nil: nobody

	of     *Store  // whose snapshot it is; nil: of none
	moment *moment // of a snapshot

	mu     sync.Mutex
	active int // operations that run
	closed bool
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database at an address (neo4j, neo4j+s, bolt or bolt+s), makes its constraints and indexes where it is
// empty, brings an older schema up to date, and checks that nothing of the schema is missing.
// Errors: ErrUnavailable when the server can't be reached or refuses the login, ErrNotFound when it has no such database,
// ErrConflict when a newer program wrote it, ErrInvalid when it holds foreign data or lacks a constraint; [graph.Hint] says what
// to do.
func Open(ctx context.Context, address string, opts Options) (*Store, error) {
	dial, opts, err := target(address, opts.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	q, err := loadQueries()
	if err != nil {
		return nil, fmt.Errorf("open store: read queries: %w", err)
	}
	d, err := driver.NewDriverWithContext(dial, driver.BasicAuth(opts.User, opts.Password, ""), func(c *config.Config) {
		c.UserAgent = userAgent
		c.MaxConnectionPoolSize = opts.Connections
		c.SocketConnectTimeout = opts.DialTimeout
		c.ConnectionAcquisitionTimeout = opts.QueryTimeout
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = "OFF"
	})
	if err != nil {
		return nil, fmt.Errorf("open store: %w", named(err))
	}
	s := &Store{
		opts: opts, driver: d, queries: q, writing: make(chan struct{}, 1),
		bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{}),
	}
	s.writing <- struct{}{}
	s.life, s.end = context.WithCancel(context.Background())
	if err := s.prepare(ctx); err != nil {
		err = s.translate(ctx, err)
		_ = s.Close() // the store never opened
		return nil, fmt.Errorf("open store: %w", err)
	}
	return s, nil
}

// enter counts an operation in and gives it a context that ends with the store.
func (s *Store) enter(ctx context.Context) (context.Context, func(), error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, nil, s.closedError()
	}
	leaveOf := func() {}
	if s.of != nil {
		var err error
		if ctx, leaveOf, err = s.of.enter(ctx); err != nil {
			return nil, nil, err
		}
	}
	s.active++
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(s.life, cancel)
	return ctx, func() {
		stop()
		cancel()
		s.leave()
		leaveOf()
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

// Close ends all use of the store. What runs is interrupted; the last of it closes the connections.
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

// shut closes the connections; those of a snapshot are its store's.
func (s *Store) shut() {
	if s.of != nil {
		return
	}
	_ = s.driver.Close(context.Background()) // connections that fail to close are gone all the same
}

func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode: mode, DatabaseName: s.opts.Database, BookmarkManager: s.bookmarks, FetchSize: driver.FetchAll,
	})
}
