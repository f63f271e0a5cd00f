package sqlite

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// packedClaim is what a count needs to know of a claim.
type packedClaim struct {
	predicate, modality, from, to, rule, confidence int
	counted                                         bool
}

func packClaim(p *packer, c packedClaim) {
	counted := 0
	if c.counted {
		counted = 1
	}
	for _, n := range []int{c.predicate, c.modality, c.from, c.to, c.rule, c.confidence, counted} {
		p.num(n)
	}
}

// unpackClaims calls each with the claims of column claims; false when the bytes are damaged.
func unpackClaims(b []byte, each func(packedClaim)) bool {
	u := unpacker{b: b}
	for u.more() {
		c := packedClaim{u.num(), u.num(), u.num(), u.num(), u.num(), u.num(), u.num() == 1}
		if u.bad {
			return false
		}
		each(c)
	}
	return true
}

const sqlRules = `SELECT id, name FROM rule`

// claims counts claims: those of articles from their rows, those of the thesaurus from their own.
func (n *counting) claims(ctx context.Context) error {
	rules := map[int]string{}
	err := n.c.query(ctx, sqlRules, nil, func(r row) error {
		rules[r.int(0)] = r.text(1)
		return nil
	})
	if err != nil {
		return err
	}
	sel := claimingArticles(n.q.Claims)
	sql, args := sel.statement("a.publication, a.date, a.claims")
	pass := passes(n.q.Claims, rules)
	err = n.c.query(ctx, sql, args, func(r row) error {
		a := &listed{publication: r.text(0), date: graph.Date(r.text(1))}
		ok := unpackClaims(r.blob(2), func(c packedClaim) {
			if pass(c) {
				n.add(n.place(c.in(a, rules[c.rule])), 1)
			}
		})
		if !ok {
			return errDigest
		}
		return nil
	})
	if err != nil {
		return err
	}
	return n.thesaurusClaims(ctx)
}

// claimingArticles selects the articles whose claims may pass a filter.
func claimingArticles(f graph.ClaimFilter) *selection {
	q := &selection{from: "article a"}
	articleConditions{filter: graph.ArticleFilter{
		Sources: f.Sources, Publications: f.Publications, Period: f.Period,
	}}.put(q, "a")
	return q
}

// passes returns the test of a filter for the claims of an article that passes it.
func passes(f graph.ClaimFilter, rules map[int]string) func(packedClaim) bool {
	among := func(list []int) func(int) bool {
		bits := uint64(0)
		for _, n := range list {
			if n >= 0 {
				bits |= 1 << n
			}
		}
		return func(n int) bool { return len(list) == 0 || bits>>n&1 == 1 }
	}
	predicate := among(codes(f.Predicates, codeOfPredicate))
	from, to := among(codes(f.SubjectTypes, codeOfType)), among(codes(f.ObjectTypes, codeOfType))
	modality := among(codes(f.Modalities, codeOfModality))
	if len(f.Modalities) == 0 {
		modality = func(n int) bool { return n != negated }
	}
	return func(c packedClaim) bool {
		return (c.counted || f.EachMember) && predicate(c.predicate) && from(c.from) && to(c.to) && modality(c.modality) &&
			c.confidence >= f.MinConfidence && (len(f.Rules) == 0 || slices.Contains(f.Rules, rules[c.rule]))
	}
}

// in gives the values of a claim that an article makes.
func (c *packedClaim) in(a *listed, rule string) func(graph.Dimension) string {
	return func(d graph.Dimension) string {
		switch d {
		case graph.PerPredicate:
			return string(decode(predicates(), c.predicate))
		case graph.PerModality:
			return string(decode(modalities(), c.modality))
		case graph.PerSubjectType:
			return string(decode(nodeTypes(), c.from))
		case graph.PerObjectType:
			return string(decode(nodeTypes(), c.to))
		case graph.PerRule:
			return rule
		default:
			return a.value(d)
		}
	}
}

func (n *counting) thesaurusClaims(ctx context.Context) error {
	sel := &selection{from: claimTables + edgeNodes}
	sel.and("c.recent = 99999999 AND c.aid = '' AND c.article = 0")
	narrowClaims(sel, n.q.Claims)
	narrowEdges(sel, n.q.Claims)
	sql, args := sel.statement("e.predicate, c.modality, s.type, o.type, c.rule")
	return n.c.query(ctx, sql, args, func(r row) error {
		c := packedClaim{predicate: r.int(0), modality: r.int(1), from: r.int(2), to: r.int(3)}
		n.add(n.place(c.in(&listed{}, r.text(4))), 1)
		return nil
	})
}

const (
	sqlNodeNames = `SELECT n.id, n.name FROM json_each(?) i CROSS JOIN node n ON n.id = i.value`
	sqlAllNames  = `SELECT id, name FROM entity`
	manyEntities = 2000 // from here on it is cheaper to read all ids
)

// result puts the counts in order.
func (n *counting) result(ctx context.Context) ([]graph.Count, error) {
	if len(n.q.By) == 0 {
		return []graph.Count{{N: n.total}}, nil
	}
	groups := n.most()
	names, err := n.names(ctx, groups)
	if err != nil || len(groups) == 0 {
		return nil, err
	}
	out := make([]graph.Count, len(groups))
	for i, g := range groups {
		out[i] = graph.Count{Keys: n.keys(g, names), N: n.sums[g]}
	}
	slices.SortFunc(out, func(a, b graph.Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Keys, b.Keys))
	})
	if n.q.Limit > 0 && n.q.Limit < len(out) {
		out = out[:n.q.Limit]
	}
	return out, nil
}

// most returns the groups that can make it into the answer: the most frequent ones, and all that equal the last of them, which
// compete by their keys.
func (n *counting) most() []group {
	least := 1
	if limit := n.q.Limit; limit > 0 && limit < len(n.sums) {
		counts := slices.Sorted(maps.Values(n.sums))
		least = counts[len(counts)-limit]
	}
	var out []group
	for g, count := range n.sums {
		if count >= least {
			out = append(out, g)
		}
	}
	return out
}

func (n *counting) keys(g group, names map[int64]string) []string {
	keys := make([]string, len(n.q.By))
	for i, d := range n.q.By {
		if d == graph.PerEntity {
			keys[i] = names[g.entity]
		} else {
			keys[i] = n.texts[[2]uint32{g.first, g.second}[i]]
		}
	}
	return keys
}

func (n *counting) names(ctx context.Context, groups []group) (map[int64]string, error) {
	names := map[int64]string{}
	for _, g := range groups {
		if g.entity != 0 {
			names[g.entity] = ""
		}
	}
	if len(names) == 0 {
		return names, nil
	}
	sql, args := sqlAllNames, []any(nil)
	if len(names) < manyEntities {
		sql, args = sqlNodeNames, []any{list(sortedKeys(names))}
	}
	err := n.c.query(ctx, sql, args, func(r row) error {
		if _, ok := names[r.int64(0)]; ok {
			names[r.int64(0)] = r.text(1)
		}
		return nil
	})
	return names, err
}
