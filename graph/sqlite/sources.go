package sqlite

import (
	"context"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	sourceColumns = `s.name, s.digest, s.version, s.articles`
	sqlDump       = `SELECT id, name, digest, version FROM source ORDER BY name`
	sqlDumpOf     = `SELECT r.json, r.sum FROM reading r JOIN node n ON n.id = r.article WHERE r.source = ? ORDER BY n.name`
	sqlDumpSeeds  = `SELECT json, sum FROM thesaurus WHERE source = ? ORDER BY cid`
)

// Sources implements [graph.Store].
func (s *Store) Sources(ctx context.Context, q graph.SourceQuery) (graph.Page[graph.SourceRecord], error) {
	var p graph.Page[graph.SourceRecord]
	if err := q.Window.Validate(); err != nil {
		return p, err
	}
	err := s.read(ctx, func(ctx context.Context, c *conn) (err error) {
		sel := &selection{columns: sourceColumns, from: "source s"}
		if len(q.IDs) > 0 {
			sel.and(inList("s.name"), list(q.IDs))
		}
		p, err = page(ctx, c, sel, order{[]string{"s.name"}, byID}, q.Window, sourceOf)
		return err
	})
	return p, err
}

func sourceOf(r row) (graph.SourceRecord, graph.Position, error) {
	src := graph.Source{ID: r.text(0), Digest: r.text(1), Version: r.text(2)}
	return graph.SourceRecord{Source: src, Articles: r.int(3)}, graph.Position{ID: src.ID}, nil
}

// Dump implements [graph.Store].
func (s *Store) Dump(ctx context.Context, yield func(graph.Change) error) error {
	var stopped error
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		type numbered struct {
			id int64
			graph.Source
		}
		var sources []numbered
		err := c.query(ctx, sqlDump, nil, func(r row) error {
			sources = append(sources, numbered{r.int64(0), graph.Source{ID: r.text(1), Digest: r.text(2), Version: r.text(3)}})
			return nil
		})
		if err != nil {
			return err
		}
		for _, src := range sources {
			change := graph.Change{Source: src.Source}
			if err := s.dumpOf(ctx, c, src.id, &change); err != nil {
				return err
			}
			if stopped = yield(change.Canonical()); stopped != nil {
				return nil
			}
			if err := s.life.Err(); err != nil { // small reads end before an interrupt reaches them
				return err
			}
		}
		return nil
	})
	if stopped != nil {
		return stopped
	}
	return err
}

func (s *Store) dumpOf(ctx context.Context, c *conn, source int64, change *graph.Change) error {
	err := c.query(ctx, sqlDumpOf, []any{source}, func(r row) error {
		var reading graph.Reading
		err := s.codec.load(r.blob(0), r.blob(1), &reading)
		change.Readings = append(change.Readings, reading)
		return err
	})
	if err != nil {
		return err
	}
	return c.query(ctx, sqlDumpSeeds, []any{source}, func(r row) error {
		var claim graph.Claim
		err := s.codec.load(r.blob(0), r.blob(1), &claim)
		change.Thesaurus = append(change.Thesaurus, claim)
		return err
	})
}
