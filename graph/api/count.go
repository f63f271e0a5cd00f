package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// maxCounts bounds the rows of one table of counts.
const maxCounts = 1000

// Counts resolves counts by dimensions.
func (q queryFields) Counts(
	ctx context.Context, of graph.Unit, by []graph.Dimension,
	articles *view.ArticleFilter, entities *view.EntityFilter, claims *view.ClaimFilter, first int,
) ([]view.Count, error) {
	if first < 1 || first > maxCounts {
		return nil, graph.Invalidf("counts: first is not in 1..%d", maxCounts)
	}
	ofArticles, err := q.theseArticles(ctx, articles)
	if err != nil {
		return nil, err
	}
	ofEntities, err := theseEntities(ctx, entities)
	if err != nil {
		return nil, err
	}
	ofClaims, err := theseClaims(claims)
	if err != nil {
		return nil, err
	}
	counts, err := load(ctx).store.Count(ctx, graph.CountQuery{
		Of: of, By: by, Articles: ofArticles, Entities: ofEntities, Claims: ofClaims, Limit: first,
	})
	if err != nil {
		return nil, fmt.Errorf("count %s: %w", of, err)
	}
	out := make([]view.Count, len(counts))
	for i, c := range counts {
		out[i] = countOf(c, by)
	}
	return out, nil
}

// countOf spells keys as the enums of the schema do.
func countOf(c graph.Count, by []graph.Dimension) view.Count {
	out := view.Count{Keys: slices.Clone(c.Keys), N: c.N}
	for i, d := range by {
		switch d {
		case graph.PerKind:
			out.Keys[i] = view.KindName(graph.Kind(c.Keys[i]))
		case graph.PerModality:
			out.Keys[i] = strings.ToUpper(c.Keys[i])
		case graph.PerEntity:
			out.Entity = c.Keys[i]
		}
	}
	return out
}

// Entity resolves the entity that a key names.
func (countFields) Entity(ctx context.Context, c *view.Count) (*graph.Entity, error) {
	if c.Entity == "" {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return load(ctx).entity(ctx, c.Entity)()
}

// CoOccurrences resolves what is named together with an entity.
func (q queryFields) CoOccurrences(
	ctx context.Context, of string, level graph.Unit, articles *view.ArticleFilter, entities *view.EntityFilter, first int,
) ([]graph.CoOccurrence, error) {
	id, err := q.find(ctx, of)
	if err != nil {
		return nil, err
	}
	ofArticles, err := q.theseArticles(ctx, articles)
	if err != nil {
		return nil, err
	}
	ofEntities, err := theseEntities(ctx, entities)
	if err != nil {
		return nil, err
	}
	found, err := graph.CoOccurrences(ctx, load(ctx).store, graph.CoOccurrenceQuery{
		Of: id, Level: level, Articles: ofArticles, Entities: ofEntities, Limit: first,
	})
	return listOf(found), err
}

// Entity resolves the other entity.
func (coOccurrenceFields) Entity(ctx context.Context, c *graph.CoOccurrence) (*graph.Entity, error) {
	return load(ctx).entity(ctx, c.Entity)()
}
