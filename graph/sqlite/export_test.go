package sqlite

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// Plans returns how SQLite answers each statement that the store's readers have prepared so far.
func (s *Store) Plans(ctx context.Context) (map[string][]string, error) {
	plans := map[string][]string{}
	var err error
	for range cap(s.reading) {
		c := <-s.reading
		if c != nil && err == nil {
			err = c.explain(ctx, plans)
		}
		s.reading <- c
	}
	return plans, err
}

func (c *conn) explain(ctx context.Context, plans map[string][]string) error {
	for _, query := range slices.Collect(maps.Keys(c.stmts)) {
		if !strings.Contains(query, "SELECT") {
			continue
		}
		plans[query] = nil
		err := c.query(ctx, "EXPLAIN QUERY PLAN "+query, make([]any, 64), func(r row) error {
			plans[query] = append(plans[query], r.text(3))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ReadsNames reports whether a statement reads all names into memory, once a version.
func ReadsNames(query string) bool { return query == sqlEveryName || query == sqlEveryGram }
