package sqlite

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// writing is one Apply inside its transaction. Its steps run in the order of the methods of run; each leaves what the next
// needs in the fields below.
type writing struct {
	ctx   context.Context // without an end: statements of a few microseconds need no watcher; alive is asked between them
	alive func() error
	c     *conn
	codec *codec
	known *memory

	version []byte // grows with each Change that changes something
	changed bool

	articles map[int64]*article          // that a changed reading concerns, or whose group changes
	fresh    map[holding]*encodedReading // readings written by this Apply
	orphans  map[int64]bool              // bodies that may have lost their last article
	entities map[int64]*tally            // changes to what entities add up to
	edges    map[int64]*edgeChange       // whose claims changed
	born     map[string]int64            // edges without a row so far, by name
	terms    map[posting]map[int64]int   // articles that gain (+1) or lose (-1) a term
	grams    map[gramPosting]map[int64]int
	loose    map[int64]bool  // nodes that may have lost their last use
	concepts map[string]bool // ids of concepts whose thesaurus claims may wake or sleep
}

type encodedReading = encoded[*graph.Reading]

// holding names a reading: one source's of one article.
type holding struct{ source, article int64 }

func newWriting(ctx context.Context, c *conn, codec *codec, known *memory) *writing {
	return &writing{
		ctx: context.WithoutCancel(ctx), alive: ctx.Err, c: c, codec: codec, known: known,
		articles: map[int64]*article{}, fresh: map[holding]*encodedReading{}, orphans: map[int64]bool{},
		entities: map[int64]*tally{}, edges: map[int64]*edgeChange{}, born: map[string]int64{},
		terms: map[posting]map[int64]int{}, grams: map[gramPosting]map[int64]int{},
		loose: map[int64]bool{}, concepts: map[string]bool{},
	}
}

// run makes the contributions part of the store.
func (w *writing) run(list []contribution) error {
	for _, c := range list {
		if err := w.contribute(c); err != nil {
			return fmt.Errorf("apply source %q: %w", c.source.ID, err)
		}
	}
	if !w.changed {
		return nil
	}
	steps := []func() error{
		w.prefer, w.regroup, w.countVotes, w.wake, w.sumEdges, w.flushTerms, w.flushGrams, w.sweep, w.stamp,
	}
	for _, step := range steps {
		if err := w.alive(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writing) exec(query string, args ...any) error { return w.c.exec(w.ctx, query, args...) }

func (w *writing) query(query string, args []any, each func(row) error) error {
	return w.c.query(w.ctx, query, args, each)
}

const (
	sqlSource    = `SELECT id, sum FROM source WHERE name = ?`
	sqlPutSource = `INSERT INTO source (name, digest, version, articles, sum) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, version = excluded.version, articles = excluded.articles, sum = excluded.sum`
	sqlDropSource = `DELETE FROM source WHERE id = ?`
	sqlReadingsOf = `SELECT r.article, r.sum, n.name FROM reading r JOIN node n ON n.id = r.article WHERE r.source = ?`
	sqlPutReading = `INSERT INTO reading (source, article, sum, places, json) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (source, article) DO UPDATE SET sum = excluded.sum, places = excluded.places, json = excluded.json`
	sqlDropReading = `DELETE FROM reading WHERE source = ? AND article = ?`
	sqlSeedsOf     = `SELECT cid, subject, object FROM thesaurus WHERE source = ?`
	sqlPutSeed     = `INSERT INTO thesaurus (source, cid, subject, object, sum, json) VALUES (?, ?, ?, ?, ?, ?)`
	sqlDropSeed    = `DELETE FROM thesaurus WHERE source = ? AND cid = ?`
	sqlGetVersion  = `SELECT version FROM state`
	sqlSetVersion  = `UPDATE state SET version = ?`
)

// contribute replaces what one source said by what it says now, and notes the articles and concepts that this concerns.
func (w *writing) contribute(c contribution) error {
	var source int64
	var sum []byte
	found, err := w.c.one(w.ctx, sqlSource, []any{c.source.ID}, func(r row) { source, sum = r.int64(0), r.blob(1) })
	if err != nil || c.removes && !found || found && !c.removes && string(sum) == string(c.sum) {
		return err
	}
	w.changed = true
	w.version = append(append(w.version, c.source.ID...), c.sum...)
	if !c.removes {
		if err := w.exec(sqlPutSource, c.source.ID, c.source.Digest, c.source.Version, len(c.readings), c.sum); err != nil {
			return err
		}
		if !found {
			if source, _, err = w.c.number(w.ctx, sqlSource, c.source.ID); err != nil {
				return err
			}
		}
	}
	if err := w.replaceReadings(source, c.readings); err != nil {
		return err
	}
	if err := w.replaceSeeds(source, c.source.ID, c.seeds); err != nil {
		return err
	}
	if c.removes {
		return w.exec(sqlDropSource, source)
	}
	return nil
}

func (w *writing) replaceReadings(source int64, now []encodedReading) error {
	type stored struct {
		article int64
		sum     string
	}
	old := map[string]stored{}
	err := w.query(sqlReadingsOf, []any{source}, func(r row) error {
		old[r.text(2)] = stored{r.int64(0), string(r.blob(1))}
		return nil
	})
	if err != nil {
		return err
	}
	var changed []encodedReading
	for _, e := range now {
		if o, ok := old[e.value.Article]; !ok || o.sum != string(e.sum) {
			changed = append(changed, e)
		}
		delete(old, e.value.Article)
	}
	for _, o := range old {
		if err := w.touch(holding{source, o.article}); err != nil {
			return err
		}
		if err := w.exec(sqlDropReading, source, o.article); err != nil {
			return err
		}
	}
	return w.putReadings(source, changed)
}

func (w *writing) putReadings(source int64, list []encodedReading) error {
	packed := make([][]byte, len(list))
	err := inParallel(w.ctx, len(list), func(i int) (err error) {
		packed[i], err = w.codec.deflate(list[i].json)
		return err
	})
	if err != nil {
		return err
	}
	for i, e := range list {
		id, err := w.node(e.value.Article)
		if err != nil {
			return err
		}
		h := holding{source, id}
		if err := w.touch(h); err != nil {
			return err
		}
		if err := w.exec(sqlPutReading, source, id, e.sum, packHoldings(e.value), packed[i]); err != nil {
			return err
		}
		w.fresh[h] = &list[i]
	}
	return nil
}

func (w *writing) replaceSeeds(source int64, name string, now []encoded[graph.Claim]) error {
	old := map[string][2]string{}
	err := w.query(sqlSeedsOf, []any{source}, func(r row) error {
		old[string(r.blob(0))] = [2]string{r.text(1), r.text(2)}
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range now {
		cid := cidOf(graph.ClaimID(name, e.value))
		if _, ok := old[string(cid)]; ok {
			delete(old, string(cid))
			continue
		}
		packed, err := w.codec.deflate(e.json)
		if err != nil {
			return err
		}
		if err := w.exec(sqlPutSeed, source, cid, e.value.Subject, e.value.Object, e.sum, packed); err != nil {
			return err
		}
		w.concepts[e.value.Subject] = true
	}
	for cid, ends := range old {
		if err := w.dropSeedClaim([]byte(cid)); err != nil {
			return err
		}
		if err := w.exec(sqlDropSeed, source, []byte(cid)); err != nil {
			return err
		}
		w.concepts[ends[0]] = true
	}
	return nil
}

// stamp gives the store a new version: a hash over the old one and everything that changed.
func (w *writing) stamp() error {
	var old []byte
	if _, err := w.c.one(w.ctx, sqlGetVersion, nil, func(r row) { old = r.blob(0) }); err != nil {
		return err
	}
	sum := sha256.Sum256(append(append([]byte{}, old...), w.version...))
	return w.exec(sqlSetVersion, sum[:12])
}
