package view_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

func written(m graphql.Marshaler) string {
	var b strings.Builder
	m.MarshalGQL(&b)
	return b.String()
}

func TestWritten(t *testing.T) {
	for want, m := range map[string]graphql.Marshaler{
		`"x"`:                view.MarshalString("x"),
		`null`:               view.MarshalString(""),
		`"2026-03"`:          view.MarshalDate("2026-03"),
		`12`:                 view.MarshalInt(12),
		`2147483647`:         view.MarshalInt(math.MaxInt32 + 1),
		`-2147483648`:        view.MarshalInt(math.MinInt64),
		`"ZORG_WELZIJN"`:     view.MarshalKind(graph.KindCare),
		`"\"\u003cé’\u0000"`: view.MarshalString("\"<é’\x00"),
	} {
		var a, b any
		if json.Unmarshal([]byte(want), &a) != nil || json.Unmarshal([]byte(written(m)), &b) != nil || a != b {
			t.Errorf("written %s, want %s", written(m), want)
		}
	}
	if got := written(view.MarshalDate("")) + written(view.MarshalKind("")); got != "nullnull" {
		t.Errorf("nothing is written %s", got)
	}
}

func TestReadBack(t *testing.T) {
	for _, of := range graph.EntityTypes() {
		for _, k := range graph.Kinds(of) {
			if got, err := view.UnmarshalKind(view.KindName(k)); err != nil || got != k {
				t.Errorf("%s is read as %s, %v", k, got, err)
			}
		}
	}
	if n, err := view.UnmarshalInt(json.Number("2147483647")); err != nil || n != math.MaxInt32 {
		t.Errorf("%d, %v", n, err)
	}
	if d, err := view.UnmarshalDate("2026-02-28"); err != nil || d != "2026-02-28" {
		t.Errorf("%s, %v", d, err)
	}
}

func TestRefused(t *testing.T) {
	for _, n := range []any{json.Number("2147483648"), json.Number("-2147483649"), json.Number("1e99"), json.Number("1.5"), []any{}} {
		if _, err := view.UnmarshalInt(n); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %v", n, err)
		}
	}
	for _, d := range []any{"gisteren", "2026-02-30", "2026-13", "20260101", 2026, nil} {
		if _, err := view.UnmarshalDate(d); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %v", d, err)
		}
	}
}

func TestRelationSeenFromANode(t *testing.T) {
	edge := func(s string, p graph.Predicate, o string) view.Relation {
		return view.Relation{Edge: graph.Edge{EdgeKey: graph.EdgeKey{Subject: s, Predicate: p, Object: o}}}
	}
	cases := []struct {
		relation  view.Relation
		at        string
		direction graph.Direction
		other     string
	}{
		{edge("a", graph.Uses, "b"), "a", graph.Outgoing, "b"},
		{edge("a", graph.Uses, "b"), "b", graph.Incoming, "a"},
		{edge("a", graph.CollaboratesWith, "b"), "b", graph.Both, "a"},
		{edge("a", graph.Related, "b"), "a", graph.Both, "b"},
	}
	for _, c := range cases {
		e := view.NodeRelationEdge{Node: c.relation, At: c.at}
		if e.Direction() != c.direction || e.Other() != c.other {
			t.Errorf("%s at %s: %q, %s", c.relation.ID(), c.at, e.Direction(), e.Other())
		}
	}
}
