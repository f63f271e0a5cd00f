package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// SearchQuery is what someone typed into the search box.
type SearchQuery struct {
	Text  string
	Types []EntityType // empty: all
	Limit int          // hits at most, 1 to MaxHits
}

// MaxHits bounds a search.
const MaxHits = 100

// Match says how a name answers a search; the smaller the better.
type Match int

// The ways of matching, best first.
const (
	ExactName  Match = iota // the entity's name is what was typed
	ExactAlias              // another name of it is
	PrefixName              // the name starts with it
	PrefixAny               // another name does
	FuzzyName               // a name shares most of its trigrams: typing errors, other word order
)

// Hit is one answer of a search.
type Hit struct {
	Entity Entity
	Match  Match
	Key    string // SearchKey of the name that matched
	// Overlap is the share of trigrams that Key and the query have in common, per mille of all that either has.
	Overlap int
}

// Search ranks entities by how their names answer what was typed: by Match, then overlap of trigrams, then mentions, then id.
// An exact match therefore always comes first, whatever else is popular; typing errors find names that share at least half of
// the query's trigrams.
func Search(ctx context.Context, s Store, q SearchQuery) ([]Hit, error) {
	if q.Limit < 1 || q.Limit > MaxHits {
		return nil, Invalidf("search: limit %d is not in 1..%d", q.Limit, MaxHits)
	}
	key := SearchKey(q.Text)
	if key == "" {
		return nil, nil
	}
	trigrams := Trigrams(key)
	candidates, err := s.Candidates(ctx, Lookup{
		Key: key, Trigrams: trigrams, MinShare: max(1, (len(trigrams)+1)/2), Types: q.Types, Limit: candidateLimit,
	})
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", clip(q.Text, MaxKey), err)
	}
	return Rank(key, candidates, q.Limit), nil
}

// candidateLimit bounds each sort of candidates; more than any page of hits, so that ranking has a choice.
const candidateLimit = 3 * MaxHits

// Rank orders the candidates of a search for key; see [Search]. Each entity stands once, by its best name.
func Rank(key string, candidates []Candidate, limit int) []Hit {
	trigrams := Trigrams(key)
	best := map[string]Hit{}
	for _, c := range candidates {
		h := Hit{Entity: c.Entity, Key: c.Key, Match: match(key, c), Overlap: overlap(trigrams, Trigrams(c.Key))}
		if old, ok := best[c.Entity.ID]; !ok || compareHits(h, old) < 0 {
			best[c.Entity.ID] = h
		}
	}
	hits := make([]Hit, 0, len(best))
	for _, h := range best {
		hits = append(hits, h)
	}
	slices.SortFunc(hits, compareHits)
	return hits[:min(limit, len(hits))]
}

func match(key string, c Candidate) Match {
	if !strings.HasPrefix(c.Key, key) {
		return FuzzyName
	}
	isName := c.Key == SearchKey(c.Entity.Name)
	switch {
	case c.Key == key && isName:
		return ExactName
	case c.Key == key:
		return ExactAlias
	case isName:
		return PrefixName
	default:
		return PrefixAny
	}
}

// overlap is the Jaccard similarity of two sorted sets, per mille, rounded down.
func overlap(a, b []string) int {
	shared := Shared(a, b)
	union := len(a) + len(b) - shared
	if union == 0 {
		return 0
	}
	return 1000 * shared / union
}

func compareHits(a, b Hit) int {
	return cmp.Or(
		cmp.Compare(a.Match, b.Match),
		cmp.Compare(b.Overlap, a.Overlap),
		cmp.Compare(b.Entity.Mentions, a.Entity.Mentions),
		cmp.Compare(a.Entity.ID, b.Entity.ID),
		cmp.Compare(a.Key, b.Key),
	)
}
