package neo4j_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// image returns every node and every relationship of a database with all they hold, one a line, but for the program's own
// Kennisgraaf nodes, which count what was done. A dump has only what sources say; this has what was derived of it too.
func image(t *testing.T, d driver.DriverWithContext) string {
	t.Helper()
	nodes, lines := map[string]string{}, []string{}
	for _, r := range neo4jtest.Run(t, d, "MATCH (n) WHERE NOT n:Kennisgraaf RETURN elementId(n), labels(n), properties(n)") {
		labels := r.Values[1].([]any)
		slices.SortFunc(labels, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
		line := fmt.Sprintf("%v %v", labels, r.Values[2]) // a map is printed in the order of its keys
		nodes[r.Values[0].(string)] = line
		lines = append(lines, line)
	}
	const between = "MATCH (a)-[r]->(b) RETURN elementId(a), type(r), properties(r), elementId(b)"
	for _, r := range neo4jtest.Run(t, d, between) {
		lines = append(lines, fmt.Sprintf("%s -%v %v-> %s", nodes[r.Values[0].(string)], r.Values[1], r.Values[2], nodes[r.Values[3].(string)]))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// asLoadedAtOnce checks that the database is, to the last property, what a quiet load of the same sources makes: nothing is lost,
// nothing stands twice, and nothing of a failed attempt is left. It leaves the database so.
func asLoadedAtOnce(t *testing.T, s *server, applied []graph.Change) {
	t.Helper()
	last := map[string]graph.Change{}
	for _, c := range applied {
		last[c.Source.ID] = c
	}
	var left []graph.Change
	for _, c := range last {
		if !c.Removes() {
			left = append(left, c)
		}
	}
	slices.SortFunc(left, func(a, b graph.Change) int { return strings.Compare(a.Source.ID, b.Source.ID) })
	got := image(t, s.driver)
	s.shut(t)
	neo4jtest.Wipe(t, s.driver)
	if err := s.open(t, neo4j.Options{}).Apply(t.Context(), left...); err != nil {
		t.Fatal(err)
	}
	same(t, got, image(t, s.driver))
}

// pieces returns the first n Changes of a load.
func pieces(n int) []graph.Change {
	out := make([]graph.Change, n)
	for i := range out {
		out[i] = pieceOf(i)
	}
	return out
}
