package neo4j_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// payloads returns 500 texts made of what ends strings, names and statements in Cypher, JSON and Lucene.
func payloads() []string {
	parts := []string{
		`'`, `"`, "`", `\`, `\\`, `\u0027`, `\u0060`, `\u005c`, "``", `'}) DETACH DELETE n //`, `"}) MATCH (n) DETACH DELETE n RETURN "`,
		"`) MATCH (n) DETACH DELETE n //", `$rows`, `${id}`, `/* x */`, `// x`, `; MATCH (n) DELETE n;`, `CALL dbms.shutdown()`, `:Entity {id: 1}`,
		`{"k": "v"}`, `AND OR NOT *:* [a TO z]`, `title:x~2^4`, `%00%27`, `<script>`, "’ OR 1=1",
	}
	shapes := []string{
		"%s", "%[1]s%[1]s", "a%sb", "%s x", "x %s", "'%s'", `"%s"`, "`%s`", `\%s`, `%s\`, "(%s)", "{%s}", "[%s]", "$%s", "x\n%s", "x\t%s",
		"é%s", "\U0001f9e9%s", "x\u2028%s", "x = '%s' RETURN 1",
	}
	var out []string
	for _, shape := range shapes {
		for _, part := range parts {
			out = append(out, fmt.Sprintf(shape, part))
		}
	}
	return out
}

// carrying returns a Change with a text wherever it may stand.
func carrying(i int, text string) graph.Change {
	whole := text + " en JIM."
	end := utf8.RuneCountInString(whole)
	named := utf8.RuneCountInString(text)
	org := fmt.Sprintf("organisation:p%d", i)
	r := graph.Reading{
		Article: fmt.Sprintf("article:p%d", i), Text: whole, Publication: text, Issue: text, Language: "nl",
		Pieces: []graph.Piece{{End: end}}, Sentences: []graph.Span{{End: end}}, Terms: []string{text},
		Entities: []graph.Sighting{
			{
				ID: org, Type: graph.Organisation, Name: text, Aliases: []string{text + " 2"}, SameAs: []string{"x:" + text}, Definition: text,
				Mentions: []graph.MentionRecord{{End: named, Text: text, Recogniser: text, Confidence: 1}},
			},
			{ID: "method:jim", Type: graph.Method, Name: "JIM", Mentions: []graph.MentionRecord{{Start: named + 4, End: named + 7, Text: "JIM", Recogniser: "r"}}},
		},
		Claims: []graph.Claim{{
			Subject: org, Predicate: graph.Uses, Object: "method:jim", Modality: graph.Asserted, Role: text, Rule: text, Evidence: graph.Span{End: min(end, graph.MaxEvidence)},
		}},
	}
	sum := sha256.Sum256([]byte(text))
	return graph.Change{
		Source: graph.Source{ID: fmt.Sprintf("%d.md", i), Digest: hex.EncodeToString(sum[:]), Version: text}, Readings: []graph.Reading{r},
	}
}

func textsThatLookLikeCypherAreTexts(t *testing.T, p *pool) {
	s := p.lend(t)
	store, model := s.open(t, neo4j.Options{}), graphtest.NewModel()
	var all []graph.Change
	for i, text := range payloads() {
		all = append(all, carrying(i, text))
	}
	if len(all) != 500 {
		t.Fatalf("%d payloads", len(all))
	}
	for _, target := range []graph.Store{store, model} {
		for at := 0; at < len(all); at += 100 {
			if err := target.Apply(t.Context(), all[at:at+100]...); err != nil {
				t.Fatal(err)
			}
		}
	}
	same(t, dump(t, store), dump(t, model))
	for i, text := range payloads() {
		if i%10 != 0 {
			continue
		}
		q := graph.ArticleQuery{Filter: graph.ArticleFilter{Terms: []string{text}, Publications: []string{text}, EachMember: true}, Content: true}
		pages, err := store.Articles(t.Context(), q)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if len(pages[0].Items) != 1 || !strings.HasPrefix(pages[0].Items[0].Text, text) || pages[0].Items[0].Matched != 1 {
			t.Errorf("%q is found as %d articles", text, len(pages[0].Items))
		}
	}
	stored := neo4jtest.Run(t, s.driver, "MATCH (a:Article)-[:HAS_SENTENCE]->(s:Sentence)-[m:MENTIONS]->(e:Entity:Organisation) "+
		"RETURN e.id, e.name, s.text, a.publication, m.text")
	found := map[any][]any{}
	for _, r := range stored {
		found[r.Values[0]] = r.Values[1:]
	}
	for i, text := range payloads() {
		want := []any{text, text + " en JIM.", text, text}
		if got := found[fmt.Sprintf("organisation:p%d", i)]; !slices.Equal(got, want) {
			t.Errorf("the nodes of %q hold %q", text, got)
		}
	}
}
