package neo4j

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// tally is what the counted sightings of an entity add up to, or by how much an Apply changes that.
type tally struct {
	articles, mentions, claims int
	votes
}

// votes are how often sightings say what. They are stored: the letters stay as they are.
type votes struct {
	Profiles map[string]int `json:"p,omitempty"` // by JSON of profile
	Surfaces map[string]int `json:"s,omitempty"` // by text
	Dates    map[string]int `json:"d,omitempty"` // of articles
}

func newVotes() votes { return votes{map[string]int{}, map[string]int{}, map[string]int{}} }

func (w *writing) tally(entity string) *tally {
	t := w.tallies[entity]
	if t == nil {
		t = &tally{votes: newVotes()}
		w.tallies[entity] = t
	}
	return t
}

// sight counts a sighting, sign +1, or takes it back, -1.
func (t *tally) sight(s *sighting, date graph.Date, sign int) {
	t.articles += sign
	t.mentions += sign * len(s.Mentions)
	t.Profiles[s.profile] += sign
	for _, text := range s.surfaces {
		t.Surfaces[text] += sign
	}
	if date != "" {
		t.Dates[string(date)] += sign
	}
}

// add adds o; what comes to nothing goes.
func (t *tally) add(o *tally) {
	t.articles += o.articles
	t.mentions += o.mentions
	t.claims += o.claims
	addVotes(t.Profiles, o.Profiles)
	addVotes(t.Surfaces, o.Surfaces)
	addVotes(t.Dates, o.Dates)
}

func addVotes(to, from map[string]int) {
	for value, n := range from {
		if to[value] += n; to[value] == 0 {
			delete(to, value)
		}
	}
}

// empty reports whether a change changes nothing.
func (t *tally) empty() bool {
	zero := &tally{votes: newVotes()}
	zero.add(t)
	return zero.articles == 0 && zero.mentions == 0 && zero.claims == 0 && len(zero.Profiles)+len(zero.Surfaces)+len(zero.Dates) == 0
}

// elect brings the entities whose tallies change up to date, by id.
func (w *writing) elect() error {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(w.tallies)) {
		if !w.tallies[id].empty() {
			ids = append(ids, id)
		}
	}
	names := map[string][]string{} // search keys that the database has
	sums := map[string]*tally{}
	err := w.lookUp("entities_of", ids, func(r row) error {
		t := &tally{articles: r.int(1), mentions: r.int(2), claims: r.int(3), votes: newVotes()}
		names[r.text(0)], sums[r.text(0)] = r.texts(5), t
		plain, err := unpack(r.blob(4))
		if err != nil {
			return err
		}
		if err := json.Unmarshal(plain, &t.votes); err != nil {
			return fmt.Errorf("decode votes of %s: %w", r.text(0), err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	e := election{entities: ids, had: names}
	for _, id := range ids {
		t := sums[id]
		if t == nil {
			t = &tally{votes: newVotes()}
		}
		t.add(w.tallies[id])
		if (sums[id] == nil) != (t.articles == 0) && typeOf(id) == string(graph.Concept) {
			w.concept[id] = true
		}
		if err := e.hold(id, t); err != nil {
			return fmt.Errorf("entity %s: %w", id, err)
		}
	}
	return e.write(w.transaction)
}

// election gathers what the database has to hold of entities.
type election struct {
	entities            []string
	had                 map[string][]string
	gone, namesGone     []string
	rows, tallies, keys []params
	packer
}

func (e *election) hold(id string, t *tally) error {
	if t.articles == 0 {
		e.gone = append(e.gone, id)
		return nil
	}
	c, err := countVotes(t)
	if err != nil {
		return err
	}
	plain, err := marshal(t.votes)
	if err != nil {
		return err
	}
	packed, err := e.pack(plain)
	if err != nil {
		return err
	}
	e.rows = append(e.rows, params{
		"id": id, "type": typeOf(id), "label": labelOf(graph.EntityType(typeOf(id))), "kind": c.kind, "name": c.name,
		"key": graph.SearchKey(c.name), "aliases": c.aliases, "sameAs": c.sameAs, "definition": c.definition, "mentions": t.mentions,
		"articles": t.articles, "claims": t.claims, "first": c.first, "last": c.last, "idOrder": oddOrder(id),
		"keyOrder": oddOrder(graph.SearchKey(c.name)),
	})
	e.tallies = append(e.tallies, params{"id": id, "votes": packed})
	for _, key := range c.keys {
		if !slices.Contains(e.had[id], key) {
			e.keys = append(e.keys, params{"id": nameID(id, key), "entity": id, "key": key, "padded": padded(key)})
		}
	}
	for _, key := range e.had[id] {
		if !slices.Contains(c.keys, key) {
			e.namesGone = append(e.namesGone, nameID(id, key))
		}
	}
	return nil
}

func (e *election) write(t *transaction) error {
	for _, do := range []func() error{
		func() error { return t.remove("entity_drop", e.gone) },
		func() error { return t.remove("name_drop", e.namesGone) },
		func() error { return t.put("entity_put", e.rows) },
		func() error { return t.put("tally_put", e.tallies) },
		func() error { return t.put("name_put", e.keys) },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

func nameID(entity, key string) string { return entity + "\n" + key }

// padded returns a search key in which each of its trigrams is a part of the text, and no other text of three is.
func padded(key string) string {
	var b strings.Builder
	for _, word := range strings.Fields(key) {
		b.WriteString("  " + word + " \n")
	}
	return b.String()
}

// labelOf returns the second label of an entity's node: Lectoraat.
func labelOf(t graph.EntityType) string {
	return string(t[:1]) + strings.ToLower(string(t[1:]))
}

// elected is an entity as its sightings elect it.
type elected struct {
	kind, name, definition string
	first, last            string
	sameAs, aliases, keys  []string // each sorted, never nil
}

func countVotes(t *tally) (elected, error) {
	names, kinds, definitions := map[string]int{}, map[string]int{}, map[string]int{}
	sameAs, values := map[string]bool{}, maps.Clone(t.Surfaces)
	for text, n := range t.Profiles {
		var p profile
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			return elected{}, fmt.Errorf("decode profile: %w", err)
		}
		names[p.Name] += n
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
	}
	e := elected{kind: graph.Vote(kinds), name: graph.Vote(names), definition: graph.Vote(definitions)}
	e.sameAs = append([]string{}, slices.Sorted(maps.Keys(sameAs))...)
	if days := slices.Sorted(maps.Keys(t.Dates)); len(days) > 0 {
		e.first, e.last = days[0], days[len(days)-1]
	}
	e.gather(values)
	return e, nil
}

// gather elects an alias under each search key but the name's.
func (e *elected) gather(values map[string]int) {
	byKey := map[string]map[string]int{}
	for value, n := range values {
		key := graph.SearchKey(value)
		if key == "" {
			continue
		}
		if byKey[key] == nil {
			byKey[key] = map[string]int{}
		}
		byKey[key][value] = n
	}
	e.keys, e.aliases = slices.Sorted(maps.Keys(byKey)), []string{}
	own := graph.SearchKey(e.name)
	for _, key := range e.keys {
		if key != own && len(e.aliases) < graph.MaxAliases {
			e.aliases = append(e.aliases, graph.Vote(byKey[key]))
		}
	}
}
