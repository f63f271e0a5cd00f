package sqlite

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// tally is by how much an Apply changes what an entity adds up to.
type tally struct {
	articles, mentions, claims int
	votes                      map[ballot]int
}

// ballot is what a sighting votes for.
type ballot struct {
	field int
	value string
}

// The fields of a ballot, as stored.
const (
	ofProfile = iota
	ofSurface
	ofDate
)

func (w *writing) tally(entity int64) *tally {
	t, ok := w.entities[entity]
	if !ok {
		t = &tally{votes: map[ballot]int{}}
		w.entities[entity] = t
	}
	return t
}

// sight counts a counted sighting, sign +1, or takes it back, -1.
func (t *tally) sight(s *sighting, date graph.Date, sign int) {
	t.articles += sign
	t.mentions += sign * s.mentions
	t.votes[ballot{ofProfile, s.profile}] += sign
	for _, surface := range s.surfaces {
		t.votes[ballot{ofSurface, surface}] += sign
	}
	if date != "" {
		t.votes[ballot{ofDate, string(date)}] += sign
	}
}

const (
	sqlVote      = `INSERT INTO vote (entity, field, value, n) VALUES (?, ?, ?, ?) ON CONFLICT (entity, field, value) DO UPDATE SET n = n + excluded.n`
	sqlDropVotes = `DELETE FROM vote WHERE entity = ? AND n = 0`
	sqlVotesOf   = `SELECT field, value, n FROM vote WHERE entity = ? AND field < 2`
	sqlOld       = `SELECT n.name, e.articles, e.mentions, e.claims, e.same_as,
		(SELECT min(value) FROM vote WHERE entity = n.id AND field = 2), (SELECT max(value) FROM vote WHERE entity = n.id AND field = 2)
		FROM node n LEFT JOIN entity e ON e.id = n.id WHERE n.id = ?`
	sqlPutEntity = `INSERT INTO entity
		(id, name, type, kind, label, key, mentions, articles, claims, first, last, definition, same_as, aliases)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, label = excluded.label, key = excluded.key, mentions = excluded.mentions,
		articles = excluded.articles, claims = excluded.claims, first = excluded.first, last = excluded.last,
		definition = excluded.definition, same_as = excluded.same_as, aliases = excluded.aliases`
	sqlDropEntity      = `DELETE FROM entity WHERE id = ?`
	sqlDropIdentifiers = `DELETE FROM identifier WHERE entity = ?`
	sqlPutIdentifier   = `INSERT INTO identifier (value, entity) VALUES (?, ?)`
)

// countVotes brings the touched entities up to date with what their sightings say.
func (w *writing) countVotes() error {
	for _, id := range sortedKeys(w.entities) {
		if err := w.alive(); err != nil {
			return err
		}
		if err := w.elect(id, w.entities[id]); err != nil {
			return fmt.Errorf("derive entity %d: %w", id, err)
		}
	}
	return nil
}

func (w *writing) elect(id int64, t *tally) error {
	fell := false
	for b, n := range t.votes {
		if n == 0 {
			continue
		}
		fell = fell || n < 0
		if err := w.exec(sqlVote, id, b.field, b.value, n); err != nil {
			return err
		}
	}
	if fell {
		if err := w.exec(sqlDropVotes, id); err != nil {
			return err
		}
	}
	e := elected{id: id}
	var known bool
	var identifiers []byte
	_, err := w.c.one(w.ctx, sqlOld, []any{id}, func(r row) {
		e.name, known, identifiers = r.text(0), r[1] != nil, r.blob(4)
		e.articles, e.mentions, e.claims = r.int(1)+t.articles, r.int(2)+t.mentions, r.int(3)+t.claims
		e.first, e.last = r.text(5), r.text(6)
	})
	if err != nil {
		return err
	}
	if e.articles == 0 {
		return w.bury(&e, known)
	}
	if err := w.count(&e); err != nil {
		return err
	}
	return w.putEntity(&e, known, identifiers)
}

// elected is an entity as its sightings elect it.
type elected struct {
	id                         int64
	name                       string
	articles, mentions, claims int
	first, last                string
	kind, label, definition    string
	sameAs                     []string
	aliases                    []string
	keys                       []string // search keys of all names, sorted
}

func (w *writing) count(e *elected) error {
	labels, kinds, definitions := map[string]int{}, map[string]int{}, map[string]int{}
	sameAs, values := map[string]bool{}, map[string]int{}
	err := w.query(sqlVotesOf, []any{e.id}, func(r row) error {
		n := r.int(2)
		if r.int(0) == ofSurface {
			values[r.text(1)] += n
			return nil
		}
		p, err := w.known.profile(r.text(1))
		if err != nil {
			return err
		}
		labels[p.Name] += n
		kinds[string(p.Kind)] += n
		definitions[p.Definition] += n
		for _, id := range p.SameAs {
			sameAs[id] = true
		}
		values[p.Name] += n
		for _, alias := range p.Aliases {
			if alias != p.Name {
				values[alias] += n
			}
		}
		return nil
	})
	e.label, e.kind, e.definition = graph.Vote(labels), graph.Vote(kinds), graph.Vote(definitions)
	e.sameAs = slices.Sorted(maps.Keys(sameAs))
	e.gather(values, w.known)
	return err
}

func (e *elected) gather(values map[string]int, known *memory) {
	byKey := map[string]map[string]int{}
	for value, n := range values {
		key := known.key(value)
		if key == "" {
			continue
		}
		if byKey[key] == nil {
			byKey[key] = map[string]int{}
		}
		byKey[key][value] = n
	}
	e.keys = slices.Sorted(maps.Keys(byKey))
	own := known.key(e.label)
	for _, key := range e.keys {
		if key != own && len(e.aliases) < graph.MaxAliases {
			e.aliases = append(e.aliases, graph.Vote(byKey[key]))
		}
	}
}

func (w *writing) putEntity(e *elected, known bool, identifiers []byte) error {
	sameAs := packList(e.sameAs)
	err := w.exec(sqlPutEntity, e.id, e.name, typeCode(e.name), e.kind, e.label, w.known.key(e.label), e.mentions, e.articles,
		e.claims, e.first, e.last, e.definition, sameAs, packList(e.aliases))
	if err != nil {
		return err
	}
	if !bytes.Equal(sameAs, identifiers) {
		if err := w.putIdentifiers(e); err != nil {
			return err
		}
	}
	if !known {
		w.noteConcept(e.name)
	}
	return w.putNames(e)
}

func (w *writing) putIdentifiers(e *elected) error {
	if err := w.exec(sqlDropIdentifiers, e.id); err != nil {
		return err
	}
	for _, value := range e.sameAs {
		if err := w.exec(sqlPutIdentifier, value, e.id); err != nil {
			return err
		}
	}
	return nil
}

// bury removes an entity that no article mentions any more.
func (w *writing) bury(e *elected, known bool) error {
	w.loose[e.id] = true
	if !known {
		return nil
	}
	if err := w.putNames(e); err != nil {
		return err
	}
	if err := w.exec(sqlDropIdentifiers, e.id); err != nil {
		return err
	}
	w.noteConcept(e.name)
	return w.exec(sqlDropEntity, e.id)
}

func (w *writing) noteConcept(id string) {
	if t, _ := graph.TypeOf(id); t == graph.NodeType(graph.Concept) {
		w.concepts[id] = true
	}
}

// packList packs a list of texts.
func packList(values []string) []byte {
	p := packer{b: []byte{}}
	for _, v := range values {
		p.text(v)
	}
	return p.b
}

// unpackList reads what packList wrote; false when it is damaged.
func unpackList(b []byte) ([]string, bool) {
	u := unpacker{b: b}
	var out []string
	for u.more() {
		out = append(out, u.text())
	}
	return out, !u.bad
}

func sortedKeys[V any](m map[int64]V) []int64 { return slices.Sorted(maps.Keys(m)) }
