package view

import (
	"math"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// MarshalString writes a string, and null for an empty one: graph writes "unknown" as the empty string.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// UnmarshalString reads a string.
func UnmarshalString(v any) (string, error) { return graphql.UnmarshalString(v) }

// MarshalInt writes an Int, which GraphQL bounds to 32 bits; a greater number is written as the bound.
func MarshalInt(n int) graphql.Marshaler {
	return graphql.MarshalInt(max(math.MinInt32, min(n, math.MaxInt32)))
}

// UnmarshalInt reads an Int. It refuses numbers beyond 32 bits.
func UnmarshalInt(v any) (int, error) {
	n, err := graphql.UnmarshalInt32(v)
	if err != nil {
		return 0, graph.Invalidf("an Int has 32 bits")
	}
	return int(n), nil
}

// MarshalDate writes a date, and null for an unknown one.
func MarshalDate(d graph.Date) graphql.Marshaler { return MarshalString(string(d)) }

// UnmarshalDate reads a date. It refuses what is no date of one of the three precisions.
func UnmarshalDate(v any) (graph.Date, error) {
	s, ok := v.(string)
	if d := graph.Date(s); ok && d.Valid() {
		return d, nil
	}
	return "", graph.Invalidf("a date is written as 2026, 2026-03 or 2026-03-12")
}

// MarshalKind writes a kind in upper case, and null for none.
func MarshalKind(k graph.Kind) graphql.Marshaler { return MarshalString(KindName(k)) }

// UnmarshalKind reads a kind. Only values of the enum get here.
func UnmarshalKind(v any) (graph.Kind, error) {
	s, err := graphql.UnmarshalString(v)
	return graph.Kind(strings.ReplaceAll(strings.ToLower(s), "_", "-")), err
}

// KindName returns the value of the enum Kind that stands for k: "zorg-welzijn" is ZORG_WELZIJN.
func KindName(k graph.Kind) string { return strings.ToUpper(strings.ReplaceAll(string(k), "-", "_")) }
