package sqlite

import (
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	sqlLeaveBody  = `UPDATE article SET body = NULL WHERE id = ?`
	sqlOfBody     = `SELECT id FROM article WHERE body = ?`
	sqlOfGroup    = `SELECT id FROM article WHERE grp = ?`
	sqlBodiesWith = `SELECT id FROM body WHERE component = (SELECT component FROM body WHERE id = ?) ORDER BY id`
)

// regroup puts every article that this Apply concerns, and the groups they leave and join, in their places, and rewrites what
// depends on them.
func (w *writing) regroup() error {
	b := newBodies(w)
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

// reach returns the articles of all bodies that are connected with one.
func (b *bodies) reach(from int64) ([]*article, error) {
	var connected []int64
	if err := b.collect(sqlBodiesWith, from, func(id int64) { connected = append(connected, id) }); err != nil {
		return nil, err
	}
	var group []*article
	for _, body := range connected {
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
	}
	return group, nil
}
