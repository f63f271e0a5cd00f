package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Apply implements [graph.Store]. It is repeated whole while what fails may pass, and repeating it changes nothing.
func (s *Store) Apply(ctx context.Context, changes ...graph.Change) error {
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	switch {
	case s.of != nil:
		return snapshotError()
	case s.opts.ReadOnly:
		return readOnlyError()
	}
	list, err := contribute(inner, changes)
	if err == nil && len(list) > 0 {
		err = s.write(inner, func(t *transaction) (bool, error) { return newWriting(t).run(list) })
	}
	return s.translate(ctx, err)
}

// writing is one Apply inside its transaction. Its steps run in the order of run; each leaves what the next needs here.
type writing struct {
	*transaction
	changed []*contribution          // that differ from what the database holds
	put     []*reading               // new or changed readings
	dropped []*reading               // ids only: readings that go
	seeds   []seed                   // new thesaurus claims
	unseed  []string                 // ids of thesaurus claims that go
	known   map[string]bool          // sources that the database has
	article map[string]*article      // that this Apply concerns
	tallies map[string]*tally        // by entity: changes to what its sightings add up to
	edges   map[string]graph.EdgeKey // whose claims change
	cited   map[string]bool          // references whose claims change
	concept map[string]bool          // concepts whose thesaurus claims may wake or sleep
}

func newWriting(t *transaction) *writing {
	return &writing{
		transaction: t, known: map[string]bool{}, article: map[string]*article{}, tallies: map[string]*tally{},
		edges: map[string]graph.EdgeKey{}, cited: map[string]bool{}, concept: map[string]bool{},
	}
}

// run makes the contributions part of the graph; false when they already are.
func (w *writing) run(list []*contribution) (bool, error) {
	if err := w.compare(list); err != nil {
		return false, fmt.Errorf("compare sources: %w", err)
	}
	if len(w.changed) == 0 {
		return false, nil
	}
	steps := []struct {
		name string
		do   func() error
	}{
		{"read articles", w.touch},
		{"write contributions", w.contribute},
		{"group articles", w.regroup},
		{"take back articles", w.retract},
		{"write articles", w.putArticles},
		{"write entities", w.elect},
		{"write mentions", w.putMentions},
		{"write claims", w.putClaims},
		{"write thesaurus", w.wake},
		{"write edges", w.sumEdges},
		{"write version", func() error { _, err := w.transaction.run("version_next", nil); return err }},
	}
	for _, step := range steps {
		if err := w.ctx.Err(); err != nil {
			return false, err
		}
		if err := step.do(); err != nil {
			return false, fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return true, nil
}

// compare finds the sources that say something else than before, and which of their readings and thesaurus claims differ.
func (w *writing) compare(list []*contribution) error {
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.source.ID
	}
	slices.Sort(ids)
	old := map[string]row{}
	err := w.lookUp("sources_of", ids, func(r row) error {
		old[r.text(0)] = r
		w.known[r.text(0)] = true
		return nil
	})
	if err != nil {
		return err
	}
	for _, c := range list {
		r := old[c.source.ID]
		if c.removes && r == nil || r != nil && !c.removes && r.text(1) == c.sum {
			continue
		}
		w.changed = append(w.changed, c)
		w.compareReadings(c, r.rows(2))
		w.compareSeeds(c, r.rows(3))
	}
	return nil
}

func (w *writing) compareReadings(c *contribution, stored []row) {
	old := map[string]string{}
	for _, r := range stored {
		old[r.text(0)] = r.text(1)
	}
	for _, r := range c.readings {
		if old[r.Article] != r.sum {
			w.put = append(w.put, r)
		}
		delete(old, r.Article)
	}
	for _, article := range slices.Sorted(maps.Keys(old)) {
		w.dropped = append(w.dropped, &reading{Reading: &graph.Reading{Article: article}, source: c.source.ID})
	}
}

func (w *writing) compareSeeds(c *contribution, stored []row) {
	old := map[string]row{}
	for _, r := range stored {
		old[r.text(0)] = r
	}
	for _, s := range c.seeds {
		if _, ok := old[s.id]; !ok {
			w.seeds = append(w.seeds, s)
			w.concept[s.Subject] = true
		}
		delete(old, s.id)
	}
	for _, id := range slices.Sorted(maps.Keys(old)) {
		w.unseed = append(w.unseed, id)
		w.touchEdge(graph.EdgeKey{Subject: old[id].text(1), Predicate: graph.Predicate(old[id].text(2)), Object: old[id].text(3)})
	}
}

func (w *writing) touchEdge(k graph.EdgeKey) { w.edges[k.ID()] = k }

// contribute writes what the changed sources say, verbatim.
func (w *writing) contribute() error {
	var gone, drop []string
	var sources, readings, seeds []params
	for _, c := range w.changed {
		if c.removes {
			gone = append(gone, c.source.ID)
			continue
		}
		sources = append(sources, params{
			"id": c.source.ID, "digest": c.source.Digest, "version": c.source.Version, "articles": len(c.readings), "sum": c.sum,
			"idOrder": oddOrder(c.source.ID),
		})
	}
	for _, r := range w.dropped {
		drop = append(drop, r.id())
	}
	for _, r := range w.put {
		drop = append(drop, r.id())
		readings = append(readings, params{"id": r.id(), "source": r.source, "article": r.Article, "sum": r.sum, "json": r.packed})
	}
	for _, s := range w.seeds {
		seeds = append(seeds, params{
			"id": s.id, "source": s.source, "subject": s.Subject, "predicate": string(s.Predicate), "object": s.Object, "sum": s.sum, "json": s.packed,
		})
	}
	for _, do := range []func() error{
		func() error { return w.remove("contribution_drop", drop) },
		func() error { return w.remove("seed_drop", w.unseed) },
		func() error { return w.remove("source_drop", gone) },
		func() error { return w.transaction.put("source_put", sources) },
		func() error { return w.transaction.put("contribution_put", readings) },
		func() error { return w.transaction.put("seed_put", seeds) },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
