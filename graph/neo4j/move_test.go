package neo4j_test

import (
	"os"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// TestBackupAndUpgradeByTheServersOwnMeans does what the README names: a dump of neo4j-admin, loaded into the same version, and in
// the long form into the newest, and the newest version started on the files of 5.26. What the database holds is the same to the last property.
func TestBackupAndUpgradeByTheServersOwnMeans(t *testing.T) {
	versions := neo4jtest.Versions()
	if versions[0] == "" {
		t.Skip("a server outside of the tests can't be stopped")
	}
	s := ownServer(t, versions[0])
	store, all := s.open(t, neo4j.Options{}), pieces(12)
	if err := store.Apply(t.Context(), all[:10]...); err != nil {
		t.Fatal(err)
	}
	want, wantDump := image(t, s.driver), dump(t, store)
	s.shut(t)
	s.Stop()
	folder := t.TempDir()
	s.Admin(t, "database", "dump", "neo4j", "--to-path="+folder)

	s.Launch(t, true)
	neo4jtest.Wipe(t, s.driver)
	s.Stop()
	load := []string{"database", "load", "neo4j", "--from-path=" + folder, "--overwrite-destination=true"}
	s.Admin(t, load...)
	s.Launch(t, true)
	same(t, image(t, s.driver), want)
	if os.Getenv("KENNISGRAAF_FAULTS") == "" || testing.Short() { // what follows starts four servers more
		return
	}

	t.Run("load into the newest version", func(t *testing.T) {
		other := ownServer(t, neo4jtest.Newest)
		other.Stop()
		other.Admin(t, load...)
		other.Launch(t, true)
		other.holds(t, want, wantDump)
	})
	t.Run("the newest version on the same files", func(t *testing.T) {
		s.Stop()
		s.Upgrade(t, neo4jtest.Newest)
		s.Launch(t, true)
		s.holds(t, want, wantDump)
	})
}

// ownServer starts a server that is not of a pool.
func ownServer(t *testing.T, v neo4jtest.Version) *server {
	t.Helper()
	s := &server{Server: neo4jtest.Start(t, v)}
	s.driver = s.Driver(t)
	t.Cleanup(func() { s.shut(t) })
	return s
}

// holds checks that the newest version holds the graph that 5.26 held, and writes on from there.
func (s *server) holds(t *testing.T, want, wantDump string) {
	t.Helper()
	same(t, image(t, s.driver), want)
	store := s.open(t, neo4j.Options{})
	h, err := store.Health(t.Context())
	if err != nil || h.Version != string(neo4jtest.Newest) {
		t.Fatalf("health %+v, %v", h, err)
	}
	same(t, dump(t, store), wantDump)
	all := pieces(12)
	if err := store.Apply(t.Context(), all[10:]...); err != nil {
		t.Fatal(err)
	}
	asLoadedAtOnce(t, s, all)
}
