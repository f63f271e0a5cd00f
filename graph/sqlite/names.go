package sqlite

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// names is what a search needs to know of all names: table name, and the posting lists of table gram.
type names struct {
	rows   []name  // by number; those without a key are none
	sorted []int32 // numbers by key
	grams  map[int64][]int32
	counts sync.Pool // *[]uint16, as long as rows, all zero
}

type name struct {
	key, owner string
	entity     int64
	mentions   int
	kind       int // number of the entity's type
}

const (
	sqlCountNames = `SELECT count(*) FROM name`
	sqlEveryName  = `SELECT id, key, owner, entity, mentions, type FROM name`
	sqlEveryGram  = `SELECT chunk, gram, names FROM gram`
)

// readNames reads all names; nil when there are more than are kept.
func readNames(ctx context.Context, c *conn) (*names, error) {
	many, _, err := c.number(ctx, sqlCountNames)
	if err != nil || many > keptNames {
		return nil, err
	}
	last, _, err := c.number(ctx, sqlLastName)
	if err != nil {
		return nil, err
	}
	if last > 4*keptNames { // numbers that are used no more
		return nil, nil //nolint:nilnil // "too many" is an answer
	}
	n := &names{rows: make([]name, last+1), sorted: make([]int32, 0, many), grams: map[int64][]int32{}}
	err = c.query(ctx, sqlEveryName, nil, func(r row) error {
		id := r.int64(0)
		n.rows[id] = name{key: r.text(1), owner: r.text(2), entity: r.int64(3), mentions: r.int(4), kind: r.int(5)}
		n.sorted = append(n.sorted, int32(id)) //nolint:gosec // at most 4*keptNames
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(n.sorted, func(a, b int32) int { return strings.Compare(n.rows[a].key, n.rows[b].key) })
	return n, n.readGrams(ctx, c)
}

func (n *names) readGrams(ctx context.Context, c *conn) error {
	return c.query(ctx, sqlEveryGram, nil, func(r row) error {
		base, b := r.int64(0)<<chunkBits, r.blob(2)
		list := slices.Grow(n.grams[r.int64(1)], len(b)/2)
		for ; len(b) >= 2; b = b[2:] {
			id := base | int64(binary.LittleEndian.Uint16(b))
			if id >= int64(len(n.rows)) {
				return errDigest
			}
			list = append(list, int32(id)) //nolint:gosec // at most 4*keptNames
		}
		n.grams[r.int64(1)] = list
		return nil
	})
}

// find returns the names that answer a look-up, as the statements of [lookup] do.
func (n *names) find(k *lookup) []namedEntity {
	shared := n.count(k.grams)
	defer n.give(shared)
	counts := *shared
	var equal, prefix, fuzzy best
	from, _ := slices.BinarySearchFunc(n.sorted, k.key, func(id int32, key string) int { return strings.Compare(n.rows[id].key, key) })
	for _, id := range n.sorted[from:] {
		r := &n.rows[id]
		if !strings.HasPrefix(r.key, k.key) {
			break
		}
		sort := &prefix
		if r.key == k.key {
			sort = &equal
		}
		if k.wants(r.kind) && sort.takes(int(counts[id]), r.mentions) {
			sort.add(r.named(counts[id]), k.limit)
		}
	}
	for id, shared := range counts {
		if int(shared) < k.minShare {
			continue
		}
		r := &n.rows[id]
		if k.wants(r.kind) && fuzzy.takes(int(shared), r.mentions) && !strings.HasPrefix(r.key, k.key) {
			fuzzy.add(r.named(shared), k.limit)
		}
	}
	return slices.Concat(equal.first(k.limit), prefix.first(k.limit), fuzzy.first(k.limit))
}

func (r *name) named(shared uint16) namedEntity {
	return namedEntity{key: r.key, mentions: r.mentions, id: r.owner, entity: r.entity, shared: int(shared)}
}

// count adds up for each name how many of the trigrams it holds.
func (n *names) count(grams []int64) *[]uint16 {
	counts, ok := n.counts.Get().(*[]uint16)
	if !ok {
		fresh := make([]uint16, len(n.rows))
		counts = &fresh
	}
	for _, g := range grams {
		for _, id := range n.grams[g] {
			(*counts)[id]++
		}
	}
	return counts
}

func (n *names) give(counts *[]uint16) {
	clear(*counts)
	n.counts.Put(counts)
}

// best gathers the first of many names, in the order of candidates.
type best struct {
	list  []namedEntity
	worst *namedEntity // of those that are first so far, once there are enough
}

// takes reports whether a name with so many shared trigrams and mentions may be among the first.
func (b *best) takes(shared, mentions int) bool {
	return b.worst == nil || shared > b.worst.shared || shared == b.worst.shared && mentions >= b.worst.mentions
}

func (b *best) add(n namedEntity, limit int) {
	if b.list = append(b.list, n); len(b.list)/2 < limit {
		return
	}
	b.list = b.first(limit)
	worst := b.list[limit-1]
	b.worst = &worst
}

func (b *best) first(limit int) []namedEntity {
	slices.SortFunc(b.list, compareNames)
	return b.list[:min(len(b.list), limit)]
}

// compareNames orders names as candidates are: most shared trigrams first, then most mentions, then entity, then key.
func compareNames(a, b namedEntity) int {
	if c := cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(b.mentions, a.mentions)); c != 0 {
		return c
	}
	if a.id != b.id {
		return strings.Compare(a.id, b.id)
	}
	return strings.Compare(a.key, b.key)
}
