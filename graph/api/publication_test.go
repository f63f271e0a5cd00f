package api_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// bookcase is a graph of articles with a subtitle, each of which cites a book of its own and one that all cite.
func bookcase(t *testing.T, articles int) *counting {
	t.Helper()
	m := graphtest.NewModel()
	for i := range articles {
		a := graphtest.Article(fmt.Sprintf("a%02d", i), fmt.Sprintf("Stuk %d", i), fmt.Sprintf(
			"Onder stuk %d\nEen zin %d. [[(Smit, 2001)|reference:smit-2001]] [[Allen|PUBLICATION]]. [[(Jansen, %d)|reference:jansen-%d]] [[Boek %d|PUBLICATION]].", i, i*i, 1900+i, 1900+i, i)).
			On(graph.Date(fmt.Sprint(2000+i))).Subtitle().
			Claims(
				"article CITES reference:smit-2001", "reference:smit-2001 REFERS_TO publication:allen 900",
				fmt.Sprintf("article CITES reference:jansen-%d 500", 1900+i), fmt.Sprintf("reference:jansen-%d REFERS_TO publication:boek-%d %d", 1900+i, i, 600+i),
			)
		if err := m.Apply(t.Context(), graphtest.Source(fmt.Sprintf("a%02d.txt", i), a)); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Apply(t.Context(), graphtest.Seeds("seed:t.tsv", "concept:a BROADER concept:b 500")); err != nil {
		t.Fatal(err)
	}
	return &counting{Store: m, calls: map[string]int{}}
}

func TestPublications(t *testing.T) {
	o := options()
	o.BatchWait = 120 * time.Millisecond // a busy machine starts the fields of a page late
	for _, c := range []struct {
		name, query, want string
		calls             map[string]int
	}{
		{
			"what references refer to, and who cites them",
			"{ articles(first: 2) { edges { node { subtitle citations { reference { label publication { name } citedBy(first: 2) { title } } } } } } }",
			`{"data":{"articles":{"edges":[` +
				`{"node":{"subtitle":"Onder stuk 11","citations":[` +
				`{"reference":{"label":"smit (2001)","publication":{"name":"Allen"},"citedBy":[{"title":"Stuk 11"},{"title":"Stuk 10"}]}},` +
				`{"reference":{"label":"jansen (1911)","publication":{"name":"Boek 11"},"citedBy":[{"title":"Stuk 11"}]}}]}},` +
				`{"node":{"subtitle":"Onder stuk 10","citations":[` +
				`{"reference":{"label":"smit (2001)","publication":{"name":"Allen"},"citedBy":[{"title":"Stuk 11"},{"title":"Stuk 10"}]}},` +
				`{"reference":{"label":"jansen (1910)","publication":{"name":"Boek 10"},"citedBy":[{"title":"Stuk 10"}]}}]}}]}}`,
			map[string]int{"articles": 2, "text": 2, "edges": 3, "entities": 1},
		},
		{
			"the references of publications, and who cites those",
			"{ entities(filter: {types: [PUBLICATION]}, first: 3) { edges { node { name references { id publication { id } } citedBy(first: 1) { title } } } } }",
			`{"data":{"entities":{"edges":[` +
				`{"node":{"name":"Allen","references":[{"id":"reference:smit-2001","publication":{"id":"publication:allen"}}],"citedBy":[{"title":"Stuk 11"}]}},` +
				`{"node":{"name":"Boek 0","references":[{"id":"reference:jansen-1900","publication":{"id":"publication:boek-0"}}],"citedBy":[{"title":"Stuk 0"}]}},` +
				`{"node":{"name":"Boek 1","references":[{"id":"reference:jansen-1901","publication":{"id":"publication:boek-1"}}],"citedBy":[{"title":"Stuk 1"}]}}]}}`,
			map[string]int{"entities": 2, "edges": 3, "articles": 1},
		},
		{
			"what only publications have",
			`{ node(id: "article:a01") { ... on Article { subtitle } } entity(id: "publication:weg") { name } reference: node(id: "reference:weg-1900") { id } }`,
			`{"data":{"node":{"subtitle":"Onder stuk 1"},"entity":null,"reference":null}`,
			map[string]int{"articles": 1, "text": 1, "entities": 1, "edges": 1},
		},
		{
			"the least certain claims",
			"{ reviewQueue(first: 2) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { confidence subject { id } predicate } } } }",
			`{"data":{"reviewQueue":{"totalCount":48,"pageInfo":{"hasNextPage":true,"hasPreviousPage":false},"edges":[` +
				`{"node":{"confidence":500,"subject":{"id":"article:a11"},"predicate":"CITES"}},` +
				`{"node":{"confidence":500,"subject":{"id":"article:a10"},"predicate":"CITES"}}]}}`,
			map[string]int{"claims": 1},
		},
		{
			"the least certain claims of a predicate",
			"{ reviewQueue(first: 2, filter: {predicates: [REFERS_TO], not: {minConfidence: 604}}) { edges { node { confidence object { id } } } } }",
			`{"data":{"reviewQueue":{"edges":[{"node":{"confidence":600,"object":{"id":"publication:boek-0"}}},{"node":{"confidence":601,"object":{"id":"publication:boek-1"}}}]}}`,
			nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := bookcase(t, 12)
			got := ask(t, api.New(s, o), c.query, nil)
			body, _, _ := strings.Cut(string(got.Body), `,"extensions"`)
			if body != c.want {
				t.Errorf("got  %s\nwant %s", body, c.want)
			}
			if diff := cmp.Diff(c.calls, maps.Clone(s.calls)); c.calls != nil && diff != "" {
				t.Errorf("calls (-want +got):\n%s", diff)
			}
		})
	}
	for _, query := range []string{
		`{ entity(id: "publication:allen") { citedBy(first: 0) { id } } }`, `{ node(id: "reference:smit-2001") { ... on Reference { citedBy(first: -1) { id } } } }`,
		`{ reviewQueue(after: "x") { totalCount } }`, `{ reviewQueue(filter: {direction: INCOMING}) { totalCount } }`,
	} {
		if got := ask(t, api.New(bookcase(t, 1), o), query, nil); got.Status != 200 && got.Status != 400 || len(got.Codes(t)) != 1 {
			t.Errorf("%s: %d %s", query, got.Status, got.Body)
		}
	}
}

// TestReviewQueueBothWays pages through the whole queue forward and backward.
func TestReviewQueueBothWays(t *testing.T) {
	h := api.New(bookcase(t, 7), options())
	type queue struct {
		ReviewQueue struct {
			PageInfo struct {
				HasNextPage, HasPreviousPage bool
				StartCursor, EndCursor       *string
			}
			Edges []struct{ Node struct{ ID string } }
		}
	}
	var forward, backward []string
	for at := (*string)(nil); ; {
		var q queue
		ask(t, h, "query ($at: String) { reviewQueue(first: 5, after: $at) { pageInfo { hasNextPage endCursor } edges { node { id } } } }", map[string]any{"at": at}).Decode(t, &q)
		for _, e := range q.ReviewQueue.Edges {
			forward = append(forward, e.Node.ID)
		}
		if at = q.ReviewQueue.PageInfo.EndCursor; !q.ReviewQueue.PageInfo.HasNextPage {
			break
		}
	}
	for at := (*string)(nil); ; {
		var q queue
		ask(t, h, "query ($at: String) { reviewQueue(last: 5, before: $at) { pageInfo { hasPreviousPage startCursor } edges { node { id } } } }", map[string]any{"at": at}).Decode(t, &q)
		var page []string
		for _, e := range q.ReviewQueue.Edges {
			page = append(page, e.Node.ID)
		}
		backward = append(page, backward...)
		if at = q.ReviewQueue.PageInfo.StartCursor; !q.ReviewQueue.PageInfo.HasPreviousPage {
			break
		}
	}
	if len(forward) != 28 {
		t.Errorf("%d claims, want 28", len(forward))
	}
	if diff := cmp.Diff(forward, backward); diff != "" {
		t.Errorf("forward and backward differ:\n%s", diff)
	}
}
