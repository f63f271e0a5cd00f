package api

import (
	"encoding/json"
	"math"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// costs says how the cost of a query is counted. The cost is the number of objects that its answer may hold: an object counts
// one for each time that its parent may stand in the answer, a page as many as it may hold, a list as many as it usually holds
// at most. Fields that make the store work for more than they answer count extra.
type costs struct {
	lists  map[string]int    // usual length of a list without an argument that bounds it
	sized  map[string]string // list -> the argument that bounds it
	extra  map[string]int    // fixed cost besides
	pages  map[string]string // field -> argument that bounds the lists inside what it returns
	within map[string]int    // list inside such -> how many items for each of the bound
	bounds map[string]int    // greatest first or last of a field, where it is not Limits.Page
}

// defaultPage is how many items a page has when the query doesn't say.
const defaultPage = 20

func fieldCosts() costs {
	return costs{
		lists: map[string]int{
			"Article.sentences": 150, "Article.mentions": 150, "Article.citations": 30, "Article.holdings": 3, "Article.alsoIn": 3,
			"ArticleMentionEdge.mentions": 5, "EntityMentionEdge.mentions": 5,
			"Path.nodes": 6, "Path.hops": 5, "Hop.relations": 2, "Evidence.selectors": 2,
			"Timeline.points": 60, "Bridge.over": 5, "RelatedArticle.shared": 10, "SharedLiterature.references": 5,
			"Entity.references": 5,
			"Quality.shares":    10, "Quality.tables": 8, "QualityTable.rows": 60, "Quality.halves": 2, "QualityHalf.figures": 12,
		},
		sized: map[string]string{
			"Query.nodes": "ids", "Query.search": "first", "Query.paths": "first", "Query.coOccurrences": "first",
			"Query.counts": "first", "Query.timelines": "of", "Query.parts": "first", "Query.bridges": "first",
			"Query.central": "first", "Query.rising": "first", "Query.literature": "first",
			"Article.related": "first", "Article.sharedLiterature": "first", "CitedWork.articles": "first",
			"Entity.citedBy": "first", "Reference.citedBy": "first",
		},
		extra: map[string]int{
			"Query.paths": 500, "Query.neighbourhood": 100, "Query.coOccurrences": 500, "Query.counts": 100, "Query.search": 50,
			"Query.timelines": 100, "Query.parts": 50, "Query.collaborations": 500, "Query.bridges": 1000, "Query.central": 2000,
			"Query.rising": 500, "Query.literature": 500, "Article.related": 100, "Article.sharedLiterature": 50,
			"Query.__schema": 1000, "Query.__type": 50,
		},
		pages:  map[string]string{"Query.neighbourhood": "maxNodes", "Query.collaborations": "first"},
		within: map[string]int{"Neighbourhood.nodes": 1, "Neighbourhood.relations": 3, "CollaborationMatrix.members": 1, "CollaborationMatrix.cells": 3},
		bounds: map[string]int{
			"Query.counts": maxCounts, "Article.related": maxRelated, "Article.sharedLiterature": maxRelated,
		},
	}
}

// checkCost holds an operation to the limits on cost and on items of a page, and returns the cost. It must have been validated.
func (g guard) checkCost(op *ast.OperationDefinition, variables map[string]any) (int, *fault) {
	c := &coster{costs: fieldCosts(), schema: g.schema, variables: variables, limits: g.limits}
	cost := c.selection(op.SelectionSet, 0)
	switch {
	case c.fault != nil:
		return 0, c.fault
	case cost > g.limits.Cost || c.exhausted():
		f := beyond("the answer could hold more than %d objects", g.limits.Cost)
		f.hint = "ask for fewer items: lower first or last, outermost first"
		return 0, f
	}
	return cost, nil
}

// coster walks one operation.
type coster struct {
	costs
	schema    *ast.Schema
	variables map[string]any
	limits    Limits
	visits    int
	fault     *fault
}

// exhausted reports whether fragments multiply so that even counting is too much work.
func (c *coster) exhausted() bool { return c.visits > c.limits.Cost+c.limits.Tokens }

// selection returns the cost of a selection once; page bounds the lists of the object that it is of.
func (c *coster) selection(set ast.SelectionSet, page int) int {
	total := 0
	for _, selection := range set {
		if c.fault != nil || c.exhausted() || total > c.limits.Cost {
			return total
		}
		c.visits++
		switch sel := selection.(type) {
		case *ast.Field:
			total = sum(total, c.field(sel, page))
		case *ast.InlineFragment:
			total = sum(total, c.selection(sel.SelectionSet, page))
		case *ast.FragmentSpread:
			total = sum(total, c.selection(sel.Definition.SelectionSet, page))
		}
	}
	return total
}

func (c *coster) field(f *ast.Field, page int) int {
	name := f.ObjectDefinition.Name + "." + f.Name
	own := c.extra[name]
	if f.SelectionSet == nil || strings.HasPrefix(f.ObjectDefinition.Name, "__") || strings.HasPrefix(f.Name, "__") {
		return own
	}
	args := f.ArgumentMap(c.variables)
	c.checkArguments(name, args)
	each := sum(1, c.selection(f.SelectionSet, c.pageOf(name, args)))
	return sum(own, product(c.length(name, f, args, page), each))
}

// checkArguments refuses pages, and lists of ids, past the limit.
func (c *coster) checkArguments(field string, args map[string]any) {
	bound, ok := c.bounds[field]
	if !ok {
		bound = c.limits.Page
	}
	for _, name := range []string{"first", "last"} {
		if n, ok := number(args[name]); ok && n > bound {
			c.fault = beyond("%s is more than %d", name, bound)
		}
	}
	if ids, ok := args["ids"].([]any); ok && len(ids) > c.limits.Page {
		c.fault = beyond("there are more than %d ids", c.limits.Page)
	}
}

// length returns how many objects a field may give.
func (c *coster) length(name string, f *ast.Field, args map[string]any, page int) int {
	if f.Definition.Type.Elem == nil {
		return 1
	}
	if arg, ok := c.sized[name]; ok {
		return argument(args, arg)
	}
	if n, ok := c.within[name]; ok {
		return product(n, page)
	}
	if n, ok := c.lists[name]; ok {
		return n
	}
	return page // edges of a connection
}

// pageOf returns what bounds the lists of the object that a field gives.
func (c *coster) pageOf(name string, args map[string]any) int {
	if arg, ok := c.pages[name]; ok {
		return argument(args, arg)
	}
	for _, arg := range []string{"first", "last"} {
		if n, ok := number(args[arg]); ok {
			return max(0, n)
		}
	}
	return defaultPage
}

// argument returns the number, or the length, of an argument; a single value stands for a list of one.
func argument(args map[string]any, name string) int {
	if list, ok := args[name].([]any); ok {
		return len(list)
	}
	if n, ok := number(args[name]); ok {
		return max(0, n)
	}
	return 1
}

func number(v any) (int, bool) {
	switch n := v.(type) {
	case int64:
		return int(n), true
	case int:
		return n, true
	case float64:
		return int(n), true
	case json.Number:
		i, err := n.Int64()
		if err != nil {
			return math.MaxInt32, true
		}
		return int(i), true
	default:
		return 0, false
	}
}

// sum and product stay at a bound instead of overflowing.
func sum(a, b int) int { return min(math.MaxInt32, a+b) }

func product(a, b int) int {
	if a > 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}
