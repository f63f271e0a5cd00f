package sqlite

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// A posting list says which names hold a trigram, or which articles a term. It is cut into chunks of 16,384 ids; in the file a
// chunk is a run of 16-bit numbers in no order, so that what is new is appended without reading what is there. Larger chunks
// make longer values, which cost more to append to and to allocate than more rows cost to find.

// posting names a chunk of the list of a term, gramPosting one of a trigram.
type posting struct {
	chunk int64
	term  string
}

type gramPosting struct{ chunk, gram int64 }

// chunkBits is how many bits of an id stand inside a chunk.
const chunkBits = 14

// term notes that an article gains (+1) or loses (-1) a term.
func (w *writing) term(term string, article int64, sign int) {
	note(w.terms, posting{article >> chunkBits, term}, article, sign)
}

func note[K comparable](m map[K]map[int64]int, k K, id int64, sign int) {
	ids := m[k]
	if ids == nil {
		ids = map[int64]int{}
		m[k] = ids
	}
	ids[id] += sign
}

const (
	sqlAddTerm = `INSERT INTO term (chunk, term, articles) VALUES (?, ?, ?)
		ON CONFLICT (chunk, term) DO UPDATE SET articles = CAST(articles || excluded.articles AS BLOB)`
	sqlGetTerm  = `SELECT articles FROM term WHERE chunk = ? AND term = ?`
	sqlSetTerm  = `UPDATE term SET articles = ?3 WHERE chunk = ?1 AND term = ?2`
	sqlDropTerm = `DELETE FROM term WHERE chunk = ? AND term = ?`
	sqlAddGram  = `INSERT INTO gram (chunk, gram, names) VALUES (?, ?, ?)
		ON CONFLICT (chunk, gram) DO UPDATE SET names = CAST(names || excluded.names AS BLOB)`
	sqlGetGram  = `SELECT names FROM gram WHERE chunk = ? AND gram = ?`
	sqlSetGram  = `UPDATE gram SET names = ?3 WHERE chunk = ?1 AND gram = ?2`
	sqlDropGram = `DELETE FROM gram WHERE chunk = ? AND gram = ?`
)

// listing is the statements that keep one sort of posting list.
type listing struct{ add, get, set, drop string }

func (w *writing) flushTerms() error {
	list := listing{sqlAddTerm, sqlGetTerm, sqlSetTerm, sqlDropTerm}
	keys := make([]posting, 0, len(w.terms))
	for k := range w.terms {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b posting) int {
		if a.chunk != b.chunk {
			return int(a.chunk - b.chunk)
		}
		return strings.Compare(a.term, b.term)
	})
	for _, k := range keys {
		if err := w.flush(list, k.chunk, k.term, w.terms[k]); err != nil {
			return fmt.Errorf("list articles with term %q: %w", k.term, err)
		}
	}
	return nil
}

func (w *writing) flushGrams() error {
	list := listing{sqlAddGram, sqlGetGram, sqlSetGram, sqlDropGram}
	keys := make([]gramPosting, 0, len(w.grams))
	for k := range w.grams {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b gramPosting) int {
		if a.chunk != b.chunk {
			return int(a.chunk - b.chunk)
		}
		return int(a.gram - b.gram)
	})
	for _, k := range keys {
		if err := w.flush(list, k.chunk, k.gram, w.grams[k]); err != nil {
			return fmt.Errorf("list names with a trigram: %w", err)
		}
	}
	return nil
}

func (w *writing) flush(l listing, chunk int64, key any, ids map[int64]int) error {
	var more []byte
	less := map[uint16]bool{}
	for _, id := range sortedKeys(ids) {
		low := uint16(id & (1<<chunkBits - 1))
		switch sign := ids[id]; {
		case sign > 0:
			more = binary.LittleEndian.AppendUint16(more, low)
		case sign < 0:
			less[low] = true
		}
	}
	if len(less) == 0 {
		if len(more) == 0 {
			return nil
		}
		return w.exec(l.add, chunk, key, more)
	}
	var old []byte
	if _, err := w.c.one(w.ctx, l.get, []any{chunk, key}, func(r row) { old = r.blob(0) }); err != nil {
		return err
	}
	for at := 0; at+2 <= len(old); at += 2 {
		if low := binary.LittleEndian.Uint16(old[at:]); !less[low] {
			more = binary.LittleEndian.AppendUint16(more, low)
		}
	}
	if len(more) == 0 {
		return w.exec(l.drop, chunk, key)
	}
	return w.exec(l.set, chunk, key, more)
}

const (
	sqlNamesOf     = `SELECT id, key FROM name WHERE entity = ?`
	sqlPutName     = `INSERT INTO name (entity, type, mentions, owner, key) VALUES (?, ?, ?, ?, ?)`
	sqlDropName    = `DELETE FROM name WHERE id = ?`
	sqlNameMention = `UPDATE name SET mentions = ? WHERE entity = ?`
)

// putNames makes the search keys of an entity those that its sightings give it.
func (w *writing) putNames(e *elected) error {
	old := map[string]int64{}
	err := w.query(sqlNamesOf, []any{e.id}, func(r row) error {
		old[r.text(1)] = r.int64(0)
		return nil
	})
	if err != nil {
		return err
	}
	if len(old) > 0 && len(e.keys) > 0 {
		if err := w.exec(sqlNameMention, e.mentions, e.id); err != nil {
			return err
		}
	}
	for _, key := range e.keys {
		if _, ok := old[key]; ok {
			delete(old, key)
			continue
		}
		id, err := w.c.insert(w.ctx, sqlPutName, e.id, typeCode(e.name), e.mentions, e.name, key)
		if err != nil {
			return err
		}
		w.gram(key, id, +1)
	}
	for key, id := range old {
		if err := w.exec(sqlDropName, id); err != nil {
			return err
		}
		w.gram(key, id, -1)
	}
	return nil
}

func (w *writing) gram(key string, name int64, sign int) {
	for _, g := range graph.Trigrams(key) {
		note(w.grams, gramPosting{name >> chunkBits, packGram(g)}, name, sign)
	}
}

// packGram packs three code points into one number.
func packGram(g string) int64 {
	var n int64
	for _, r := range g {
		n = n<<21 | int64(r)
	}
	return n
}
