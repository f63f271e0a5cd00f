package graphtest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// calls are all methods of a store that a context or its end may stop, each with a question that it would answer.
func calls() map[string]func(ctx context.Context, s graph.Store) error {
	return map[string]func(ctx context.Context, s graph.Store) error{
		"Apply": func(ctx context.Context, s graph.Store) error {
			return s.Apply(ctx, Source("laat", uses("laat", "Movisie", "JIM")))
		},
		"Sources": func(ctx context.Context, s graph.Store) error {
			_, err := s.Sources(ctx, graph.SourceQuery{})
			return err
		},
		"Articles": func(ctx context.Context, s graph.Store) error {
			_, err := s.Articles(ctx, graph.ArticleQuery{})
			return err
		},
		"Entities": func(ctx context.Context, s graph.Store) error {
			_, err := s.Entities(ctx, graph.EntityQuery{})
			return err
		},
		"Mentions": func(ctx context.Context, s graph.Store) error {
			_, err := s.Mentions(ctx, graph.MentionQuery{Articles: []string{"article:a"}})
			return err
		},
		"Edges": func(ctx context.Context, s graph.Store) error { _, err := s.Edges(ctx, graph.EdgeQuery{}); return err },
		"Claims": func(ctx context.Context, s graph.Store) error {
			_, err := s.Claims(ctx, graph.ClaimQuery{})
			return err
		},
		"Candidates": func(ctx context.Context, s graph.Store) error {
			_, err := s.Candidates(ctx, graph.Lookup{Key: "jim", Trigrams: graph.Trigrams("jim"), MinShare: 1, Limit: 1})
			return err
		},
		"Count": func(ctx context.Context, s graph.Store) error {
			_, err := s.Count(ctx, graph.CountQuery{Of: graph.CountClaims})
			return err
		},
		"Dump": func(ctx context.Context, s graph.Store) error {
			return s.Dump(ctx, func(graph.Change) error { return nil })
		},
		"Version": func(ctx context.Context, s graph.Store) error { _, err := s.Version(ctx); return err },
	}
}

func lifeCases() []scenario {
	return []scenario{
		{"every method returns the context's error once it ends, and nothing is applied", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM")))
			before := k.dump()
			cancelled, cancel := context.WithCancel(k.ctx())
			cancel()
			late, done := context.WithTimeout(k.ctx(), 0)
			defer done()
			for name, call := range calls() {
				k.fails(name+" cancelled", call(cancelled, k.store), context.Canceled)
				k.fails(name+" too late", call(late, k.store), context.DeadlineExceeded)
			}
			k.equal("dump", k.dump(), before)
		}},
		{"a context that ends during a dump ends the dump", func(k *check) {
			k.with(Source("a"), Source("b"), Source("c"))
			ctx, cancel := context.WithCancel(k.ctx())
			defer cancel()
			seen := 0
			err := k.store.Dump(ctx, func(graph.Change) error {
				seen++
				cancel()
				return nil
			})
			k.fails("dump", err, context.Canceled)
			k.equal("changes seen", seen, 1)
		}},
		{"searches, paths and neighbourhoods return the context's error", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM")))
			ctx, cancel := context.WithCancel(k.ctx())
			cancel()
			_, err := graph.Search(ctx, k.store, graph.SearchQuery{Text: "jim", Limit: 1})
			k.fails("search", err, context.Canceled)
			_, err = graph.FindPaths(ctx, k.store, graph.PathQuery{From: "organisation:movisie", To: "method:jim", MaxHops: 2, K: 1})
			k.fails("path", err, context.Canceled)
			_, err = graph.Neighbourhood(ctx, k.store, graph.NeighbourhoodQuery{Center: "method:jim", Depth: 1, MaxNodes: 5})
			k.fails("neighbourhood", err, context.Canceled)
		}},
		{"a closed store answers nothing, and closes twice", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM")))
			k.must(k.store.Close())
			for name, call := range calls() {
				k.fails(name, call(k.ctx(), k.store), graph.ErrUnavailable)
			}
			k.must(k.store.Close())
		}},
		{"two stores know nothing of each other", func(k *check) {
			k.with(Source("a", uses("a", "Movisie", "JIM")))
			a := k.store
			k.with(Source("b", uses("b", "Vilans", "JIM")))
			k.articles(graph.ArticleQuery{}, "b")
			k.store = a
			k.articles(graph.ArticleQuery{}, "a")
		}},
		{"twenty readers see whole Applies, and each that returned before they began", readersDuringWrites},
		{"many writers at the same time leave what each of them wrote", func(k *check) {
			k.with()
			var wg sync.WaitGroup
			errs := make(chan error, 8)
			for i := range 8 {
				wg.Go(func() {
					for revision := range 3 {
						errs <- k.store.Apply(k.ctx(), Source(fmt.Sprint(i), uses(fmt.Sprint(i), "Movisie", fmt.Sprintf("M%d%d", i, revision))))
					}
				})
			}
			go func() { wg.Wait(); close(errs) }()
			for err := range errs {
				k.must(err)
			}
			k.equal("articles of Movisie", k.entity("organisation:movisie").Articles, 8)
			k.counts(graph.CountQuery{Of: graph.CountEntities, By: by(graph.PerType)}, "METHOD=8 ORGANISATION=1")
			k.equal("methods", k.entityPages(graph.EntityQuery{Filter: graph.EntityFilter{NamePrefix: "m32"}})[0].Items[0].ID, "method:m32")
		}},
	}
}

// readersDuringWrites writes two sources in one Apply, revision after revision, while twenty readers compare the two.
func readersDuringWrites(k *check) {
	const readers, revisions = 20, 30
	k.with()
	revision := func(n int) []graph.Change {
		text := fmt.Sprintf("[[Movisie|ORGANISATION]] leest [[Deel %d|METHOD]].", n)
		claim := fmt.Sprintf("organisation:movisie USES method:deel-%d", n)
		return []graph.Change{Source("a", Article("a", "", "Een. "+text).Claims(claim)), Source("b", Article("b", "", "Twee. "+text).Claims(claim))}
	}
	k.apply(revision(0)...)
	var applied atomic.Int64
	done := make(chan struct{})
	errs := make(chan error, readers+1)
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			for stop := false; !stop; {
				select {
				case <-done:
					stop = true
				default:
				}
				if err := readRevision(k.ctx(), k.store, &applied); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	for n := 1; n <= revisions; n++ {
		if err := k.store.Apply(k.ctx(), revision(n)...); err != nil {
			errs <- err
			break
		}
		applied.Store(int64(n))
	}
	close(done)
	wg.Wait()
	close(errs)
	for err := range errs {
		k.Error(err)
	}
	k.edges(graph.EdgeQuery{}, "organisation:movisie USES method:deel-30×2")
}

// readRevision reads the store once in each of three ways; each must show both sources at one revision, no older than the last
// that was applied when the read began.
func readRevision(ctx context.Context, s graph.Store, applied *atomic.Int64) error {
	least := int(applied.Load())
	pages, err := s.Articles(ctx, graph.ArticleQuery{Content: true})
	if err != nil {
		return err
	}
	var a, b int
	if len(pages[0].Items) != 2 {
		return fmt.Errorf("%d articles, want 2", len(pages[0].Items))
	}
	if _, err := fmt.Sscanf(pages[0].Items[0].Text, "Een. Movisie leest Deel %d.", &a); err != nil {
		return err
	}
	if _, err := fmt.Sscanf(pages[0].Items[1].Text, "Twee. Movisie leest Deel %d.", &b); err != nil {
		return err
	}
	if a != b || a < least {
		return fmt.Errorf("articles at revisions %d and %d after %d was applied", a, b, least)
	}
	least = int(applied.Load())
	edges, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{"organisation:movisie"}})
	if err != nil {
		return err
	}
	if len(edges[0].Items) != 1 || edges[0].Items[0].Claims != 2 {
		return fmt.Errorf("half an Apply: edges %v", edges[0].Items)
	}
	if _, err := fmt.Sscanf(edges[0].Items[0].Object, "method:deel-%d", &a); err != nil || a < least {
		return fmt.Errorf("edge %v after %d was applied", edges[0].Items[0], least)
	}
	return oneMoment(ctx, s)
}

// oneMoment checks that the page of an article and the page of everything are of one moment.
func oneMoment(ctx context.Context, s graph.Store) error {
	pages, err := s.Entities(ctx, graph.EntityQuery{OfArticles: []string{"article:a", "article:b"}, Filter: graph.EntityFilter{Types: []graph.EntityType{graph.Method}}})
	if err != nil {
		return err
	}
	a, b := pages[0].Items, pages[1].Items
	if len(a) != 1 || len(b) != 1 || a[0].ID != b[0].ID || a[0].Articles != 2 || a[0].Claims != 2 {
		return fmt.Errorf("half an Apply: entities %v and %v", a, b)
	}
	return nil
}
