package api

import (
	"context"
	"encoding/json"
	"io"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Quality is a report of how well extraction does.
type Quality = view.Quality

// ReadQuality reads a report for Options.Quality, as `kennisgraaf eval --json` writes it. Errors: ErrInvalid for what is none.
func ReadQuality(r io.Reader) (*Quality, error) {
	var q Quality
	if err := json.NewDecoder(r).Decode(&q); err != nil || q.Articles < 1 || len(q.Tables) == 0 {
		return nil, &graph.Error{
			Kind: graph.ErrInvalid, Detail: "this is no report of quality", Remedy: "write one with `kennisgraaf eval --json GOLD_DIR`", Err: err,
		}
	}
	return &q, nil
}

// Quality resolves how well extraction does; null where Options has no report.
func (q queryFields) Quality(context.Context) (*view.Quality, error) {
	return q.quality, nil
}

// Tables resolves the tables of these names, all when none is given.
func (qualityFields) Tables(_ context.Context, q *view.Quality, names []string) ([]view.QualityTable, error) {
	return slices.DeleteFunc(slices.Clone(q.Tables), func(t view.QualityTable) bool {
		return len(names) > 0 && !slices.Contains(names, t.Name)
	}), nil
}
