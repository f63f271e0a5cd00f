package sqlite

import (
	"cmp"
	"context"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	sqlMentions = `SELECT a.value, e.name, s.places FROM json_each(?1) a CROSS JOIN node n ON n.name = a.value
		CROSS JOIN sighting s ON s.article = n.id CROSS JOIN node e ON e.id = s.entity`
	sqlMentionsOf = `SELECT a.value, e.name, s.places FROM json_each(?1) a CROSS JOIN node n ON n.name = a.value
		CROSS JOIN json_each(?2) i CROSS JOIN node e ON e.name = i.value CROSS JOIN sighting s ON s.article = n.id AND s.entity = e.id`
)

// Mentions implements [graph.Store].
func (s *Store) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	sql, args := sqlMentions, []any{list(distinct(q.Articles))}
	if len(q.Entities) > 0 {
		sql, args = sqlMentionsOf, append(args, list(distinct(q.Entities)))
	}
	var out []graph.Mention
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		return c.query(ctx, sql, args, func(r row) error {
			places, ok := unpackPlaces(r.blob(2), r.text(1), r.text(0))
			if !ok {
				return errDigest
			}
			out = append(out, places...)
			return nil
		})
	})
	slices.SortFunc(out, func(a, b graph.Mention) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			cmp.Compare(a.Entity, b.Entity))
	})
	return out, err
}
