package api

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// cited is a reference as the articles that cite it know it.
type cited struct {
	label string
}

// reference asks for a reference by id; nil when nothing cites it.
func (l *loaders) reference(ctx context.Context, id string) thunk[*cited] {
	return ask(ctx, l, "reference", nil, id, func(ctx context.Context, ids []string) ([]*cited, error) {
		pages, err := l.store.Edges(ctx, graph.EdgeQuery{
			OfNodes: ids, Filter: graph.ClaimFilter{Predicates: []graph.Predicate{graph.Cites}}, Window: graph.Window{Limit: 1},
		})
		if err != nil {
			return nil, fmt.Errorf("read who cites: %w", err)
		}
		articles := make([]string, len(ids))
		for i, page := range pages {
			if len(page.Items) > 0 {
				articles[i] = page.Items[0].Subject
			}
		}
		return l.citations(ctx, ids, articles)
	})
}

// citations reads how articles write the references that they cite, one for each; no article, no reference.
func (l *loaders) citations(ctx context.Context, ids, articles []string) ([]*cited, error) {
	known := slices.DeleteFunc(distinct(slices.Clone(articles)), func(id string) bool { return id == "" })
	out := make([]*cited, len(ids))
	if len(known) == 0 {
		return out, nil
	}
	list, err := l.articles(ctx, known, true)
	if err != nil {
		return nil, err
	}
	labels := map[string]string{}
	for _, a := range list {
		if a == nil {
			continue
		}
		for _, c := range a.Citations {
			labels[c.Reference] = referenceLabel(c)
		}
	}
	for i, id := range ids {
		switch label, ok := labels[id]; {
		case articles[i] == "":
		case ok:
			out[i] = &cited{label}
		default:
			out[i] = &cited{keyLabel(id)}
		}
	}
	return out, nil
}

// referenceLabel writes authors and year: "Mullainathan & Shafir (2013)".
func referenceLabel(c graph.Citation) string {
	last := len(c.Authors) - 1
	names := c.Authors[last]
	if last > 0 {
		names = strings.Join(c.Authors[:last], ", ") + " & " + names
	}
	year := "z.j."
	if c.Year != 0 {
		year = strconv.Itoa(c.Year) + c.Suffix
	}
	return names + " (" + year + ")"
}

// keyLabel makes a label of the id alone: "baart 2001".
func keyLabel(id string) string {
	_, key, _ := strings.Cut(id, ":")
	return strings.ReplaceAll(key, "-", " ")
}
