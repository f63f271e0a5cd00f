package neo4j

import (
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Groups of near-duplicates are the connected components of twin bodies. Equal bodies are one body, so that a thousand copies of
// an article under a thousand titles cost no million pairs.

// bodies is the bodies of one Apply.
type bodies struct {
	*writing
	users    map[string]map[string]bool // articles by body, from now on; a key for each body looked at
	shingles map[string][]uint64
	twins    map[string][]string // bodies looked at
}

// regroup puts every article with another reading, and the groups that they leave and join, in their places.
func (w *writing) regroup() error {
	b := &bodies{w, map[string]map[string]bool{}, map[string][]uint64{}, map[string][]string{}}
	dirty, err := w.withOldGroups()
	if err != nil {
		return err
	}
	if err := b.assign(dirty); err != nil {
		return err
	}
	if err := b.reach(dirty); err != nil {
		return err
	}
	w.place(b)
	return nil
}

// withOldGroups returns the articles with another reading, and loads the groups that they stood in.
func (w *writing) withOldGroups() ([]*article, error) {
	var dirty []*article
	groups := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(w.article)) {
		a := w.article[id]
		if !a.dirty() {
			continue
		}
		dirty = append(dirty, a)
		if a.stored != nil {
			groups[a.stored.group] = true
		}
	}
	var members []string
	err := w.lookUp("group_members", slices.Sorted(maps.Keys(groups)), func(r row) error {
		members = append(members, r.text(0))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return dirty, w.load(members)
}

// assign gives every article with another reading its body: bodies that nobody has any more go, then new ones are made.
func (b *bodies) assign(dirty []*article) error {
	ids := map[string]bool{}
	for _, a := range dirty {
		if a.stored != nil {
			ids[a.stored.body] = true
		}
		ids[a.body()] = true
	}
	had, err := b.usersOf(slices.Sorted(maps.Keys(ids)))
	if err != nil {
		return err
	}
	var orphans, made []string
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		switch now := len(b.users[id]); {
		case id == "":
		case had[id] > 0 && now == 0:
			orphans = append(orphans, id)
		case had[id] == 0 && now > 0:
			made = append(made, id)
		}
	}
	if err := b.remove("body_drop", orphans); err != nil {
		return err
	}
	return b.make(made)
}

// usersOf notes which articles have bodies from now on, and returns how many had them.
func (b *bodies) usersOf(ids []string) (map[string]int, error) {
	had := map[string]int{}
	var fresh []string
	for _, id := range ids {
		if b.users[id] == nil && id != "" {
			fresh = append(fresh, id)
			b.users[id] = map[string]bool{}
		}
	}
	err := b.lookUp("body_users", fresh, func(r row) error {
		had[r.text(0)]++
		if a := b.article[r.text(1)]; a == nil || a.body() == r.text(0) {
			b.users[r.text(0)][r.text(1)] = true
		}
		return nil
	})
	for id, a := range b.article {
		if users := b.users[a.body()]; users != nil {
			users[id] = true
		}
	}
	return had, err
}

// make writes new bodies, their bands and their twins.
func (b *bodies) make(ids []string) error {
	var rows, bands []params
	var keys []int64
	mates := map[int64][]string{} // bodies by band
	own := map[string][]int64{}
	for _, id := range ids {
		rows = append(rows, params{"id": id})
		f := b.anyOf(id)
		b.shingles[id] = graph.Shingles(f.body)
		for _, band := range graph.Bands(f.body) {
			key := int64(band) //nolint:gosec // a key keeps its bits, whatever they mean as a number
			bands = append(bands, params{"key": key, "body": id})
			keys = append(keys, key)
			own[id] = append(own[id], key)
		}
	}
	if err := b.mates(keys, mates); err != nil {
		return err
	}
	for _, id := range ids {
		for _, key := range own[id] {
			mates[key] = append(mates[key], id)
		}
	}
	pairs, err := b.pairs(ids, own, mates)
	if err != nil {
		return err
	}
	for _, put := range []struct {
		statement string
		rows      []params
	}{{"body_put", rows}, {"band_put", bands}, {"twin_put", pairs}} {
		if err := b.transaction.put(put.statement, put.rows); err != nil {
			return err
		}
	}
	return nil
}

// anyOf returns an article with a body, or nil when none of them is loaded.
func (b *bodies) anyOf(body string) *facts {
	for _, id := range slices.Sorted(maps.Keys(b.users[body])) {
		if a := b.article[id]; a != nil {
			return a.now
		}
	}
	return nil
}

// mates finds the stored bodies that stand in bands.
func (b *bodies) mates(keys []int64, out map[int64][]string) error {
	for chunk := range slices.Chunk(keys, b.opts.BatchRows) {
		found, err := b.list("band_mates", params{"keys": chunk})
		if err != nil {
			return err
		}
		for _, r := range found {
			out[r.int64(0)] = append(out[r.int64(0)], r.text(1))
		}
	}
	return nil
}

// pairs compares new bodies with those that share a band.
func (b *bodies) pairs(ids []string, own map[string][]int64, mates map[int64][]string) ([]params, error) {
	candidates := map[[2]string]bool{}
	others := map[string]bool{}
	for _, id := range ids {
		for _, key := range own[id] {
			for _, mate := range mates[key] {
				if mate != id {
					candidates[[2]string{min(id, mate), max(id, mate)}] = true
					others[mate] = true
				}
			}
		}
	}
	if err := b.shinglesOf(slices.Sorted(maps.Keys(others))); err != nil {
		return nil, err
	}
	var out []params
	for pair := range candidates {
		if graph.NearDuplicates(b.shingles[pair[0]], b.shingles[pair[1]]) {
			out = append(out, params{"a": pair[0], "b": pair[1]})
		}
	}
	return out, nil
}

// shinglesOf reads shingles of bodies from articles that have them.
func (b *bodies) shinglesOf(ids []string) error {
	if _, err := b.usersOf(ids); err != nil {
		return err
	}
	var missing []string
	for _, id := range ids {
		if b.shingles[id] == nil && b.anyOf(id) == nil {
			missing = append(missing, slices.Sorted(maps.Keys(b.users[id]))[:min(1, len(b.users[id]))]...)
		}
	}
	if err := b.load(missing); err != nil {
		return err
	}
	for _, id := range ids {
		if f := b.anyOf(id); b.shingles[id] == nil && f != nil {
			b.shingles[id] = graph.Shingles(f.body)
		}
	}
	return nil
}

// reach loads all articles of the groups that the loaded ones stand in from now on.
func (b *bodies) reach(dirty []*article) error {
	open := map[string]bool{}
	for _, a := range b.article {
		open[a.body()] = true
	}
	for len(open) > 0 {
		delete(open, "")
		ids := slices.Sorted(maps.Keys(open))
		open = map[string]bool{}
		if _, err := b.usersOf(ids); err != nil {
			return err
		}
		for _, id := range ids {
			b.twins[id] = []string{}
		}
		err := b.lookUp("body_twins", ids, func(r row) error {
			b.twins[r.text(0)] = append(b.twins[r.text(0)], r.text(1))
			if _, seen := b.twins[r.text(1)]; !seen {
				open[r.text(1)] = true
			}
			return nil
		})
		if err != nil {
			return err
		}
		var members []string
		for _, id := range ids {
			members = append(members, slices.Collect(maps.Keys(b.users[id]))...)
		}
		slices.Sort(members)
		if err := b.load(members); err != nil {
			return err
		}
	}
	return nil
}

// place derives how every loaded article stood in its group and stands from now on.
func (w *writing) place(b *bodies) {
	old := map[string][]*facts{}
	for _, a := range w.article {
		if a.stored != nil {
			old[a.stored.group] = append(old[a.stored.group], a.before)
		}
	}
	for _, group := range old {
		for id, s := range derive(group) {
			w.article[id].was = s
		}
	}
	done := map[string]bool{}
	for id, a := range w.article {
		if a.now == nil || done[id] {
			continue
		}
		group := b.component(a)
		for id, s := range derive(group) {
			w.article[id].is = s
			done[id] = true
		}
	}
}

// component returns the group of an article.
func (b *bodies) component(a *article) []*facts {
	if a.body() == "" {
		return []*facts{a.now}
	}
	var group []*facts
	seen := map[string]bool{a.body(): true}
	for open := []string{a.body()}; len(open) > 0; {
		body := open[0]
		open = open[1:]
		for id := range b.users[body] {
			group = append(group, b.article[id].now)
		}
		for _, twin := range b.twins[body] {
			if !seen[twin] {
				seen[twin] = true
				open = append(open, twin)
			}
		}
	}
	return group
}
