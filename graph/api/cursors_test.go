package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// pageOf is a page of any list.
type pageOf struct {
	Edges []struct {
		Cursor string
		Node   struct{ ID string }
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       string
	}
	TotalCount int
}

func (p pageOf) ids() []string {
	var out []string
	for _, e := range p.Edges {
		out = append(out, e.Node.ID)
	}
	return out
}

// list is a list of the schema: the field with %s where the paging arguments go, inside what it is of.
type list struct{ name, before, field, after string }

func lists() []list {
	return []list{
		{"articles", "", "articles(%s)", ""},
		{"articles, oldest first", "", "articles(orderBy: OLDEST_FIRST, %s)", ""},
		{"articles by title", "", "articles(orderBy: BY_TITLE, %s)", ""},
		{"articles by text", "", `articles(filter: {text: "de Saxion"}, %s)`, ""},
		{"entities", "", "entities(%s)", ""},
		{"entities by mentions", "", "entities(orderBy: MOST_MENTIONS, %s)", ""},
		{"entities by articles", "", "entities(orderBy: MOST_ARTICLES, %s)", ""},
		{"entities by claims", "", "entities(orderBy: MOST_CLAIMS, %s)", ""},
		{"sources", "", "sources(%s)", ""},
		{"relations", "", "relations(%s)", ""},
		{"relations by id", "", "relations(orderBy: BY_ID, %s)", ""},
		{"articles of an entity", `entity(name: "JIM") {`, "articles(%s)", "}"},
		{"relations of an entity", `entity(name: "Saxion") {`, "relations(%s)", "}"},
		{"relations of an article", `article(id: "article:bank") {`, "relations(%s)", "}"},
		{"entities of an article", `article(id: "article:bank") {`, "entities(%s)", "}"},
		{"entities of an article by name", `article(id: "article:bank") {`, "entities(orderBy: BY_NAME, %s)", "}"},
		{"claims of an article", `article(id: "article:bank") {`, "claims(%s)", "}"},
		{"claims of a relation", `node(id: "organisation:saxion USES method:jim") { ... on Relation {`, "claims(%s)", "} }"},
	}
}

// page asks for a page of a list.
func (l list) page(t *testing.T, h http.Handler, arguments string) pageOf {
	t.Helper()
	got := ask(t, h, l.query(arguments), nil)
	var data json.RawMessage
	got.Decode(t, &data)
	for {
		var level map[string]json.RawMessage
		if err := json.Unmarshal(data, &level); err != nil {
			t.Fatal(err)
		}
		if _, ok := level["edges"]; ok {
			break
		}
		for _, inner := range level {
			data = inner
		}
	}
	var p pageOf
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func (l list) query(arguments string) string {
	return "{ " + l.before + fmt.Sprintf(l.field, arguments) +
		" { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } " + l.after + " }"
}

// TestPages walks every list forward and backward, by pages of one to three, and must meet every item once, in order.
func TestPages(t *testing.T) {
	o := options()
	o.BatchWait = 1 // nothing to gather: one list at a time
	h := api.New(world(t), o)
	for _, l := range lists() {
		t.Run(l.name, func(t *testing.T) {
			all := l.page(t, h, "first: 100")
			want := all.ids()
			if len(want) == 0 || all.TotalCount != len(want) || all.PageInfo.HasNextPage || all.PageInfo.HasPreviousPage {
				t.Fatalf("%d items of %d, %+v", len(want), all.TotalCount, all.PageInfo)
			}
			for size := 1; size <= 3; size++ {
				if got := l.forward(t, h, size, len(want)); !slices.Equal(got, want) {
					t.Errorf("forward by %d: %q, want %q", size, got, want)
				}
				if got := l.backward(t, h, size, len(want)); !slices.Equal(got, want) {
					t.Errorf("backward by %d: %q, want %q", size, got, want)
				}
			}
		})
	}
}

func (l list) forward(t *testing.T, h http.Handler, size, total int) []string {
	t.Helper()
	var got []string
	for arguments := fmt.Sprintf("first: %d", size); len(got) <= total; {
		p := l.page(t, h, arguments)
		got = append(got, p.ids()...)
		if p.TotalCount != total || p.PageInfo.HasPreviousPage != strings.Contains(arguments, "after") {
			t.Errorf("%s: %d in all, %+v", arguments, p.TotalCount, p.PageInfo)
		}
		if !p.PageInfo.HasNextPage {
			break
		}
		arguments = fmt.Sprintf("first: %d, after: %q", size, p.PageInfo.EndCursor)
	}
	return got
}

func (l list) backward(t *testing.T, h http.Handler, size, total int) []string {
	t.Helper()
	var got []string
	for arguments := fmt.Sprintf("last: %d", size); len(got) <= total; {
		p := l.page(t, h, arguments)
		got = append(p.ids(), got...)
		if p.PageInfo.HasNextPage != strings.Contains(arguments, "before") {
			t.Errorf("%s: %+v", arguments, p.PageInfo)
		}
		if !p.PageInfo.HasPreviousPage {
			break
		}
		arguments = fmt.Sprintf("last: %d, before: %q", size, p.PageInfo.StartCursor)
	}
	return got
}

// TestCursorsOfOthers gives each list the cursor of the others, which are refused unless list and order are the same.
func TestCursorsOfOthers(t *testing.T) {
	o := options()
	o.BatchWait = 1
	h := api.New(world(t), o)
	cursors := map[string]string{}
	for _, l := range lists() {
		cursors[l.name] = l.page(t, h, "first: 1").PageInfo.EndCursor
	}
	refused := 0
	for _, l := range lists() {
		for of, cursor := range cursors {
			codes := ask(t, h, l.query(fmt.Sprintf("first: 1, after: %q", cursor)), nil).Codes(t)
			if slices.Equal(codes, []string{"INVALID"}) {
				refused++
			} else if codes != nil || l.name == "sources" && of != "sources" {
				t.Errorf("%s after a cursor of %s: %q", l.name, of, codes)
			}
		}
	}
	if refused < 250 {
		t.Errorf("only %d cursors of other lists are refused", refused)
	}
	for _, forged := range []string{"", "AAAA", "e30", "eyJsIjoxfQ", "💥", cursors["articles"] + "AA", strings.Repeat("A", 10_000)} {
		got := ask(t, h, "query ($c: String) { articles(after: $c) { totalCount } }", map[string]any{"c": forged})
		if !slices.Equal(got.Codes(t), []string{"INVALID"}) {
			t.Errorf("cursor %.20q: %s", forged, got.Body)
		}
	}
}
