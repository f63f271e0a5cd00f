package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// CoOccurrenceQuery asks what is named together with an entity.
type CoOccurrenceQuery struct {
	Of       string        // entity id
	Level    Unit          // CountSentences or CountArticles: what "together" means
	Articles ArticleFilter // narrows the articles looked at
	Entities EntityFilter  // narrows the others
	Limit    int           // 1 to MaxHits
}

// CoOccurrence is how often two entities are named together, against what chance would give.
type CoOccurrence struct {
	Entity   string  // the other one
	Together int     // units that name both
	Alone    int     // units that name the other
	Expected float64 // units that would name both if the two had nothing to do with each other
	// LogLikelihood is Dunning's G² of the 2×2 table, with the sign of Together - Expected; above 10.83 it is significant at
	// p < 0.001. Source: T. Dunning, "Accurate methods for the statistics of surprise and coincidence" (1993).
	LogLikelihood float64
	// NPMI is the normalised pointwise mutual information, -1 to 1. Source: G. Bouma, "Normalized (pointwise) mutual
	// information in collocation extraction" (2009).
	NPMI float64
}

// cooccurrencePool is how many of the most frequent companions are weighed before the most significant are returned.
const cooccurrencePool = 1000

// CoOccurrences returns the entities named together with one, the most significant (LogLikelihood) first, then by id; they are
// chosen among the 1,000 most frequent companions. Figures are rounded to three decimals and finite. Errors: ErrInvalid.
func CoOccurrences(ctx context.Context, s Store, q CoOccurrenceQuery) ([]CoOccurrence, error) {
	if q.Of == "" || q.Limit < 1 || q.Limit > MaxHits || q.Level != CountSentences && q.Level != CountArticles {
		return nil, Invalidf("co-occurrence: an entity, a level (sentences, articles) and a limit in 1..%d are needed", MaxHits)
	}
	together := q.Articles
	together.Mentioning = append(slices.Clone(together.Mentioning), q.Of)
	companions, err := s.Count(ctx, CountQuery{
		Of: q.Level, By: []Dimension{PerEntity}, Articles: together, Entities: q.Entities, Limit: cooccurrencePool + 1,
	})
	if err != nil {
		return nil, fmt.Errorf("co-occurrence of %s: %w", q.Of, err)
	}
	companions = slices.DeleteFunc(companions, func(c Count) bool { return c.Keys[0] == q.Of })
	companions = companions[:min(cooccurrencePool, len(companions))]
	if len(companions) == 0 {
		return nil, nil
	}
	out, err := weigh(ctx, s, q, together, companions)
	if err != nil {
		return nil, fmt.Errorf("co-occurrence of %s: %w", q.Of, err)
	}
	slices.SortFunc(out, func(a, b CoOccurrence) int {
		return cmp.Or(cmp.Compare(b.LogLikelihood, a.LogLikelihood), cmp.Compare(a.Entity, b.Entity))
	})
	return out[:min(q.Limit, len(out))], nil
}

// weigh adds to the counts of companions what chance would give.
func weigh(ctx context.Context, s Store, q CoOccurrenceQuery, together ArticleFilter, companions []Count) ([]CoOccurrence, error) {
	all, err := total(ctx, s, CountQuery{Of: q.Level, Articles: q.Articles})
	if err != nil {
		return nil, err
	}
	of, err := total(ctx, s, CountQuery{Of: q.Level, Articles: together})
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(companions))
	for i, c := range companions {
		ids[i] = c.Keys[0]
	}
	alone, err := s.Count(ctx, CountQuery{
		Of: q.Level, By: []Dimension{PerEntity}, Articles: q.Articles, Entities: EntityFilter{IDs: ids},
	})
	if err != nil {
		return nil, err
	}
	byID := map[string]int{}
	for _, c := range alone {
		byID[c.Keys[0]] = c.N
	}
	out := make([]CoOccurrence, len(companions))
	for i, c := range companions {
		// Of near-duplicates another member may be shown when the entity is asked for than when it is not, and an Apply may
		// come between the counts: what names both names either.
		a, b := max(of, c.N), max(byID[c.Keys[0]], c.N)
		out[i] = associate(c.Keys[0], c.N, a, b, max(all, a+b-c.N))
	}
	return out, nil
}

func total(ctx context.Context, s Store, q CountQuery) (int, error) {
	counts, err := s.Count(ctx, q)
	if err != nil || len(counts) == 0 {
		return 0, err
	}
	return counts[0].N, nil
}

// associate computes the figures of one pair: both name two things together, a and b name either, of n units in all.
func associate(id string, both, a, b, n int) CoOccurrence {
	c := CoOccurrence{Entity: id, Together: both, Alone: b}
	x, fa, fb, all := float64(both), float64(a), float64(b), float64(n)
	expected := fa * fb / all
	g := 2 * (surprise(x, expected) + surprise(fa-x, fa*(all-fb)/all) +
		surprise(fb-x, fb*(all-fa)/all) + surprise(all-fa-fb+x, (all-fa)*(all-fb)/all))
	if x < expected {
		g = -g
	}
	c.Expected, c.LogLikelihood = thousandths(expected), thousandths(g)
	switch {
	case both == n:
		c.NPMI = 1
	case both > 0:
		c.NPMI = thousandths(math.Log(x*all/(fa*fb)) / -math.Log(x/all))
	}
	return c
}

func surprise(observed, expected float64) float64 {
	if observed <= 0 || expected <= 0 {
		return 0
	}
	return observed * math.Log(observed/expected)
}

func thousandths(f float64) float64 { return math.Round(f*1000) / 1000 }
