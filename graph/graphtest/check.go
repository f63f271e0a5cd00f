package graphtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// check is a case at work on one store at a time.
type check struct {
	testing.TB
	open  func() graph.Store
	store graph.Store
}

// with opens a new store and applies changes to it, one by one.
func (k *check) with(changes ...graph.Change) *check {
	k.Helper()
	k.store = k.open()
	for _, c := range changes {
		k.apply(c)
	}
	return k
}

// holding opens a new store in which a source of its own holds each article, "1", "2" and so on.
func (k *check) holding(articles ...*ArticleText) *check {
	k.Helper()
	var changes []graph.Change
	for i, a := range articles {
		changes = append(changes, Source(fmt.Sprint(i+1), a))
	}
	return k.with(changes...)
}

// apply applies changes in one call.
func (k *check) apply(changes ...graph.Change) {
	k.Helper()
	k.must(k.store.Apply(k.ctx(), changes...))
}

func (k *check) ctx() context.Context { return context.Background() }

func (k *check) must(err error) {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
}

// equal compares an answer with the one computed by hand; empty and nil lists are equal.
func (k *check) equal(what string, got, want any) {
	k.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		k.Errorf("%s (- want, + got):\n%s", what, diff)
	}
}

// fails checks that an error is of a kind.
func (k *check) fails(what string, err, kind error) {
	k.Helper()
	if !errors.Is(err, kind) {
		k.Errorf("%s: error %v, want %v", what, err, kind)
	}
}

// dump returns the canonical dump of the store.
func (k *check) dump() string {
	k.Helper()
	var b bytes.Buffer
	k.must(graph.Dump(k.ctx(), k.store, &b))
	return b.String()
}

func (k *check) version() string {
	k.Helper()
	v, err := k.store.Version(k.ctx())
	k.must(err)
	return v
}

// everything returns all that the store shows, the dump included, as text.
func (k *check) everything() string {
	k.Helper()
	all, err := answers(k.ctx(), k.store, plainQuestions())
	k.must(err)
	return k.dump() + strings.Join(all, "\n")
}

func (k *check) articlePages(q graph.ArticleQuery) []graph.Page[graph.Article] {
	k.Helper()
	pages, err := k.store.Articles(k.ctx(), q)
	k.must(err)
	if len(pages) != max(1, len(q.OfEntities)) {
		k.Fatalf("articles: %d pages for %d entities", len(pages), len(q.OfEntities))
	}
	return pages
}

func (k *check) entityPages(q graph.EntityQuery) []graph.Page[graph.Entity] {
	k.Helper()
	pages, err := k.store.Entities(k.ctx(), q)
	k.must(err)
	if len(pages) != max(1, len(q.OfArticles)) {
		k.Fatalf("entities: %d pages for %d articles", len(pages), len(q.OfArticles))
	}
	return pages
}

func (k *check) edgePages(q graph.EdgeQuery) []graph.Page[graph.Edge] {
	k.Helper()
	pages, err := k.store.Edges(k.ctx(), q)
	k.must(err)
	if len(pages) != max(1, len(q.OfNodes)) {
		k.Fatalf("edges: %d pages for %d nodes", len(pages), len(q.OfNodes))
	}
	return pages
}

func (k *check) claimPages(q graph.ClaimQuery) []graph.Page[graph.ClaimRecord] {
	k.Helper()
	pages, err := k.store.Claims(k.ctx(), q)
	k.must(err)
	if len(pages) != max(1, len(q.OfEdges)+len(q.OfArticles)) {
		k.Fatalf("claims: %d pages for %d parents", len(pages), len(q.OfEdges)+len(q.OfArticles))
	}
	return pages
}

// article returns one article with its content.
func (k *check) article(id string) graph.Article {
	k.Helper()
	q := graph.ArticleQuery{Filter: graph.ArticleFilter{IDs: []string{id}, EachMember: true}, Content: true}
	items := k.articlePages(q)[0].Items
	if len(items) != 1 {
		k.Fatalf("%d articles %s", len(items), id)
	}
	return items[0]
}

// entity returns one entity.
func (k *check) entity(id string) graph.Entity {
	k.Helper()
	items := k.entityPages(graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{id}}})[0].Items
	if len(items) != 1 {
		k.Fatalf("%d entities %s", len(items), id)
	}
	return items[0]
}

// edge returns one edge, under a filter.
func (k *check) edge(id string, f graph.ClaimFilter) graph.Edge {
	k.Helper()
	for _, e := range k.edgePages(graph.EdgeQuery{Filter: f})[0].Items {
		if e.ID() == id {
			return e
		}
	}
	k.Fatalf("no edge %s", id)
	return graph.Edge{}
}

// claim returns the only claim that passes a filter.
func (k *check) claim(f graph.ClaimFilter) graph.ClaimRecord {
	k.Helper()
	items := k.claimPages(graph.ClaimQuery{Filter: f})[0].Items
	if len(items) != 1 {
		k.Fatalf("%d claims, want 1", len(items))
	}
	return items[0]
}

// listing writes the ids of pages, without "article:", pages apart by " | ".
func listing[T any](pages []graph.Page[T], id func(T) string) string {
	out := make([]string, len(pages))
	for i, p := range pages {
		ids := make([]string, len(p.Items))
		for j, item := range p.Items {
			ids[j] = strings.TrimPrefix(id(item), "article:")
		}
		out[i] = strings.Join(ids, " ")
	}
	return strings.Join(out, " | ")
}

// articles checks the ids of the articles that answer a query.
func (k *check) articles(q graph.ArticleQuery, want string) {
	k.Helper()
	k.equal("articles", listing(k.articlePages(q), func(a graph.Article) string { return a.ID }), want)
}

// entities checks the ids of the entities that answer a query.
func (k *check) entities(q graph.EntityQuery, want string) {
	k.Helper()
	k.equal("entities", listing(k.entityPages(q), func(e graph.Entity) string { return e.ID }), want)
}

// edges checks the edges that answer a query, each as "id×claims", with a comma in between.
func (k *check) edges(q graph.EdgeQuery, want string) {
	k.Helper()
	var out []string
	for _, p := range k.edgePages(q) {
		var ids []string
		for _, e := range p.Items {
			ids = append(ids, fmt.Sprintf("%s×%d", e.ID(), e.Claims))
		}
		out = append(out, strings.Join(ids, ", "))
	}
	k.equal("edges", strings.Join(out, " | "), want)
}

// claims checks the claims that answer a query, each as "article/subject PREDICATE object", with a comma in between.
func (k *check) claims(q graph.ClaimQuery, want string) {
	k.Helper()
	var out []string
	for _, p := range k.claimPages(q) {
		var lines []string
		for _, c := range p.Items {
			lines = append(lines, fmt.Sprintf("%s/%s %s %s", strings.TrimPrefix(c.Article, "article:"), c.Subject, c.Predicate, c.Object))
		}
		out = append(out, strings.Join(lines, ", "))
	}
	k.equal("claims", strings.Join(out, " | "), want)
}

// counts checks counts, each as "key,key=n".
func (k *check) counts(q graph.CountQuery, want string) {
	k.Helper()
	counts, err := k.store.Count(k.ctx(), q)
	k.must(err)
	var out []string
	for _, c := range counts {
		out = append(out, fmt.Sprintf("%s=%d", strings.Join(c.Keys, ","), c.N))
	}
	k.equal(fmt.Sprintf("count of %s by %v", q.Of, q.By), strings.Join(out, " "), want)
}
