package api

import (
	"context"
	"io/fs"
	"net/http"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Changes follows the states of a store as the subscription does.
func Changes(ctx context.Context, s graph.Store, o Options) <-chan string {
	out := make(chan string)
	r := &resolver{states: s, poll: o.Poll}
	versions, err := subscriptionFields{r}.Changes(ctx)
	go func() {
		defer close(out)
		if err != nil {
			return
		}
		for v := range versions {
			out <- v.Graph
		}
	}()
	return out
}

// GraphiQLIn serves GraphiQL from files; nil when its script is not among them.
func GraphiQLIn(files fs.FS) http.Handler { return graphiqlIn(files) }
