package api

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// Viewer resolves who asks.
func (queryFields) Viewer(ctx context.Context) (*view.Viewer, error) {
	v := viewerOf(ctx)
	return &v, nil
}

// Status resolves what the server does.
func (q queryFields) Status(context.Context) (*view.Status, error) {
	return &view.Status{RequestsInFlight: len(q.slots), StreamsOpen: len(q.streams)}, nil
}
