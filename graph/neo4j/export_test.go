package neo4j

import (
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Observe has f told of each statement of an Apply, by its name.
func (s *Store) Observe(f func(statement string, p map[string]any)) { s.observe = f }

// Statement returns the text of a statement.
func (s *Store) Statement(name string) string { return s.queries[name] }

// Rarest returns the trigrams that a search starts from.
func Rarest(trigrams []string, minShare int) []string { return rarest(trigrams, minShare) }

// Ordered returns what texts are ordered by.
func Ordered(text string) string { return ordered(text) }

// Hold takes a connection of the pool, says so by a value on inside, and gives it back when leave is closed.
func (s *Store) Hold(t *testing.T, inside chan<- bool, leave <-chan bool) <-chan error {
	t.Helper()
	done := make(chan error, 1)
	go func() {
		session := s.session(t.Context(), driver.AccessModeRead)
		raw, err := session.BeginTransaction(t.Context())
		inside <- true
		<-leave
		if err == nil {
			err = raw.Rollback(t.Context())
		}
		_ = session.Close(t.Context()) // rolled back
		done <- err
	}()
	return done
}
