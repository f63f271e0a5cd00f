package sqlite_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// asSchema1 makes a store what the program that knew schema 1 would have written: bodies without components and sketches, a table of
// pairs, which that program alone read, and no order of least certainty.
const asSchema1 = `
	DROP INDEX claim_margin;
	CREATE TABLE twin (a INTEGER NOT NULL REFERENCES body, b INTEGER NOT NULL REFERENCES body, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
	CREATE INDEX twin_b ON twin (b);
	INSERT INTO twin SELECT a.id, b.id FROM body a JOIN body b ON b.component = a.component AND b.id <> a.id;
	DROP INDEX body_component;
	ALTER TABLE body DROP COLUMN component;
	ALTER TABLE body DROP COLUMN size;
	ALTER TABLE body DROP COLUMN sketch;
	PRAGMA user_version = 1;`

// varying returns an article with a body of 60 words, the kth of which are another.
func varying(id, word string, k ...int) *graphtest.ArticleText {
	words := make([]string, 60)
	for i := range words {
		words[i] = fmt.Sprintf("woord%d", i)
	}
	for _, at := range k {
		words[at] = word
	}
	return graphtest.Article(id, "", strings.Join(words, " "))
}

func groupsOf(t *testing.T, s graph.Store) string {
	t.Helper()
	p, err := s.Articles(t.Context(), graph.ArticleQuery{
		Filter: graph.ArticleFilter{EachMember: true}, Order: graph.ByTitle, Window: graph.Window{Limit: 99},
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range p[0].Items {
		out = append(out, strings.TrimPrefix(a.ID, "article:")+">"+strings.TrimPrefix(a.Group, "article:"))
	}
	return strings.Join(out, " ")
}

// TestOlderStoreIsMigrated opens a store of schema 1 and goes on with it: old groups stand, grow, fall apart and join.
func TestOlderStoreIsMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path, sqlite.Options{})
	apply(t, s,
		graphtest.Source("1", varying("a", ""), varying("b", "b", 59)), graphtest.Source("2", varying("c", "c", 0, 59)),
		graphtest.Source("3", varying("x", "x", 10, 20, 30, 40, 50)), graphtest.Source("4", graphtest.Article("y", "", "...")))
	want := "a>a b>a c>a x>x y>y"
	if got := groupsOf(t, s); got != want {
		t.Fatalf("groups %s, want %s", got, want)
	}
	before := dump(t, s)
	_ = s.Close()

	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), asSchema1); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()

	s = open(t, path, sqlite.Options{})
	if got := groupsOf(t, s); got != want || dump(t, s) != before {
		t.Errorf("after the migration: groups %s, want %s", got, want)
	}
	for _, step := range []struct {
		change graph.Change
		want   string
	}{
		{graphtest.Source("7", varying("e", "c", 0, 30, 59)), "a>a b>a c>a e>a x>x y>y"}, // near-duplicate of c alone
		{graph.Removal("7"), "a>a b>a c>a x>x y>y"},
		{graphtest.Source("5", varying("d", "d", 1)), "a>a b>a c>a d>a x>x y>y"},
		{graphtest.Source("6", varying("w", "x", 10, 20, 30, 40, 50, 59)), "a>a b>a c>a d>a w>w x>w y>y"},
		{graphtest.Source("1", varying("b", "b", 58)), "b>b c>b d>b w>w x>w y>y"},
		{graph.Removal("1"), "c>c d>c w>w x>w y>y"},
		{graph.Removal("5"), "c>c w>w x>w y>y"},
		{graph.Removal("6"), "c>c x>x y>y"},
	} {
		apply(t, s, step.change)
		if got := groupsOf(t, s); got != step.want {
			t.Errorf("after %s: groups %s, want %s", step.change.Source.ID, got, step.want)
		}
	}
}
