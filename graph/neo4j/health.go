package neo4j

import (
	"context"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Health is what can be said of the server behind a store.
type Health struct {
	Version string    // of the server: 5.26.30
	Edition string    // community or enterprise
	Clock   time.Time // of the server, in milliseconds
	Schema  int       // number of the newest migration that the database has
	Online  int       // constraints and indexes in use, ours and others
}

// Health asks the server how it is. That no constraint of ours is missing was checked when the store was opened.
func (s *Store) Health(ctx context.Context) (Health, error) {
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return Health{}, err
	}
	defer leave()
	h, err := s.health(inner)
	return h, s.translate(ctx, err)
}

func (s *Store) health(ctx context.Context) (Health, error) {
	r, err := s.single(ctx, driver.AccessModeRead, s.queries["server"], nil)
	if err != nil {
		return Health{}, err
	}
	h := Health{Version: r.text(0), Edition: r.text(1), Clock: time.UnixMilli(r.int64(2))}
	if h.Schema, err = s.schemaVersion(ctx); err != nil {
		return Health{}, err
	}
	online, err := s.online(ctx)
	h.Online = len(online)
	return h, err
}
