package neo4j

import (
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

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
