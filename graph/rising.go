package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"
)

// RisingQuery asks what articles of one period name more than those of another did.
type RisingQuery struct {
	Period   Period // that things rise in; From is required
	Against  Period // that it is compared with; empty: all that is dated before
	Articles ArticleFilter
	Entities EntityFilter
	Limit    int // 1 to MaxHits
}

// Rising is how an entity fares in a period against another.
type Rising struct {
	Entity   string
	Now      int     // articles of the period that name it
	Before   int     // articles of the other period that do
	Expected float64 // articles of the period that would, were it as frequent in both
	// LogLikelihood is G² of the two frequencies; above 10.83 the rise is significant at p < 0.001. Source: P. Rayson and
	// R. Garside, "Comparing corpora using frequency profiling" (2000).
	LogLikelihood float64
	// LogRatio is log2 of the ratio of the two relative frequencies, half an article standing for none: 1 is twice as
	// frequent. Source: A. Hardie, "Log Ratio: an informal introduction" (2014).
	LogRatio float64
}

// Validate checks the query. Errors: ErrInvalid.
func (q RisingQuery) Validate() error {
	switch {
	case q.Period.From == "" || !q.Period.Valid():
		return Invalidf("rising: a period with a first day is needed")
	case !q.Against.Valid():
		return Invalidf("rising: the period to compare with is none")
	case !q.Articles.Period.Empty():
		return Invalidf("rising: the filter of articles takes no period of its own")
	case q.Limit < 1 || q.Limit > MaxHits:
		return Invalidf("rising: %d entities are not in 1..%d", q.Limit, MaxHits)
	}
	return q.Articles.Validate()
}

// RisingEntities returns the entities that a period names more often than another, most significant first, then by id; chosen
// among the 1,000 that most articles of the period name. It reads the store four times. Errors: ErrInvalid.
func RisingEntities(ctx context.Context, s Store, q RisingQuery) ([]Rising, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	now, before := q.Articles, q.Articles
	now.Period, before.Period = q.Period, q.Against
	if q.Against.Empty() {
		before.Period = Period{To: dayBefore(q.Period.From)}
	}
	found, err := s.Count(ctx, CountQuery{
		Of: CountArticles, By: []Dimension{PerEntity}, Articles: now, Entities: q.Entities, Limit: cooccurrencePool,
	})
	if err != nil || len(found) == 0 {
		return nil, wrap(err, "rising")
	}
	ids := make([]string, len(found))
	for i, c := range found {
		ids[i] = c.Keys[0]
	}
	old, err := s.Count(ctx, CountQuery{
		Of: CountArticles, By: []Dimension{PerEntity}, Articles: before, Entities: EntityFilter{IDs: ids},
	})
	if err != nil {
		return nil, wrap(err, "rising")
	}
	was := map[string]int{}
	for _, c := range old {
		was[c.Keys[0]] = c.N
	}
	ofNow, err := total(ctx, s, CountQuery{Of: CountArticles, Articles: now})
	if err != nil {
		return nil, wrap(err, "rising")
	}
	ofBefore, err := total(ctx, s, CountQuery{Of: CountArticles, Articles: before})
	if err != nil {
		return nil, wrap(err, "rising")
	}
	var out []Rising
	for _, c := range found {
		if r := rise(c.Keys[0], c.N, was[c.Keys[0]], ofNow, ofBefore); float64(r.Now) > r.Expected {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Rising) int {
		return cmp.Or(cmp.Compare(b.LogLikelihood, a.LogLikelihood), cmp.Compare(a.Entity, b.Entity))
	})
	return out[:min(q.Limit, len(out))], nil
}

// rise computes the figures of one entity, named by now of all articles of the period and by before of those compared with.
func rise(id string, now, before, ofNow, ofBefore int) Rising {
	a, b, c, d := float64(now), float64(before), float64(max(ofNow, now)), float64(max(ofBefore, before))
	expected := c * (a + b) / (c + d)
	r := Rising{Entity: id, Now: now, Before: before, Expected: thousandths(expected)}
	r.LogLikelihood = thousandths(2 * (surprise(a, expected) + surprise(b, d*(a+b)/(c+d))))
	if d > 0 {
		r.LogRatio = thousandths(math.Log2(max(a, 0.5) / c * d / max(b, 0.5)))
	}
	return r
}

// dayBefore returns the day before the first that a valid date covers.
func dayBefore(d Date) Date {
	t, err := time.Parse("2006-01-02", d.First())
	if err != nil {
		return ""
	}
	return Date(t.AddDate(0, 0, -1).Format("2006-01-02"))
}

// wrap says what failed; nil stays nil.
func wrap(err error, what string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
