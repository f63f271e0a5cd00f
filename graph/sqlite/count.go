package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Count implements [graph.Store].
//
// Sentences, mentions and claims are counted from what each article row holds packed: twenty thousand rows are read in the
// time in which SQLite steps through a tenth of their mentions.
func (s *Store) Count(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Count
	err := s.read(ctx, func(ctx context.Context, c *conn) error {
		n := &counting{c: c, q: q, sums: map[group]int{}, numbers: map[string]uint32{}}
		count := map[graph.Unit]func(context.Context) error{
			graph.CountArticles: n.articles, graph.CountSentences: n.articles, graph.CountMentions: n.articles,
			graph.CountEntities: n.entities, graph.CountClaims: n.claims,
		}[q.Of]
		if err := count(ctx); err != nil {
			return fmt.Errorf("count %s: %w", q.Of, err)
		}
		var err error
		out, err = n.result(ctx)
		return err
	})
	return out, err
}

// group is what is counted together: the values of the dimensions by number, texts by their place in counting.texts.
type group struct {
	first, second uint32
	entity        int64
}

// counting is one Count.
type counting struct {
	c       *conn
	q       graph.CountQuery
	sums    map[group]int
	total   int
	numbers map[string]uint32 // of texts
	texts   []string
	allowed map[int64]bool // entities that pass the filter; nil: all
	aside   map[int64]bool // of these no sentence is counted: all of them are in it
}

// by reports whether one of these dimensions is asked for.
func (n *counting) by(dims ...graph.Dimension) bool {
	return slices.ContainsFunc(n.q.By, func(d graph.Dimension) bool { return slices.Contains(dims, d) })
}

// place returns the group of what has these values; value is not asked for entities, which the caller adds.
func (n *counting) place(value func(graph.Dimension) string) group {
	var numbers [2]uint32
	for i, d := range n.q.By {
		if d == graph.PerEntity {
			continue
		}
		text := value(d)
		number, ok := n.numbers[text]
		if !ok {
			number = uint32(len(n.texts))
			n.numbers[text] = number
			n.texts = append(n.texts, text)
		}
		numbers[i] = number
	}
	return group{first: numbers[0], second: numbers[1]}
}

// add counts so many things that belong to a group.
func (n *counting) add(g group, many int) {
	n.total += many
	if len(n.q.By) > 0 {
		n.sums[g] += many
	}
}

// listed is an article that the filter lists.
type listed struct {
	publication, issue, language string
	date                         graph.Date
	entities                     []seen
	sentences                    [][]int // for each the numbers of entities named in it
}

// seen is an entity in a listed article.
type seen struct {
	id       int64
	typ      int
	mentions int
}

func (a *listed) value(d graph.Dimension) string {
	switch d {
	case graph.PerPublication:
		return a.publication
	case graph.PerIssue:
		return a.issue
	case graph.PerLanguage:
		return a.language
	case graph.PerYear:
		return a.date.Year()
	case graph.PerMonth:
		return a.date.Month()
	default:
		return ""
	}
}

// articles counts articles, sentences or mentions.
func (n *counting) articles(ctx context.Context) error {
	terms, err := matchTerms(ctx, n.c, n.q.Articles.Terms)
	if err != nil {
		return err
	}
	deep := n.q.Of != graph.CountArticles || n.by(graph.PerEntity, graph.PerType)
	if deep {
		if err := n.prepare(ctx); err != nil {
			return err
		}
	}
	sel := articleSelection(n.q.Articles, 0, terms)
	sql, args := sel.statement(n.columns(deep))
	return n.c.query(ctx, sql, args, func(r row) error {
		a := &listed{publication: r.text(0), issue: r.text(1), language: r.text(2), date: graph.Date(r.text(3))}
		if deep && !a.unpack(r.blob(4), n.q.Of == graph.CountSentences) {
			return errDigest
		}
		switch n.q.Of {
		case graph.CountSentences:
			n.sentencesOf(a)
		case graph.CountMentions:
			n.mentionsOf(a)
		default:
			n.article(a)
		}
		return nil
	})
}

// columns are what is read of each article: what nobody asks for stays in the file.
func (n *counting) columns(deep bool) string {
	out := []string{"NULL", "NULL", "NULL", "NULL", "NULL"}
	for i, c := range []struct {
		name  string
		asked bool
	}{
		{"a.publication", n.by(graph.PerPublication)},
		{"a.issue", n.by(graph.PerIssue)},
		{"a.language", n.by(graph.PerLanguage)},
		{"a.date", n.by(graph.PerYear, graph.PerMonth)},
		{"a.named", deep},
	} {
		if c.asked {
			out[i] = c.name
		}
	}
	return strings.Join(out, ", ")
}

// prepare finds out of which entities the counts speak.
func (n *counting) prepare(ctx context.Context) error {
	f := n.q.Entities
	if len(f.IDs)+len(f.Types)+len(f.Kinds)+len(f.NamePrefix)+len(f.NameContains)+len(f.SameAs) > 0 || f.MinArticles > 0 {
		n.allowed = map[int64]bool{}
		sql, args := entitySelection(f, 0).statement("e.id")
		err := n.c.query(ctx, sql, args, func(r row) error {
			n.allowed[r.int64(0)] = true
			return nil
		})
		if err != nil {
			return err
		}
	}
	n.aside = map[int64]bool{}
	for _, id := range n.q.Articles.Mentioning {
		if n.q.Of != graph.CountSentences {
			break
		}
		node, found, err := n.c.number(ctx, sqlNode, id)
		if err != nil {
			return err
		}
		if found {
			n.aside[node] = true
		}
	}
	return nil
}

// unpack reads column named: the entities of an article, and the sentences that name them when asked for.
func (a *listed) unpack(b []byte, sentences bool) bool {
	u := unpacker{b: b}
	a.entities = make([]seen, u.count())
	for i := range a.entities {
		a.entities[i] = seen{int64(u.num()), u.num(), u.num()}
	}
	if !sentences {
		return !u.bad
	}
	a.sentences = make([][]int, u.count())
	for i := range a.sentences {
		named := make([]int, u.count())
		for j := range named {
			if named[j] = u.num(); named[j] >= len(a.entities) {
				return false
			}
		}
		a.sentences[i] = named
	}
	return !u.bad
}

// speaksOf reports whether the counts speak of an entity.
func (n *counting) speaksOf(e *seen) bool {
	return (n.allowed == nil || n.allowed[e.id]) && !n.aside[e.id]
}

// article counts an article once under each value that it has.
func (n *counting) article(a *listed) {
	if !n.by(graph.PerEntity, graph.PerType) {
		n.add(n.place(a.value), 1)
		return
	}
	all := make([]int, len(a.entities))
	for i := range all {
		all[i] = i
	}
	n.under(a, all)
}

// under counts one thing under each of its entities, or each of their types.
func (n *counting) under(a *listed, entities []int) {
	types := 0
	for _, i := range entities {
		e := &a.entities[i]
		if !n.speaksOf(e) || !n.by(graph.PerEntity) && types>>e.typ&1 == 1 {
			continue
		}
		types |= 1 << e.typ
		n.add(n.groupOf(a, e), 1)
	}
}

// groupOf returns the group of an entity in an article.
func (n *counting) groupOf(a *listed, e *seen) group {
	var g group
	if len(n.q.By) > 1 || !n.by(graph.PerEntity) {
		g = n.place(func(d graph.Dimension) string {
			if d == graph.PerType {
				return string(decode(nodeTypes(), e.typ))
			}
			return a.value(d)
		})
	}
	if n.by(graph.PerEntity) {
		g.entity = e.id
	}
	return g
}

func (n *counting) sentencesOf(a *listed) {
	for _, named := range a.sentences {
		aside := 0
		for _, i := range named {
			if n.aside[a.entities[i].id] {
				aside++
			}
		}
		switch {
		case aside < len(n.aside):
		case len(n.q.By) == 0:
			n.total++
		default:
			n.under(a, named)
		}
	}
}

func (n *counting) mentionsOf(a *listed) {
	for i := range a.entities {
		if e := &a.entities[i]; n.speaksOf(e) {
			n.add(n.groupOf(a, e), e.mentions)
		}
	}
}

// entities counts entities.
func (n *counting) entities(ctx context.Context) error {
	sel := entitySelection(n.q.Entities, 0)
	sel.group = "e.type, e.kind"
	sql, args := sel.statement("e.type, e.kind, count(*)")
	return n.c.query(ctx, sql, args, func(r row) error {
		n.add(n.place(func(d graph.Dimension) string {
			if d == graph.PerKind {
				return r.text(1)
			}
			return string(decode(nodeTypes(), r.int(0)))
		}), r.int(2))
		return nil
	})
}
