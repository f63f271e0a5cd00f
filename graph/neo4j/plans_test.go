package neo4j_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

// suspect are operators that make a statement slow on a large graph. A file that needs one says why in a comment with its name.
func suspect() []string { return []string{"AllNodesScan", "CartesianProduct", "Eager"} }

func plansAreSound(t *testing.T, p *pool) {
	s := p.lend(t)
	s.open(t, neo4j.Options{})
	t.Run("the test sees every operator", func(t *testing.T) {
		plan := s.explain(t, "MATCH (a:Source {id: '1'}), (n) WITH a, n MATCH (n)--(m) DETACH DELETE m WITH n MATCH (x) RETURN x")
		for _, operator := range suspect() {
			if !slices.Contains(plan, operator) {
				t.Errorf("no %s among %q", operator, plan)
			}
		}
	})
	files, err := filepath.Glob("cypher/*.cypher")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d statements: %v", len(files), err)
	}
	baselines, err := filepath.Glob("testdata/baseline/*.cypher") // what benchmarks measure the store's questions against
	if err != nil || len(baselines) < 5 {
		t.Fatalf("%d baselines: %v", len(baselines), err)
	}
	files = append(files, baselines...)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plan := s.explain(t, string(text))
			for _, operator := range suspect() {
				if slices.Contains(plan, operator) && !strings.Contains(string(text), "// "+operator+":") {
					t.Errorf("%s without a reason in a comment: %q", operator, plan)
				}
			}
		})
	}
}

// explain returns the operators of a statement's plan.
func (s *server) explain(t *testing.T, statement string) []string {
	t.Helper()
	session := s.driver.NewSession(t.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(t.Context()) }() // nothing is left in it
	res, err := session.Run(t.Context(), "EXPLAIN "+statement, nil)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := res.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if summary.Plan() == nil { // a command of the schema
		return nil
	}
	return operators(reflect.ValueOf(summary.Plan()).Elem().FieldByName("plan").Elem())
}

// operators lists the operators of a plan and all below it. It reads the driver's own tree: Plan.Children of v5.28.4 repeats the
// last child in the place of each.
func operators(plan reflect.Value) []string {
	name, _, _ := strings.Cut(plan.FieldByName("Operator").String(), "@")
	out := []string{name}
	children := plan.FieldByName("Children")
	for i := range children.Len() {
		out = append(out, operators(children.Index(i))...)
	}
	return out
}
