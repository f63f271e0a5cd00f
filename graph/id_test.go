package graph_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestEntityID(t *testing.T) {
	for name, want := range map[string]string{
		"Hogeschool Inholland":   "^organisation:hogeschool-inholland$",
		"  HOGESCHOOL inholland": "^organisation:hogeschool-inholland$",
		"Cafe X":                 "^organisation:cafe-x$",
		"Café X":                 "^organisation:cafe-x-[0-9a-f]{8}$",
		"Hogeschool-Inholland":   "^organisation:hogeschool-inholland-[0-9a-f]{8}$",
		"A & B":                  "^organisation:a-b-[0-9a-f]{8}$",
		"مركز":                   "^organisation:-[0-9a-f]{8}$",
	} {
		if got := graph.EntityID(graph.Organisation, name, ""); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("EntityID(%q) = %q, want %s", name, got, want)
		}
	}
}

func TestEntityIDKeepsDifferentNamesApart(t *testing.T) {
	long := strings.Repeat("lang ", 30)
	names := []string{"Café X", "Cafe X", "Cafe-X", "A & B", "A / B", "A B", "مركز", "مركزي", long + "a", long + "b", "😀"}
	seen := map[string]string{}
	for _, name := range names {
		id := graph.EntityID(graph.Method, name, "")
		if other, dup := seen[id]; dup {
			t.Errorf("%q and %q are both %s", other, name, id)
		}
		seen[id] = name
		if got, ok := graph.TypeOf(id); !ok || got != "METHOD" {
			t.Errorf("TypeOf(%q) = %q, %t", id, got, ok)
		}
		if len(id) > len("method:")+80+1+8 {
			t.Errorf("the id of %q has %d bytes", name, len(id))
		}
	}
}

func TestEntityIDScope(t *testing.T) {
	everywhere, here, there := graph.EntityID(graph.Person, "Anna", ""), graph.EntityID(graph.Person, "Anna", "article:a"), graph.EntityID(graph.Person, "Anna", "article:b")
	if everywhere != "person:anna" || here == there || !strings.HasPrefix(here, "person:anna~") {
		t.Errorf("ids %q, %q, %q", everywhere, here, there)
	}
}

func TestTypeOf(t *testing.T) {
	for id, want := range map[string]graph.NodeType{
		"organisation:x": "ORGANISATION", "article:1": graph.ArticleNode, "reference:x-2016": graph.ReferenceNode, "concept:a:b": "CONCEPT",
		"": "", "x": "", "firm:x": "", "Organisation:x": "", "ORGANISATION:x": "", "claim:x": "", ":x": "",
	} {
		got, ok := graph.TypeOf(id)
		if ok != (want != "") || ok && got != want {
			t.Errorf("TypeOf(%q) = %q, %t, want %q", id, got, ok, want)
		}
	}
}

func TestArticleID(t *testing.T) {
	id := graph.ArticleID("Een ‘kop’", "De tekst  loopt\ndoor.")
	if !regexp.MustCompile("^article:[0-9a-f]{20}$").MatchString(id) {
		t.Errorf("id %q", id)
	}
	if same := graph.ArticleID("een 'kop'", "De tekst loopt door"); same != id {
		t.Errorf("white space, case or quotes make another id: %q and %q", id, same)
	}
	for _, other := range []string{graph.ArticleID("", "De tekst loopt door."), graph.ArticleID("Een kop", "De tekst loopt dood."), graph.ArticleID("Een kop De", "tekst loopt door.")} {
		if other == id {
			t.Errorf("another article has the id %q", id)
		}
	}
}

func TestReferenceID(t *testing.T) {
	for _, c := range []struct {
		authors []string
		year    int
		suffix  string
		want    string
	}{
		{[]string{"Bateson"}, 2016, "", "^reference:bateson-2016$"},
		{[]string{"De Jong", "Van Dijk"}, 2021, "A", "^reference:de-jong-van-dijk-2021a$"},
		{[]string{"Jansen"}, 0, "", "^reference:jansen-zj$"},
		{[]string{"Müller"}, 2020, "", "^reference:muller-[0-9a-f]{8}-2020$"},
	} {
		if got := graph.ReferenceID(c.authors, c.year, c.suffix); !regexp.MustCompile(c.want).MatchString(got) {
			t.Errorf("ReferenceID(%v, %d, %q) = %q, want %s", c.authors, c.year, c.suffix, got, c.want)
		}
	}
}

func TestClaimIDChangesWithEveryWord(t *testing.T) {
	base := graph.Claim{
		Subject: "a", Predicate: graph.Uses, Object: "b", Modality: graph.Asserted, Role: "r", From: "2020", To: "2021", Confidence: 1, Rule: "x",
		Evidence: graph.Span{Start: 1, End: 2},
	}
	seen := map[string]int{graph.ClaimID("article:a", base): -1, graph.ClaimID("article:b", base): -2}
	for i, change := range []func(c *graph.Claim){
		func(c *graph.Claim) { c.Subject = "c" }, func(c *graph.Claim) { c.Predicate = graph.Studies }, func(c *graph.Claim) { c.Object = "c" },
		func(c *graph.Claim) { c.Modality = graph.Planned }, func(c *graph.Claim) { c.Role = "" }, func(c *graph.Claim) { c.From = "" },
		func(c *graph.Claim) { c.To = "" }, func(c *graph.Claim) { c.Confidence = 2 }, func(c *graph.Claim) { c.Rule = "y" },
		func(c *graph.Claim) { c.Evidence.Start = 0 }, func(c *graph.Claim) { c.Evidence.End = 3 }, func(c *graph.Claim) { c.Seed = "seed:x#1" },
		func(c *graph.Claim) { c.Subject, c.Object = "b", "a" },
	} {
		c := base
		change(&c)
		id := graph.ClaimID("article:a", c)
		if other, dup := seen[id]; dup {
			t.Errorf("changes %d and %d have the id %s", i, other, id)
		}
		seen[id] = i
	}
	if len(seen) != 15 {
		t.Errorf("%d ids, want 15", len(seen))
	}
}

func TestEdgeKeyID(t *testing.T) {
	if got := (graph.EdgeKey{Subject: "person:a", Predicate: graph.Uses, Object: "method:b"}).ID(); got != "person:a USES method:b" {
		t.Errorf("id %q", got)
	}
}
