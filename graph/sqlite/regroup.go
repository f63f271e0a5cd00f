package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Groups of near-duplicates are the connected components of twin bodies. Equal bodies are one body, so that a thousand copies
// of an article under a thousand titles cost no million pairs.

const (
	sqlBody      = `SELECT id FROM body WHERE sum = ?`
	sqlPutBody   = `INSERT INTO body (sum) VALUES (?)`
	sqlDropBody  = `DELETE FROM body WHERE id = ?`
	sqlPutBand   = `INSERT INTO band (key, body) VALUES (?, ?)`
	sqlDropBands = `DELETE FROM band WHERE body = ?`
	sqlBandMates = `SELECT DISTINCT body FROM band WHERE key IN (SELECT value FROM json_each(?)) AND body <> ? ORDER BY body`
	sqlPutTwin   = `INSERT INTO twin (a, b) VALUES (?, ?)`
	sqlDropTwins = `DELETE FROM twin WHERE a = ?1 OR b = ?1`
	sqlTwins     = `SELECT b FROM twin WHERE a = ?`
	sqlLeaveBody = `UPDATE article SET body = NULL WHERE id = ?`
	sqlOfBody    = `SELECT id FROM article WHERE body = ?`
	sqlOfGroup   = `SELECT id FROM article WHERE grp = ?`
)

// bodies is the bodies of one Apply.
type bodies struct {
	*writing
	members  map[int64][]int64 // articles by the body that they found, which their rows don't say yet
	shingles map[int64][]uint64
}

// regroup puts every article that this Apply concerns, and the groups they leave and join, in their places, and rewrites what
// depends on them.
func (w *writing) regroup() error {
	b := &bodies{w, map[int64][]int64{}, map[int64][]uint64{}}
	affected, err := w.affected()
	if err != nil {
		return err
	}
	if err := b.assign(affected); err != nil {
		return err
	}
	done := map[int64]bool{}
	for _, a := range affected {
		if err := w.alive(); err != nil {
			return err
		}
		if done[a.id] {
			continue
		}
		group, err := b.component(a)
		if err != nil {
			return err
		}
		for _, m := range group {
			done[m.id] = true
		}
		if err := w.rewrite(group); err != nil {
			return err
		}
	}
	return nil
}

// affected returns the articles with another reading and all members of their groups, by number.
func (w *writing) affected() ([]*article, error) {
	ids := map[int64]bool{}
	for id, a := range w.articles {
		if a.dirty {
			ids[id] = true
		}
	}
	for _, id := range sortedKeys(ids) {
		if r := w.articles[id].row; r != nil && r.place.members > 1 {
			if err := w.collect(sqlOfGroup, r.place.group, func(m int64) { ids[m] = true }); err != nil {
				return nil, err
			}
		}
	}
	var out []*article
	for _, id := range sortedKeys(ids) {
		a, err := w.article(id)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func (w *writing) collect(query string, arg int64, each func(int64)) error {
	return w.query(query, []any{arg}, func(r row) error {
		each(r.int64(0))
		return nil
	})
}

// assign gives every article with another reading its body: first all leave bodies that are no longer theirs, and what nobody has
// any more goes, so that it joins nothing; then they find or make new ones.
func (b *bodies) assign(list []*article) error {
	for _, a := range list {
		if err := b.leave(a); err != nil {
			return err
		}
	}
	if err := b.dropOrphans(); err != nil {
		return err
	}
	for _, a := range list {
		if !a.dirty || a.gone() || a.body != 0 {
			continue
		}
		if err := b.find(a); err != nil {
			return fmt.Errorf("group article %s: %w", a.name, err)
		}
		if a.body != 0 {
			b.members[a.body] = append(b.members[a.body], a.id)
		}
	}
	return nil
}

func (b *bodies) leave(a *article) error {
	if !a.dirty || a.body == 0 {
		return nil
	}
	if !a.gone() {
		id, found, err := b.c.number(b.ctx, sqlBody, a.facts.bodySum)
		if err != nil || found && id == a.body {
			return err
		}
	}
	b.orphans[a.body] = true
	a.body = 0
	return b.exec(sqlLeaveBody, a.id)
}

func nullable(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

func (b *bodies) find(a *article) error {
	id, found, err := b.c.number(b.ctx, sqlBody, a.facts.bodySum)
	if err != nil || found {
		a.body = id
		return err
	}
	bands := graph.Bands(a.facts.body)
	if len(bands) == 0 {
		return nil
	}
	if a.body, err = b.c.insert(b.ctx, sqlPutBody, a.facts.bodySum); err != nil {
		return err
	}
	keys := make([]int64, len(bands))
	for i, band := range bands {
		keys[i] = int64(band) // its bits, whatever they mean as a number
		if err := b.exec(sqlPutBand, keys[i], a.body); err != nil {
			return err
		}
	}
	return b.pair(a, keys)
}

// pair finds the twins of a new body among those with a band in common.
func (b *bodies) pair(a *article, keys []int64) error {
	list, err := json.Marshal(keys)
	if err != nil {
		return fmt.Errorf("encode bands: %w", err)
	}
	var mates []int64
	err = b.query(sqlBandMates, []any{string(list), a.body}, func(r row) error {
		mates = append(mates, r.int64(0))
		return nil
	})
	if err != nil || len(mates) == 0 {
		return err
	}
	mine := graph.Shingles(a.facts.body)
	b.shingles[a.body] = mine
	for _, mate := range mates {
		its, err := b.shinglesOf(mate)
		if err != nil {
			return err
		}
		if !graph.NearDuplicates(mine, its) {
			continue
		}
		if err := b.exec(sqlPutTwin, a.body, mate); err != nil {
			return err
		}
		if err := b.exec(sqlPutTwin, mate, a.body); err != nil {
			return err
		}
	}
	return nil
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
	a, err := b.article(ids[0])
	if err != nil {
		return nil, err
	}
	if err := b.load(a); err != nil {
		return nil, err
	}
	b.shingles[body] = graph.Shingles(a.facts.body)
	return b.shingles[body], nil
}

func (b *bodies) articlesOf(body int64) ([]int64, error) {
	ids := slices.Clone(b.members[body])
	err := b.collect(sqlOfBody, body, func(id int64) { ids = append(ids, id) })
	return ids, err
}

// dropOrphans removes bodies that no article has any more.
func (b *bodies) dropOrphans() error {
	for _, body := range sortedKeys(b.orphans) {
		ids, err := b.articlesOf(body)
		if err != nil {
			return err
		}
		if len(ids) > 0 {
			continue
		}
		for _, drop := range []string{sqlDropTwins, sqlDropBands, sqlDropBody} {
			if err := b.exec(drop, body); err != nil {
				return err
			}
		}
	}
	return nil
}

// component returns the group of an article in the order of Represents, with the places of all set.
func (b *bodies) component(a *article) ([]*article, error) {
	group := []*article{a}
	if a.body != 0 && !a.gone() {
		var err error
		if group, err = b.reach(a.body); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(group, func(x, y *article) int {
		switch {
		case x == y:
			return 0
		case graph.Represents(x.title(), x.name, y.title(), y.name):
			return -1
		default:
			return 1
		}
	})
	for i, m := range group {
		m.place = place{group[0].id, i, len(group)}
	}
	return group, nil
}

func (a *article) title() string {
	if a.facts != nil {
		return a.facts.reading.Title
	}
	if a.row != nil {
		return a.row.title
	}
	return ""
}

func (b *bodies) reach(from int64) ([]*article, error) {
	var group []*article
	seen := map[int64]bool{from: true}
	for open := []int64{from}; len(open) > 0; {
		body := open[0]
		open = open[1:]
		ids, err := b.articlesOf(body)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			m, err := b.article(id)
			if err != nil {
				return nil, err
			}
			group = append(group, m)
		}
		err = b.collect(sqlTwins, body, func(next int64) {
			if !seen[next] {
				seen[next] = true
				open = append(open, next)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return group, nil
}
