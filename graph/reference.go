package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// MaxReferences bounds the references that are looked at of one publication: those that most claims say refer to it.
const MaxReferences = 20

// PublicationsOf returns, for each reference, the id of the publication that most claims say it refers to; the one with the smallest id
// among equals, "" for none. It reads the store once for all.
func PublicationsOf(ctx context.Context, s Store, references []string) ([]string, error) {
	pages, err := s.Edges(ctx, EdgeQuery{
		OfNodes: references, Filter: ClaimFilter{Predicates: []Predicate{RefersTo}, Direction: Outgoing}, Window: Window{Limit: 1},
	})
	if err != nil {
		return nil, fmt.Errorf("publications of references: %w", err)
	}
	out := make([]string, len(references))
	for i, page := range pages {
		if len(page.Items) > 0 {
			out[i] = page.Items[0].Object
		}
	}
	return out, nil
}

// ReferencesTo returns, for each publication, the ids of the references that claims say refer to it, most claims first, then by id; at
// most MaxReferences. It reads the store once for all.
func ReferencesTo(ctx context.Context, s Store, publications []string) ([][]string, error) {
	pages, err := s.Edges(ctx, EdgeQuery{
		OfNodes: publications, Filter: ClaimFilter{Predicates: []Predicate{RefersTo}, Direction: Incoming}, Window: Window{Limit: MaxReferences},
	})
	if err != nil {
		return nil, fmt.Errorf("references to publications: %w", err)
	}
	out := make([][]string, len(publications))
	for i, page := range pages {
		for _, e := range page.Items {
			out[i] = append(out[i], e.Subject)
		}
	}
	return out, nil
}

// Citing returns, for each list of references, the ids of the articles that cite one of them, the newest first, undated last, then by id.
// Of the articles that cite one reference the first 1,000 by id are looked at. It reads the store once for all.
func Citing(ctx context.Context, s Store, lists [][]string, limit int) ([][]string, error) {
	all := slices.Concat(lists...)
	slices.Sort(all)
	all = slices.Compact(all)
	out := make([][]string, len(lists))
	if len(all) == 0 {
		return out, nil
	}
	pages, err := s.Edges(ctx, EdgeQuery{
		OfNodes: all, Filter: ClaimFilter{Predicates: []Predicate{Cites}, Direction: Incoming}, Order: ByEdgeID, Window: Window{Limit: maxCiting},
	})
	if err != nil {
		return nil, fmt.Errorf("articles that cite: %w", err)
	}
	of := map[string][]Edge{}
	for i, page := range pages {
		of[all[i]] = page.Items
	}
	for i, list := range lists {
		var citing []Edge
		for _, id := range list {
			citing = append(citing, of[id]...)
		}
		slices.SortFunc(citing, func(a, b Edge) int {
			return cmp.Or(cmp.Compare(b.Last.First(), a.Last.First()), cmp.Compare(a.Subject, b.Subject))
		})
		for _, e := range citing {
			if len(out[i]) == limit {
				break
			}
			if !slices.Contains(out[i], e.Subject) {
				out[i] = append(out[i], e.Subject)
			}
		}
	}
	return out, nil
}
