package api

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// timed is a store that tells the metrics how long each of its answers takes.
type timed struct {
	graph.Store
	seen *prometheus.HistogramVec // by question
}

// since is for `defer t.since(question, time.Now())`.
func (t timed) since(question string, start time.Time) {
	t.seen.WithLabelValues(question).Observe(time.Since(start).Seconds())
}

// Sources reads sources.
func (t timed) Sources(ctx context.Context, q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	defer t.since("sources", time.Now())
	return t.Store.Sources(ctx, q)
}

// Articles reads articles; of those with content the metrics speak apart.
func (t timed) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	question := "articles"
	if q.Content {
		question = "content"
	}
	defer t.since(question, time.Now())
	return t.Store.Articles(ctx, q)
}

// Entities reads entities.
func (t timed) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	defer t.since("entities", time.Now())
	return t.Store.Entities(ctx, q)
}

// Mentions reads mentions.
func (t timed) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	defer t.since("mentions", time.Now())
	return t.Store.Mentions(ctx, q)
}

// Edges reads edges.
func (t timed) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	defer t.since("edges", time.Now())
	return t.Store.Edges(ctx, q)
}

// Claims reads claims.
func (t timed) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	defer t.since("claims", time.Now())
	return t.Store.Claims(ctx, q)
}

// Candidates reads what a search ranks.
func (t timed) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	defer t.since("candidates", time.Now())
	return t.Store.Candidates(ctx, l)
}

// Count counts.
func (t timed) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	defer t.since("count", time.Now())
	return t.Store.Count(ctx, q)
}

// Version reads the version.
func (t timed) Version(ctx context.Context) (string, error) {
	defer t.since("version", time.Now())
	return t.Store.Version(ctx)
}
