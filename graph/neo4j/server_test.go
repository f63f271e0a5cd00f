package neo4j_test

import (
	"slices"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// poolSize is how many servers of one version run at once.
const poolSize = 2

// pool lends servers of one version: Community edition has one database, and a case may have two stores open at once.
type pool struct {
	version neo4jtest.Version
	t       *testing.T
	servers []*server // the one lent longest ago first
}

// server is a running server with a driver of the tests' own.
type server struct {
	*neo4jtest.Server
	driver driver.DriverWithContext
	taken  bool
	stores []*neo4j.Store // that are open on it
}

// lend returns a server whose database is empty; it is free again when t ends. When all are taken, the one lent longest ago loses
// its stores: whoever uses them still gets an error.
func (p *pool) lend(t *testing.T) *server {
	t.Helper()
	i := slices.IndexFunc(p.servers, func(s *server) bool { return !s.taken })
	switch {
	case i >= 0:
	case len(p.servers) < poolSize:
		s := &server{Server: neo4jtest.Start(p.t, p.version)}
		s.driver = s.Driver(p.t)
		p.servers = append(p.servers, s)
		i = len(p.servers) - 1
	default:
		i = 0
	}
	s := p.servers[i]
	p.servers = append(slices.Delete(p.servers, i, i+1), s)
	s.shut(t)
	neo4jtest.Wipe(t, s.driver)
	s.taken = true
	t.Cleanup(func() {
		s.shut(t)
		s.taken = false
	})
	return s
}

// shut closes the stores on the server.
func (s *server) shut(t *testing.T) {
	t.Helper()
	for _, store := range s.stores {
		if err := store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	s.stores = nil
}

// open returns an empty store.
func (p *pool) open(t *testing.T) graph.Store {
	t.Helper()
	return p.lend(t).open(t, neo4j.Options{})
}

// open opens the store on the server.
func (s *server) open(t *testing.T, o neo4j.Options) *neo4j.Store {
	t.Helper()
	store, err := neo4j.Open(t.Context(), s.URL, s.options(o))
	if err != nil {
		t.Fatalf("open: %v (%s)", err, graph.Hint(err))
	}
	s.stores = append(s.stores, store)
	return store
}

// options adds the login, and patience with a server that has just started on a busy machine.
func (s *server) options(o neo4j.Options) neo4j.Options {
	o.User, o.Password = s.User, s.Password
	if o.QueryTimeout == 0 {
		o.QueryTimeout = 3 * time.Minute
	}
	return o
}
