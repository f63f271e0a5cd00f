package api

import (
	"container/list"
	"context"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// Bounds of the cache of parsed queries: clients repeat few and short ones.
const (
	cachedQueries    = 200
	cachedQueryBytes = 8 << 10
)

// queryCache keeps the parsed and validated documents of the queries used last, so that a repeated one costs neither again.
type queryCache struct {
	mu       sync.Mutex
	size     int // documents at most
	maxBytes int // of a query that is kept
	order    *list.List
	entries  map[string]*list.Element
}

type cachedQuery struct {
	query string
	doc   *ast.QueryDocument
}

func newQueryCache(size, maxBytes int) *queryCache {
	return &queryCache{size: size, maxBytes: maxBytes, order: list.New(), entries: map[string]*list.Element{}}
}

// Get returns the document of a query.
func (c *queryCache) Get(_ context.Context, query string) (*ast.QueryDocument, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[query]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(cachedQuery).doc, true
}

// Add keeps the document of a query, in the place of the one used longest ago.
func (c *queryCache) Add(_ context.Context, query string, doc *ast.QueryDocument) {
	if len(query) > c.maxBytes {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[query]; ok {
		c.order.MoveToFront(e)
		return
	}
	c.entries[query] = c.order.PushFront(cachedQuery{query, doc})
	if c.order.Len() > c.size {
		oldest := c.order.Back()
		delete(c.entries, c.order.Remove(oldest).(cachedQuery).query)
	}
}
