package sqlite

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// articleColumns are what articleOf reads.
const articleColumns = `a.aid, a.title, a.start, a.length, a.language, a.publication, a.issue, a.date, a.key, a.id, a.grp, a.members,
	a.source, a.sum, CASE a.rank WHEN 0 THEN a.aid ELSE (SELECT g.aid FROM article g WHERE g.id = a.grp) END`

// articleWidth is the number of articleColumns; how many terms match stands behind them.
const articleWidth = 15

// foundArticle is an article of a page with what is needed to complete it.
type foundArticle struct {
	graph.Article
	key       string
	id, group int64
	members   int
	source    int64
	sum       []byte
}

func articleOf(r row) foundArticle {
	return foundArticle{
		Article: graph.Article{
			ID: articlePrefix + r.text(0), Title: r.text(1), Body: r.int(2), Length: r.int(3), Language: r.text(4),
			Publication: r.text(5), Issue: r.text(6), PublishedAt: graph.Date(r.text(7)), Group: articlePrefix + r.text(14),
			Matched: r.int(articleWidth),
		},
		key: r.text(8), id: r.int64(9), group: r.int64(10), members: r.int(11), source: r.int64(12), sum: r.blob(13),
	}
}

// Articles implements [graph.Store].
func (s *Store) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Page[graph.Article]
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		terms, err := matchTerms(ctx, c, q.Filter.Terms)
		if err != nil {
			return err
		}
		out, err = perParent(ctx, c, q.OfEntities, func(entity int64) (graph.Page[graph.Article], error) {
			sel := articleSelection(q.Filter, entity, terms)
			found, err := page(ctx, c, sel, articleOrder(q.Order, sel), q.Window, func(r row) (foundArticle, graph.Position, error) {
				a := articleOf(r)
				return a, articlePosition(q.Order, &a), nil
			})
			if err != nil {
				return graph.Page[graph.Article]{}, err
			}
			return s.complete(ctx, c, found, q.Content)
		})
		return err
	})
	return out, err
}

// articleSelection selects articles as an ArticleFilter lists them, those that mention an entity when there is one. terms is
// what matchTerms answered.
func articleSelection(f graph.ArticleFilter, entity int64, terms []int64) *selection {
	q := &selection{columns: articleColumns + ", 0", from: "article a"}
	rest := articleConditions{filter: f, entity: entity}
	switch {
	case len(f.Terms) > 0:
		q.columns = articleColumns + ", m.n"
		q.with = "m (id, n) AS MATERIALIZED (SELECT value >> 16, value & 65535 FROM json_each(?))"
		q.withArgs = []any{list(terms)}
		q.from = "m CROSS JOIN article a ON a.id = m.id"
	case entity != 0:
		q.from = "sighting s CROSS JOIN article a ON a.id = s.article"
		q.and("s.entity = ?", entity)
		rest.entity = 0
		if !f.EachMember && narrowsNothing(f) {
			q.and("s.counted = 1") // the first member that mentions the entity
			q.counted = "sighting s"
			return q
		}
	case len(f.Mentioning) > 0:
		q.from = "sighting s CROSS JOIN article a ON a.id = s.article"
		q.and("s.entity = (SELECT id FROM node WHERE name = ?)", f.Mentioning[0])
	case len(f.IDs) > 0:
		q.from = "json_each(?) i CROSS JOIN node n ON n.name = i.value CROSS JOIN article a ON a.id = n.id"
		q.fromArgs = []any{list(distinct(f.IDs))}
	}
	rest.put(q, "a")
	if !f.EachMember {
		sub := &selection{from: "article b"}
		sub.and("b.grp = a.grp AND b.rank < a.rank")
		inner := articleConditions{filter: f, entity: entity, withTerms: true}
		inner.put(sub, "b")
		text, args := sub.statement("1")
		q.and("(a.rank = 0 OR NOT EXISTS ("+text+"))", args...)
	}
	return q
}

// narrowsNothing reports whether a filter lets every article pass.
func narrowsNothing(f graph.ArticleFilter) bool {
	return len(f.IDs)+len(f.Mentioning)+len(f.Sources)+len(f.Publications)+len(f.Issues)+len(f.Languages)+len(f.Terms) == 0 &&
		f.Period.Empty()
}

// articleConditions is what an article must fulfil.
type articleConditions struct {
	filter    graph.ArticleFilter
	entity    int64 // mentioned by it; 0: none
	withTerms bool  // the terms too; a common table m holds the articles that have one
}

// put adds the conditions for the article with an alias.
func (a articleConditions) put(q *selection, alias string) {
	f := a.filter
	if a.entity != 0 {
		q.and("EXISTS (SELECT 1 FROM sighting WHERE article = "+alias+".id AND entity = ?)", a.entity)
	}
	for _, id := range f.Mentioning {
		q.and("EXISTS (SELECT 1 FROM sighting WHERE article = "+alias+".id AND entity = (SELECT id FROM node WHERE name = ?))", id)
	}
	if len(f.IDs) > 0 {
		q.and(inList("'article:' || "+alias+".aid"), list(f.IDs))
	}
	if len(f.Sources) > 0 {
		q.and("EXISTS (SELECT 1 FROM reading r JOIN source o ON o.id = r.source WHERE r.article = "+alias+".id AND "+inList("o.name")+")",
			list(f.Sources))
	}
	if len(f.Publications) > 0 {
		q.and(inList(alias+".publication"), list(f.Publications))
	}
	if len(f.Issues) > 0 {
		q.and(inList(alias+".issue"), list(f.Issues))
	}
	if len(f.Languages) > 0 {
		q.and(inList(alias+".language"), list(f.Languages))
	}
	within(q, alias+".recent", f.Period)
	if a.withTerms && len(f.Terms) > 0 {
		q.and(alias + ".id IN (SELECT id FROM m)")
	}
}

// within adds the condition that a day lies in a period; column holds it as recentOf gives it.
func within(q *selection, column string, p graph.Period) {
	if p.Empty() {
		return
	}
	newest := 0
	if p.To != "" {
		newest = recentDay(p.To.Last())
	}
	oldest := undated - 1
	if p.From != "" {
		oldest = recentDay(p.From.First())
	}
	q.and(column+" BETWEEN ? AND ?", newest, oldest)
}

// articleOrder is an order of the articles of a selection.
func articleOrder(o graph.ArticleOrder, q *selection) order {
	switch o {
	case graph.OldestFirst:
		return order{[]string{"a.recent = 99999999", "-a.recent", "a.aid"}, func(p graph.Position) ([]any, error) {
			recent := recentDay(p.Key)
			return []any{recent == undated, -recent, aidOf(p.ID)}, nil
		}}
	case graph.ByTitle:
		return order{[]string{"a.key = ''", "a.key", "a.aid"}, func(p graph.Position) ([]any, error) {
			return []any{p.Key == "", p.Key, aidOf(p.ID)}, nil
		}}
	case graph.MostMatching:
		return order{[]string{"-m.n", "a.recent", "a.aid"}, func(p graph.Position) ([]any, error) {
			n, day, _ := strings.Cut(p.Key, " ")
			matched, err := strconv.Atoi(n)
			if err != nil {
				return nil, badPosition(p)
			}
			return []any{-matched, recentDay(day), aidOf(p.ID)}, nil
		}}
	}
	columns := []string{"a.recent", "a.aid"}
	if strings.HasPrefix(q.from, "sighting s") {
		columns = []string{"s.recent", "s.aid"}
	}
	return order{columns, func(p graph.Position) ([]any, error) { return []any{recentDay(p.Key), aidOf(p.ID)}, nil }}
}

func articlePosition(o graph.ArticleOrder, a *foundArticle) graph.Position {
	key := a.PublishedAt.First()
	switch o {
	case graph.ByTitle:
		key = a.key
	case graph.MostMatching:
		key = strconv.Itoa(a.Matched) + " " + key
	}
	return graph.Position{Key: key, ID: a.ID}
}

const (
	sqlLastArticle = `SELECT coalesce(max(id), -1) FROM article`
	sqlTermLists   = `SELECT articles FROM term WHERE chunk = ? AND term IN (SELECT value FROM json_each(?))`
)

// matchBits is how many bits of a match hold the number of terms; the SQL of articleSelection takes it apart again.
const matchBits = 16

// matchTerms returns which articles have at least one of the terms and how many, packed: id << matchBits | count.
func matchTerms(ctx context.Context, c *conn, terms []string) ([]int64, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	last, _, err := c.number(ctx, sqlLastArticle)
	if err != nil {
		return nil, err
	}
	counts := map[int64]int64{}
	for base := int64(0); base <= last; base += 1 << chunkBits {
		err := c.query(ctx, sqlTermLists, []any{base >> chunkBits, list(distinct(terms))}, func(r row) error {
			for b := r.blob(0); len(b) >= 2; b = b[2:] {
				counts[base|int64(binary.LittleEndian.Uint16(b))]++
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]int64, 0, len(counts))
	for id, n := range counts {
		out = append(out, id<<matchBits|min(n, 1<<matchBits-1))
	}
	slices.Sort(out)
	return out, nil
}

const (
	sqlHoldings = `SELECT r.article, o.name, r.places FROM json_each(?) i CROSS JOIN reading r ON r.article = i.value
		JOIN source o ON o.id = r.source ORDER BY r.article, o.name`
	sqlMembers     = `SELECT a.grp, a.aid, a.id FROM json_each(?) i CROSS JOIN article a ON a.grp = i.value ORDER BY a.grp, a.rank`
	sqlSourceNames = `SELECT o.id, o.name FROM json_each(?) i CROSS JOIN source o ON o.id = i.value`
)

// complete loads what stands in other tables: who holds the articles, their groups, their content when asked for.
func (s *Store) complete(
	ctx context.Context, c *conn, found graph.Page[foundArticle], content bool,
) (graph.Page[graph.Article], error) {
	out := graph.Page[graph.Article]{Positions: found.Positions, More: found.More, Total: found.Total}
	var ids, groups []int64
	for i := range found.Items {
		ids = append(ids, found.Items[i].id)
		if found.Items[i].members > 1 {
			groups = append(groups, found.Items[i].group)
		}
	}
	holdings, err := holdingsOf(ctx, c, ids)
	if err != nil {
		return out, err
	}
	members, err := membersOf(ctx, c, groups)
	if err != nil {
		return out, err
	}
	var sources map[int64]string
	if content {
		if sources, err = sourceNames(ctx, c, found.Items); err != nil {
			return out, err
		}
	}
	for i := range found.Items {
		a := &found.Items[i]
		a.Holdings, a.Reading = holdings[a.id], sources[a.source]
		if content && a.Reading == "" { // no foreign key holds an article to its source
			return out, errDigest
		}
		for _, m := range members[a.group] {
			if m != a.ID {
				a.Members = append(a.Members, m)
			}
		}
		if content {
			if err := s.fill(ctx, c, a); err != nil {
				return out, fmt.Errorf("load content of %s: %w", a.ID, err)
			}
		}
		out.Items = append(out.Items, a.Article)
	}
	return out, nil
}

func holdingsOf(ctx context.Context, c *conn, ids []int64) (map[int64][]graph.Holding, error) {
	out := map[int64][]graph.Holding{}
	if len(ids) == 0 {
		return out, nil
	}
	err := c.query(ctx, sqlHoldings, []any{list(ids)}, func(r row) error {
		held, ok := unpackHoldings(r.blob(2), r.text(1))
		if !ok {
			return errDigest
		}
		out[r.int64(0)] = append(out[r.int64(0)], held...)
		return nil
	})
	return out, err
}

// sourceNames returns the ids of the sources whose readings of articles are preferred.
func sourceNames(ctx context.Context, c *conn, found []foundArticle) (map[int64]string, error) {
	ids := make([]int64, len(found))
	for i := range found {
		ids[i] = found[i].source
	}
	out := map[int64]string{}
	err := c.query(ctx, sqlSourceNames, []any{list(distinct(ids))}, func(r row) error {
		out[r.int64(0)] = r.text(1)
		return nil
	})
	return out, err
}

func membersOf(ctx context.Context, c *conn, groups []int64) (map[int64][]string, error) {
	out := map[int64][]string{}
	if len(groups) == 0 {
		return out, nil
	}
	err := c.query(ctx, sqlMembers, []any{list(distinct(groups))}, func(r row) error {
		out[r.int64(0)] = append(out[r.int64(0)], articlePrefix+r.text(1))
		return nil
	})
	return out, err
}

// fill loads the content of an article from the reading that is preferred. What was read of late is in memory, under the digest
// of the reading.
func (s *Store) fill(ctx context.Context, c *conn, a *foundArticle) error {
	var reading *graph.Reading
	s.texts.get([]string{string(a.sum)}, func(_ string, r *graph.Reading) { reading = r })
	if reading == nil {
		var err error
		if reading, err = s.content(ctx, c, a); err != nil {
			return err
		}
		s.texts.put(string(a.sum), reading)
	}
	a.Text, a.Subtitle, a.Sentences, a.Pieces, a.Citations = reading.Text, reading.Subtitle, reading.Sentences, reading.Pieces, reading.Citations
	return nil
}

func (s *Store) content(ctx context.Context, c *conn, a *foundArticle) (*graph.Reading, error) {
	var plain []byte
	var loadErr error
	found, err := c.one(ctx, sqlReading, []any{a.source, a.id}, func(r row) { plain, loadErr = s.codec.inflate(r.blob(0), r.blob(1)) })
	switch {
	case err != nil:
		return nil, err
	case loadErr != nil:
		return nil, loadErr
	case !found:
		return nil, errDigest
	}
	return shown(plain)
}
