package neo4j

import (
	"fmt"
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// article is an article that an Apply concerns.
type article struct {
	id      string
	stored  *stored             // nil when the database has none
	before  *facts              // of the reading that the database shows
	now     *facts              // of the reading that is shown from now on; nil when no source holds the article any more
	holders map[string]*reading // by source, from now on
	was, is standing
}

// stored is what the database has of an article.
type stored struct {
	source, sum, body string
	group             string
	rank              int
}

// dirty reports whether another reading is shown than before.
func (a *article) dirty() bool {
	if a.stored == nil || a.now == nil {
		return a.stored != nil || a.now != nil
	}
	return a.stored.source != a.now.source || a.stored.sum != a.now.sum
}

func (a *article) body() string {
	if a.now == nil {
		return ""
	}
	return a.now.bodyID
}

// touch loads the articles of which a reading changes and finds the reading that is shown of each.
func (w *writing) touch() error {
	ids := map[string]bool{}
	for _, r := range slices.Concat(w.put, w.dropped) {
		ids[r.Article] = true
	}
	if err := w.load(slices.Sorted(maps.Keys(ids))); err != nil {
		return err
	}
	for _, r := range w.dropped {
		delete(w.article[r.Article].holders, r.source)
	}
	for _, r := range w.put {
		w.article[r.Article].holders[r.source] = r
	}
	for id := range ids {
		if err := w.article[id].prefer(); err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
	}
	return nil
}

// load reads articles, as the database has them, that are not here yet.
func (w *writing) load(ids []string) error {
	var fresh []string
	for _, id := range ids {
		if w.article[id] == nil {
			fresh = append(fresh, id)
			w.article[id] = &article{id: id, holders: map[string]*reading{}}
		}
	}
	var known []string
	err := w.lookUp("articles_of", fresh, func(r row) error {
		known = append(known, r.text(0))
		w.article[r.text(0)].stored = &stored{
			source: r.text(1), sum: r.text(2), body: r.text(3), group: r.text(4), rank: r.int(5),
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.lookUp("contributions_of", known, func(r row) error {
		held := &reading{source: r.text(1), sum: r.text(2), packed: r.blob(3), Reading: &graph.Reading{}}
		w.article[r.text(0)].holders[held.source] = held
		return load(held.packed, held.sum, held.Reading)
	})
	if err != nil {
		return err
	}
	for _, id := range known {
		a := w.article[id]
		shown := a.holders[a.stored.source]
		if shown == nil {
			return errDigest
		}
		if a.before, err = factsOf(shown); err != nil {
			return err
		}
		a.now = a.before
	}
	return nil
}

// prefer finds the reading that is shown.
func (a *article) prefer() error {
	var best *reading
	for _, r := range a.holders {
		if best == nil || graph.Prefer(r.Reading, r.source, best.Reading, best.source) {
			best = r
		}
	}
	if best == nil {
		a.now = nil
		return nil
	}
	if a.stored != nil && best.source == a.stored.source && best.sum == a.stored.sum {
		return nil
	}
	var err error
	a.now, err = factsOf(best)
	return err
}
