package sqlite

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// article is an article that an Apply concerns.
type article struct {
	id      int64
	name    string
	row     *articleRow // as stored; nil when there is none
	before  *stored     // the stored preferred reading, where this Apply replaces or removes it
	changed []int64     // the sources whose readings of it changed
	dirty   bool        // another reading is preferred than before
	source  int64       // whose reading is preferred now
	facts   *facts      // of that reading; nil when no source holds the article any more, or not loaded
	body    int64       // 0: without words
	place   place
}

// gone reports whether no source holds the article any more.
func (a *article) gone() bool { return a.dirty && a.facts == nil }

// articleRow is what the store has of an article.
type articleRow struct {
	source int64
	sum    string
	recent int
	title  string
	body   int64
	place  place
}

// place is where an article stands in its group of near-duplicates.
type place struct {
	group   int64 // the article that represents it
	rank    int
	members int
}

// stored is a reading as the file holds it.
type stored struct{ json, sum []byte }

const (
	sqlArticleRow = `SELECT n.name, a.source, a.sum, a.recent, a.title, a.body, a.grp, a.rank, a.members
		FROM node n LEFT JOIN article a ON a.id = n.id WHERE n.id = ?`
	sqlReading  = `SELECT json, sum FROM reading WHERE source = ? AND article = ?`
	sqlHolders  = `SELECT r.source, s.name, r.sum FROM reading r JOIN source s ON s.id = r.source WHERE r.article = ?1`
	sqlOfRivals = ` AND r.source IN (SELECT value FROM json_each(?2))`
	sqlInOrder  = ` ORDER BY s.name`
)

// article loads an article once.
func (w *writing) article(id int64) (*article, error) {
	if a, ok := w.articles[id]; ok {
		return a, nil
	}
	a := &article{id: id}
	_, err := w.c.one(w.ctx, sqlArticleRow, []any{id}, func(r row) {
		a.name = r.text(0)
		if r[1] == nil {
			return
		}
		a.row = &articleRow{
			source: r.int64(1), sum: string(r.blob(2)), recent: r.int(3), title: r.text(4), body: r.int64(5),
			place: place{r.int64(6), r.int(7), r.int(8)},
		}
		a.source, a.body, a.place = a.row.source, a.row.body, a.row.place
	})
	w.articles[id] = a
	return a, err
}

// touch notes that a reading is about to change, and keeps the stored one where it is preferred: what it contributed has to be
// taken back.
func (w *writing) touch(h holding) error {
	a, err := w.article(h.article)
	if err != nil {
		return err
	}
	a.changed = append(a.changed, h.source)
	if a.row != nil && a.row.source == h.source && a.before == nil {
		a.before, err = w.stored(h)
	}
	return err
}

func (w *writing) stored(h holding) (*stored, error) {
	var s stored
	found, err := w.c.one(w.ctx, sqlReading, []any{h.source, h.article}, func(r row) { s = stored{r.blob(0), r.blob(1)} })
	if err == nil && !found {
		err = fmt.Errorf("reading of article %d by source %d: %w", h.article, h.source, errDigest)
	}
	return &s, err
}

// holder is a source that holds an article.
type holder struct {
	source int64
	name   string
	sum    []byte
}

// prefer finds the reading that is shown of each touched article.
func (w *writing) prefer() error {
	var changed []*article
	for _, a := range w.articles {
		if len(a.changed) == 0 {
			continue
		}
		best, err := w.preferred(a)
		if err != nil {
			return err
		}
		a.dirty = best == nil && a.row != nil ||
			best != nil && (a.row == nil || a.row.source != best.source || a.row.sum != string(best.sum))
		if a.dirty && best != nil {
			a.source = best.source
			changed = append(changed, a)
		}
	}
	readings := make([]*encodedReading, len(changed))
	for i, a := range changed {
		var err error
		if readings[i], err = w.reading(holding{a.source, a.id}); err != nil {
			return err
		}
	}
	return inParallel(w.ctx, len(changed), func(i int) (err error) {
		changed[i].facts, err = factsOf(readings[i].value, readings[i].sum)
		return err
	})
}

// preferred returns who holds the reading of an article that is shown from now on, nil when nobody does.
func (w *writing) preferred(a *article) (*holder, error) {
	holders, err := w.rivals(a)
	if err != nil || len(holders) == 0 {
		return nil, err
	}
	best := 0
	var shown *encodedReading
	for i := range holders {
		if len(holders) == 1 {
			break
		}
		e := shown
		if i == 0 || !bytes.Equal(holders[i].sum, holders[best].sum) {
			if e, err = w.reading(holding{holders[i].source, a.id}); err != nil {
				return nil, err
			}
		}
		if i == 0 || graph.Prefer(e.value, holders[i].name, shown.value, holders[best].name) {
			best, shown = i, e
		}
	}
	return &holders[best], nil
}

// rivals returns those of the sources that hold an article whose reading may be preferred: as long as the one that is preferred
// stays as it is, only those with a new reading can take its place.
func (w *writing) rivals(a *article) ([]holder, error) {
	query, args := sqlHolders+sqlInOrder, []any{a.id}
	if a.row != nil && !slices.Contains(a.changed, a.row.source) {
		query, args = sqlHolders+sqlOfRivals+sqlInOrder, append(args, list(append([]int64{a.row.source}, a.changed...)))
	}
	var holders []holder
	err := w.query(query, args, func(r row) error {
		holders = append(holders, holder{r.int64(0), r.text(1), r.blob(2)})
		return nil
	})
	return holders, err
}

// reading returns a reading as it is now.
func (w *writing) reading(h holding) (*encodedReading, error) {
	if e, ok := w.fresh[h]; ok {
		return e, nil
	}
	s, err := w.stored(h)
	if err != nil {
		return nil, err
	}
	return w.decode(s)
}

func (w *writing) decode(s *stored) (*encodedReading, error) {
	e := &encodedReading{value: &graph.Reading{}, sum: s.sum}
	return e, w.codec.load(s.json, s.sum, e.value)
}

// load sees to it that the facts of an article are there.
func (w *writing) load(a *article) error {
	if a.facts != nil || a.gone() {
		return nil
	}
	e, err := w.reading(holding{a.source, a.id})
	if err != nil {
		return err
	}
	a.facts, err = factsOf(e.value, e.sum)
	return err
}

// past returns the facts that the stored rows of an article derive from.
func (w *writing) past(a *article) (*facts, error) {
	if !a.dirty {
		return a.facts, w.load(a)
	}
	s := a.before
	if s == nil {
		var err error
		if s, err = w.stored(holding{a.row.source, a.id}); err != nil {
			return nil, err
		}
	}
	e, err := w.decode(s)
	if err != nil {
		return nil, err
	}
	return factsOf(e.value, e.sum)
}
