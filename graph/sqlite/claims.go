package sqlite

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const (
	// claimColumns are what claimOf reads.
	claimColumns = `e.name, c.modality, c.role, c.since, c.until, c.confidence, c.rule, c.start, c.end, c.seed, c.cid, c.article, c.aid,
		h.name, c.quote, c.date`
	claimTables     = `claim c CROSS JOIN edge e ON e.id = c.edge CROSS JOIN source h ON h.id = c.source`
	sqlEdgeNumbers  = `SELECT i.value, e.id FROM json_each(?) i CROSS JOIN edge e ON e.name = i.value`
	sqlArticlePlace = `SELECT a.recent, a.aid FROM node n JOIN article a ON a.id = n.id WHERE n.name = ?`
)

func claimOf(r row) (graph.ClaimRecord, graph.Position, error) {
	key, ok := edgeKeyOf(r.text(0))
	if !ok {
		return graph.ClaimRecord{}, graph.Position{}, errDigest
	}
	c := graph.ClaimRecord{
		Claim: graph.Claim{
			Subject: key.Subject, Predicate: key.Predicate, Object: key.Object, Modality: decode(modalities(), r.int(1)),
			Role: r.text(2), From: graph.Date(r.text(3)), To: graph.Date(r.text(4)), Confidence: r.int(5), Rule: r.text(6),
			Evidence: graph.Span{Start: r.int(7), End: r.int(8)}, Seed: r.text(9),
		},
		ID: claimID(r.blob(10)), Source: r.text(13), Quote: r.text(14), Date: graph.Date(r.text(15)),
	}
	if r.int64(11) != 0 {
		c.Article = articlePrefix + r.text(12)
	}
	at := c.Date.First() + " " + c.Article + " " + strconv.Itoa(c.Evidence.Start)
	return c, graph.Position{Key: at, ID: c.ID}, nil
}

// uncertainOf is claimOf with the position in the order of the least certain.
func uncertainOf(r row) (graph.ClaimRecord, graph.Position, error) {
	c, at, err := claimOf(r)
	at.Key = strconv.Itoa(graph.Margin(c.Confidence)) + " " + at.Key
	return c, at, err
}

// leastCertain is the order by margin, then by evidence.
func leastCertain() order {
	evidence := byEvidence()
	return order{append([]string{"abs(c.confidence - 500)"}, evidence.columns...), func(p graph.Position) ([]any, error) {
		margin, rest, _ := strings.Cut(p.Key, " ")
		n, err := strconv.Atoi(margin)
		if err != nil {
			return nil, badPosition(p)
		}
		values, err := evidence.at(graph.Position{Key: rest, ID: p.ID})
		return append([]any{n}, values...), err
	}}
}

// byEvidence is the order by newest article, article, start of the evidence, id.
func byEvidence() order {
	return order{[]string{"c.recent", "c.aid", "c.start", "c.cid"}, func(p graph.Position) ([]any, error) {
		day, rest, _ := strings.Cut(p.Key, " ")
		cut := strings.LastIndexByte(rest, ' ')
		start, err := strconv.Atoi(rest[cut+1:])
		if err != nil || cut < 0 {
			return nil, badPosition(p)
		}
		cid := cidOf(p.ID)
		if cid == nil && p.ID != "" {
			return nil, badPosition(p)
		}
		return []any{recentDay(day), aidOf(rest[:cut]), start, append([]byte{}, cid...)}, nil
	}}
}

// Claims implements [graph.Store].
func (s *Store) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	by, item := byEvidence(), claimOf
	if q.Order == graph.LeastCertain {
		by, item = leastCertain(), uncertainOf
	}
	var out []graph.Page[graph.ClaimRecord]
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		parents, err := claimParents(ctx, c, q)
		if err != nil {
			return err
		}
		out = make([]graph.Page[graph.ClaimRecord], len(parents))
		for i, narrow := range parents {
			if narrow == nil {
				continue
			}
			sel := &selection{columns: claimColumns, from: claimTables}
			if len(q.Filter.SubjectTypes)+len(q.Filter.ObjectTypes) > 0 {
				sel.from += edgeNodes
			}
			narrow(sel)
			narrowClaims(sel, q.Filter)
			narrowEdges(sel, q.Filter)
			if out[i], err = page(ctx, c, sel, by, q.Window, item); err != nil {
				return fmt.Errorf("page %d of claims: %w", i+1, err)
			}
		}
		return nil
	})
	return out, err
}

// claimParents returns for each page that is asked for what narrows the claims to its parent; nil where the parent is not there.
func claimParents(ctx context.Context, c *conn, q graph.ClaimQuery) ([]func(*selection), error) {
	var out []func(*selection)
	edges, err := edgeNumbers(ctx, c, q.OfEdges)
	if err != nil {
		return nil, err
	}
	for _, key := range q.OfEdges {
		out = append(out, nil)
		if id, found := edges[key.ID()]; found {
			out[len(out)-1] = func(sel *selection) { sel.and("c.edge = ?", id) }
		}
	}
	for _, article := range q.OfArticles {
		out = append(out, nil)
		_, err := c.one(ctx, sqlArticlePlace, []any{article}, func(r row) {
			recent, aid := r.int(0), r.text(1)
			out[len(out)-1] = func(sel *selection) { sel.and("c.recent = ? AND c.aid = ?", recent, aid) }
		})
		if err != nil {
			return nil, err
		}
	}
	if len(q.OfEdges)+len(q.OfArticles) == 0 {
		out = append(out, func(*selection) {})
	}
	return out, nil
}

// edgeNumbers returns the numbers of those edges that the store has, by id.
func edgeNumbers(ctx context.Context, c *conn, keys []graph.EdgeKey) (map[string]int64, error) {
	out := make(map[string]int64, len(keys))
	if len(keys) == 0 {
		return out, nil
	}
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = k.ID()
	}
	err := c.query(ctx, sqlEdgeNumbers, []any{list(ids)}, func(r row) error {
		out[r.text(0)] = r.int64(1)
		return nil
	})
	return out, err
}
