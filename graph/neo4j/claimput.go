package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// claimRows gathers the rows of claims to write, by statement.
type claimRows map[string][]params

// claimStatements are the statements of claimRows in the order in which they run.
func claimStatements() []string {
	return []string{
		"reference_put", "claim_put", "claim_of_article_put", "claim_of_source_put", "subject_entity_put", "subject_article_put",
		"subject_reference_put", "object_entity_put", "object_article_put", "object_reference_put", "evidence_put",
	}
}

func (w *writing) flush(rows claimRows) error {
	for _, statement := range claimStatements() {
		if err := w.transaction.put(statement, rows[statement]); err != nil {
			return err
		}
	}
	return nil
}

// putClaims writes the claims of rewritten articles with their ends and evidence.
func (w *writing) putClaims() error {
	rows := claimRows{}
	for _, a := range w.written() {
		for i := range a.now.claims {
			rows.addOfArticle(a, i)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.cited)) {
		rows["reference_put"] = append(rows["reference_put"], params{"id": id, "name": referenceName(id)})
	}
	if err := w.flush(rows); err != nil {
		return err
	}
	return w.remove("reference_drop", slices.Sorted(maps.Keys(w.cited)))
}

// referenceName is what people see of a reference: its id in words.
func referenceName(id string) string {
	_, slug, _ := strings.Cut(id, ":")
	return strings.ReplaceAll(slug, "-", " ")
}

func (rows claimRows) addOfArticle(a *article, i int) {
	f, c := a.now, a.now.claims[i]
	row := claimRow(c.Claim, c.id, c.edge(a.is.group))
	row["article"], row["source"], row["quote"] = a.id, f.source, c.quote
	row["publication"], row["date"], row["day"], row["recent"] = f.Publication, string(f.PublishedAt), dayOf(f.PublishedAt), recentOf(f.PublishedAt)
	row["place"], row["counted"] = ordered(claimPlace(a.id, c.Evidence.Start)), a.is.makes[i]
	row["doubt"] = doubtOf(c.Confidence, recentOf(f.PublishedAt))
	rows.add(row)
	rows["claim_of_article_put"] = append(rows["claim_of_article_put"], params{"id": c.id, "node": a.id})
	for n, s := range f.Sentences {
		if s.Start < c.Evidence.End && s.End > c.Evidence.Start {
			rows["evidence_put"] = append(rows["evidence_put"], params{
				"id": c.id, "sentence": sentenceID(a.id, n), "start": c.Evidence.Start, "end": c.Evidence.End,
			})
		}
	}
}

func (rows claimRows) addOfSeed(s seed) {
	c := claim{Claim: s.Claim, id: s.id}
	row := claimRow(c.Claim, c.id, c.edge(""))
	row["article"], row["source"], row["quote"], row["publication"], row["date"], row["day"] = "", s.source, "", "", "", 0
	row["recent"], row["place"], row["counted"] = undated, claimPlace("", 0), true
	row["doubt"] = doubtOf(c.Confidence, undated)
	rows.add(row)
	rows["claim_of_source_put"] = append(rows["claim_of_source_put"], params{"id": c.id, "node": s.source})
}

func claimRow(c graph.Claim, id string, key graph.EdgeKey) params {
	return params{
		"id": id, "edge": key.ID(), "edgeOrder": oddOrder(key.ID()), "subject": key.Subject, "predicate": string(c.Predicate), "object": key.Object,
		"subjectType": typeOf(key.Subject), "objectType": typeOf(key.Object), "modality": string(c.Modality), "role": c.Role,
		"from": string(c.From), "to": string(c.To), "confidence": c.Confidence, "rule": c.Rule, "seed": c.Seed,
		"start": c.Evidence.Start, "end": c.Evidence.End,
	}
}

// add notes the claim and the nodes at its ends.
func (rows claimRows) add(row params) {
	rows["claim_put"] = append(rows["claim_put"], row)
	for _, end := range []string{"subject", "object"} {
		kind := "entity"
		switch row[end+"Type"] {
		case string(graph.ArticleNode):
			kind = "article"
		case string(graph.ReferenceNode):
			kind = "reference"
		}
		statement := end + "_" + kind + "_put"
		rows[statement] = append(rows[statement], params{"id": row["id"], "node": row[end]})
	}
}

// claimPlace orders claims of one day: by article, then start of the evidence. NUL comes before every character of an id. The
// database holds what ordered makes of it.
func claimPlace(article string, start int) string { return fmt.Sprintf("%s\x00%010d", article, start) }

// doubtOf returns a number that ascends from the least certain claim to the most, and among equals from the newest day to the oldest.
func doubtOf(confidence, recent int) int { return graph.Margin(confidence)*dayStep + recent }

// wake lets thesaurus claims take effect while both of their concepts are mentioned, and sleep otherwise.
func (w *writing) wake() error {
	rows := claimRows{}
	var drop []string
	seen := map[string]bool{}
	err := w.lookUp("seeds_at", slices.Sorted(maps.Keys(w.concept)), func(r row) error {
		s := seed{id: r.text(0), source: r.text(1), sum: r.text(2), packed: r.blob(3)}
		awake, due := r.bool(4), r.bool(5)
		if awake == due || seen[s.id] {
			return nil
		}
		seen[s.id] = true
		if err := load(s.packed, s.sum, &s.Claim); err != nil {
			return err
		}
		w.touchEdge(graph.EdgeKey{Subject: s.Subject, Predicate: s.Predicate, Object: s.Object})
		if due {
			rows.addOfSeed(s)
		} else {
			drop = append(drop, s.id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.remove("claim_drop", drop); err != nil {
		return err
	}
	return w.flush(rows)
}

// sumEdges makes the derived relationships between nodes equal to what their counted claims say.
func (w *writing) sumEdges() error {
	var put, drop []params
	sums := map[string]row{}
	keys := slices.Sorted(maps.Keys(w.edges))
	err := w.lookUp("edge_sums", keys, func(r row) error {
		sums[r.text(0)] = r
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range keys {
		k := w.edges[id]
		row := params{"id": id, "idOrder": oddOrder(id), "subject": k.Subject, "predicate": string(k.Predicate), "object": k.Object}
		r, ok := sums[id]
		if !ok {
			drop = append(drop, row)
			continue
		}
		row["subjectType"], row["objectType"] = typeOf(k.Subject), typeOf(k.Object)
		row["claims"], row["confidence"], row["first"], row["last"] = r.int(1), r.int(2), r.text(5), r.text(6)
		row["modalities"], row["roles"] = inOrder(r.texts(3)), sortedTexts(r.texts(4))
		put = append(put, row)
	}
	if err := w.transaction.put("edge_drop", drop); err != nil {
		return err
	}
	return w.putEdges(put)
}

// putEdges updates the derived relationships that are there and makes the others.
func (w *writing) putEdges(rows []params) error {
	there := map[any]bool{}
	err := w.putEach("edge_update", rows, func(r row) { there[r.text(0)] = true })
	if err != nil {
		return err
	}
	return w.transaction.put("edge_create", slices.DeleteFunc(rows, func(row params) bool { return there[row["id"]] }))
}

// inOrder returns modalities in the order in which lists show them.
func inOrder(list []string) []string {
	out := []string{}
	for _, m := range graph.Modalities() {
		if slices.Contains(list, string(m)) {
			out = append(out, string(m))
		}
	}
	return out
}

// sortedTexts returns a list sorted, without the empty text; never nil, since the database has no null in a list.
func sortedTexts(list []string) []string {
	out := slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	slices.Sort(out)
	if out == nil {
		return []string{}
	}
	return out
}
