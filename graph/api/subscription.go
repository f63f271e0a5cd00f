package api

import (
	"context"
	"fmt"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Changes sends the state of the graph at once, and then each time that it is another. It ends with the subscription, or when the
// store can't tell its state any more.
func (f subscriptionFields) Changes(ctx context.Context) (<-chan view.Version, error) {
	last, err := f.states.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store's version: %w", err)
	}
	out := make(chan view.Version, 1)
	out <- view.Version{Program: f.program, Graph: last}
	go func() {
		defer close(out)
		tick := time.NewTicker(f.poll)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			now, err := f.states.Version(ctx)
			if err != nil {
				return
			}
			if now == last {
				continue
			}
			last = now
			select {
			case out <- view.Version{Program: f.program, Graph: now}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out, nil
}
