package api

import (
	"context"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// publicationOf asks for the id of the publication that a reference refers to; "" for none.
func (l *loaders) publicationOf(ctx context.Context, reference string) thunk[string] {
	return ask(ctx, l, "publicationOf", nil, reference, func(ctx context.Context, ids []string) ([]string, error) {
		return graph.PublicationsOf(ctx, l.store, ids)
	})
}

// referencesTo asks for the ids of the references that refer to a publication.
func (l *loaders) referencesTo(ctx context.Context, publication string) thunk[[]string] {
	return ask(ctx, l, "referencesTo", nil, publication, func(ctx context.Context, ids []string) ([][]string, error) {
		return graph.ReferencesTo(ctx, l.store, ids)
	})
}

// citing asks for the articles that cite one of some references, whose ids hold no white space.
func (l *loaders) citing(ctx context.Context, references []string, first int) thunk[[]string] {
	return ask(ctx, l, "citing", first, strings.Join(references, " "), func(ctx context.Context, keys []string) ([][]string, error) {
		lists := make([][]string, len(keys))
		for i, key := range keys {
			lists[i] = strings.Fields(key)
		}
		return graph.Citing(ctx, l.store, lists, first)
	})
}

// articlesCiting returns the newest articles that cite one of some references.
func articlesCiting(ctx context.Context, references []string, first int) ([]graph.Article, error) {
	if first < 1 {
		return nil, graph.Invalidf("citedBy: first is less than 1")
	}
	ids, err := load(ctx).citing(ctx, references, first)()
	if err != nil {
		return nil, err
	}
	return present(ctx, ids, load(ctx).article)
}

// Publication resolves the publication that a reference refers to.
func (referenceFields) Publication(ctx context.Context, r *view.Reference) (*graph.Entity, error) {
	id, err := load(ctx).publicationOf(ctx, r.ID)()
	if err != nil || id == "" {
		return nil, err
	}
	return load(ctx).entity(ctx, id)()
}

// CitedBy resolves the articles that cite a reference.
func (referenceFields) CitedBy(ctx context.Context, r *view.Reference, first int) ([]graph.Article, error) {
	return articlesCiting(ctx, []string{r.ID}, first)
}

// References resolves the references that refer to a publication.
func (entityFields) References(ctx context.Context, e *graph.Entity) ([]view.Reference, error) {
	out := []view.Reference{}
	if e.Type != graph.Publication {
		return out, nil
	}
	ids, err := load(ctx).referencesTo(ctx, e.ID)()
	for _, id := range ids {
		out = append(out, view.Reference{ID: id})
	}
	return out, err
}

// CitedBy resolves the articles that cite a publication.
func (entityFields) CitedBy(ctx context.Context, e *graph.Entity, first int) ([]graph.Article, error) {
	if e.Type != graph.Publication || first < 1 {
		return articlesCiting(ctx, nil, first)
	}
	ids, err := load(ctx).referencesTo(ctx, e.ID)()
	if err != nil {
		return nil, err
	}
	return articlesCiting(ctx, ids, first)
}
