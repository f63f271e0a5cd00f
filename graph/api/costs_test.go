package api

import (
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestEveryListHasACost fails for a list of objects that nothing bounds in the count of costs, and for a cost of nothing.
func TestEveryListHasACost(t *testing.T) {
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: string(text)})
	c := fieldCosts()
	used := map[string]bool{}
	for _, d := range schema.Types {
		if d.BuiltIn || d.Kind != ast.Object {
			continue
		}
		for _, f := range d.Fields {
			name := d.Name + "." + f.Name
			used[name] = true
			if f.Type.Elem == nil || schema.Types[f.Type.Name()].IsLeafType() {
				continue
			}
			_, usual := c.lists[name]
			argument, sized := c.sized[name]
			_, inside := c.within[name]
			isEdges := f.Name == "edges" && strings.HasSuffix(d.Name, "Connection")
			if !usual && !sized && !inside && !isEdges {
				t.Errorf("nothing bounds the cost of %s", name)
			}
			if sized && f.Arguments.ForName(argument) == nil {
				t.Errorf("%s has no argument %s", name, argument)
			}
		}
	}
	for _, table := range []map[string]int{c.lists, c.extra, c.within, c.bounds} {
		for name := range table {
			if !used[name] && !strings.Contains(name, "__") {
				t.Errorf("the schema has no %s", name)
			}
		}
	}
}
