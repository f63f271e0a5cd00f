package sqlite

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// entityColumns are what entityOf reads.
const entityColumns = `e.name, e.type, e.kind, e.label, e.key, e.mentions, e.articles, e.claims, e.first, e.last, e.definition,
	e.same_as, e.aliases`

// lastRune sorts after everything that a search key holds.
const lastRune = "\U0010FFFF"

// entityWidth is the number of entityColumns.
const entityWidth = 13

func entityOf(r row) (graph.Entity, error) {
	e := graph.Entity{
		ID: r.text(0), Type: graph.EntityType(decode(nodeTypes(), r.int(1))), Kind: graph.Kind(r.text(2)), Name: r.text(3),
		Mentions: r.int(5), Articles: r.int(6), Claims: r.int(7), First: graph.Date(r.text(8)), Last: graph.Date(r.text(9)),
		Definition: r.text(10),
	}
	var ok, fine bool
	e.SameAs, ok = unpackList(r.blob(11))
	e.Aliases, fine = unpackList(r.blob(12))
	if !ok || !fine {
		return e, errDigest
	}
	e.SameAs, e.Aliases = slices.Clip(e.SameAs), slices.Clip(e.Aliases) // an answer may be shared: see moment
	return e, nil
}

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Page[graph.Entity], error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Page[graph.Entity]
	err := s.read(ctx, func(ctx context.Context, c *conn) (err error) {
		out, err = perParent(ctx, c, q.OfArticles, func(article int64) (graph.Page[graph.Entity], error) {
			sel := entitySelection(q.Filter, article)
			return page(ctx, c, sel, entityOrder(q.Order), q.Window, func(r row) (graph.Entity, graph.Position, error) {
				e, err := entityOf(r)
				e.Salience, e.Here = r.int(entityWidth), r.int(entityWidth+1)
				return e, entityPosition(q.Order, &e, r.text(4)), err
			})
		})
		return err
	})
	return out, err
}

// entitySelection selects entities, those of an article when there is one.
func entitySelection(f graph.EntityFilter, article int64) *selection {
	q := &selection{columns: entityColumns + ", 0, 0", from: "entity e"}
	switch {
	case article != 0:
		q.columns = entityColumns + ", s.salience, s.mentions"
		q.from = "sighting s CROSS JOIN entity e ON e.id = s.entity"
		q.and("s.article = ?", article)
		if len(f.IDs) > 0 {
			q.and(inList("e.name"), list(f.IDs))
		}
	case len(f.IDs) > 0:
		q.from = "json_each(?) i CROSS JOIN node n ON n.name = i.value CROSS JOIN entity e ON e.id = n.id"
		q.fromArgs = []any{list(distinct(f.IDs))}
	}
	narrowEntities(q, f)
	return q
}

// narrowEntities adds everything of a filter but its ids to a selection with an entity e.
func narrowEntities(q *selection, f graph.EntityFilter) {
	if len(f.Types) > 0 {
		codes := make([]int, len(f.Types))
		for i, t := range f.Types {
			codes[i] = codeOfType(graph.NodeType(t))
		}
		q.and(inList("e.type"), list(codes))
	}
	if len(f.Kinds) > 0 {
		q.and(inList("e.kind"), list(f.Kinds))
	}
	if f.NamePrefix != "" {
		q.and("e.key >= ? AND e.key < ? AND substr(e.key, 1, length(?)) = ?", f.NamePrefix, f.NamePrefix+lastRune, f.NamePrefix, f.NamePrefix)
	}
	if f.NameContains != "" {
		q.and("instr(e.key, ?) > 0", f.NameContains)
	}
	if f.SameAs != "" {
		if strings.HasSuffix(f.SameAs, ":") {
			after := strings.TrimSuffix(f.SameAs, ":") + ";" // the next character: behind everything that starts with the register
			q.and("e.id IN (SELECT entity FROM identifier WHERE value >= ? AND value < ?)", f.SameAs, after)
		} else {
			q.and("e.id IN (SELECT entity FROM identifier WHERE value = ?)", f.SameAs)
		}
	}
	if f.MinArticles > 0 {
		q.and("e.articles >= ?", f.MinArticles)
	}
}

func entityOrder(o graph.EntityOrder) order {
	switch o {
	case graph.MostMentions:
		return order{[]string{"-e.mentions", "e.name"}, byCount}
	case graph.MostArticles:
		return order{[]string{"-e.articles", "e.name"}, byCount}
	case graph.MostClaims:
		return order{[]string{"-e.claims", "e.name"}, byCount}
	case graph.MostSalient:
		return order{[]string{"-s.salience", "-s.mentions", "e.name"}, func(p graph.Position) ([]any, error) {
			salience, here, _ := strings.Cut(p.Key, " ")
			a, err := strconv.Atoi(salience)
			b, err2 := strconv.Atoi(here)
			if err != nil || err2 != nil {
				return nil, badPosition(p)
			}
			return []any{-a, -b, p.ID}, nil
		}}
	default:
		return order{[]string{"e.key", "e.name"}, byText}
	}
}

func entityPosition(o graph.EntityOrder, e *graph.Entity, key string) graph.Position {
	switch o {
	case graph.MostMentions:
		key = strconv.Itoa(e.Mentions)
	case graph.MostArticles:
		key = strconv.Itoa(e.Articles)
	case graph.MostClaims:
		key = strconv.Itoa(e.Claims)
	case graph.MostSalient:
		key = strconv.Itoa(e.Salience) + " " + strconv.Itoa(e.Here)
	}
	return graph.Position{Key: key, ID: e.ID}
}
