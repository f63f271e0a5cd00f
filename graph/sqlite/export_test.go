package sqlite

import (
	"context"
	"maps"
	"slices"
)

// Plans returns how SQLite answers each statement that the store's readers have prepared so far.
func (s *Store) Plans(ctx context.Context) (map[string][]string, error) {
	plans := map[string][]string{}
	for range cap(s.reading) {
		c := <-s.reading
		if c == nil {
			s.reading <- nil
			continue
		}
		for _, query := range slices.Collect(maps.Keys(c.stmts)) {
			err := c.query(ctx, "EXPLAIN QUERY PLAN "+query, nil, func(r row) error {
				plans[query] = append(plans[query], r.text(3))
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		s.reading <- c
	}
	return plans, nil
}
