package sqlite

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// memory is what a writer remembers from one Apply to the next: it is the only writer, so nothing of this changes behind its
// back. A failed transaction forgets all of it.
type memory struct {
	nodes    map[string]int64
	rules    map[string]int64
	keys     map[string]string // search keys of names
	profiles map[string]profile
	lastEdge int64
}

// maxMemory and maxProfiles bound the maps of a memory; a full one starts anew. A profile grows with what articles call its
// entity, to some kilobytes.
const maxMemory, maxProfiles = 1 << 16, 1 << 12

func newMemory() *memory {
	return &memory{
		nodes: map[string]int64{}, rules: map[string]int64{}, keys: map[string]string{}, profiles: map[string]profile{},
	}
}

// remember keeps a copy of the key: a name is a piece of the text of its source, and would keep all of it.
func remember[V any](m map[string]V, most int, k string, v V) {
	if len(m) >= most {
		clear(m)
	}
	m[strings.Clone(k)] = v
}

func (m *memory) key(name string) string {
	key, ok := m.keys[name]
	if !ok {
		key = strings.Clone(graph.SearchKey(name)) // which may be the name itself
		remember(m.keys, maxMemory, name, key)
	}
	return key
}

func (m *memory) profile(text string) (profile, error) {
	p, ok := m.profiles[text]
	if !ok {
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			return p, fmt.Errorf("decode profile: %w", err)
		}
		remember(m.profiles, maxProfiles, text, p)
	}
	return p, nil
}

const (
	sqlNode    = `SELECT id FROM node WHERE name = ?`
	sqlPutNode = `INSERT INTO node (name, type) VALUES (?, ?)`
	sqlRule    = `SELECT id FROM rule WHERE name = ?`
	sqlPutRule = `INSERT INTO rule (name) VALUES (?)`
)

// node returns the number of an id, a new one when it has none.
func (w *writing) node(id string) (int64, error) {
	return w.number(w.known.nodes, id, sqlNode, func() (int64, error) {
		return w.c.insert(w.ctx, sqlPutNode, id, typeCode(id))
	})
}

func (w *writing) rule(name string) (int64, error) {
	return w.number(w.known.rules, name, sqlRule, func() (int64, error) { return w.c.insert(w.ctx, sqlPutRule, name) })
}

func (w *writing) number(known map[string]int64, name, find string, put func() (int64, error)) (int64, error) {
	if n, ok := known[name]; ok {
		return n, nil
	}
	n, found, err := w.c.number(w.ctx, find, name)
	if err == nil && !found {
		n, err = put()
	}
	if err == nil {
		remember(known, maxMemory, name, n)
	}
	return n, err
}
