package graph

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// TimelineQuery asks how often entities were named as time went.
type TimelineQuery struct {
	Entities []string  // ids, 1 to MaxTimelines; one timeline each, in this order
	Of       Unit      // CountMentions or CountArticles
	Per      Dimension // PerYear, PerMonth or PerIssue
	Articles ArticleFilter
}

// MaxTimelines bounds how many timelines one question compares.
const MaxTimelines = 20

// Timeline is how often one entity was named. All timelines of one answer have the same points, so that they lie side by side.
type Timeline struct {
	Entity  string
	Total   int // all counts and Undated
	Undated int // of articles without a date of that precision, or without an issue
	Points  []TimelinePoint
}

// TimelinePoint is one year ("2026"), month ("2026-03") or issue with what it counts.
type TimelinePoint struct {
	Key string
	N   int
}

// Validate checks the query. Errors: ErrInvalid.
func (q TimelineQuery) Validate() error {
	switch {
	case len(q.Entities) < 1 || len(q.Entities) > MaxTimelines:
		return Invalidf("timelines: %d entities are not in 1..%d", len(q.Entities), MaxTimelines)
	case q.Of != CountMentions && q.Of != CountArticles:
		return Invalidf("timelines: %q is not counted over time", q.Of)
	case q.Per != PerYear && q.Per != PerMonth && q.Per != PerIssue:
		return Invalidf("timelines: %q is no step of time", q.Per)
	}
	return q.Articles.Validate()
}

// Timelines returns a timeline for each entity: years and months from the first to the last in which any of them is named, those
// between included with 0; issues by name. Errors: ErrInvalid.
func Timelines(ctx context.Context, s Store, q TimelineQuery) ([]Timeline, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	counts, err := s.Count(ctx, CountQuery{
		Of: q.Of, By: []Dimension{PerEntity, q.Per}, Articles: q.Articles, Entities: EntityFilter{IDs: q.Entities},
	})
	if err != nil {
		return nil, fmt.Errorf("timelines: %w", err)
	}
	n := map[[2]string]int{}
	var keys []string
	for _, c := range counts {
		n[[2]string{c.Keys[0], c.Keys[1]}] = c.N
		if c.Keys[1] != "" {
			keys = append(keys, c.Keys[1])
		}
	}
	slices.Sort(keys)
	keys = steps(q.Per, slices.Compact(keys))
	out := make([]Timeline, len(q.Entities))
	for i, id := range q.Entities {
		undated := n[[2]string{id, ""}]
		out[i] = Timeline{Entity: id, Undated: undated, Total: undated, Points: make([]TimelinePoint, len(keys))}
		for j, key := range keys {
			out[i].Points[j] = TimelinePoint{key, n[[2]string{id, key}]}
			out[i].Total += out[i].Points[j].N
		}
	}
	return out, nil
}

// maxSteps bounds a filled timeline; one that a wrong date makes longer stays as it is.
const maxSteps = 1200

// steps adds the years or months that lie between the first and the last of sorted keys.
func steps(per Dimension, keys []string) []string {
	layout := map[Dimension]string{PerYear: "2006", PerMonth: "2006-01"}[per]
	if layout == "" || len(keys) < 2 {
		return keys
	}
	at, errFirst := time.Parse(layout, keys[0])
	end, errLast := time.Parse(layout, keys[len(keys)-1])
	if errFirst != nil || errLast != nil {
		return keys
	}
	var out []string
	for ; !at.After(end); at = at.AddDate(0, 1, 0) {
		if key := at.Format(layout); len(out) == 0 || out[len(out)-1] != key {
			out = append(out, key)
		}
		if len(out) > maxSteps {
			return keys
		}
	}
	return out
}
