package sqlite

import (
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	sqlPutArticle = `INSERT INTO article
		(id, aid, recent, grp, rank, members, body, source, sum, title, key, start, length, language, publication, issue, date, named,
		claims) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET recent = excluded.recent, grp = excluded.grp, rank = excluded.rank, members = excluded.members,
		body = excluded.body, source = excluded.source, sum = excluded.sum, title = excluded.title, key = excluded.key,
		start = excluded.start, length = excluded.length, language = excluded.language, publication = excluded.publication,
		issue = excluded.issue, date = excluded.date, named = excluded.named, claims = excluded.claims`
	sqlDropArticle   = `DELETE FROM article WHERE id = ?`
	sqlPutSighting   = `INSERT INTO sighting (article, entity, counted, recent, aid, salience, mentions, places) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	sqlSightingsOf   = `SELECT entity, counted, mentions FROM sighting WHERE article = ?`
	sqlDropSightings = `DELETE FROM sighting WHERE article = ?`
	sqlClaimsOf      = `SELECT c.edge, c.counted, c.modality, e.subject, e.object, s.type, o.type, e.predicate, e.name
		FROM claim c JOIN edge e ON e.id = c.edge JOIN node s ON s.id = e.subject JOIN node o ON o.id = e.object
		WHERE c.recent = ? AND c.aid = ?`
	sqlDropClaims = `DELETE FROM claim WHERE recent = ? AND aid = ?`
	sqlPutClaim   = `INSERT INTO claim
		(recent, aid, start, cid, end, article, edge, source, counted, modality, confidence, date, since, until, role, rule, seed, quote)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
)

// rewrite takes back what the stored rows of a group add to entities, edges and postings, and writes them anew. A group in
// which nothing changed is left alone.
func (w *writing) rewrite(group []*article) error {
	same := true
	for _, a := range group {
		same = same && !a.dirty && a.row != nil && a.row.place == a.place
	}
	if same {
		return nil
	}
	for _, a := range group {
		if err := w.retract(a); err != nil {
			return fmt.Errorf("take back article %s: %w", a.name, err)
		}
	}
	first := &firsts{map[int64]bool{}, map[int64]int64{}}
	for _, a := range group {
		if err := w.assert(a, group[0].name, first); err != nil {
			return fmt.Errorf("write article %s: %w", a.name, err)
		}
	}
	return nil
}

// firsts remembers, while a group is written in order, which member was the first to mention an entity or to make a claim.
type firsts struct {
	entities map[int64]bool
	edges    map[int64]int64 // edge → article
}

func (w *writing) retract(a *article) error {
	if a.row == nil {
		return nil
	}
	past, err := w.past(a)
	if err != nil {
		return err
	}
	if err := w.retractSightings(a, past); err != nil {
		return err
	}
	aid := aidOf(a.name)
	err = w.query(sqlClaimsOf, []any{a.row.recent, aid}, func(r row) error {
		key := edgeKey{r.int64(3), r.int64(4), r.int(5), r.int(6), r.int(7), r.text(8)}
		w.lose(r.int64(0), key, r.int(1) == 1, r.int(2))
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.exec(sqlDropClaims, a.row.recent, aid); err != nil {
		return err
	}
	for _, term := range past.reading.Terms {
		w.term(term, a.id, -1)
	}
	if !a.gone() {
		return nil
	}
	w.loose[a.id] = true
	return w.exec(sqlDropArticle, a.id)
}

func (w *writing) retractSightings(a *article, past *facts) error {
	counted := map[int64]int{}
	err := w.query(sqlSightingsOf, []any{a.id}, func(r row) error {
		if r.int(1) == 1 {
			counted[r.int64(0)] = r.int(2)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range past.sightings {
		s := &past.sightings[i]
		id, err := w.node(s.id)
		if err != nil {
			return err
		}
		if _, ok := counted[id]; ok {
			w.tally(id).sight(s, past.reading.PublishedAt, -1)
		}
	}
	return w.exec(sqlDropSightings, a.id)
}

func (w *writing) assert(a *article, representative string, first *firsts) error {
	if a.gone() {
		return nil
	}
	if err := w.load(a); err != nil {
		return err
	}
	f, r := a.facts, a.facts.reading
	named, err := w.putSightings(a, first)
	if err != nil {
		return err
	}
	claims, err := w.putClaims(a, representative, first)
	if err != nil {
		return err
	}
	for _, term := range r.Terms {
		w.term(term, a.id, +1)
	}
	return w.exec(sqlPutArticle, a.id, aidOf(a.name), recentOf(r.PublishedAt), a.place.group, a.place.rank, a.place.members,
		nullable(a.body), a.source, f.sum, r.Title, w.known.key(r.Title), r.Body, f.length, r.Language, r.Publication, r.Issue,
		string(r.PublishedAt), named, claims)
}

// putSightings writes the sightings of an article and returns them packed for counting; see unpackNamed.
func (w *writing) putSightings(a *article, first *firsts) ([]byte, error) {
	p := packer{b: []byte{}}
	f := a.facts
	p.num(len(f.sightings))
	for i := range f.sightings {
		id, err := w.putSighting(a, &f.sightings[i], first)
		if err != nil {
			return nil, err
		}
		p.num(int(id))
		p.num(typeCode(f.sightings[i].id))
		p.num(f.sightings[i].mentions)
	}
	p.num(len(f.sentences))
	for _, named := range f.sentences {
		p.num(len(named))
		for _, i := range named {
			p.num(i)
		}
	}
	return p.b, nil
}

// putClaims writes the claims of an article and returns them packed for counting; see unpackClaims.
func (w *writing) putClaims(a *article, representative string, first *firsts) ([]byte, error) {
	p := packer{b: []byte{}}
	for i := range a.facts.claims {
		if err := w.putClaim(a, &a.facts.claims[i], representative, first, &p); err != nil {
			return nil, err
		}
	}
	return p.b, nil
}

func (w *writing) putSighting(a *article, s *sighting, first *firsts) (int64, error) {
	id, err := w.node(s.id)
	if err != nil {
		return 0, err
	}
	counted := !first.entities[id]
	first.entities[id] = true
	if counted {
		w.tally(id).sight(s, a.facts.reading.PublishedAt, +1)
	}
	return id, w.exec(sqlPutSighting, a.id, id, counted, recentOf(a.facts.reading.PublishedAt), aidOf(a.name), s.salience,
		s.mentions, s.places)
}

func (w *writing) putClaim(a *article, c *claim, representative string, first *firsts, p *packer) error {
	key, edge, err := w.edge(endOf(c.Subject, representative), c.Predicate, endOf(c.Object, representative))
	if err != nil {
		return err
	}
	maker, made := first.edges[edge]
	if !made {
		first.edges[edge], maker = a.id, a.id
	}
	counted, modality := maker == a.id, codeOfModality(c.Modality)
	w.gain(edge, key, edgeClaim{counted, modality, c.Confidence, string(a.facts.reading.PublishedAt), c.Role})
	rule, err := w.rule(c.Rule)
	if err != nil {
		return err
	}
	packClaim(p, packedClaim{key.predicate, modality, key.from, key.to, int(rule), c.Confidence, counted})
	r := a.facts.reading
	return w.exec(sqlPutClaim, recentOf(r.PublishedAt), aidOf(a.name), c.Evidence.Start, c.cid, c.Evidence.End, a.id, edge,
		a.source, counted, modality, c.Confidence, string(r.PublishedAt), string(c.From), string(c.To), c.Role, c.Rule, "", c.quote)
}

// endOf returns the node at an end of a claim: the article that is read is spoken for by the representative of its group.
func endOf(end, representative string) string {
	if end == graph.ThisArticle {
		return representative
	}
	return end
}
