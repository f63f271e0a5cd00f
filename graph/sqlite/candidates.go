package sqlite

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	nameColumns = `n.id, n.key, n.mentions, n.owner, n.entity`
	sqlEqual    = `SELECT ` + nameColumns + ` FROM name n WHERE n.key = ?1`
	sqlPrefix   = `SELECT ` + nameColumns + ` FROM name n WHERE n.key > ?1 AND n.key < ?2`
	sqlNames    = `SELECT ` + nameColumns + ` FROM json_each(?1) i CROSS JOIN name n ON n.id = i.value
		WHERE substr(n.key, 1, length(?2)) <> ?2`
	sqlOfTypes   = ` AND n.type IN (SELECT value FROM json_each(?3))`
	sqlMostFirst = ` ORDER BY n.mentions DESC, n.owner, n.key LIMIT 0 + ?4` // see limit
	sqlLastName  = `SELECT coalesce(max(id), -1) FROM name`
	sqlGramLists = `SELECT names FROM gram WHERE chunk = ? AND gram IN (SELECT value FROM json_each(?))`
	sqlEntities  = `SELECT ` + entityColumns + `, e.id FROM json_each(?) i CROSS JOIN entity e ON e.id = i.value`
)

// namedEntity is a name that may answer a look-up.
type namedEntity struct {
	key      string
	mentions int
	id       string // of the entity
	entity   int64
	shared   int
}

// Candidates implements [graph.Store]. It looks in memory where the names are there, and in the file otherwise.
func (s *Store) Candidates(ctx context.Context, l graph.Lookup) ([]graph.Candidate, error) {
	if err := l.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Candidate
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		m, err := s.now(ctx, c)
		if err != nil {
			return err
		}
		k := newLookup(c, l)
		var found []namedEntity
		if known := s.search(m); known != nil {
			found = known.find(k)
		} else if found, err = k.find(ctx); err != nil {
			return fmt.Errorf("find names like %q: %w", l.Key, err)
		}
		out, err = candidates(ctx, c, m, found)
		return err
	})
	return out, err
}

// lookup is one Candidates.
type lookup struct {
	c        *conn
	key      string
	grams    []int64 // packed trigrams
	minShare int
	limit    int
	kinds    []int    // numbers of types; empty: all
	narrow   string   // sqlOfTypes or nothing
	types    any      // its parameter
	counts   []uint16 // trigrams that each name shares, by number of the name
}

func newLookup(c *conn, l graph.Lookup) *lookup {
	k := &lookup{c: c, key: l.Key, minShare: l.MinShare, limit: l.Limit}
	for _, g := range distinct(l.Trigrams) {
		if utf8.RuneCountInString(g) == 3 {
			k.grams = append(k.grams, packGram(g))
		}
	}
	if len(l.Types) > 0 {
		k.narrow = sqlOfTypes
		k.kinds = codes(l.Types, func(t graph.EntityType) int { return codeOfType(graph.NodeType(t)) })
		k.types = list(k.kinds)
	}
	return k
}

// wants reports whether a look-up asks for a type.
func (k *lookup) wants(kind int) bool { return len(k.kinds) == 0 || slices.Contains(k.kinds, kind) }

// find looks in the file: the posting lists of the trigrams are added up in an array, one chunk of names after the other, which
// gives the exact number that each name shares; only names that can make it into the answer are then read, those that share most
// first.
func (k *lookup) find(ctx context.Context) ([]namedEntity, error) {
	if err := k.count(ctx); err != nil {
		return nil, err
	}
	var names []namedEntity
	for _, find := range []func(context.Context) ([]namedEntity, error){k.equal, k.prefix, k.fuzzy} {
		found, err := find(ctx)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	return names, nil
}

// equal returns names that are the key.
func (k *lookup) equal(ctx context.Context) ([]namedEntity, error) {
	return k.among(ctx, sqlEqual, k.key, nil)
}

// prefix returns longer names that start with the key.
func (k *lookup) prefix(ctx context.Context) ([]namedEntity, error) {
	return k.among(ctx, sqlPrefix, k.key, k.key+lastRune)
}

// among reads names and returns the first of them.
func (k *lookup) among(ctx context.Context, query string, args ...any) ([]namedEntity, error) {
	names, err := k.read(ctx, query+k.narrow, append(args, k.types))
	slices.SortFunc(names, compareNames)
	return names[:min(len(names), k.limit)], err
}

func (k *lookup) read(ctx context.Context, query string, args []any) ([]namedEntity, error) {
	var names []namedEntity
	err := k.c.query(ctx, query, args, func(r row) error {
		names = append(names, namedEntity{
			key: r.text(1), mentions: r.int(2), id: r.text(3), entity: r.int64(4), shared: int(k.counts[r.int64(0)]),
		})
		return nil
	})
	return names, err
}

// fuzzy returns names that share enough trigrams and neither equal the key nor start with it, those that share most first: the
// names that share equally many are put in order by the file, until there are enough.
func (k *lookup) fuzzy(ctx context.Context) ([]namedEntity, error) {
	byShare := map[int][]int64{}
	for id, n := range k.counts {
		if int(n) >= k.minShare {
			byShare[int(n)] = append(byShare[int(n)], int64(id))
		}
	}
	var out []namedEntity
	for _, shared := range slices.Backward(slices.Sorted(maps.Keys(byShare))) {
		if len(out) == k.limit {
			break
		}
		args := []any{list(byShare[shared]), k.key, k.types, k.limit - len(out)}
		found, err := k.read(ctx, sqlNames+k.narrow+sqlMostFirst, args)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// count adds up for each name how many of the trigrams it holds.
func (k *lookup) count(ctx context.Context) error {
	last, _, err := k.c.number(ctx, sqlLastName)
	if err != nil {
		return err
	}
	k.counts = make([]uint16, last+1)
	for base := int64(0); base <= last; base += 1 << chunkBits {
		chunk := k.counts[base:]
		err := k.c.query(ctx, sqlGramLists, []any{base >> chunkBits, list(k.grams)}, func(r row) error {
			for b := r.blob(0); len(b) >= 2; b = b[2:] {
				low := int(binary.LittleEndian.Uint16(b))
				if low >= len(chunk) {
					return errDigest
				}
				chunk[low]++
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// candidates adds the entities of names.
func candidates(ctx context.Context, c *conn, m *moment, names []namedEntity) ([]graph.Candidate, error) {
	if len(names) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(names))
	for i, n := range names {
		ids[i] = n.entity
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	entities := make(map[int64]graph.Entity, len(ids))
	missing := m.entities.get(ids, func(id int64, e graph.Entity) { entities[id] = e })
	if len(missing) > 0 {
		err := c.query(ctx, sqlEntities, []any{list(missing)}, func(r row) error {
			e, err := entityOf(r)
			if err == nil {
				entities[r.int64(entityWidth)] = e
				m.entities.put(r.int64(entityWidth), e)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]graph.Candidate, len(names))
	for i, n := range names {
		out[i] = graph.Candidate{Entity: entities[n.entity], Key: n.key, Shared: n.shared}
	}
	return out, nil
}
