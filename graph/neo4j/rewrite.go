package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// rewritten reports whether what is derived from the article changes beyond its place in the group.
func (a *article) rewritten() bool { return a.dirty() || !a.was.same(a.is) }

// sorted returns the loaded articles by id.
func (w *writing) sorted() []*article {
	out := make([]*article, 0, len(w.article))
	for _, id := range slices.Sorted(maps.Keys(w.article)) {
		out = append(out, w.article[id])
	}
	return out
}

// written returns the articles of which everything is written anew, by id.
func (w *writing) written() []*article {
	return slices.DeleteFunc(w.sorted(), func(a *article) bool { return a.now == nil || !a.rewritten() })
}

// retract takes back what rewritten articles said before, and notes what they say now.
func (w *writing) retract() error {
	var cleared, gone []string
	for _, a := range w.sorted() {
		if !a.rewritten() {
			continue
		}
		if a.stored != nil {
			w.count(a.before, a.was, -1)
			cleared = append(cleared, a.id)
			if a.now == nil {
				gone = append(gone, a.id)
			}
		}
		if a.now != nil {
			w.count(a.now, a.is, +1)
		}
	}
	if err := w.remove("article_clear", cleared); err != nil {
		return err
	}
	if err := w.dropHoldings(); err != nil {
		return err
	}
	return w.remove("article_drop", gone)
}

// count adds what an article says to the tallies of entities and notes the edges and references concerned; sign -1 takes it back.
func (w *writing) count(f *facts, s standing, sign int) {
	for i := range f.sightings {
		if s.counted[i] {
			w.tally(f.sightings[i].ID).sight(&f.sightings[i], f.PublishedAt, sign)
		}
	}
	for i, c := range f.claims {
		key := c.edge(s.group)
		w.touchEdge(key)
		for _, end := range []string{key.Subject, key.Object} {
			if typeOf(end) == string(graph.ReferenceNode) {
				w.cited[end] = true
			}
		}
		if !s.makes[i] || c.Modality == graph.Negated {
			continue
		}
		for _, end := range []string{key.Subject, key.Object} {
			if graph.EntityType(typeOf(end)).Valid() {
				w.tally(end).claims += sign
			}
		}
	}
}

func (w *writing) dropHoldings() error {
	var rows []params
	for _, r := range slices.Concat(w.put, w.dropped) {
		if w.known[r.source] && w.article[r.Article].stored != nil {
			rows = append(rows, params{"source": r.source, "article": r.Article})
		}
	}
	return w.transaction.put("holding_drop", rows)
}

// putArticles writes the articles themselves and where their sources hold them.
func (w *writing) putArticles() error {
	var rows, places, holdings []params
	for _, a := range w.sorted() {
		switch {
		case a.now == nil:
		case a.rewritten():
			rows = append(rows, articleRow(a))
		case a.was.rank != a.is.rank || a.was.alone != a.is.alone:
			places = append(places, params{"id": a.id, "rank": a.is.rank, "alone": a.is.alone})
		}
	}
	for _, r := range w.put {
		for _, h := range r.holdings() {
			holdings = append(holdings, params{"source": r.source, "article": r.Article, "start": h.Start, "end": h.End})
		}
	}
	if err := w.transaction.put("article_put", rows); err != nil {
		return err
	}
	if err := w.transaction.put("article_place", places); err != nil {
		return err
	}
	return w.transaction.put("holding_put", holdings)
}

func articleRow(a *article) params {
	f := a.now
	words := make([]string, len(f.Terms))
	for i, t := range f.Terms {
		words[i] = wordOf(t)
	}
	return params{
		"id": a.id, "title": f.Title, "key": graph.SearchKey(f.Title), "start": f.Body, "length": f.length, "language": f.Language,
		"publication": f.Publication, "issue": f.Issue, "date": string(f.PublishedAt), "day": dayOf(f.PublishedAt),
		"recent": recentOf(f.PublishedAt), "group": a.is.group, "rank": a.is.rank, "alone": a.is.alone, "source": f.source,
		"sum": f.sum, "body": f.bodyID, "reading": f.id(), "words": strings.Join(words, " "), "sentences": len(f.Sentences),
		"idOrder": oddOrder(a.id), "keyOrder": oddOrder(graph.SearchKey(f.Title)),
	}
}

// maxWord bounds what the analyser takes as one word.
const maxWord = 200

// wordOf turns a term into one word of the full-text index: letters, digits and _ only, different for different terms.
func wordOf(term string) string {
	var b strings.Builder
	b.WriteByte('t')
	for _, c := range []byte(term) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	if b.Len() > maxWord {
		return "h" + digest([]byte(term))
	}
	return b.String()
}

// putMentions writes sentences, the entities named in them, and which entities each article names.
func (w *writing) putMentions() error {
	var sentences, names, mentions, loose []params
	for _, a := range w.written() {
		f := a.now
		for i, s := range f.Sentences {
			text, _ := f.at.Slice(s)
			sentences = append(sentences, params{
				"article": a.id, "id": sentenceID(a.id, i), "start": s.Start, "end": s.End, "text": text, "place": i,
			})
		}
		for i := range f.sightings {
			e := &f.sightings[i]
			names = append(names, params{
				"article": a.id, "entity": e.ID, "salience": e.Salience, "mentions": len(e.Mentions), "counted": a.is.counted[i],
				"recent": recentOf(f.PublishedAt),
			})
			for _, m := range e.Mentions {
				row := params{
					"from": a.id, "entity": e.ID, "start": m.Start, "end": m.End, "text": m.Text, "recogniser": m.Recogniser,
					"confidence": m.Confidence,
				}
				if at := f.sentenceOf(m.Start); at >= 0 {
					row["from"] = sentenceID(a.id, at)
					mentions = append(mentions, row)
				} else {
					loose = append(loose, row)
				}
			}
		}
	}
	for _, put := range []struct {
		statement string
		rows      []params
	}{{"sentence_put", sentences}, {"names_put", names}, {"mention_put", mentions}, {"mention_outside_put", loose}} {
		if err := w.transaction.put(put.statement, put.rows); err != nil {
			return err
		}
	}
	return nil
}

func sentenceID(article string, i int) string { return fmt.Sprintf("%s#%d", article, i) }
