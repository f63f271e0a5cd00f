package api

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/answer"
)

// loaders gathers what the fields of one request read from the store, so that a level of its query costs one call for each
// sort of read, whatever the number of parents. What was read once in a request is not read again.
type loaders struct {
	store graph.Store
	wait  time.Duration

	mode mode

	mu      sync.Mutex
	byQuery map[string]batches // *loader of its sort and arguments
}

// batches is a loader of any key and value.
type batches interface {
	waiting() bool
	read(ctx context.Context)
}

func newLoaders(s graph.Store, wait time.Duration) *loaders {
	return &loaders{store: s, wait: wait, byQuery: map[string]batches{}}
}

type loadersKey struct{}

func withLoaders(ctx context.Context, l *loaders) context.Context {
	return context.WithValue(ctx, loadersKey{}, l)
}

// load returns the loaders of the request that ctx belongs to.
func load(ctx context.Context) *loaders {
	return ctx.Value(loadersKey{}).(*loaders)
}

var _ answer.Loads = (*loaders)(nil)

// Alone lets one resolver run: what it waits for is read at once.
func (l *loaders) Alone() { l.mode = alone }

// Together lets resolvers run at the same time.
func (l *loaders) Together() { l.mode = together }

// ByLevel lets resolvers run one after the other, and again when what they asked for is read.
func (l *loaders) ByLevel() { l.mode = byLevel }

// Read reads what was asked for, each sort beside the others.
func (l *loaders) Read(ctx context.Context) {
	l.mu.Lock()
	var waiting []batches
	for _, of := range l.byQuery {
		if of.waiting() {
			waiting = append(waiting, of)
		}
	}
	l.mu.Unlock()
	if len(waiting) == 0 {
		return
	}
	var running sync.WaitGroup
	for _, of := range waiting[1:] {
		running.Go(func() { of.read(ctx) })
	}
	waiting[0].read(ctx)
	running.Wait()
}

// ask puts key among what the loader of this sort and these arguments reads next.
func ask[K comparable, V any](
	ctx context.Context, l *loaders, sort string, args any, key K, fetch func(context.Context, []K) ([]V, error),
) thunk[V] {
	name := sort
	if args != nil {
		b, err := json.Marshal(args)
		if err != nil {
			return func() (v V, e error) { return v, fmt.Errorf("name the loader of %s: %w", sort, err) }
		}
		name += string(b)
	}
	l.mu.Lock()
	known, ok := l.byQuery[name].(*loader[K, V])
	if !ok {
		known = newLoader(l.wait, &l.mode, fetch)
		l.byQuery[name] = known
	}
	l.mu.Unlock()
	return known.ask(ctx, key)
}

// entity asks for an entity by id; nil when there is none.
func (l *loaders) entity(ctx context.Context, id string) thunk[*graph.Entity] {
	return ask(ctx, l, "entity", nil, id, func(ctx context.Context, ids []string) ([]*graph.Entity, error) {
		pages, err := l.store.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: ids}})
		if err != nil {
			return nil, fmt.Errorf("read entities: %w", err)
		}
		return inOrder(ids, pages[0].Items, func(e *graph.Entity) string { return e.ID }), nil
	})
}

// article asks for an article by id, without content; nil when there is none.
func (l *loaders) article(ctx context.Context, id string) thunk[*graph.Article] {
	return ask(ctx, l, "article", nil, id, func(ctx context.Context, ids []string) ([]*graph.Article, error) {
		return l.articles(ctx, ids, false)
	})
}

func (l *loaders) articles(ctx context.Context, ids []string, content bool) ([]*graph.Article, error) {
	pages, err := l.store.Articles(ctx, graph.ArticleQuery{
		Filter: graph.ArticleFilter{IDs: ids, EachMember: true}, Content: content,
	})
	if err != nil {
		return nil, fmt.Errorf("read articles: %w", err)
	}
	return inOrder(ids, pages[0].Items, func(a *graph.Article) string { return a.ID }), nil
}

// content is an article with its text, ready to be quoted.
type content struct {
	*graph.Article
	offsets *graph.Offsets
}

// content asks for an article with its text; nil when there is none.
func (l *loaders) content(ctx context.Context, id string) thunk[*content] {
	return ask(ctx, l, "content", nil, id, func(ctx context.Context, ids []string) ([]*content, error) {
		list, err := l.articles(ctx, ids, true)
		if err != nil {
			return nil, err
		}
		out := make([]*content, len(list))
		for i, a := range list {
			if a != nil {
				out[i] = &content{a, graph.NewOffsets(a.Text)}
			}
		}
		return out, nil
	})
}

// source asks for a source by path; nil when there is none.
func (l *loaders) source(ctx context.Context, path string) thunk[*graph.SourceRecord] {
	return ask(ctx, l, "source", nil, path, func(ctx context.Context, paths []string) ([]*graph.SourceRecord, error) {
		page, err := l.store.Sources(ctx, graph.SourceQuery{IDs: paths})
		if err != nil {
			return nil, fmt.Errorf("read sources: %w", err)
		}
		return inOrder(paths, page.Items, func(s *graph.SourceRecord) string { return s.ID }), nil
	})
}

// inOrder returns, for each id, the item that has it, or nil.
func inOrder[T any](ids []string, items []T, id func(*T) string) []*T {
	byID := make(map[string]*T, len(items))
	for i := range items {
		byID[id(&items[i])] = &items[i]
	}
	out := make([]*T, len(ids))
	for i := range ids {
		out[i] = byID[ids[i]]
	}
	return out
}
