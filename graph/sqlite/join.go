package sqlite

import (
	"fmt"
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// edgeKey is an edge inside the file.
type edgeKey struct {
	subject, object int64
	from, to        int // types of these
	predicate       int
	name            string // see graph.EdgeKey.ID
}

const (
	sqlEdge     = `SELECT id FROM edge WHERE name = ?`
	sqlLastEdge = `SELECT coalesce(max(id), 0) FROM edge`
	sqlEdgeSum  = `SELECT weight, confidence, modalities, first, last, roles FROM edge WHERE id = ?`
	sqlEdgeSums = `SELECT counted, modality, confidence, date, role FROM claim WHERE edge = ?`
	sqlPutEdge  = `INSERT INTO edge
		(id, subject, object, predicate, weight, name, confidence, modalities, first, last, roles)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET weight = excluded.weight, confidence = excluded.confidence, modalities = excluded.modalities,
		first = excluded.first, last = excluded.last, roles = excluded.roles`
	sqlDropEdge = `DELETE FROM edge WHERE id = ?`
)

// edge returns the number of the edge between two nodes. A new one gets its row when its claims are known.
func (w *writing) edge(subject string, p graph.Predicate, object string) (edgeKey, int64, error) {
	key := edgeKey{
		from: typeCode(subject), to: typeCode(object), predicate: codeOfPredicate(p),
		name: graph.EdgeKey{Subject: subject, Predicate: p, Object: object}.ID(),
	}
	var err error
	if key.subject, err = w.node(subject); err != nil {
		return key, 0, err
	}
	if key.object, err = w.node(object); err != nil {
		return key, 0, err
	}
	if id, ok := w.born[key.name]; ok {
		return key, id, nil
	}
	id, found, err := w.c.number(w.ctx, sqlEdge, key.name)
	if err != nil || found {
		return key, id, err
	}
	if w.known.lastEdge == 0 {
		if w.known.lastEdge, _, err = w.c.number(w.ctx, sqlLastEdge); err != nil {
			return key, 0, err
		}
	}
	w.known.lastEdge++
	w.born[key.name] = w.known.lastEdge
	return key, w.known.lastEdge, nil
}

// joined is what the claims of an edge add up to.
type joined struct {
	claims, confidence, modalities int
	first, last                    string
	roles                          map[string]bool
}

// edgeClaim is what an edge sees of a claim.
type edgeClaim struct {
	counted              bool
	modality, confidence int
	date, role           string
}

func (j *joined) add(c edgeClaim) {
	if !c.counted || c.modality == negated {
		return
	}
	j.merge(joined{1, c.confidence, 1 << c.modality, c.date, c.date, map[string]bool{c.role: c.role != ""}})
}

func (j *joined) merge(o joined) {
	j.claims += o.claims
	j.confidence = max(j.confidence, o.confidence)
	j.modalities |= o.modalities
	j.first, j.last = earlier(j.first, o.first), max(j.last, o.last)
	for role, there := range o.roles {
		if there {
			j.roles[role] = true
		}
	}
}

// edgeChange is what an Apply does to an edge.
type edgeChange struct {
	key    edgeKey
	gained joined
	lost   bool // also claims went: what is left is added up anew
}

// gain notes that an edge gets a claim, and what that means to the entities at its ends; lose that it loses one.
func (w *writing) gain(edge int64, key edgeKey, c edgeClaim) {
	w.changeOf(edge, key).gained.add(c)
	w.countClaim(key, c.counted, c.modality, +1)
}

func (w *writing) lose(edge int64, key edgeKey, counted bool, modality int) {
	w.changeOf(edge, key).lost = true
	w.countClaim(key, counted, modality, -1)
}

func (w *writing) changeOf(edge int64, key edgeKey) *edgeChange {
	change, ok := w.edges[edge]
	if !ok {
		change = &edgeChange{key: key, gained: joined{roles: map[string]bool{}}}
		w.edges[edge] = change
	}
	return change
}

func (w *writing) countClaim(key edgeKey, counted bool, modality, sign int) {
	if !counted || modality == negated || predicates()[key.predicate].FromThesaurus() {
		return
	}
	if isEntity(key.from) {
		w.tally(key.subject).claims += sign
	}
	if isEntity(key.to) {
		w.tally(key.object).claims += sign
	}
}

// sumEdges brings the edges whose claims changed up to date.
func (w *writing) sumEdges() error {
	for _, id := range sortedKeys(w.edges) {
		if err := w.alive(); err != nil {
			return err
		}
		if err := w.sumEdge(id, w.edges[id]); err != nil {
			return fmt.Errorf("sum claims of %s: %w", w.edges[id].key.name, err)
		}
	}
	return nil
}

// sumEdge reads the claims of an edge only where some went: those that came add to what there was.
func (w *writing) sumEdge(id int64, change *edgeChange) error {
	key, sum := change.key, change.gained
	if change.lost {
		all := 0
		sum = joined{roles: map[string]bool{}}
		err := w.query(sqlEdgeSums, []any{id}, func(r row) error {
			all++
			sum.add(edgeClaim{r.int(0) == 1, r.int(1), r.int(2), r.text(3), r.text(4)})
			return nil
		})
		if err != nil {
			return err
		}
		if all == 0 {
			w.loose[key.subject], w.loose[key.object] = true, true
			return w.exec(sqlDropEdge, id)
		}
	} else if err := w.addStored(id, &sum); err != nil {
		return err
	}
	return w.exec(sqlPutEdge, id, key.subject, key.object, key.predicate, -sum.claims, key.name, sum.confidence, sum.modalities,
		sum.first, sum.last, packList(slices.Sorted(maps.Keys(sum.roles))))
}

// addStored adds what an edge's row says.
func (w *writing) addStored(id int64, sum *joined) error {
	intact := true
	_, err := w.c.one(w.ctx, sqlEdgeSum, []any{id}, func(r row) {
		old := joined{-r.int(0), r.int(1), r.int(2), r.text(3), r.text(4), map[string]bool{}}
		var roles []string
		if roles, intact = unpackList(r.blob(5)); intact {
			for _, role := range roles {
				old.roles[role] = true
			}
			sum.merge(old)
		}
	})
	if err == nil && !intact {
		err = errDigest
	}
	return err
}

// earlier returns the earlier of two dates, of which unknown ones don't count.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

const (
	sqlSeedsAt = `SELECT t.source, t.cid, t.subject, t.object, t.sum, t.json, s.name,
		EXISTS (SELECT 1 FROM claim c WHERE c.recent = 99999999 AND c.aid = '' AND c.start = 0 AND c.cid = t.cid),
		EXISTS (SELECT 1 FROM node n JOIN entity e ON e.id = n.id WHERE n.name = t.subject)
		AND EXISTS (SELECT 1 FROM node n JOIN entity e ON e.id = n.id WHERE n.name = t.object)
		FROM thesaurus t JOIN source s ON s.id = t.source WHERE t.id IN
		(SELECT id FROM thesaurus WHERE subject = ?1 UNION SELECT id FROM thesaurus WHERE object = ?1)`
	sqlSeedClaim = `SELECT c.edge, e.subject, e.object, e.predicate, e.name FROM claim c JOIN edge e ON e.id = c.edge
		WHERE c.recent = 99999999 AND c.aid = '' AND c.start = 0 AND c.cid = ?`
	sqlDropSeedClaim = `DELETE FROM claim WHERE recent = 99999999 AND aid = '' AND start = 0 AND cid = ?`
)

// seed is a thesaurus claim that may have to wake or sleep.
type seed struct {
	source int64
	cid    []byte
	stored stored
	awake  bool
	due    bool // both concepts are mentioned
}

// wake lets thesaurus claims take effect while both of their concepts are mentioned.
func (w *writing) wake() error {
	for _, concept := range slices.Sorted(maps.Keys(w.concepts)) {
		var seeds []seed
		err := w.query(sqlSeedsAt, []any{concept}, func(r row) error {
			s := seed{r.int64(0), r.blob(1), stored{r.blob(5), r.blob(4)}, r.int(7) == 1, r.int(8) == 1}
			if s.awake != s.due {
				seeds = append(seeds, s)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, s := range seeds {
			step := w.putSeedClaim
			if s.awake {
				step = func(s seed) error { return w.dropSeedClaim(s.cid) }
			}
			if err := step(s); err != nil {
				return fmt.Errorf("thesaurus claims of %s: %w", concept, err)
			}
		}
	}
	return nil
}

func (w *writing) putSeedClaim(s seed) error {
	var c graph.Claim
	if err := w.codec.load(s.stored.json, s.stored.sum, &c); err != nil {
		return err
	}
	key, edge, err := w.edge(c.Subject, c.Predicate, c.Object)
	if err != nil {
		return err
	}
	modality := codeOfModality(c.Modality)
	w.gain(edge, key, edgeClaim{true, modality, c.Confidence, "", c.Role})
	return w.exec(sqlPutClaim, undated, "", 0, s.cid, 0, 0, edge, s.source, true, modality, c.Confidence, "", string(c.From),
		string(c.To), c.Role, c.Rule, c.Seed, "")
}

func (w *writing) dropSeedClaim(cid []byte) error {
	err := w.query(sqlSeedClaim, []any{cid}, func(r row) error {
		w.lose(r.int64(0), edgeKey{subject: r.int64(1), object: r.int64(2), predicate: r.int(3), name: r.text(4)}, true, negated)
		return nil
	})
	if err != nil {
		return err
	}
	return w.exec(sqlDropSeedClaim, cid)
}

const sqlSweep = `DELETE FROM node WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM entity WHERE id = ?1)
	AND NOT EXISTS (SELECT 1 FROM article WHERE id = ?1) AND NOT EXISTS (SELECT 1 FROM reading WHERE article = ?1)
	AND NOT EXISTS (SELECT 1 FROM edge WHERE subject = ?1) AND NOT EXISTS (SELECT 1 FROM edge WHERE object = ?1)`

// sweep forgets ids that nothing uses any more.
func (w *writing) sweep() error {
	swept := false
	for _, id := range sortedKeys(w.loose) {
		res, err := w.c.run(w.ctx, sqlSweep, id)
		if err != nil {
			return fmt.Errorf("forget unused id: %w", err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return fmt.Errorf("forget unused id: %w", err)
		}
		swept = swept || n > 0
	}
	if swept {
		clear(w.known.nodes)
	}
	return nil
}
