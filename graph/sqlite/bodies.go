package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Groups of near-duplicates are the connected components of near-duplicate bodies. Equal bodies are one body, so that a thousand
// copies of an article under a thousand titles are compared once.

const (
	sqlBody      = `SELECT id FROM body WHERE sum = ?`
	sqlPutBody   = `INSERT INTO body (sum, size, sketch) VALUES (?, ?, ?)`
	sqlDropBody  = `DELETE FROM body WHERE id = ?`
	sqlPutBand   = `INSERT INTO band (key, body) VALUES (?, ?)`
	sqlDropBands = `DELETE FROM band WHERE body = ?`
	sqlMates     = `SELECT id, component, size, sketch FROM body
		WHERE id IN (SELECT body FROM band WHERE key IN (SELECT value FROM json_each(?))) AND id <> ? ORDER BY id`
	sqlKeysOf    = `SELECT key FROM band WHERE body = ? ORDER BY key`
	sqlPutSketch = `UPDATE body SET size = ?2, sketch = ?3 WHERE id = ?1`
	sqlSketchOf  = `SELECT size, sketch FROM body WHERE id = ?`
	sqlComponent = `SELECT component FROM body WHERE id = ?`
	sqlSetOwn    = `UPDATE body SET component = id WHERE component = ?`
	sqlJoin      = `UPDATE body SET component = ?2 WHERE component = ?1`
	sqlSetJoined = `UPDATE body SET component = ?2 WHERE id = ?1`
	sqlElements  = `SELECT id FROM body WHERE component = ? ORDER BY id`
)

// bodies is the bodies of one Apply.
type bodies struct {
	*writing
	members  map[int64][]int64 // articles by the body that they found, which their rows don't say yet
	shingles map[int64][]uint64
	kept     int // shingles in there
}

// maxShingles bounds the shingles that one Apply keeps, 8 bytes each; when they are more, all are read anew.
const maxShingles = 1 << 20

func newBodies(w *writing) *bodies { return &bodies{w, map[int64][]int64{}, map[int64][]uint64{}, 0} }

func (b *bodies) find(a *article) error {
	id, found, err := b.c.number(b.ctx, sqlBody, a.facts.bodySum)
	if err != nil || found {
		a.body = id
		return err
	}
	shingles := graph.Shingles(a.facts.body)
	if len(shingles) == 0 {
		return nil
	}
	sketch := graph.SketchOf(shingles)
	if a.body, err = b.c.insert(b.ctx, sqlPutBody, a.facts.bodySum, sketch.Size, sketch.Map); err != nil {
		return err
	}
	b.keep(a.body, shingles)
	bands := graph.Bands(a.facts.body)
	keys := make([]int64, len(bands))
	for i, band := range bands {
		keys[i] = int64(band) // its bits, whatever they mean as a number
		if err := b.exec(sqlPutBand, keys[i], a.body); err != nil {
			return err
		}
	}
	if err := b.exec(sqlSetJoined, a.body, a.body); err != nil {
		return err
	}
	return b.connect(a.body, sketch, keys)
}

// mate is a body that shares a band with another, and may be its near-duplicate.
type mate struct {
	id, component int64
	sketched      bool
}

// connect joins the component of a body with those of its near-duplicates. What is of one component already is compared no more.
func (b *bodies) connect(body int64, sketch graph.Sketch, keys []int64) error {
	mates, err := b.mates(body, sketch, keys)
	if err != nil {
		return err
	}
	own, _, err := b.c.number(b.ctx, sqlComponent, body)
	if err != nil {
		return err
	}
	joined := map[int64]bool{own: true}
	for _, m := range mates {
		if joined[m.component] {
			continue
		}
		if !m.sketched {
			its, err := b.sketchOf(m.id)
			if err != nil {
				return err
			}
			if sketch.Excludes(its) {
				continue
			}
		}
		if joined[m.component], err = b.nearDuplicates(body, m.id); err != nil {
			return err
		}
	}
	return b.unite(joined)
}

// mates finds the bodies with a band in common that the sketches do not exclude.
func (b *bodies) mates(body int64, sketch graph.Sketch, keys []int64) ([]mate, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("encode bands: %w", err)
	}
	var out []mate
	err = b.query(sqlMates, []any{string(list), body}, func(r row) error {
		m := mate{id: r.int64(0), component: r.int64(1), sketched: r[3] != nil}
		if !m.sketched || !sketch.Excludes(graph.Sketch{Size: r.int(2), Map: r.blob(3)}) {
			out = append(out, m)
		}
		return nil
	})
	return out, err
}

// unite makes components one, which bears the least of their numbers.
func (b *bodies) unite(joined map[int64]bool) error {
	least := int64(0)
	for _, component := range sortedKeys(joined) {
		switch {
		case !joined[component]:
		case least == 0:
			least = component
		default:
			if err := b.exec(sqlJoin, component, least); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *bodies) nearDuplicates(x, y int64) (bool, error) {
	mine, err := b.shinglesOf(x)
	if err != nil {
		return false, err
	}
	its, err := b.shinglesOf(y)
	return err == nil && graph.NearDuplicates(mine, its), err
}

// sketchOf returns the sketch of a body, which an older program may not have stored.
func (b *bodies) sketchOf(body int64) (graph.Sketch, error) {
	var s graph.Sketch
	_, err := b.c.one(b.ctx, sqlSketchOf, []any{body}, func(r row) { s = graph.Sketch{Size: r.int(0), Map: r.blob(1)} })
	if err != nil || s.Map != nil {
		return s, err
	}
	shingles, err := b.shinglesOf(body)
	if err != nil {
		return s, err
	}
	s = graph.SketchOf(shingles)
	return s, b.exec(sqlPutSketch, body, s.Size, s.Map)
}

// shinglesOf reads the shingles of a body from an article that has it.
func (b *bodies) shinglesOf(body int64) ([]uint64, error) {
	if s, ok := b.shingles[body]; ok {
		return s, nil
	}
	ids, err := b.articlesOf(body)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	text, err := b.bodyOf(ids[0])
	if err != nil {
		return nil, err
	}
	s := graph.Shingles(text)
	b.keep(body, s)
	return s, nil
}

// bodyOf reads the body of an article, and nothing else of it.
func (b *bodies) bodyOf(id int64) (string, error) {
	a, err := b.article(id)
	if err != nil {
		return "", err
	}
	if a.facts != nil {
		return a.facts.body, nil
	}
	e, err := b.reading(holding{a.source, a.id})
	if err != nil {
		return "", err
	}
	return bodyOf(e.value, graph.NewOffsets(e.value.Text)), nil
}

func (b *bodies) keep(body int64, shingles []uint64) {
	if b.kept += len(shingles); b.kept > maxShingles {
		clear(b.shingles)
		b.kept = len(shingles)
	}
	b.shingles[body] = shingles
}

func (b *bodies) articlesOf(body int64) ([]int64, error) {
	ids := slices.Clone(b.members[body])
	err := b.collect(sqlOfBody, body, func(id int64) { ids = append(ids, id) })
	return ids, err
}

// dropOrphans removes bodies that no article has any more, and takes apart what they held together.
func (b *bodies) dropOrphans() error {
	split := map[int64]bool{}
	for _, body := range sortedKeys(b.orphans) {
		ids, err := b.articlesOf(body)
		if err != nil {
			return err
		}
		if len(ids) > 0 {
			continue
		}
		component, _, err := b.c.number(b.ctx, sqlComponent, body)
		if err != nil {
			return err
		}
		split[component] = true
		for _, drop := range []string{sqlDropBands, sqlDropBody} {
			if err := b.exec(drop, body); err != nil {
				return err
			}
		}
	}
	for _, component := range sortedKeys(split) {
		if err := b.split(component); err != nil {
			return err
		}
	}
	return nil
}

// split finds the components of what is left of one.
func (b *bodies) split(component int64) error {
	var left []int64
	if err := b.collect(sqlElements, component, func(id int64) { left = append(left, id) }); err != nil {
		return err
	}
	if err := b.exec(sqlSetOwn, component); err != nil {
		return err
	}
	if len(left) < 2 {
		return nil
	}
	for _, body := range left {
		var keys []int64
		if err := b.collect(sqlKeysOf, body, func(key int64) { keys = append(keys, key) }); err != nil {
			return err
		}
		sketch, err := b.sketchOf(body)
		if err != nil {
			return err
		}
		if err := b.connect(body, sketch, keys); err != nil {
			return err
		}
	}
	return nil
}
