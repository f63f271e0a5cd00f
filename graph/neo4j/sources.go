package neo4j

import (
	"cmp"
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Sources implements [graph.Store].
func (s *Store) Sources(ctx context.Context, q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	var none graph.Page[graph.SourceRecord]
	if err := q.Window.Validate(); err != nil {
		return none, err
	}
	p := params{"ids": listOr(q.IDs)}
	if err := window(p, q.Window, byID); err != nil {
		return none, err
	}
	answer, err := s.ask(ctx, "sources", p)
	if err != nil {
		return none, err
	}
	return page(answer, q.Window, func(r row) (graph.SourceRecord, graph.Position, error) {
		src := graph.Source{ID: r.text(0), Digest: r.text(1), Version: r.text(2)}
		return graph.SourceRecord{Source: src, Articles: r.int(3)}, graph.Position{ID: src.ID}, nil
	})
}

func compareHoldings(a, b graph.Holding) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
